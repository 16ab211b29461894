import { Plain } from './Plain.tsx';

/** Only web addresses become links: what a source states may be anything. */
const isWebAddress = (href: string): boolean => /^https?:\/\//i.test(href) && URL.canParse(href);

export function ExternalLink({ href, children, tabIndex }: { href: string | null | undefined; children: string; tabIndex?: number }) {
  if (!href || !isWebAddress(href)) return <Plain>{children}</Plain>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer" tabIndex={tabIndex} className="external">
      <Plain>{children}</Plain>
      <span className="visually-hidden"> (new tab)</span>
    </a>
  );
}
