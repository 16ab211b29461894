import { useNavigate } from 'react-router';
import { stringifyDocument } from 'urql';
import { copyText } from './copyText.ts';
import { Dialog } from './Dialog.tsx';
import { handOver } from './queryHandover.ts';
import type { Received } from './useAnswer.ts';

export function operationText({ operation, variables }: Received): { name: string; text: string; variables: string } {
  const text = stringifyDocument(operation);
  return { name: /\bquery (\w+)/.exec(text)?.[1] ?? 'query', text, variables: JSON.stringify(variables, null, 2) };
}

/** The operation and variables behind the view, ready to be sent again. */
export function QueryDrawer({ received, onClose }: { received: Received; onClose: () => void }) {
  const { text, variables } = operationText(received);
  const navigate = useNavigate();
  return (
    <Dialog title="Query of this view" side onClose={onClose}>
      <p>
        Sent by POST to <code>/graphql</code>. The same query answers the same on the same release.
      </p>
      <p>
        <button
          onClick={() => {
            void copyText(JSON.stringify({ query: text, variables: JSON.parse(variables) as unknown }), 'Query copied');
          }}
        >
          Copy as request body
        </button>{' '}
        <button
          onClick={() => {
            handOver({ text, variables });
            void navigate('/api');
          }}
        >
          Open in the API page
        </button>
      </p>
      <h3>Variables</h3>
      <pre tabIndex={0} role="region" aria-label="Variables">
        {variables}
      </pre>
      <h3>Operation</h3>
      <pre tabIndex={0} role="region" aria-label="Operation">
        {text}
      </pre>
    </Dialog>
  );
}
