import type { ConceptId, ConceptKind, ConceptStanding, TermScope, TermType } from '../server/domain/concept.ts';
import type { AssertionRow, GraphRow, MappingRow } from '../server/graph-files/rows.ts';

interface ConceptFacts {
  readonly active?: boolean;
  readonly standing?: ConceptStanding;
  readonly replacedBy?: readonly ConceptId[];
  readonly definition?: string;
}

/** Active and published unless `facts` says otherwise. */
export const conceptRow = (id: ConceptId, kind: ConceptKind, facts: ConceptFacts = {}): GraphRow => ({
  kind: 'concepts',
  row: { id, kind, active: true, standing: 'PUBLISHED', replacedBy: [], definition: '', ...facts },
});

export const termRow = (concept: ConceptId, type: TermType, text: string, scope: TermScope = 'EXACT', language = 'en'): GraphRow => ({
  kind: 'terms',
  row: { concept, type, scope, language, text },
});

export const parentRow = (child: ConceptId, parent: ConceptId): GraphRow => ({ kind: 'hierarchy', row: { child, parent } });

const bareAssertion = {
  object: undefined, note: '', value: undefined, frequency: undefined, accuracy: undefined, qualifiers: [], evidenceCode: '', author: '',
  recordedAt: '', references: [], states: '',
} as const;

export const assertionRow = (facts: Pick<AssertionRow, 'subject' | 'predicate'> & Partial<AssertionRow>): GraphRow => ({
  kind: 'assertions',
  row: { ...bareAssertion, ...facts },
});

/** A mapping that the publisher states. */
export const officialMappingRow = (facts: Pick<MappingRow, 'source' | 'target' | 'relation'> & Partial<MappingRow>): GraphRow => ({
  kind: 'mappings',
  row: { targetsTogether: [], status: 'OFFICIAL', flags: [], references: [], ...facts },
});

/** A mapping that is stated here. */
export const acceptedMappingRow = (facts: Pick<MappingRow, 'source' | 'target' | 'relation'>): GraphRow => ({
  kind: 'mappings',
  row: { targetsTogether: [], status: 'ACCEPTED', flags: [], references: [], ...facts },
});

/** Published text on one line, which the graph files require. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
