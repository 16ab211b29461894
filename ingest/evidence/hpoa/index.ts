import type { Predicate, Qualifier } from '../../../server/domain/assertion.ts';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { isConceptId } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import type { InputFile, Line } from '../../input.ts';
import { assertionRow, conceptRow, oneLine, termRow } from '../../rows.ts';
import type { OpenedSource, RecordOutcome, Source, StatedCount } from '../../source.ts';
import { hpo, hpoFile, hpoTerms } from '../../terminologies/hpo/index.ts';
import { HpoOntology } from '../../terminologies/hpo/ontology.ts';
import { isOfNone, parseFrequency } from './frequency.ts';

const columns = [
  'database_id', 'disease_name', 'qualifier', 'hpo_id', 'reference', 'evidence', 'onset', 'frequency', 'sex', 'modifier', 'aspect', 'biocuration',
] as const;
type Annotation = Readonly<Record<(typeof columns)[number], string>>;

const onset = 'HP:0003674';
/** The header counts diseases as the curators do; in a release it has been two of 4,283 off. */
const headerTolerance = 0.001;
const diseasePattern = /^(?:OMIM|ORPHA|DECIPHER):\S+$/;
const systems = { OMIM: 'Online Mendelian Inheritance in Man', ORPHA: 'Orphanet nomenclature of rare diseases', DECIPHER: 'DECIPHER syndromes' };
const headerNames: Readonly<Record<string, keyof typeof systems>> = { OMIM: 'OMIM', DECIPHER: 'DECIPHER', ORPHANET: 'ORPHA' };

/** The HPO's annotations of diseases with findings, onset and inheritance. */
export const hpoa: Source = {
  id: 'HPOA',
  title: 'HPO disease annotations',
  requires: [hpo.id],
  files: [{ name: 'annotations', pattern: /^phenotype\.hpoa$/, what: 'the HPO annotations of diseases' }, hpoFile],
  async open(file) {
    const annotations = file('annotations');
    return new HpoaReader(annotations, await readHeader(annotations), await HpoOntology.read(file(hpoFile.name)));
  },
};

interface Header {
  readonly version: string;
  readonly diseases: ReadonlyMap<keyof typeof systems, number>;
  /** Line of the column names. */
  readonly line: number;
}

async function readHeader(file: InputFile): Promise<Header> {
  let version = '';
  const diseases = new Map<keyof typeof systems, number>();
  for await (const { number, text } of file.lines()) {
    if (!text.startsWith('#')) {
      if (text !== columns.join('\t') || version === '') throw file.unlike('phenotype.hpoa', `"#version: …" and the columns ${columns.join(', ')}`, text, number);
      return { version, diseases, line: number };
    }
    version = /^#version: (\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? version;
    if (!text.startsWith('#description')) continue;
    for (const [, count = '', name = ''] of text.matchAll(/(\d+):? ([A-Z]+)/g)) {
      const system = headerNames[name];
      if (system !== undefined) diseases.set(system, Number(count));
    }
  }
  throw file.unlike('phenotype.hpoa', 'a line of column names', '');
}

class HpoaReader implements OpenedSource {
  readonly description: OpenedSource['description'];
  readonly records: AsyncIterable<RecordOutcome>;
  readonly #file: InputFile;
  readonly #header: Header;
  readonly #ontology: HpoOntology;
  readonly #names = new Map<ConceptId, Set<string>>();
  readonly #seen = new Set<string>();

  constructor(file: InputFile, header: Header, ontology: HpoOntology) {
    this.#file = file;
    this.#header = header;
    this.#ontology = ontology;
    this.records = this.#read();
    const { version } = header;
    const note = 'Only the diseases that the HPO annotates, under the names it gives; flat.';
    this.description = {
      source: hpoa.id, title: hpoa.title, version, publishedOn: version, ...hpoTerms, homepage: 'https://hpo.jax.org', tier: 'CURATED',
      requires: [hpo.id],
      systems: Object.entries(systems).map(([id, name]) => ({
        id, name, version: `HPOA ${version}`, licence: hpoTerms.licence, languages: ['en'], hierarchical: false, description: note,
      })),
    };
  }

  statedCounts(): readonly StatedCount[] {
    const found = (system: string) => [...this.#names.keys()].filter((id) => id.startsWith(`${system}:`)).length;
    return [...this.#header.diseases].map(([system, stated]) => ({
      what: `diseases of ${system} in the header`, stated, found: found(system), tolerance: headerTolerance,
    }));
  }

  async *#read(): AsyncGenerator<RecordOutcome> {
    for await (const line of this.#file.lines()) if (line.number > this.#header.line && line.text !== '') yield this.#outcome(line);
  }

  #outcome({ number, text }: Line): RecordOutcome {
    const origin = { file: this.#file.name, line: number };
    const refuse = (value: string, reason: string, remedy: string): RecordOutcome => ({ ...origin, outcome: 'rejected', value, reason, remedy });
    const cells = text.split('\t');
    if (cells.length !== columns.length) return refuse(text, `${cells.length} columns instead of ${columns.length}`, 'Fetch the file again.');
    const annotation = annotationOf(cells);
    const { database_id: disease, hpo_id: cited, frequency: stated } = annotation;
    if (!isConceptId(disease) || !diseasePattern.test(disease)) {
      return refuse(disease, `a disease must be of ${Object.keys(systems).join(', ')}`, 'Report it to the HPO.');
    }
    const term = this.#ontology.liveTerm(cited);
    if (term === undefined) return refuse(cited, 'no live term, nor one that replaces it, has this id in hp.obo', 'Give the hp.obo of the same release.');
    const frequency = parseFrequency(stated);
    if (stated !== '' && frequency === undefined) return refuse(stated, 'a frequency must be n/m, a percentage or an HPO frequency term', 'Report it to the HPO.');
    const curation = firstCuration(annotation.biocuration);
    const content = [term, curation.author, curation.recordedAt, disease, annotation.qualifier, ...cells.slice(4, -1)].join('\t');
    if (this.#seen.has(content)) return { ...origin, outcome: 'skipped', reason: 'the same annotation was read before' };
    this.#seen.add(content);
    const absent = annotation.qualifier === 'NOT' || (frequency !== undefined && isOfNone(frequency));
    const assertion = assertionRow({
      subject: disease, object: term, frequency,
      predicate: absent ? 'EXCLUDES_FINDING' : this.#predicateOf(annotation.aspect, term),
      qualifiers: this.#qualifiersOf(annotation),
      evidenceCode: annotation.evidence,
      ...curation,
      references: listed(annotation.reference),
    });
    return { ...origin, outcome: 'accepted', rows: [...this.#diseaseRows(disease, oneLine(annotation.disease_name)), assertion] };
  }

  /** The first name is the preferred one; a disease that is named differently in a later line keeps that as a synonym. */
  #diseaseRows(disease: ConceptId, name: string): readonly GraphRow[] {
    const names = this.#names.get(disease);
    if (names === undefined) {
      this.#names.set(disease, new Set([name]));
      return [conceptRow(disease, 'DISEASE'), termRow(disease, 'PREFERRED', name)];
    }
    if (names.has(name)) return [];
    names.add(name);
    return [termRow(disease, 'SYNONYM', name)];
  }

  #predicateOf(aspect: string, term: ConceptId): Predicate {
    if (aspect === 'I') return 'HAS_INHERITANCE';
    return aspect === 'C' && this.#ontology.isUnder(term, onset) ? 'HAS_ONSET' : 'HAS_FINDING';
  }

  #qualifiersOf({ aspect, onset: onsetTerm, sex, modifier }: Annotation): readonly Qualifier[] {
    const live = (id: string): string => this.#ontology.liveTerm(id) ?? id;
    return [
      { name: 'aspect', value: aspect },
      ...listed(onsetTerm).map((value) => ({ name: 'onset', value: live(value) })),
      ...listed(sex).map((value) => ({ name: 'sex', value: value.toUpperCase() })),
      ...listed(modifier).map((value) => ({ name: 'modifier', value: live(value) })),
    ];
  }
}

const listed = (cell: string): readonly string[] => cell.split(';').map((value) => value.trim()).filter((value) => value !== '');

function annotationOf(cells: readonly string[]): Annotation {
  const [
    database_id = '', disease_name = '', qualifier = '', hpo_id = '', reference = '', evidence = '', onsetTerm = '', frequency = '', sex = '', modifier = '',
    aspect = '', biocuration = '',
  ] = cells;
  return { database_id, disease_name, qualifier, hpo_id, reference, evidence, onset: onsetTerm, frequency, sex, modifier, aspect, biocuration };
}

/** `HPO:probinson[2021-06-21];…`: who recorded the annotation first, and when. */
function firstCuration(biocuration: string): { readonly author: string; readonly recordedAt: string } {
  const [, author = '', recordedAt = ''] = /^([^[;]*)(?:\[(\d{4}-\d{2}-\d{2})\])?/.exec(biocuration) ?? [];
  return { author, recordedAt };
}
