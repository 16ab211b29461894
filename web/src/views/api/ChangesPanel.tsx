import { counted, date as dateWords } from '../../components/format.ts';
import log from '../../generated/schemaChanges.json';

type Change = readonly [place: string, before: string | null, after: string | null];

const days = log.map(({ date, changes }) => ({ date, changes: changes as unknown as readonly Change[] })).reverse();

/** What came to the schema, changed in it and went from it, the latest day first. */
export default function ChangesPanel() {
  return (
    <>
      <p className="note">By day, as the contract of this version came about. What is changed or removed may ask for a change of what was written before it.</p>
      {days.map(({ date, changes }, index) => {
        const added = changes.filter(([, before]) => before === null);
        const removed = changes.filter(([, , after]) => after === null);
        const changed = changes.filter(([, before, after]) => before !== null && after !== null);
        return (
          <section key={date}>
            <h2>{dateWords(date)}</h2>
            <Part title="changed" changes={changed} open />
            <Part title="removed" changes={removed} open />
            <Part title={index === days.length - 1 ? 'in the first version' : 'added'} changes={added} open={false} />
          </section>
        );
      })}
    </>
  );
}

function Part({ title, changes, open }: { title: string; changes: readonly Change[]; open: boolean }) {
  if (changes.length === 0) return null;
  return (
    <details open={open} className="changes">
      <summary>
        {counted(changes.length, 'place')} {title}
      </summary>
      <ul className="plain">
        {changes.map(([place, before, after]) => (
          <li key={place}>
            <code>{place}</code>
            <span className="note">
              {': '}
              {before}
              {before !== null && after !== null && ' is now '}
              {after}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
