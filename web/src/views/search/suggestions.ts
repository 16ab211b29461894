import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { SuggestDocument, type ConceptKind, type SuggestQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../components/useAnswer.ts';

/** Letters struck within this time are asked together; far below what a person notices. */
const settleMs = 40;
const lettersMin = 3;
const codeLettersMin = 2;

export type Suggestion = SuggestQuery['searchConcepts']['edges'][number];

export interface SearchFilters {
  readonly systems?: readonly string[] | undefined;
  readonly kinds?: readonly ConceptKind[] | undefined;
  readonly within?: string | undefined;
  readonly includeInactive: boolean;
}

const noFilters: SearchFilters = { includeInactive: true };

/** A digit, and nothing that codes do not hold: E11.9, 44054006, HP:0001945, A10BA02. */
export const looksLikeCode = (text: string): boolean => /^(?=.*\d)([A-Za-z][\w-]*:)?[A-Za-z0-9][\w.-]*$/.test(text.trim());

const isLongEnough = (text: string): boolean => text.length >= (looksLikeCode(text) ? codeLettersMin : lettersMin);

const none: readonly Suggestion[] = [];

/** What may be meant so far; nothing before the third letter, or the second of a code, and nothing that answers other words. */
export function useSuggestions(typed: string, filters: SearchFilters = noFilters): readonly Suggestion[] {
  const text = useSettled(typed.trim());
  const asks = isLongEnough(text);
  const answer = useAnswer(SuggestDocument, suggestVariables(text, filters), !asks);
  if (!asks || !isLongEnough(typed.trim()) || answer.state !== 'ready') return none;
  const { text: answered } = answer.received.variables as { text: string };
  return isBeginning(answered, typed.trim()) || isBeginning(typed.trim(), answered) ? answer.data.searchConcepts.edges : none;
}

const isBeginning = (part: string, whole: string): boolean => whole.toLowerCase().startsWith(part.toLowerCase());

const suggestVariables = (text: string, { systems, kinds, within, includeInactive }: SearchFilters) => ({
  text,
  includeInactive,
  systems: systems?.length ? [...systems] : null,
  kinds: kinds?.length ? [...kinds] : null,
  within: within ?? null,
});

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, settleMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}

/** The one concept that a typed text is the code of; none when it is no code, or the code of several. */
export function useCodeJump(): (text: string) => Promise<string | undefined> {
  const client = useClient();
  return useCallback(
    async (text: string) => {
      if (!looksLikeCode(text)) return undefined;
      const { data } = await client.query(SuggestDocument, suggestVariables(text, noFilters)).toPromise();
      const coded = data?.searchConcepts.edges.filter(({ node, why }) => why.some(({ reason }) => reason === 'CODE') && isSameCode(text, node)) ?? [];
      const [only] = coded;
      return coded.length === 1 ? only?.node.id : undefined;
    },
    [client],
  );
}

const bare = (code: string): string => code.toUpperCase().replaceAll('.', '');

const isSameCode = (text: string, { id, code }: { id: string; code: string }): boolean => {
  const typed = bare(text.trim());
  return typed === bare(code) || typed === bare(id) || typed.slice(typed.indexOf(':') + 1) === bare(code);
};
