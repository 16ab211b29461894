import type { ConceptId } from '../server/domain/concept.ts';
import type { IngestChanges, TouchedConcept } from '../server/domain/ingestRun.ts';
import { readRows } from '../server/graph-files/reader.ts';
import type { ConceptRow, GraphRows, TermRow } from '../server/graph-files/rows.ts';
import { rowCodecs, rowKinds } from '../server/graph-files/rows.ts';
import type { GraphFilesWriter } from '../server/graph-files/writer.ts';

export interface Comparison {
  readonly changes: IngestChanges;
  /** Concepts that mappings of other sources may name, by their ids. */
  readonly touched: ReadonlyMap<ConceptId, TouchedConcept>;
}

/** Rows of a kind that only one side has. */
interface Difference<Row> {
  readonly gone: readonly Row[];
  readonly come: readonly Row[];
}

/** The concept that a line is about: the first cell of every kind of row but references, which are about none. */
const subjectOf = (line: string): string => line.slice(0, line.indexOf('\t'));
const kinds = rowKinds.filter((kind) => kind !== 'references');

/** How what was read differs from the graph files in the folders, which it takes the place of. */
export async function changesFrom(folders: readonly string[], rows: Pick<GraphFilesWriter, 'lines'>): Promise<Comparison> {
  const [before, after, differing] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const linesOf = async (kind: (typeof kinds)[number]): Promise<Difference<string>> => {
    const gone = new Set<string>();
    for (const folder of folders) for await (const batch of readRows(folder, kind)) for (const { line } of batch) gone.add(line);
    for (const line of gone) before.add(subjectOf(line));
    const same = new Set<string>();
    const come = new Set<string>();
    for (const line of rows.lines(kind)) {
      after.add(subjectOf(line));
      if (gone.delete(line)) same.add(line);
      else if (!same.has(line)) come.add(line);
    }
    for (const line of [...gone, ...come]) differing.add(subjectOf(line));
    return { gone: [...gone], come: [...come] };
  };
  const concepts = rowsOf('concepts', await linesOf('concepts'));
  const touched = touchedBy(concepts, rowsOf('terms', await linesOf('terms')), (ids) => {
    const lines = ids.size === 0 ? [] : rows.lines('terms').filter((line) => isId(ids, subjectOf(line)));
    return namesIn(lines.map((line) => rowCodecs.terms.decode(line.split('\t'))));
  });
  for (const kind of kinds) if (kind !== 'concepts' && kind !== 'terms') await linesOf(kind);
  const changes = { added: 0, changed: 0, retired: 0, removed: 0 };
  const retired = new Set<string>([...touched.values()].filter(({ touch }) => touch === 'RETIRED').map(({ id }) => id));
  for (const subject of differing) {
    if (!before.has(subject)) changes.added += 1;
    else if (!after.has(subject)) changes.removed += 1;
    else if (retired.has(subject)) changes.retired += 1;
    else changes.changed += 1;
  }
  return { changes, touched };
}

const isId = (ids: ReadonlySet<string>, id: string): boolean => ids.has(id);

const rowsOf = <Kind extends 'concepts' | 'terms'>(kind: Kind, { gone, come }: Difference<string>): Difference<GraphRows[Kind]> => {
  const read = (line: string): GraphRows[Kind] => rowCodecs[kind].decode(line.split('\t'));
  return { gone: gone.map(read), come: come.map(read) };
};

/** A concept that is only mentioned by a source is none of its concepts. */
const isListed = ({ standing }: ConceptRow): boolean => standing !== 'REFERENCED';

/** The name of each concept as it is shown: English where there is one. */
function namesIn(terms: readonly TermRow[]): ReadonlyMap<ConceptId, TermRow> {
  const names = new Map<ConceptId, TermRow>();
  for (const term of terms) if (term.type === 'PREFERRED' && (term.language === 'en' || !names.has(term.concept))) names.set(term.concept, term);
  return names;
}

function touchedBy(concepts: Difference<ConceptRow>, terms: Difference<TermRow>, namesOf: (ids: ReadonlySet<ConceptId>) => ReadonlyMap<ConceptId, TermRow>): ReadonlyMap<ConceptId, TouchedConcept> {
  const come = new Map(concepts.come.filter(isListed).map((row) => [row.id, row]));
  const outOfUse = concepts.gone.filter(isListed).flatMap(({ id, active }) => {
    const now = come.get(id);
    return now === undefined || (active && !now.active) ? [{ id, now }] : [];
  });
  const before = namesIn(terms.gone);
  const after = namesIn(terms.come);
  // A name that stayed is on both sides, and so in no difference.
  const stayed = namesOf(new Set(outOfUse.map(({ id }) => id).filter((id) => !after.has(id))));
  const touched = new Map<ConceptId, TouchedConcept>();
  for (const { id, now } of outOfUse) {
    const labelAfter = (after.get(id) ?? stayed.get(id))?.text;
    touched.set(id, { id, touch: now === undefined ? 'REMOVED' : 'RETIRED', labelBefore: before.get(id)?.text ?? labelAfter ?? id, labelAfter: now && labelAfter, replacedBy: now?.replacedBy ?? [] });
  }
  for (const [id, { text, language }] of before) {
    const now = after.get(id);
    if (!touched.has(id) && now !== undefined && now.language === language) touched.set(id, { id, touch: 'RENAMED', labelBefore: text, labelAfter: now.text, replacedBy: [] });
  }
  return touched;
}
