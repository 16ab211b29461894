import type { ConceptId } from '../domain/concept.ts';
import { maleShareByInheritance, onsetRanges } from '../domain/onset.ts';
import type { Hierarchy } from '../domain/hierarchy.ts';
import { noObject, rowKinds as kindsOfRow } from '../differential/findingRows.ts';
import type { FindingRows } from '../differential/findingRows.ts';
import type { MergedPair } from '../differential/mergeDiseases.ts';
import { mergeDiseases } from '../differential/mergeDiseases.ts';
import type { Method } from '../differential/method.ts';
import { measuredMethod } from '../differential/method.ts';
import type { DifferentialModel, DiseaseEntries } from '../differential/model.ts';
import { buildModel } from '../differential/model.ts';
import type { TraitClasses } from '../differential/traits.ts';
import type { MappingRow } from '../graph-files/rows.ts';
import { rowCodecs } from '../graph-files/rows.ts';
import type { Adjacency, ColumnReader, TextColumn, TextTable } from './columns.ts';
import { readFindingRows } from './findingRows.ts';
import type { Steps } from './steps.ts';
import { atOnce, inTurns } from './steps.ts';
import type { Topology } from './topology.ts';

/** What a release states of diseases and their findings, and the model built from it when it is first asked for. */
export class DiseaseKnowledge {
  readonly #columns: ColumnReader;
  readonly #topology: Topology;
  readonly #source: Uint16Array;
  readonly #assertionIds: TextColumn;
  readonly #references: TextTable;
  readonly #cited: Adjacency;
  #rows: FindingRows | undefined;
  #merged: readonly MergedPair[] | undefined;
  #model: DifferentialModel | undefined;

  constructor(columns: ColumnReader, topology: Topology) {
    this.#columns = columns;
    this.#topology = topology;
    this.#source = columns.u16('assertions.source');
    this.#assertionIds = columns.table('assertions.id').texts;
    this.#references = columns.table('references');
    this.#cited = columns.adjacency('references.assertions');
  }

  get rows(): FindingRows {
    return (this.#rows ??= readFindingRows(this.#columns));
  }
  /** The model of the measured method, kept. */
  get model(): DifferentialModel {
    return (this.#model ??= this.modelBy(measuredMethod));
  }
  /** Builds the model now, so that no question waits for it, nor for its building. */
  async prepare(): Promise<void> {
    this.#model ??= await inTurns(this.#modelSteps(measuredMethod));
  }
  modelBy(method: Method): DifferentialModel {
    return atOnce(this.#modelSteps(method));
  }
  #modelSteps(method: Method): Steps<DifferentialModel> {
    return buildModel(this.rows, this.#findingHierarchy(), this.entries, method, this.#traitClasses());
  }
  /** Pairs of entries that are taken for one disease, with the rule. */
  get merged(): readonly MergedPair[] {
    return (this.#merged ??= mergeDiseases(this.#subjects().map((subject) => this.#named(subject))));
  }
  /** The entries of each disease, in the order of the release. */
  get entries(): readonly DiseaseEntries[] {
    const keptOf = new Map(this.merged.map(({ kept, merged }) => [this.#topology.indexOf(kept), this.#topology.indexOf(merged)]));
    const merged = new Set(keptOf.values());
    return this.#subjects().filter((subject) => !merged.has(subject)).map((subject): DiseaseEntries => {
      const other = keptOf.get(subject);
      return other === undefined ? [subject] : [subject, other];
    });
  }

  assertionIdOf(row: number): string {
    return this.#assertionIds.at(this.rows.assertion[row] ?? 0);
  }
  /** Place among the sources of the release. */
  sourceOf(row: number): number {
    return this.#source[this.rows.assertion[row] ?? 0] ?? 0;
  }
  /** The rows that cite a reference; undefined where nothing in the release does. */
  rowsCiting(reference: string): readonly number[] | undefined {
    const place = this.#references.indexOf(reference);
    if (place === -1) return undefined;
    const { assertion } = this.rows;
    const rows: number[] = [];
    for (const cited of this.#cited.targets.subarray(this.#cited.offsets[place], this.#cited.offsets[place + 1])) {
      const row = placeIn(assertion, cited);
      if (row !== -1) rows.push(row);
    }
    return rows;
  }

  /** Everything that a row states findings of, ascending. */
  #subjects(): number[] {
    const { subject, kind } = this.rows;
    const found = new Set<number>();
    for (let row = 0; row < subject.length; row += 1) if (kind[row] === kindsOfRow.finding) found.add(subject[row] ?? 0);
    return [...found];
  }

  /** The hierarchy, with each stated finding also below what an accepted mapping says is broader in another system: the release's own hierarchies stay apart. */
  #findingHierarchy(): Hierarchy {
    const { hierarchy } = this.#topology;
    const stated = new Set(this.rows.object.filter((object, row) => object !== noObject && ((this.rows.kind[row] ?? 0) <= kindsOfRow.excluded || this.rows.kind[row] === kindsOfRow.riskFactor)));
    return hierarchy.with([...stated].flatMap((child) => {
      const broader = this.#mappingsAt(child, 'concepts.mappings').flatMap(({ target, relation, status }) => (relation === 'BROADER' && status === 'ACCEPTED' && target !== undefined ? [this.#topology.indexOf(target)] : []));
      return [...new Set(broader)].filter((parent) => parent !== -1 && !hierarchy.subsumes(parent, child)).map((parent) => [child, parent] as const);
    }));
  }
  #mappingsAt(subject: number, name: 'concepts.mappings' | 'concepts.mappedFrom'): readonly MappingRow[] {
    const { offsets, targets } = this.#columns.adjacency(name);
    const lines = this.#columns.texts('mappings.line');
    return Array.from(targets.subarray(offsets[subject], offsets[subject + 1]), (place) => rowCodecs.mappings.decode(lines.at(place).split('\t')));
  }

  #traitClasses(): TraitClasses {
    const byIndex = <Value>(byId: Readonly<Record<ConceptId, Value>>): ReadonlyMap<number, Value> =>
      new Map(Object.entries(byId).map(([id, value]) => [this.#topology.indexOf(id as ConceptId), value]));
    return { onset: byIndex(onsetRanges), maleShare: byIndex(maleShareByInheritance) };
  }

  #named(subject: number): { readonly id: ConceptId; readonly label: string; readonly exactly: readonly ConceptId[] } {
    const id = this.#topology.idAt(subject);
    const terms = this.#columns.adjacency('concepts.terms');
    const first = terms.offsets[subject] ?? 0;
    const label = first < (terms.offsets[subject + 1] ?? 0) ? this.#columns.texts('terms.text').at(terms.targets[first] ?? 0) : '';
    const exactly = [...this.#mappingsAt(subject, 'concepts.mappings'), ...this.#mappingsAt(subject, 'concepts.mappedFrom')].flatMap(({ source, target, relation, status }) =>
      (relation !== 'EXACT' || (status !== 'OFFICIAL' && status !== 'ACCEPTED') ? [] : [source, target].filter((end) => end !== undefined && end !== id) as ConceptId[]));
    return { id, label, exactly };
  }
}

/** Place of a value in an ascending list, or -1. */
function placeIn(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value ? low : -1;
}
