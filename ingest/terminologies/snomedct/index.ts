import { conceptIdOf } from '../../../server/domain/concept.ts';
import type { InputFile } from '../../input.ts';
import { assertionRow, conceptRow, parentRow } from '../../rows.ts';
import type { FileRequirement, OpenAllFiles, OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { Descriptions } from './descriptions.ts';
import { Associations, readRuleMap, readSimpleMap } from './maps.ts';
import { inferredRelationship, isA, rootConcept } from './metadata.ts';
import type { Rf2History, RowVerdict } from './rf2File.ts';
import { expectColumns, readRf2, rf2Columns } from './rf2File.ts';

type FileKind = 'concept' | 'description' | 'textDefinition' | 'relationship' | 'language' | 'association' | 'simpleMap' | 'complexMap' | 'extendedMap';

const fileKinds: Readonly<Record<FileKind, { readonly before: string; readonly what: string; readonly count: 'SOME' | 'ANY' }>> = {
  concept: { before: 'sct2_Concept_', what: 'the concepts', count: 'SOME' },
  description: { before: 'sct2_Description_', what: 'the descriptions', count: 'SOME' },
  textDefinition: { before: 'sct2_TextDefinition_', what: 'the text definitions', count: 'ANY' },
  relationship: { before: 'sct2_Relationship_', what: 'the inferred relationships', count: 'SOME' },
  language: { before: 'der2_cRefset_Language', what: 'the language reference sets', count: 'ANY' },
  association: { before: 'der2_cRefset_Association', what: 'the historical associations', count: 'ANY' },
  simpleMap: { before: 'der2_sRefset_SimpleMap', what: 'the simple maps', count: 'ANY' },
  complexMap: { before: 'der2_iissscRefset_ComplexMap', what: 'the complex maps', count: 'ANY' },
  extendedMap: { before: 'der2_iisssccRefset_ExtendedMap', what: 'the extended maps', count: 'ANY' },
};
const columnsOf = (kind: FileKind) => rf2Columns[kind === 'textDefinition' ? 'description' : kind];
const isFileKind = (name: string): name is FileKind => name in fileKinds;
const kinds = Object.keys(fileKinds).filter(isFileKind);

const requirement = (name: FileKind, history: Rf2History): FileRequirement => {
  const { before, what, count } = fileKinds[name];
  return { name, what, count, pattern: new RegExp(`^x?${before}${history}[^/]*\\.txt$`, 'i') };
};

const edition = (file: InputFile): { readonly namespace: string; readonly date: string } => {
  const [, namespace = '', date = ''] = /_([A-Za-z0-9]+)_(\d{8})\.txt/.exec(file.name) ?? [];
  return { namespace, date };
};

const licence = 'SNOMED CT Affiliate Licence of SNOMED International, or the licence of the national release centre';
const inactive = (what: string) => (): RowVerdict => ({ skipped: `an inactive ${what}` });

/** SNOMED CT in Release Format 2, an edition or an edition with its extensions, with snapshot or with full files. */
function snomedRelease(id: string, history: Rf2History): Source {
  return {
    id,
    title: 'SNOMED CT',
    requires: [],
    files: kinds.map((kind) => requirement(kind, history)),
    async open(_file, files) {
      for (const kind of kinds) for (const file of files(kind)) await expectColumns(file, columnsOf(kind));
      return openRelease(files, history);
    },
  };
}

export const snomedct = snomedRelease('SNOMEDCT', 'Snapshot');
export const snomedctFull = snomedRelease('SNOMEDCT-FULL', 'Full');

function openRelease(files: OpenAllFiles, history: Rf2History): OpenedSource {
  const editions = files('concept').map(edition);
  const dates = editions.map(({ date }) => date).filter((date) => date !== '').sort();
  const last = dates.at(-1) ?? '';
  const version = editions.map(({ namespace, date }) => `${namespace} ${date}`).sort().join(', ');
  const descriptions = new Descriptions();
  const associations = new Associations();
  return {
    description: {
      source: snomedct.id, title: snomedct.title, version, ...(last === '' ? {} : { publishedOn: `${last.slice(0, 4)}-${last.slice(4, 6)}-${last.slice(6)}` }), licence,
      attribution: `SNOMED CT, © SNOMED International; release ${version}`,
      homepage: 'https://www.snomed.org', tier: 'TERMINOLOGY', requires: [],
      systems: [
        {
          id: 'SNOMEDCT', name: 'SNOMED CT', version, licence, languages: languagesOf(files('description')), hierarchical: true,
          description: 'Concepts with their names, is-a, defining attributes and maps. A retired concept is inactive and names the concepts that replace it.',
        },
      ],
    },
    records: records(),
    derivedRows: () => descriptions.labels(),
    statedCounts: () => [],
    isRoot: (code) => code === rootConcept,
  };

  /** Acceptability before names, names before concepts: a concept's row states its kind, which its name tells. */
  async function* records(): AsyncGenerator<readonly RecordOutcome[]> {
    yield* read('language', (cells) => descriptions.takeAcceptability(cells));
    yield* read('association', (cells) => associations.take(cells));
    yield* read('textDefinition', (cells) => descriptions.takeDefinition(cells));
    yield* read('description', (cells) => descriptions.take(cells));
    const concept = (cells: readonly string[]): RowVerdict => readConcept(cells, descriptions, associations);
    yield* read('concept', concept, concept);
    yield* read('relationship', readRelationship);
    yield* read('simpleMap', readSimpleMap);
    yield* read('complexMap', readRuleMap);
    yield* read('extendedMap', readRuleMap);
  }

  async function* read(kind: FileKind, row: (cells: readonly string[]) => RowVerdict, whenInactive: (cells: readonly string[]) => RowVerdict = inactive(`row of ${fileKinds[kind].what}`)): AsyncGenerator<readonly RecordOutcome[]> {
    for (const file of files(kind)) yield* readRf2(file, columnsOf(kind), history, row, whenInactive);
  }
}

const languagesOf = (files: readonly InputFile[]): string[] => [...new Set(files.map(({ name }) => /(?:Snapshot|Full)-([a-z]{2})/i.exec(name)?.[1] ?? 'en'))].sort();

function readConcept([code = '', , active]: readonly string[], descriptions: Descriptions, associations: Associations): RowVerdict {
  const kind = descriptions.kindOf(code);
  if (kind === undefined) return { rejected: 'the concept has no name in force', value: code, remedy: 'Give the description files of the same release.' };
  const replacedBy = active === '1' ? [] : associations.replacementsOf(code);
  return { rows: [conceptRow(conceptIdOf('SNOMEDCT', code), kind, { active: active === '1', replacedBy, definition: descriptions.definitionOf(code) })] };
}

function readRelationship([, , , , source = '', target = '', group = '', type = '', characteristic]: readonly string[]): RowVerdict {
  if (characteristic !== inferredRelationship) return { skipped: 'a relationship that was not inferred by the classifier' };
  const subject = conceptIdOf('SNOMEDCT', source);
  const object = conceptIdOf('SNOMEDCT', target);
  if (type === isA) return { rows: [parentRow(subject, object)] };
  return { rows: [assertionRow({ subject, predicate: 'HAS_ATTRIBUTE', object, qualifiers: [{ name: 'attribute', value: `SNOMEDCT:${type}` }, { name: 'group', value: group }] })] };
}
