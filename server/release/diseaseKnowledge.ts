import type { ConceptId, TermType } from '../domain/concept.ts';
import { systemOf, termScopes, termTypes } from '../domain/concept.ts';
import { maleShareByInheritance, onsetRanges } from '../domain/onset.ts';
import type { Hierarchy } from '../domain/hierarchy.ts';
import type { QuestionBurden } from '../domain/questionBurden.ts';
import { questionBurdens } from '../domain/questionBurden.ts';
import { noObject, rowKinds as kindsOfRow } from '../differential/findingRows.ts';
import type { FindingRows } from '../differential/findingRows.ts';
import type { MergedPair, NamedDisease } from '../differential/mergeDiseases.ts';
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

/** Its findings describe the annotated diseases. */
const annotatedSystem = 'HP';

/** What a release states of diseases and their findings, and the model built from it when it is first asked for. */
export class DiseaseKnowledge {
  readonly #columns: ColumnReader;
  readonly #topology: Topology;
  readonly #source: Uint16Array;
  readonly #assertionIds: TextColumn;
  readonly #references: TextTable;
  readonly #cited: Adjacency;
  #read: ReturnType<typeof readFindingRows> | undefined;
  #machineRead: ReadonlySet<string> | undefined;
  #ofPractice: ReadonlySet<number> | undefined;
  #merged: readonly MergedPair[] | undefined;
  #model: DifferentialModel | undefined;
  #findingSystems: readonly string[] | undefined;
  #burdens: ReadonlyMap<number, QuestionBurden> | undefined;

  constructor(columns: ColumnReader, topology: Topology) {
    this.#columns = columns;
    this.#topology = topology;
    this.#source = columns.u16('assertions.source');
    this.#assertionIds = columns.table('assertions.id').texts;
    this.#references = columns.table('references');
    this.#cited = columns.adjacency('references.assertions');
  }

  get rows(): FindingRows {
    return this.#readRows().rows;
  }
  #readRows(): ReturnType<typeof readFindingRows> {
    return (this.#read ??= readFindingRows(this.#columns));
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
    if (this.#merged === undefined) {
      this.#merged = mergeDiseases(this.#subjects().map((subject) => this.#named(subject)));
    }
    return this.#merged;
  }
  /** The name that its tables give a condition of practice, where its own system calls it otherwise. */
  commonNameOf(disease: ConceptId): string | undefined {
    const index = this.#topology.indexOf(disease);
    return this.#isOfPractice(index) ? this.#exactNames(index).find(({ type }) => type === 'LAY')?.text : undefined;
  }
  /** The entries of each disease, in the order of the release. */
  get entries(): readonly DiseaseEntries[] {
    const mergedOf = new Map<number, number[]>();
    const merged = new Set<number>();
    for (const pair of this.merged) {
      const [kept, other] = [this.#topology.indexOf(pair.kept), this.#topology.indexOf(pair.merged)];
      mergedOf.set(kept, [...(mergedOf.get(kept) ?? []), other]);
      merged.add(other);
    }
    const below = (subject: number): number[] => (mergedOf.get(subject) ?? []).flatMap((other) => [other, ...below(other)]);
    return this.#subjects().filter((subject) => !merged.has(subject)).map((subject): DiseaseEntries => [subject, ...below(subject)]);
  }

  /** Systems of the findings that rows state, those of most first. */
  get findingSystems(): readonly string[] {
    return (this.#findingSystems ??= this.#countFindingSystems());
  }
  #countFindingSystems(): readonly string[] {
    const counts = new Map<string, number>();
    for (const finding of this.#statedFindings()) {
      const system = this.#topology.systemOf(finding);
      counts.set(system, (counts.get(system) ?? 0) + 1);
    }
    return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([system]) => system);
  }

  /** What most rows about a finding say it takes to learn of it, of equally many the least; undefined where none says. */
  burdenOf(finding: number): QuestionBurden | undefined {
    return (this.#burdens ??= statedBurdens(this.rows)).get(finding);
  }

  assertionIdOf(row: number): string {
    return this.#assertionIds.at(this.rows.assertion[row] ?? 0);
  }
  /** Whether a machine signed the reading of a statement about a disease. */
  isMachineRead(assertionId: string): boolean {
    return (this.#machineRead ??= new Set(Array.from(this.#readRows().machineRead, (place) => this.#assertionIds.at(place)))).has(assertionId);
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

  /** The findings that rows state. */
  #statedFindings(): ReadonlySet<number> {
    const { object, kind } = this.rows;
    return new Set(object.filter((concept, row) => concept !== noObject && ((kind[row] ?? 0) <= kindsOfRow.excluded || kind[row] === kindsOfRow.riskFactor)));
  }
  /**
   * The hierarchy, with each stated finding also below what an accepted mapping says is broader in another system, and
   * below the one of the annotated findings that is mapped to it: the release's own hierarchies stay apart.
   */
  #findingHierarchy(): Hierarchy {
    const { hierarchy } = this.#topology;
    return hierarchy.with([...this.#statedFindings()].flatMap((child) => {
      const broader = this.#mappingsAt(child, 'concepts.mappings').flatMap(({ target, relation, status }) => (relation === 'BROADER' && status === 'ACCEPTED' ? target ?? [] : []));
      const parents = [...broader, ...this.#annotatedAlike(this.#topology.idAt(child))].map((parent) => this.#topology.indexOf(parent));
      return [...new Set(parents)].filter((parent) => parent !== -1 && !hierarchy.subsumes(parent, child)).map((parent) => [child, parent] as const);
    }));
  }
  /** Findings of the HPO that the same thing in another system is mapped to: whoever has the one has the other, and both describe diseases. */
  #annotatedAlike(id: ConceptId): readonly ConceptId[] {
    return systemOf(id) === annotatedSystem ? [] : this.#linksOf(id).filter(({ relation }) => relation === 'EXACT' || relation === 'CLOSE').map(({ end }) => end).filter((end) => systemOf(end) === annotatedSystem);
  }
  /** What official and accepted mappings tie a concept to, from whichever side. */
  #linksOf(id: ConceptId): readonly { readonly end: ConceptId; readonly relation: MappingRow['relation'] }[] {
    const index = this.#topology.indexOf(id);
    return [...this.#mappingsAt(index, 'concepts.mappings'), ...this.#mappingsAt(index, 'concepts.mappedFrom')]
      .filter(({ status, targetsTogether }) => (status === 'OFFICIAL' || status === 'ACCEPTED') && targetsTogether.length === 0)
      .flatMap(({ source, target, relation }) => [source, target].flatMap((end) => (end === undefined || end === id ? [] : [{ end, relation }])));
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

  /** Exact names, the label first; ids that a concept had before are none. */
  #exactNames(subject: number): readonly { readonly type: TermType; readonly text: string }[] {
    const { offsets, targets } = this.#columns.adjacency('concepts.terms');
    const [types, texts] = [this.#columns.u8('terms.type'), this.#columns.texts('terms.text')];
    return Array.from(targets.subarray(offsets[subject], offsets[subject + 1]), (place) => {
      const code = types[place] ?? 0;
      return { type: termTypes[Math.floor(code / termScopes.length)] ?? 'FORMER', scope: termScopes[code % termScopes.length], text: texts.at(place) };
    }).filter(({ type, scope }) => type !== 'FORMER' && scope === 'EXACT');
  }
  /** Whether studies of practice describe it. */
  #isOfPractice(subject: number): boolean {
    const { subject: subjects, details, kind } = this.rows;
    return (this.#ofPractice ??= new Set([...details.keys()].filter((row) => (kind[row] ?? 0) <= kindsOfRow.excluded).map((row) => subjects[row] ?? 0))).has(subject);
  }
  #named(subject: number): NamedDisease {
    const id = this.#topology.idAt(subject);
    const [label, ...otherNames] = this.#exactNames(subject).map(({ text }) => text);
    return { id, label: label ?? '', otherNames, isOfPractice: this.#isOfPractice(subject), exactly: this.#linksOf(id).flatMap(({ end, relation }) => (relation === 'EXACT' ? end : [])) };
  }
}

function statedBurdens({ details, object }: FindingRows): ReadonlyMap<number, QuestionBurden> {
  const counts = new Map<number, Map<QuestionBurden, number>>();
  for (const [row, { burden, about }] of details) {
    const stated = about === 'risk_factor' ? 'ASK' : burden;
    if (stated === undefined) continue;
    const finding = object[row] ?? noObject;
    const ofFinding = counts.get(finding) ?? new Map<QuestionBurden, number>();
    ofFinding.set(stated, (ofFinding.get(stated) ?? 0) + 1);
    counts.set(finding, ofFinding);
  }
  const most = (ofFinding: ReadonlyMap<QuestionBurden, number>) => questionBurdens.reduce((best, burden) => ((ofFinding.get(burden) ?? 0) > (ofFinding.get(best) ?? 0) ? burden : best));
  return new Map(Array.from(counts, ([finding, ofFinding]) => [finding, most(ofFinding)]));
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
