import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { conceptPath, queryText } from './components/address.ts';
import { Combobox, type Option } from './components/Combobox.tsx';
import { openInNewTab } from './components/rowMenu.ts';
import type { Sheet } from './App.tsx';
import { SuggestedConcept } from './views/search/SuggestedConcept.tsx';
import { looksLikeCode, useCodeJump, useSuggestions } from './views/search/suggestions.ts';
import { views } from './views/index.ts';

export const paletteFieldId = 'palette';
const rowsMax = 15;

interface Entry {
  readonly option: Option;
  readonly address: string | undefined;
  run(): void;
}

/** One field for concepts, codes, views and acts; `#`, `@` and `>` narrow it to one of them. */
export function Palette({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const jump = useCodeJump();
  const prefix = /^[>#@]/.exec(typed)?.[0];
  const text = typed.replace(/^[>#@]\s*/, '').trim();
  const asksConcepts = prefix === undefined || (prefix === '#' && looksLikeCode(text));
  const suggestions = useSuggestions(asksConcepts ? text : '');

  const goTo = (address: string): void => {
    setTyped('');
    void navigate(address);
  };
  const contains = (words: string): boolean => words.toLowerCase().includes(text.toLowerCase());

  const concepts = suggestions.map(({ node, why }): Entry => {
    const address = conceptPath(node.id);
    return {
      option: { key: node.id, group: 'Concepts', content: <SuggestedConcept concept={node} why={why} /> },
      address,
      run: () => {
        goTo(address);
      },
    };
  });
  const screens = views
    .map(({ key, path, title }) => ({ key, title, path: path.replace(/\/:\w+\?$/, '') }))
    .filter(({ path, title }) => !path.includes(':') && path !== pathname && contains(title))
    .map(({ key, path, title }): Entry => ({
      option: { key: `@${key}`, group: 'Views', content: title },
      address: path,
      run: () => {
        goTo(path);
      },
    }));
  const act = (key: string, title: string, run: () => void): Entry => ({
    option: { key: `>${key}`, group: 'Acts', content: title },
    address: undefined,
    run: () => {
      setTyped('');
      run();
    },
  });
  const acts = [
    act('release', 'Show the sources of this release', () => {
      onSheet('release');
    }),
    act('keys', 'Show the keys', () => {
      onSheet('keys');
    }),
    act('settings', 'Change the settings', () => {
      onSheet('settings');
    }),
    act('print', 'Print this view', () => {
      print();
    }),
  ].filter(({ option }) => typeof option.content === 'string' && contains(option.content));

  const entries = [
    ...(asksConcepts ? concepts : []),
    ...(prefix === '@' || (prefix === undefined && text.length > 1) ? screens : []),
    ...(prefix === '>' || (prefix === undefined && text.length > 1) ? acts : []),
  ].slice(0, rowsMax);

  return (
    <div className="palette" role="search" aria-label="Search or jump">
      <Combobox
        label="Search or jump to a code"
        placeholder="Search or jump to a code…"
        fieldId={paletteFieldId}
        value={typed}
        options={entries.map(({ option }) => option)}
        onType={setTyped}
        onTake={(key, newTab) => {
          const entry = entries.find(({ option }) => option.key === key);
          if (newTab && entry?.address) openInNewTab(entry.address);
          else entry?.run();
        }}
        onSubmit={() => {
          if (text === '' || prefix === '>' || prefix === '@') return;
          void jump(text).then((id) => {
            goTo(id === undefined ? `/?q=${queryText(text)}` : conceptPath(id));
          });
        }}
      />
      <kbd aria-hidden="true">Ctrl K</kbd>
    </div>
  );
}
