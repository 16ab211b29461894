import { useState } from 'react';
import { copyText } from '../../components/copyText.ts';
import { count } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { JsonTree } from './JsonTree.tsx';
import type { Fault, Reply } from './sendQuestion.ts';

/** Characters of an answer that are drawn as text; a page of millions would stop the browser. */
const textShown = 500_000;

export function ReplyPane({ reply, onPlace }: { reply: Reply; onPlace: (line: number, column: number) => void }) {
  const [as, setAs] = useState<'tree' | 'text'>('tree');
  const text = JSON.stringify(reply.data, null, 2) as string | undefined;
  return (
    <section className="reply" aria-labelledby="reply-title">
      <h2 id="reply-title">Result</h2>
      <p className="reply-line" data-volatile>
        {Math.max(1, Math.round(reply.ms))} ms
        {reply.size && ` · cost ${count(reply.size.cost)} of ${count(reply.size.costMax)} · depth ${reply.size.depth} of ${reply.size.depthMax}`}
        {reply.release !== undefined && (
          <>
            {' '}
            · release <code>{reply.release}</code>
          </>
        )}
        {reply.requestId !== undefined && (
          <>
            {' '}
            · request <code>{reply.requestId}</code>
          </>
        )}
      </p>
      {reply.faults.length > 0 && (
        <ul className="faults" aria-label="Errors">
          {reply.faults.map((fault, index) => (
            <li key={index}>
              <FaultLine fault={fault} onPlace={onPlace} />
            </li>
          ))}
        </ul>
      )}
      {text !== undefined && (
        <>
          <p className="reply-acts">
            <button aria-pressed={as === 'tree'} onClick={() => { setAs('tree'); }}>
              Tree
            </button>
            <button aria-pressed={as === 'text'} onClick={() => { setAs('text'); }}>
              Text
            </button>
            <button onClick={() => { void copyText(text, 'Result copied'); }}>Copy result</button>
          </p>
          {as === 'tree' ? (
            <ul className="json json-root" aria-label="Result as a tree">
              <JsonTree name="data" value={reply.data} />
            </ul>
          ) : (
            <>
              {text.length > textShown && <p className="note">The first {count(textShown)} of {count(text.length)} characters; Copy result takes all.</p>}
              <pre tabIndex={0} role="region" aria-label="Result as text">
                {text.slice(0, textShown)}
              </pre>
            </>
          )}
        </>
      )}
    </section>
  );
}

export function FaultLine({ fault, onPlace }: { fault: Omit<Fault, 'path'> & { readonly path?: string | undefined }; onPlace: (line: number, column: number) => void }) {
  return (
    <>
      {fault.code !== undefined && <code>{fault.code}</code>} {plainText(fault.message)}
      {fault.path !== undefined && <span className="note"> at {plainText(fault.path)}</span>}
      {fault.locations.map(({ line, column }) => (
        <button key={`${line}:${column}`} onClick={() => { onPlace(line, column); }}>
          Go to line {line}, column {column}
        </button>
      ))}
    </>
  );
}
