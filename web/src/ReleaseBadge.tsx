import { Dialog } from './components/Dialog.tsx';
import { ExternalLink } from './components/ExternalLink.tsx';
import { age, count, counted, date, shortId } from './components/format.ts';
import { Plain } from './components/Plain.tsx';
import { systemShortName } from './components/systems.ts';
import { TierBadge } from './components/TierBadge.tsx';
import type { ShellQuery } from './generated/graphql.ts';

interface ReleaseBadgeProps {
  shell: ShellQuery | undefined;
  /** Whether the address names the release. */
  pinned: boolean;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

export function ReleaseBadge({ shell, pinned, open, onOpen, onClose }: ReleaseBadgeProps) {
  if (!shell) return null;
  const { release } = shell;
  return (
    <>
      <button aria-haspopup="dialog" className={pinned ? 'badge badge-pinned' : 'badge'} onClick={onOpen}>
        {pinned && 'Pinned: '}Release <code>{shortId(release.id)}</code>
        <span className="badge-sources"> · {counted(release.sources.length, 'source')}</span>
      </button>
      {open && <Sources shell={shell} onClose={onClose} />}
    </>
  );
}

function Sources({ shell, onClose }: { shell: ShellQuery; onClose: () => void }) {
  const { release } = shell;
  const now = new Date();
  return (
    <Dialog title="Sources of this release" onClose={onClose}>
      <p>
        Release <code>{release.id}</code> was built on {date(release.createdAt)}. It holds {counted(release.counts.concepts, 'concept')},{' '}
        {counted(release.counts.assertions, 'statement')} and {counted(release.counts.mappings, 'mapping')}.
      </p>
      {release.sources.map((source) => (
        <section key={source.id} className="source-card">
          <h3>
            <TierBadge tier={source.tier} /> <ExternalLink href={source.homepage}>{source.title}</ExternalLink>
          </h3>
          <dl>
            <dt>Version</dt>
            <dd>
              <Plain>{source.version}</Plain>
              {source.publishedOn && `, published ${date(source.publishedOn)} (${age(source.publishedOn, now)})`}
            </dd>
            <dt>Loaded</dt>
            <dd>
              {date(source.loadedAt)} ({age(source.loadedAt, now)})
            </dd>
            <dt>Licence</dt>
            <dd>
              <Plain>{source.licence}</Plain>
            </dd>
            <dt>Attribution</dt>
            <dd>
              <Plain>{source.attribution}</Plain>
            </dd>
          </dl>
        </section>
      ))}
      <h3>Code systems</h3>
      <ul className="plain">
        {shell.codeSystems.map((system) => (
          <li key={system.id}>
            <strong>{systemShortName(system.id)}</strong> <Plain>{system.name}</Plain>, <Plain>{system.version}</Plain>: {count(system.conceptCount)} concepts.{' '}
            {system.description !== '' && <Plain>{system.description}</Plain>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
