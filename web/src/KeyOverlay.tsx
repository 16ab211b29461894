import { Dialog } from './components/Dialog.tsx';
import { isCharacterKey, keyParts, keyTable, type KeyContext } from './components/keys.ts';
import { useSettings } from './components/settings.ts';

const titles = {
  everywhere: 'Everywhere',
  page: 'Outside text fields',
  combobox: 'Search fields',
  grid: 'Lists and tables',
  tree: 'The tree',
  tabs: 'Tabs',
  menu: 'Menus',
  search: 'Search',
  concept: 'Concept, in tabs and tables',
  differential: 'Differential, outside text fields',
  findings: 'Differential, findings of the case',
  proposals: 'Differential, proposed findings',
  question: 'Differential, next question',
  ranked: 'Differential, ranked diagnoses',
  coderField: 'Text coder, fields',
  spans: 'Text coder, the coded note',
  codes: 'Text coder, codes',
  spanPanel: 'Text coder, candidates of a span',
  apiField: 'API page, fields',
  completion: 'API page, suggestions',
  runs: 'Ingest, the list of runs',
} satisfies Record<KeyContext, string>;

/** Lists exactly what the handlers read: the table of keys. */
export function KeyOverlay({ onClose }: { onClose: () => void }) {
  const { letters } = useSettings();
  const contexts = Object.entries(titles);
  return (
    <Dialog title="Keys" onClose={onClose}>
      {!letters && <p>Keys of a single character are switched off in the settings and are not listed.</p>}
      <p>In the tree a letter jumps to the next row that begins with it.</p>
      <div className="key-columns">
        {contexts.map(([context, title]) => (
          <section key={context}>
            <h3>{title}</h3>
            <dl className="keys">
              {keyTable
                .filter((act) => act.context === context)
                .map(({ id, keys, words }) => ({ id, words, keys: keys.filter((key) => letters || context === 'tree' || !isCharacterKey(key)) }))
                .filter(({ keys }) => keys.length > 0)
                .map(({ id, keys, words }) => (
                  <div key={id} data-act={`${context}.${id}`} data-keys={keys.join(' ')}>
                    <dt>
                      {keys.map((key, index) => (
                        <span key={key}>
                          {index > 0 && ' or '}
                          {keyParts(key).map((part) => (
                            <kbd key={part}>{part}</kbd>
                          ))}
                        </span>
                      ))}
                    </dt>
                    <dd>{words}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
