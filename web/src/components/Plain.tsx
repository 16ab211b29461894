import { plainText } from './plainText.ts';

/** Text that came from a source: shown as text, isolated from the direction of what surrounds it. */
export function Plain({ children }: { children: string }) {
  return <bdi>{plainText(children)}</bdi>;
}
