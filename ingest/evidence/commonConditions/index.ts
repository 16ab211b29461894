import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ConceptId } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import { assertionRow } from '../../rows.ts';
import type { FileRequirement, OpenedSource, OpenFiles, RecordOutcome, Source } from '../../source.ts';
import { conditionFault, conditionRows, subjectOf } from './conditions.ts';
import type { Fault } from '../../fault.ts';
import { fault, firstFault } from '../../fault.ts';
import { ProjectFindings, projectSystem } from './projectSystem.ts';
import { PublishedConcepts } from './publishedConcepts.ts';
import { Readings, reviewFault } from './readings.ts';
import { referenceIdOf, referenceRow, tablesSource } from './references.ts';
import { factRules, findingRules } from './rowFaults.ts';
import { sourceFault, sourceGap } from './sources.ts';
import { factStatement, findingStatement } from './statements.ts';
import type { BindingRow, ConceptTableRow, ConditionRow, FactRow, FindingRow, ReviewRow, SourceRow, TableRow } from './tables.ts';
import { bindingColumns, conceptColumns, conditionColumns, factColumns, findingColumns, readTable, reviewColumns, sourceColumns } from './tables.ts';

const sharedTables = ['conditions.tsv', 'sources.tsv', 'reviews.tsv', 'concepts.tsv', 'bindings.tsv'] as const;
const tableFolders = ['findings', 'facts'] as const;

/**
 * The tables of common conditions in a folder, checked against the concepts in `graphFiles` (a folder with one for each
 * source). Undefined where the folder holds no such tables.
 */
export async function commonConditionsSource(tables: string, graphFiles: string): Promise<Source | undefined> {
  const names = async (folder: string) => (await readdir(path.join(tables, folder)).catch(() => [])).filter((name) => name.endsWith('.tsv')).sort();
  if (!(await names('.')).includes('conditions.tsv')) return undefined;
  const shared = sharedTables.map((name): FileRequirement => ({ name, pattern: exactly(name), folder: path.basename(tables), what: `the table ${name}` }));
  const byCondition: FileRequirement[] = [];
  for (const folder of tableFolders) {
    for (const name of await names(folder)) byCondition.push({ name: `${folder}/${name}`, pattern: exactly(name), folder, what: `${folder} of a condition` });
  }
  const files = [...shared, ...byCondition];
  return {
    id: tablesSource, title: 'Common conditions', requires: ['HPO', 'ICD10CM', 'SNOMEDCT-GPS'], files,
    open: async (file) => new CommonConditions(await readTables(file, byCondition), await PublishedConcepts.read(graphFiles)),
  };
}

const exactly = (name: string): RegExp => new RegExp(`^${name.replaceAll('.', '\\.')}$`);

interface Tables {
  readonly conditions: readonly ConditionRow[];
  readonly sources: readonly SourceRow[];
  readonly reviews: readonly ReviewRow[];
  readonly concepts: readonly ConceptTableRow[];
  readonly bindings: readonly BindingRow[];
  readonly findings: readonly FindingRow[];
  readonly facts: readonly FactRow[];
}

async function readTables(file: OpenFiles, byCondition: readonly FileRequirement[]): Promise<Tables> {
  const ofFolder = async <Column extends string>(folder: string, columns: readonly Column[]): Promise<readonly TableRow<Column>[]> => {
    const read: TableRow<Column>[] = [];
    for (const { name } of byCondition.filter((requirement) => requirement.folder === folder)) read.push(...await readTable(file(name), columns));
    return read;
  };
  return {
    conditions: await readTable(file('conditions.tsv'), conditionColumns), sources: await readTable(file('sources.tsv'), sourceColumns),
    reviews: await readTable(file('reviews.tsv'), reviewColumns), concepts: await readTable(file('concepts.tsv'), conceptColumns),
    bindings: await readTable(file('bindings.tsv'), bindingColumns),
    findings: await ofFolder('findings', findingColumns), facts: await ofFolder('facts', factColumns),
  };
}

/** Every line of every table is a record. Drafts are skipped with what they still need; a row with a fault is rejected. */
class CommonConditions implements OpenedSource {
  readonly description: OpenedSource['description'];
  readonly records: AsyncIterable<RecordOutcome>;
  readonly #tables: Tables;
  readonly #published: PublishedConcepts;
  readonly #findings: ProjectFindings;
  readonly #readings: Readings;
  readonly #sources: ReadonlyMap<string, SourceRow>;
  readonly #conditions: ReadonlyMap<string, ConditionRow>;

  constructor(tables: Tables, published: PublishedConcepts) {
    this.#tables = tables;
    this.#published = published;
    this.#findings = new ProjectFindings(tables.concepts, tables.bindings);
    this.#readings = new Readings(tables.reviews);
    this.#sources = new Map(tables.sources.map((row) => [row.cells.source_id, row]));
    this.#conditions = new Map(tables.conditions.map((row) => [row.cells.condition, row]));
    this.records = this.#read();
    const version = tables.reviews.reduce((latest, { cells }) => (cells.read_on > latest ? cells.read_on : latest), '');
    const terms = {
      licence: 'CC BY 4.0: figures of the cited sources, restated and arranged by the contributors of this project',
      attribution: 'Common conditions of the Medical Knowledge Graph, its contributors; every row cites its own source. Read by machines only: no clinician has reviewed it.',
    };
    this.description = {
      source: tablesSource, title: 'Common conditions', version, ...(version === '' ? {} : { publishedOn: version }), ...terms, tier: 'CURATED',
      requires: ['HPO', 'ICD10CM', 'SNOMEDCT-GPS'],
      systems: [{
        id: projectSystem, name: 'Concepts of this project', version, licence: terms.licence, languages: ['en'], hierarchical: true,
        description: 'What HPO, SNOMED CT and ICD-10-CM lack for the common conditions: findings, each below or mapped to its broader concept, and conditions without an exact SNOMED CT concept. Each is a request to the publishers.',
      }],
    };
  }

  statedCounts(): readonly [] {
    return [];
  }
  /** Concepts of this system hang on concepts of others, by mappings. */
  isRoot(): boolean {
    return true;
  }

  async *#read(): AsyncGenerator<RecordOutcome> {
    await Promise.resolve();
    const { conditions, sources, reviews, concepts, bindings, findings, facts } = this.#tables;
    const rows = [...findings, ...facts];
    const context = { published: this.#published, sources: this.#sources, conditions: new Set(this.#conditions.keys()) };
    const [ofFinding, ofFact] = [findingRules(context), factRules(context)];
    const faults = new Map<TableRow<'row_id'>, Fault | undefined>([
      ...findings.map((row) => [row, firstFault(ofFinding, row.cells)] as const), ...facts.map((row) => [row, firstFault(ofFact, row.cells)] as const),
    ]);
    for (const row of repeated(rows, ({ cells }) => cells.row_id)) faults.set(row, fault(row.cells.row_id, 'another row has the same id', 'Give it the next free number; ids are never used twice.'));
    const gapOf = (row: FindingRow | FactRow): string | undefined => {
      const status = this.#readings.of(row.cells.row_id);
      const source = this.#sources.get(row.cells.source);
      return 'missing' in status ? status.missing : source === undefined ? 'the source is missing' : sourceGap(source.cells);
    };
    const loaded = new Set(rows.filter((row) => faults.get(row) === undefined && gapOf(row) === undefined));
    const loadedConditions = new Set([...loaded].map(({ cells }) => cells.condition));

    const usedSources = new Set(rows.map(({ cells }) => cells.source));
    const loadedSources = new Set([...loaded].map(({ cells }) => cells.source));
    const boundCodes = new Set(findings.flatMap(({ cells }) => this.#findings.bindingOf(cells)?.concept ?? []));
    const usedCodes = withBroader(concepts, boundCodes);
    const matchOfRow = new Map(findings.map(({ cells }) => [cells.row_id, cells.match]));
    const known = new Set([...rows.map(({ cells }) => cells.row_id), ...this.#conditions.keys(), ...this.#sources.keys()]);
    const subjects = repeated(conditions, ({ cells }) => subjectOf(cells));

    for (const row of conditions) {
      const found = conditionFault(this.#published, row.cells) ?? (subjects.has(row) ? fault(row.cells.snomed, 'another condition is this concept too', 'Say how they differ, or make them one.') : undefined);
      yield outcome(row, found, loadedConditions.has(row.cells.condition) ? undefined : 'no row of the condition can be loaded yet', () => conditionRows(this.#published, row.cells));
    }
    for (const row of concepts) yield outcome(row, this.#findings.conceptFault(this.#published, row.cells, usedCodes), undefined, () => this.#findings.rowsOf(row.cells));
    for (const row of bindings) yield outcome(row, this.#findings.bindingFault(this.#published, row.cells, matchOfRow), undefined, () => []);
    const described = new Set<string>();
    for (const row of sources) {
      const unused = usedSources.has(row.cells.source_id) ? undefined : fault(row.cells.source_id, 'no row cites this source', 'Delete it, or cite it.');
      const gap = sourceGap(row.cells) ?? (loadedSources.has(row.cells.source_id) ? undefined : 'no row that cites the source can be loaded yet');
      yield outcome(row, sourceFault(row.cells) ?? unused, gap, () => {
        const id = referenceIdOf(row);
        const isFirst = !described.has(id);
        described.add(id);
        return isFirst ? [{ kind: 'references', row: referenceRow(row) }] : [];
      });
    }
    for (const row of reviews) {
      const { row_or_condition: about } = row.cells;
      const withdrawn = this.#conditions.has(about.replace(/-[fx]\d+$/, '')) && !known.has(about);
      const unknown = known.has(about) || withdrawn ? undefined : fault(about, 'no row, condition or source has this id', 'Correct the id.');
      yield outcome(row, reviewFault(row.cells) ?? unknown, withdrawn ? 'the row that it is about was withdrawn' : undefined, () => []);
    }
    for (const row of findings) {
      yield outcome(row, faults.get(row), gapOf(row), () => {
        const read = this.#readOf(row);
        return read === undefined ? [] : [assertionRow(findingStatement(row, this.#findings.bindingOf(row.cells), read))];
      });
    }
    for (const row of facts) {
      yield outcome(row, faults.get(row), gapOf(row), () => {
        const read = this.#readOf(row);
        return read === undefined ? [] : [assertionRow(factStatement(row, read))];
      });
    }
  }

  #readOf({ cells }: FindingRow | FactRow) {
    const status = this.#readings.of(cells.row_id);
    const source = this.#sources.get(cells.source);
    const condition = this.#conditions.get(cells.condition);
    if ('missing' in status || source === undefined || condition === undefined) return undefined;
    return { subject: subjectOf(condition.cells), ages: agesOf(condition.cells.who), source, reading: status.reading };
  }
}

/** The ages that the table of a condition is about, where it is limited to some. */
const agesOf = (who: string): '' | 'child' | 'adult' => (who.startsWith('CHILD') ? 'child' : who.includes('ADULT') ? 'adult' : '');

function outcome(row: TableRow<string>, found: Fault | undefined, gap: string | undefined, rows: () => readonly GraphRow[]): RecordOutcome {
  if (found !== undefined) return { ...row.origin, outcome: 'rejected', ...found };
  if (gap !== undefined) return { ...row.origin, outcome: 'skipped', reason: gap };
  return { ...row.origin, outcome: 'accepted', rows: rows() };
}

/** Every row whose key an earlier one has. */
function repeated<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlySet<Row> {
  const seen = new Set<string>();
  return new Set(rows.filter((row) => {
    const key = keyOf(row);
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated;
  }));
}

/** The codes in use: those that rows mean, and those above them in the table. */
function withBroader(concepts: readonly ConceptTableRow[], bound: ReadonlySet<ConceptId>): ReadonlySet<string> {
  const broaderOf = new Map(concepts.map(({ cells }) => [`${projectSystem}:${cells.code}`, cells.broader]));
  const used = new Set<string>();
  for (const start of bound) {
    for (let id: string | undefined = start; id !== undefined && broaderOf.has(id) && !used.has(id); id = broaderOf.get(id)) used.add(id);
  }
  return new Set([...used].map((id) => id.slice(projectSystem.length + 1)));
}
