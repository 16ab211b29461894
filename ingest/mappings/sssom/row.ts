import type { ConceptId } from '../../../server/domain/concept.ts';
import { parseConceptId, parseConceptUri } from '../../../server/domain/codeSystem.ts';
import type { MappingRelation } from '../../../server/domain/mapping.ts';
import type { StatedMapping } from '../statedMappings.ts';
import { isCount, isDate } from '../statedMappings.ts';

/** What is wrong with a row: the value, why, and what to do. */
export interface RowFault {
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
}
export type Slots = (slot: string) => string;

/** Reads: the object is … than the subject. */
const relationOfPredicate: Readonly<Record<string, MappingRelation>> = {
  'skos:exactMatch': 'EXACT', 'owl:sameAs': 'EXACT', 'owl:equivalentClass': 'EXACT', 'owl:equivalentProperty': 'EXACT', 'semapv:crossSpeciesExactMatch': 'CLOSE',
  'skos:closeMatch': 'CLOSE', 'semapv:crossSpeciesCloseMatch': 'CLOSE', 'oboInOwl:hasDbXref': 'CLOSE', 'oio:hasDbXref': 'CLOSE',
  'skos:broadMatch': 'BROADER', 'rdfs:subClassOf': 'BROADER', 'semapv:crossSpeciesBroadMatch': 'BROADER',
  'skos:narrowMatch': 'NARROWER', 'semapv:crossSpeciesNarrowMatch': 'NARROWER',
  'skos:relatedMatch': 'RELATED', 'rdfs:seeAlso': 'RELATED', 'skos:related': 'RELATED',
};
const builtinIris: Readonly<Record<string, string>> = {
  skos: 'http://www.w3.org/2004/02/skos/core#', owl: 'http://www.w3.org/2002/07/owl#', rdfs: 'http://www.w3.org/2000/01/rdf-schema#', semapv: 'https://w3id.org/semapv/vocab/', sssom: 'https://w3id.org/sssom/',
  oboInOwl: 'http://www.geneontology.org/formats/oboInOwl#',
};
const noTerm = new Set(['sssom:NoTermFound', 'https://w3id.org/sssom/NoTermFound']);
/** Kinds of justification behind which a person stands. */
const curated = new Set(['semapv:ManualMappingCuration', 'semapv:MappingReview']);
/** Slots that are kept with the mapping, under the names that the graph uses for them. */
const keptSlots: readonly (readonly [slot: string, name: string])[] = [
  ['mapping_justification', 'justification'], ['confidence', 'confidence'], ['author_id', 'author'], ['author_label', 'authorLabel'], ['reviewer_id', 'reviewer'], ['reviewer_label', 'reviewerLabel'], ['mapping_date', 'date'],
  ['mapping_tool', 'tool'], ['mapping_provider', 'provider'], ['subject_source_version', 'sourceVersion'], ['object_source_version', 'targetVersion'], ['comment', 'comment'],
];

/** One row of an SSSOM table, or what is wrong with it. `curieMap` resolves prefixes that are written otherwise here. */
export function readSssomRow(slot: Slots, curieMap: Readonly<Record<string, string>>): StatedMapping | RowFault {
  const predicate = shortened(slot('predicate_id'), curieMap);
  const relation = relationOfPredicate[predicate];
  if (predicate === '') return { value: slot('predicate_id'), reason: 'predicate_id is empty', remedy: 'State how subject and object relate, as skos:exactMatch does.' };
  if (relation === undefined) return { value: slot('predicate_id'), reason: 'predicate_id is none that says how near two concepts are', remedy: `Use one of ${Object.keys(relationOfPredicate).join(', ')}.` };
  const modifier = slot('predicate_modifier');
  if (modifier !== '' && modifier.toLowerCase() !== 'not') return { value: modifier, reason: 'predicate_modifier is neither empty nor "Not"', remedy: 'Write Not for a mapping that is wrong, else leave it empty.' };
  const justification = shortened(slot('mapping_justification'), curieMap);
  if (!justification.startsWith('semapv:')) return { value: slot('mapping_justification'), reason: 'mapping_justification is no term of semapv', remedy: 'Say how the mapping came about, as semapv:ManualMappingCuration does.' };
  const confidence = slot('confidence');
  if (confidence !== '' && !(Number(confidence) >= 0 && Number(confidence) <= 1)) return { value: confidence, reason: 'confidence is no number from 0 to 1', remedy: 'Correct it or leave it empty.' };
  const date = slot('mapping_date');
  if (date !== '' && !isDate(date)) return { value: date, reason: 'mapping_date is no date', remedy: 'Write it as 2026-04-25.' };
  const count = slot('count');
  if (count !== '' && !isCount(count)) return { value: count, reason: 'count is no whole number above 0', remedy: 'Correct it or leave it empty for 1.' };

  const isPhrase = /literal$/i.test(slot('subject_type')) || slot('subject_id') === '';
  const phrase = slot('subject_label');
  if (isPhrase && !/[\p{L}\p{N}]/u.test(phrase)) return { value: phrase, reason: 'there is neither a subject_id nor a phrase in subject_label', remedy: 'Give one of them.' };
  const subject = isPhrase ? undefined : conceptOf(slot('subject_id'), curieMap);
  if (!isPhrase && subject === undefined) return { value: slot('subject_id'), reason: 'subject_id is no CURIE and no IRI of a known system', remedy: 'Write it as PREFIX:code.' };
  const isNone = noTerm.has(slot('object_id'));
  const object = isNone ? undefined : conceptOf(slot('object_id'), curieMap);
  if (!isNone && object === undefined) return { value: slot('object_id'), reason: 'object_id is no CURIE and no IRI of a known system', remedy: 'Write it as PREFIX:code, or sssom:NoTermFound.' };
  if (isNone && modifier !== '') return { value: modifier, reason: '"Not" of no term says nothing', remedy: 'Leave the modifier empty.' };

  const hasReviewer = slot('reviewer_id') !== '' || slot('reviewer_label') !== '';
  const facts = Object.fromEntries(keptSlots.map(([from, name]) => [name, from === 'mapping_justification' ? justification : slot(from)] as const).filter(([, value]) => value !== ''));
  return {
    subject, phrase, language: slot('subject_language') || 'en', object, count: Number(count || 1),
    relation: isNone ? 'NOT_MAPPED' : relation,
    status: modifier !== '' ? 'REJECTED' : curated.has(justification) || hasReviewer ? 'ACCEPTED' : 'CANDIDATE',
    facts: { predicate, ...facts },
  };
}

export const isFault = (read: StatedMapping | RowFault): read is RowFault => 'reason' in read;

/** A CURIE from a CURIE or an IRI. */
function shortened(text: string, curieMap: Readonly<Record<string, string>>): string {
  for (const [prefix, iri] of [...Object.entries(builtinIris), ...Object.entries(curieMap)]) if (text.startsWith(iri) && text.length > iri.length) return `${prefix}:${text.slice(iri.length)}`;
  const [prefix = '', ...rest] = text.split(':');
  const iri = curieMap[prefix];
  // A set may call skos by another prefix.
  const builtin = Object.entries(builtinIris).find(([, known]) => known === iri)?.[0];
  return builtin === undefined ? text : `${builtin}:${rest.join(':')}`;
}

function conceptOf(text: string, curieMap: Readonly<Record<string, string>>): ConceptId | undefined {
  if (/\s/.test(text) || text === '') return undefined;
  if (/^https?:/.test(text)) return parseConceptUri(text) ?? curieOf(text, curieMap);
  const colon = text.indexOf(':');
  const iri = curieMap[text.slice(0, colon)];
  const known = iri === undefined ? undefined : parseConceptUri(iri + text.slice(colon + 1));
  return known ?? parseConceptId(text);
}

const curieOf = (iri: string, curieMap: Readonly<Record<string, string>>): ConceptId | undefined => {
  const [prefix, base] = Object.entries(curieMap).find(([, start]) => iri.startsWith(start) && iri.length > start.length) ?? [];
  return prefix === undefined || base === undefined ? undefined : parseConceptId(`${prefix}:${iri.slice(base.length)}`);
};
