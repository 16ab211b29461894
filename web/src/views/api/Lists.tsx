import { copyText } from '../../components/copyText.ts';
import { views } from '../index.ts';
import { jobs } from './examples.ts';
import { storedOperations } from './storedOperations.ts';

interface ListProps {
  /** Key or id of what is in the editor, as long as it was chosen here. */
  chosen: string;
  onChoose: (op: string) => void;
}

export function ExampleList({ chosen, onChoose }: ListProps) {
  return jobs.map(({ title, examples }) => (
    <section key={title}>
      <h2>{title}</h2>
      <ul className="plain">
        {examples.map((example) => (
          <li key={example.key}>
            <button className="choice" aria-pressed={example.key === chosen} onClick={() => { onChoose(example.key); }}>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

const usedByWords = (usedBy: string): string => views.find(({ key }) => key === usedBy)?.title ?? (usedBy === 'evidence' ? 'Lists of evidence and candidates' : 'Every view');

export function OperationList({ chosen, onChoose }: ListProps) {
  return (
    <>
      <p className="note">
        The explorer's own operations. Each can be sent by its id in place of its text, and a server may be told to run no others.{' '}
        {storedOperations.some(({ deprecated }) => deprecated.length > 0) ? 'Some use fields that will go.' : 'None uses a field that will go.'}
      </p>
      <ul className="plain operations">
        {storedOperations.map(({ id, name, usedBy, deprecated }) => (
          <li key={id}>
            <button className="choice" aria-pressed={id === chosen} onClick={() => { onChoose(id); }}>
              {name}
            </button>
            <button aria-label={`Copy id of ${name}`} onClick={() => { void copyText(`sha256:${id}`, 'Id copied'); }}>
              Copy id
            </button>
            <p className="note">
              {usedByWords(usedBy)} · <code>{id.slice(0, 12)}…</code>
              {deprecated.map(({ field, reason }) => ` · ${field} will go: ${reason}`)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
