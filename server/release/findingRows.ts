import type { CareSetting, Predicate, Qualifier } from '../domain/assertion.ts';
import { careSettings, isMachine, predicates } from '../domain/assertion.ts';
import { questionBurdens } from '../domain/questionBurden.ts';
import type { FindingRows, RowDetails } from '../differential/findingRows.ts';
import { noObject, rowKinds } from '../differential/findingRows.ts';
import type { AssertionRow } from '../graph-files/rows.ts';
import { rowCodecs } from '../graph-files/rows.ts';
import type { ColumnReader, ColumnWriter } from './columns.ts';
import { noConcept } from './columns.ts';
import { statedAges } from './statedAges.ts';

const kindByPredicate: Partial<Record<Predicate, number>> = {
  HAS_FINDING: rowKinds.finding, EXCLUDES_FINDING: rowKinds.excluded, HAS_INHERITANCE: rowKinds.inheritance, HAS_ONSET: rowKinds.onset,
  INCIDENCE: rowKinds.incidence, PREVALENCE: rowKinds.prevalence, AGE_AT_ONSET: rowKinds.ageAtOnset, SEX_RATIO: rowKinds.sexRatio,
  CONFUSED_WITH: rowKinds.confusedWith, RED_FLAG: rowKinds.redFlag, CONFIRMED_BY: rowKinds.confirmedBy, RISK_FACTOR: rowKinds.riskFactor,
};

/** The assertions of a release, sorted, as its columns keep them. */
export interface AssertionColumns {
  readonly subjects: Uint32Array;
  readonly objects: Uint32Array;
  /** Place of the predicate in the list of predicates. */
  readonly predicates: Uint8Array;
  readonly lineAt: (place: number) => string;
}

/** Writes the rows that describe diseases, so that a start decodes only the few with details; findings that only describe a course or a modifier are left out. */
export function writeFindingRows(columns: ColumnWriter, { subjects, objects, predicates: orders, lineAt }: AssertionColumns): void {
  const kindByOrder = predicates.map((predicate) => kindByPredicate[predicate]);
  const rows: { readonly place: number; readonly kind: number; readonly share: number; readonly numerator: number; readonly denominator: number; readonly isDetailed: boolean }[] = [];
  for (let place = 0; place < orders.length; place += 1) {
    const kind = kindByOrder[orders[place] ?? 0];
    if (kind === undefined || (objects[place] === noConcept && kind < rowKinds.incidence)) continue;
    const { frequency, accuracy, qualifiers } = rowCodecs.assertions.decode(lineAt(place).split('\t'));
    const aspect = qualifiers.find(({ name }) => name === 'aspect')?.value;
    if (kind <= rowKinds.excluded && aspect !== undefined && aspect !== 'P') continue;
    const isCounted = frequency?.denominator !== undefined;
    rows.push({
      place, kind, share: isCounted ? -1 : (frequency?.estimate ?? accuracy?.sensitivity ?? -1), numerator: isCounted ? (frequency.numerator ?? 0) : 0, denominator: frequency?.denominator ?? 0,
      isDetailed: kind >= rowKinds.incidence || accuracy !== undefined || qualifiers.some(({ name }) => name === 'stat'),
    });
  }
  columns.add('findings.subject', Uint32Array.from(rows, ({ place }) => subjects[place] ?? 0));
  columns.add('findings.object', Uint32Array.from(rows, ({ place }) => (objects[place] === noConcept ? noObject : (objects[place] ?? 0))));
  columns.add('findings.kind', Uint8Array.from(rows, ({ kind }) => kind));
  columns.add('findings.share', Float64Array.from(rows, ({ share }) => share));
  columns.add('findings.numerator', Uint32Array.from(rows, ({ numerator }) => numerator));
  columns.add('findings.denominator', Uint32Array.from(rows, ({ denominator }) => denominator));
  columns.add('findings.assertion', Uint32Array.from(rows, ({ place }) => place));
  columns.add('findings.detailed', Uint32Array.from(rows.flatMap(({ isDetailed }, row) => (isDetailed ? [row] : []))));
}

/** The rows, and places among the assertions of those whose reading a machine signed. */
export function readFindingRows(columns: ColumnReader): { readonly rows: FindingRows; readonly machineRead: ReadonlySet<number> } {
  const assertion = columns.u32('findings.assertion');
  const lines = columns.texts('assertions.line');
  const detailed = Array.from(columns.u32('findings.detailed'), (row) => {
    const place = assertion[row] ?? 0;
    return { row, place, decoded: rowCodecs.assertions.decode(lines.at(place).split('\t')) };
  });
  return {
    rows: {
      subject: columns.u32('findings.subject'), object: columns.u32('findings.object'), kind: columns.u8('findings.kind'), share: columns.f64('findings.share'),
      numerator: columns.u32('findings.numerator'), denominator: columns.u32('findings.denominator'), assertion, details: new Map(detailed.map(({ row, decoded }) => [row, detailsOf(decoded)])),
    },
    machineRead: new Set(detailed.flatMap(({ place, decoded }) => (isMachine(decoded.author) ? [place] : []))),
  };
}

function detailsOf({ accuracy, value, note, qualifiers }: AssertionRow): RowDetails {
  const of = (name: string): string => qualifiers.find((qualifier: Qualifier) => qualifier.name === name)?.value ?? '';
  const sex = of('sex');
  return {
    accuracy, value, note, match: of('match'), direction: of('direction'), measure: of('measure'), about: of('kind') || of('fact'), burden: questionBurdens.find((burden) => burden === of('burden')), grade: of('grade'), setting: accuracy?.setting ?? settingOf(of('setting')),
    ages: statedAges(of('age'), value?.unit ?? ''), sex: sex === 'FEMALE' || sex === 'MALE' ? sex : undefined, flags: qualifiers.filter(({ name }) => name === 'flag').map((flag) => flag.value), counted: of('computed') !== '', cannotMiss: of('cannot_miss') === '1',
  };
}

const settingOf = (stated: string): CareSetting | undefined => careSettings.find((setting) => setting === stated);
