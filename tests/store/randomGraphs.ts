import fc from 'fast-check';
import type { Predicate } from '../../server/domain/assertion.ts';
import type { ConceptId } from '../../server/domain/concept.ts';
import { conceptKinds, conceptStandings, termScopes, termTypes } from '../../server/domain/concept.ts';
import { mappingRelations, mappingStatuses } from '../../server/domain/mapping.ts';
import type { GraphRow } from '../../server/graph-files/rows.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { describe } from '../fixtures/rows.ts';

/** Few ids and words, so that rows of several sources meet on the same concepts. */
const ids: readonly ConceptId[] = ['A:1', 'A:2', 'A:10', 'A:chapter-2', 'A:chapter-10', 'B:1', 'B:1.5', 'B:é', 'C:1', 'C:2'];
const id = fc.constantFrom(...ids);
const references = fc.uniqueArray(fc.constantFrom('PMID:1', 'PMID:2', 'OMIM:1', 'https://example.org/a?b=c'), { maxLength: 3 });
const text = fc.constantFrom('', 'note', 'Größe <b>', 'with ; and =', '\u202eodd\u0007');
const qualifiers = fc.array(fc.record({ name: fc.constantFrom('sex', 'onset'), value: fc.constantFrom('FEMALE', 'a=b', '') }), { maxLength: 2 });
const predicate = fc.constantFrom<Predicate>('HAS_FINDING', 'EXCLUDES_FINDING', 'CODE_ALSO', 'RISK_FACTOR');
const frequency = fc.constantFrom(
  undefined, { estimate: 0.25, low: 0.1, high: 0.5, stated: '25%' }, { estimate: 0, low: 0, high: 0.2, numerator: 0, denominator: 12, stated: '0/12' },
);

const listing: fc.Arbitrary<GraphRow> = fc.record({
  kind: fc.constant('concepts' as const),
  row: fc.record({
    id, kind: fc.constantFrom(...conceptKinds), active: fc.boolean(), standing: fc.constantFrom(...conceptStandings),
    replacedBy: fc.uniqueArray(id, { maxLength: 2 }), definition: fc.constantFrom('', 'What it is.'),
  }),
});
const term: fc.Arbitrary<GraphRow> = fc.record({
  kind: fc.constant('terms' as const),
  row: fc.record({
    concept: id, type: fc.constantFrom(...termTypes), scope: fc.constantFrom(...termScopes), language: fc.constantFrom('en', 'de', 'fr'),
    text: fc.constantFrom('fever', 'Fieber', 'fièvre', 'Ménière’s disease', '\ud83e\udda0 germ', 'zz'),
  }),
});
/** From a later id to an earlier one, so that there is no cycle. */
const edge: fc.Arbitrary<GraphRow> = fc.tuple(fc.nat(ids.length - 1), fc.nat(ids.length - 1)).filter(([a, b]) => a !== b).map(([a, b]) => ({
  kind: 'hierarchy', row: { child: ids[Math.max(a, b)] ?? 'A:1', parent: ids[Math.min(a, b)] ?? 'A:2' },
}));
const assertion: fc.Arbitrary<GraphRow> = fc.record({
  kind: fc.constant('assertions' as const),
  row: fc.record({
    subject: id, predicate, object: fc.option(id, { nil: undefined }), note: text, frequency, qualifiers,
    evidenceCode: fc.constantFrom('', 'PCS'), author: fc.constantFrom('', 'HPO:iea'), recordedAt: fc.constantFrom('', '2024-02-29'), references, states: fc.constantFrom('', '9 of 10, hospital'),
    value: fc.constantFrom(undefined, { value: 12, low: 3, unit: 'per 100000 person-years', context: 'Denmark' }),
    accuracy: fc.constantFrom(undefined, { sensitivity: 0.9, likelihoodRatioPositiveInterval: [1.2, 3], setting: 'EMERGENCY' as const }),
  }),
});
const described: fc.Arbitrary<GraphRow> = fc.record({
  kind: fc.constant('references' as const),
  row: fc.record({
    id: fc.constantFrom('PMID:1', 'OMIM:1', 'PMID:404'), kind: fc.constantFrom('ARTICLE' as const, 'GUIDELINE' as const), title: fc.constantFrom('A title', 'Ein Titel'),
    year: fc.constantFrom(1999, 2024), container: fc.constantFrom('', 'BMJ 1:2'), uri: fc.constantFrom('', 'https://example.org/1'),
  }),
});
const mapping: fc.Arbitrary<GraphRow> = fc.record({
  source: id, target: fc.option(id, { nil: undefined, freq: 4 }), together: fc.uniqueArray(id, { maxLength: 2 }),
  relation: fc.constantFrom(...mappingRelations), status: fc.constantFrom(...mappingStatuses), flags: qualifiers, references,
})
  .filter(({ source, target, together }) => source !== target && !together.includes(source))
  .map(({ together, ...row }) => ({
    kind: 'mappings', row: { ...row, targetsTogether: row.target === undefined ? [] : together.filter((other) => other !== row.target) },
  }));

const rowsOf = (place: number): fc.Arbitrary<readonly GraphRow[]> =>
  fc.tuple(
    fc.uniqueArray(listing, { maxLength: 8, selector: (row) => (row.kind === 'concepts' ? row.row.id : '') }),
    fc.array(term, { maxLength: 10 }), fc.array(edge, { maxLength: 10 }), fc.array(assertion, { maxLength: 12 }), fc.array(mapping, { maxLength: 8 }),
    fc.uniqueArray(described, { maxLength: 2, selector: ({ row }) => ('title' in row ? row.id : '') }),
    // Two concepts with one former id would leave open which is meant.
    fc.uniqueArray(fc.constantFrom(0, 1), { maxLength: 2 }).chain((formers) => fc.tuple(...formers.map((former) => id.map((concept): GraphRow => ({
      kind: 'terms', row: { concept, type: 'FORMER', scope: 'EXACT', language: 'en', text: `OLD:${place * 2 + former}` },
    }))))),
  ).map((kinds) => kinds.flat());

/** One to three sources in any order, over the same few concepts. */
export const graphOfSources: fc.Arbitrary<readonly SourceRows[]> = fc
  .tuple(rowsOf(0), rowsOf(1), rowsOf(2), fc.constantFrom(['S1'], ['S2', 'S1'], ['S1', 'S2', 'S3'], ['S3', 'S1', 'S2']))
  .map(([one, two, three, names]) => names.map((source, place) => ({ description: describe(source, ['A', 'B', 'C']), rows: [one, two, three][place] ?? [] })));
