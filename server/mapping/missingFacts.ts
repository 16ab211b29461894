import type { ConceptId } from '../domain/concept.ts';
import { codeOf, systemOf } from '../domain/concept.ts';
import type { PatientFact } from '../domain/mapRule.ts';
import { isEncounterCode } from './billable.ts';
import type { Comparer } from './features.ts';

const factOfGroup: Readonly<Record<string, PatientFact>> = { laterality: 'LATERALITY', age: 'AGE', sex: 'SEX' };

/** Which fact about the patient would settle a choice. */
export class MissingFacts {
  readonly #comparer: Comparer;

  constructor(comparer: Comparer) {
    this.#comparer = comparer;
  }

  /** Facts that the words themselves speak of. */
  of(words: readonly string[]): readonly PatientFact[] {
    return distinct([...this.#comparer.groupsOf(words)].flatMap((group) => factOfGroup[group] ?? []));
  }

  /** Facts that decide between concepts that a phrase points to alike. */
  between(concepts: readonly { readonly id: ConceptId; readonly words: readonly string[] }[]): readonly PatientFact[] {
    const [first] = concepts;
    const facts = [...this.differing(concepts)];
    // One substance under several main groups is taken in several ways, or for several ends.
    if (first !== undefined && systemOf(first.id) === 'ATC') facts.push(new Set(concepts.map(({ id }) => codeOf(id)[0])).size > 1 ? 'ROUTE' : 'INDICATION');
    return distinct(facts);
  }

  /** Facts that the names of the concepts differ in. */
  differing(concepts: readonly { readonly id: ConceptId; readonly words: readonly string[] }[]): readonly PatientFact[] {
    const [first] = concepts;
    if (first === undefined) return [];
    const shared = first.words.filter((word) => concepts.every(({ words }) => words.includes(word)));
    const differing = concepts.flatMap(({ words }) => words.filter((word) => !shared.includes(word)));
    const facts = [...this.of(differing)];
    if (concepts.every(({ id }) => isEncounterCode(id))) facts.push('EPISODE');
    return distinct(facts);
  }
}

const distinct = (facts: readonly PatientFact[]): readonly PatientFact[] => [...new Set(facts)];
