import type { Qualifier } from '../../../server/domain/assertion.ts';
import type { ConceptKind } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import type { Fault } from '../../fault.ts';
import { fault } from '../../fault.ts';
import type { InputFile } from '../../input.ts';
import type { GraphFolders } from '../../loadedConcepts.ts';
import { LoadedConcepts } from '../../loadedConcepts.ts';
import { isDate } from '../../mappings/statedMappings.ts';
import { assertionRow, oneLine } from '../../rows.ts';
import type { OpenedSource, Source } from '../../source.ts';
import { readSourceHeader } from '../../tableHeader.ts';
import { tableRecords } from '../../tableRecords.ts';
import { frequencyTerm, isOfNone, parseFrequency } from '../hpoa/frequency.ts';

const what = 'a table of findings';
const requiredColumns = ['disease', 'finding', 'frequency', 'reference'] as const;
const columnNames = [...requiredColumns, 'excluded', 'sex', 'comment', 'author', 'date'] as const;
type ColumnName = (typeof columnNames)[number];
type Cell = (column: ColumnName) => string;

/** Kinds of a plain table are OTHER where its author gave none. */
const diseaseKinds: readonly ConceptKind[] = ['DISEASE', 'EVENT', 'OTHER'];
const findingKinds: readonly ConceptKind[] = ['FINDING', 'DISEASE', 'OBSERVABLE', 'EVENT', 'OTHER'];
const sexes: Readonly<Partial<Record<string, string>>> = { F: 'FEMALE', FEMALE: 'FEMALE', M: 'MALE', MALE: 'MALE' };

/** What an operator knows of diseases: which findings their patients have, how often, and where that is written. */
export async function findingsSource(file: InputFile, loaded: GraphFolders): Promise<Source> {
  const header = await readSourceHeader(file, { what, requiredColumns, columnNames });
  const { source, title, version, licence, attribution, homepage, requires } = header;
  const open = async (): Promise<OpenedSource> => {
    const concepts = await LoadedConcepts.read(await loaded());
    return {
      description: { source, title, version, publishedOn: undefined, licence, attribution, homepage, tier: 'CURATED', requires, systems: [] },
      records: tableRecords(file, header, (cell) => readRow(cell, concepts)),
      statedCounts: () => [],
    };
  };
  return { id: source, title, requires, files: [{ name: 'table', pattern: /^/, what }], open };
}

function readRow(cell: Cell, concepts: LoadedConcepts): readonly GraphRow[] | Fault {
  const disease = concepts.live(cell('disease'), diseaseKinds);
  if (typeof disease !== 'string') return disease;
  const finding = concepts.live(cell('finding'), findingKinds);
  if (typeof finding !== 'string') return finding;
  if (finding === disease) return fault(finding, 'the disease is its own finding', 'Correct one of the two ids.');
  const stated = cell('frequency');
  const frequency = parseFrequency(stated) ?? frequencyTerm(stated);
  if (stated !== '' && frequency === undefined) return fault(stated, 'a frequency must be n/m, a percentage or an HPO frequency term', 'Write 7/20, 35%, HP:0040282 or Frequent, or leave it empty.');
  const [excluded, sex, date] = [cell('excluded').toLowerCase(), cell('sex'), cell('date')];
  if (!['', 'yes', 'no'].includes(excluded)) return fault(excluded, 'excluded is neither yes nor no', 'Write yes, no, or leave it empty for no.');
  if (excluded === 'yes' && frequency !== undefined && !isOfNone(frequency)) return fault(stated, 'the finding is excluded, and some patients have it', 'Leave one of the two empty.');
  if (sex !== '' && sexes[sex.toUpperCase()] === undefined) return fault(sex, 'sex is neither female nor male', 'Write FEMALE, MALE, or leave it empty for both.');
  if (date !== '' && !isDate(date)) return fault(date, 'no date', 'Write it as 2026-04-25.');
  const references = cell('reference').split('|').map((reference) => referenceIn(reference.trim()));
  const known = references.filter((reference) => reference !== undefined);
  if (known.length < references.length) return fault(cell('reference'), 'a reference must be a PubMed id, a DOI or an address', 'Write PMID:8673105, DOI:10.1136/jmg.33.4.326 or https://…, several with a vertical bar between them.');
  return [assertionRow({
    subject: disease, object: finding, frequency, references: known,
    predicate: excluded === 'yes' || (frequency !== undefined && isOfNone(frequency)) ? 'EXCLUDES_FINDING' : 'HAS_FINDING',
    qualifiers: [...qualifier('sex', sexes[sex.toUpperCase()] ?? ''), ...qualifier('comment', oneLine(cell('comment')).replaceAll('|', '/'))],
    author: oneLine(cell('author')), recordedAt: date,
  })];
}

const qualifier = (name: string, value: string): readonly Qualifier[] => (value === '' ? [] : [{ name, value }]);

/** As the graph cites it; undefined for anything else. */
function referenceIn(stated: string): string | undefined {
  const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(stated)?.[1];
  if (doi !== undefined) return `DOI:${doi}`;
  const pmid = /^(?:pmid:\s*)?([1-9]\d*)$/i.exec(stated)?.[1];
  if (pmid !== undefined) return `PMID:${pmid}`;
  return /^https?:\/\/\S+$/i.test(stated) && URL.canParse(stated) ? stated : undefined;
}
