import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { conceptPath } from '../../components/address.ts';
import { Combobox } from '../../components/Combobox.tsx';
import { openInNewTab } from '../../components/rowMenu.ts';
import type { Filters } from './filters.ts';
import { SuggestedConcept } from './SuggestedConcept.tsx';
import { useCodeJump, useSuggestions } from './suggestions.ts';

/** The field is a draft until Enter or leaving it asks; an address that changes meanwhile does not touch what is typed. */
export function SearchField({ asked, filters, onAsk }: { asked: string; filters: Filters; onAsk: (text: string) => void }) {
  const [draft, setDraft] = useState(asked);
  const [lastAsked, setLastAsked] = useState(asked);
  const [focused, setFocused] = useState(false);
  const navigate = useNavigate();
  const jump = useCodeJump();
  const suggestions = useSuggestions(focused && draft !== asked ? draft : '', filters);
  // Back and forward change what is asked; the field follows unless someone is typing in it.
  if (asked !== lastAsked) {
    setLastAsked(asked);
    if (!focused) setDraft(asked);
  }
  const ask = (): void => {
    if (draft.trim() !== asked.trim()) onAsk(draft.trim());
  };
  /** The draft is put aside at once: the field loses the focus as the concept's view replaces it, and would ask what it then holds. */
  const openConcept = (id: string): void => {
    flushSync(() => {
      setDraft(asked);
    });
    void navigate(conceptPath(id));
  };
  return (
    <form
      role="search"
      aria-label="Search the concepts"
      className="search-field"
      onFocus={() => {
        setFocused(true);
      }}
      onBlur={() => {
        setFocused(false);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Combobox
        label="Search the concepts by name or code"
        placeholder="Name, synonym, abbreviation or code"
        fieldId="search-field"
        value={draft}
        options={suggestions.map(({ node, why }) => ({ key: node.id, group: 'Concepts', content: <SuggestedConcept concept={node} why={why} /> }))}
        onType={setDraft}
        onTake={(key, newTab) => {
          if (newTab) {
            setDraft(asked);
            openInNewTab(conceptPath(key));
          } else openConcept(key);
        }}
        onSubmit={() => {
          void jump(draft).then((id) => {
            if (id === undefined) ask();
            else openConcept(id);
          });
        }}
        onLeave={ask}
      />
      <button type="submit" className="primary">
        Search
      </button>
    </form>
  );
}
