import { useId, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { announce } from '../../components/announce.ts';
import { Combobox } from '../../components/Combobox.tsx';
import { plainText } from '../../components/plainText.ts';
import { SuggestDocument, type ConceptNameFragment, type FindingStatus } from '../../generated/graphql.ts';
import { SuggestedConcept } from '../search/SuggestedConcept.tsx';
import { looksLikeCode, useSuggestions, type SearchFilters, type Suggestion } from '../search/suggestions.ts';
import { learnNames } from './findingNames.ts';
import { useFindingSystems } from './useFindingSystems.ts';

export const findingFieldId = 'finding';

/** Codes of other systems are led to the findings that describe diseases by the server. */
const byCode: SearchFilters = { includeInactive: false };

/** "no rash" and "-rash" enter a finding as absent. */
export function typedFinding(typed: string): { readonly text: string; readonly status: FindingStatus } {
  const [, denial, text = ''] = /^(no\s|not\s|without\s|-)?\s*(.*)$/i.exec(typed.trimStart()) ?? [];
  return { text: text.trimEnd(), status: denial === undefined ? 'PRESENT' : 'ABSENT' };
}

const isNamed = (text: string, { node, why }: Suggestion): boolean =>
  [node.label, node.code, node.id, ...why.flatMap(({ term }) => term ?? [])].some((name) => name.toLowerCase() === text.toLowerCase());

/** Adds findings by name, synonym, plain words or code; the field is free for the next one at once. */
export function FindingField({ onAdd }: { onAdd: (concept: ConceptNameFragment, status: FindingStatus) => void }) {
  const [typed, setTyped] = useState('');
  const [missed, setMissed] = useState('');
  const client = useClient();
  const hint = useId();
  const { text, status } = typedFinding(typed);
  const systems = useFindingSystems();
  const byWords = useMemo<SearchFilters>(() => ({ systems, kinds: ['FINDING'], includeInactive: false }), [systems]);
  const filters = looksLikeCode(text) ? byCode : byWords;
  const suggestions = useSuggestions(text, filters);
  const options = useMemo(
    () =>
      suggestions.map(({ node, why }) => ({
        key: node.id,
        group: status === 'ABSENT' ? 'Add as absent' : 'Findings',
        content: <SuggestedConcept concept={node} why={why} />,
      })),
    [suggestions, status],
  );
  const add = (concept: ConceptNameFragment): void => {
    setTyped('');
    setMissed('');
    learnNames([concept]);
    onAdd(concept, status);
  };
  const submit = async (): Promise<void> => {
    if (text === '') return;
    const { data } = await client
      .query(SuggestDocument, { text, includeInactive: filters.includeInactive, systems: filters.systems ? [...filters.systems] : null, kinds: filters.kinds ? [...filters.kinds] : null, within: null })
      .toPromise();
    const named = data?.searchConcepts.edges.find((edge) => isNamed(text, edge));
    if (named) {
      add(named.node);
      return;
    }
    const problem = `No finding is named exactly “${plainText(text)}”. The arrow keys choose one from the list.`;
    setMissed(problem);
    announce(problem);
  };
  return (
    <div className="finding-field">
      <Combobox
        label="Add a finding"
        placeholder="Add a finding: fever, no rash, HP:0001250…"
        fieldId={findingFieldId}
        value={typed}
        options={options}
        describedBy={hint}
        onType={(value) => {
          setTyped(value);
          setMissed('');
        }}
        onTake={(key) => {
          const taken = suggestions.find(({ node }) => node.id === key);
          if (taken) add(taken.node);
        }}
        onSubmit={() => {
          void submit();
        }}
      />
      <p id={hint} className="field-hint quiet">
        {missed === '' ? '“no” before a finding enters it as absent.' : missed}
      </p>
    </div>
  );
}
