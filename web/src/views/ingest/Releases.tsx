import { useState } from 'react';
import { count, counted, date } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { BuiltReleaseFragment } from '../../generated/graphql.ts';
import { ConfirmRelease } from './ConfirmRelease.tsx';

/** The built releases: which one answers, and the acts that serve another. */
export function Releases({ releases, served, mayAct, busy, onServe }: { releases: readonly BuiltReleaseFragment[]; served: readonly string[]; mayAct: boolean; busy: boolean; onServe: (release: string) => void }) {
  const [asking, setAsking] = useState<BuiltReleaseFragment>();
  const [present, before] = served;
  const isRollback = asking !== undefined && asking.id === before;
  return (
    <section aria-labelledby="releases-title">
      <h2 id="releases-title">Releases</h2>
      <ul className="plain releases">
        {releases.map((release) => (
          <li key={release.id}>
            <code>{release.id}</code> {release.id === present && <strong>served</strong>}
            {release.id === before && 'served before'}{' '}
            <span className="note">
              built {date(release.createdAt)}, {counted(release.counts.concepts, 'concept')}: {release.sources.map(({ source, version }) => `${plainText(source)} ${plainText(version)}`).join(', ')}
            </span>{' '}
            {mayAct && release.id !== present && (
              <button disabled={busy} aria-haspopup="dialog" onClick={() => { setAsking(release); }}>
                {release.id === before ? 'Roll back to it' : 'Switch to it'}
                <span className="visually-hidden"> {release.id}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <ConfirmRelease
          title={isRollback ? 'Roll back' : 'Switch'}
          release={asking.id}
          act={isRollback ? 'Roll back' : 'Switch'}
          busy={busy}
          onConfirm={() => { setAsking(undefined); onServe(asking.id); }}
          onClose={() => { setAsking(undefined); }}
        >
          <p>
            From then on it answers everybody, with {count(asking.counts.concepts)} concepts. <code>{present}</code> stays built, and can be served again.
          </p>
        </ConfirmRelease>
      )}
    </section>
  );
}
