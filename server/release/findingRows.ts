import type { CareSetting, Predicate, Qualifier } from '../domain/assertion.ts';
import { careSettings, predicates } from '../domain/assertion.ts';
import type { FindingRows, RowDetails } from '../differential/findingRows.ts';
import { noObject, rowKinds } from '../differential/findingRows.ts';
import type { AssertionRow } from '../graph-files/rows.ts';
import { rowCodecs } from '../graph-files/rows.ts';
import type { ColumnReader } from './columns.ts';
import { noConcept } from './compile.ts';
import { statedAges } from './statedAges.ts';
import type { Steps } from './steps.ts';

const rowsPerStep = 2000;

const kindByPredicate: Partial<Record<Predicate, number>> = {
  HAS_FINDING: rowKinds.finding, EXCLUDES_FINDING: rowKinds.excluded, HAS_INHERITANCE: rowKinds.inheritance, HAS_ONSET: rowKinds.onset,
  INCIDENCE: rowKinds.incidence, PREVALENCE: rowKinds.prevalence, AGE_AT_ONSET: rowKinds.ageAtOnset, SEX_RATIO: rowKinds.sexRatio,
  CONFUSED_WITH: rowKinds.confusedWith, RED_FLAG: rowKinds.redFlag, CONFIRMED_BY: rowKinds.confirmedBy, RISK_FACTOR: rowKinds.riskFactor,
};

/** The rows of a release that describe diseases; findings that only describe a course or a modifier are left out. */
export function* readFindingRows(columns: ColumnReader): Steps<FindingRows> {
  const subjects = columns.u32('assertions.subject');
  const objects = columns.u32('assertions.object');
  const orders = columns.u8('assertions.predicate');
  const lines = columns.texts('assertions.line');
  const kindByOrder = predicates.map((predicate) => kindByPredicate[predicate]);
  const wanted: number[] = [];
  for (let place = 0; place < orders.length; place += 1) {
    const kind = kindByOrder[orders[place] ?? 0];
    if (kind !== undefined && (objects[place] !== noConcept || kind >= rowKinds.incidence)) wanted.push(place);
  }
  const rows = {
    subject: new Uint32Array(wanted.length), object: new Uint32Array(wanted.length), kind: new Uint8Array(wanted.length),
    share: new Float64Array(wanted.length).fill(-1), numerator: new Uint32Array(wanted.length), denominator: new Uint32Array(wanted.length), assertion: new Uint32Array(wanted.length),
  };
  const details = new Map<number, RowDetails>();
  let count = 0;
  for (const [order, place] of wanted.entries()) {
    if (order % rowsPerStep === 0) yield;
    const row = rowCodecs.assertions.decode(lines.at(place).split('\t'));
    const { frequency, accuracy, qualifiers } = row;
    const kind = kindByOrder[orders[place] ?? 0] ?? rowKinds.finding;
    const aspect = qualifiers.find(({ name }) => name === 'aspect')?.value;
    if (kind <= rowKinds.excluded && aspect !== undefined && aspect !== 'P') continue;
    rows.subject[count] = subjects[place] ?? 0;
    rows.object[count] = objects[place] === noConcept ? noObject : (objects[place] ?? 0);
    rows.kind[count] = kind;
    if (frequency?.denominator !== undefined) {
      rows.numerator[count] = frequency.numerator ?? 0;
      rows.denominator[count] = frequency.denominator;
    } else if (frequency !== undefined || accuracy?.sensitivity !== undefined) {
      rows.share[count] = frequency?.estimate ?? accuracy?.sensitivity ?? -1;
    }
    rows.assertion[count] = place;
    if (kind >= rowKinds.incidence || accuracy !== undefined || qualifiers.some(({ name }) => name === 'stat')) details.set(count, detailsOf(row));
    count += 1;
  }
  return {
    subject: rows.subject.slice(0, count), object: rows.object.slice(0, count), kind: rows.kind.slice(0, count), share: rows.share.slice(0, count),
    numerator: rows.numerator.slice(0, count), denominator: rows.denominator.slice(0, count), assertion: rows.assertion.slice(0, count), details,
  };
}

function detailsOf({ accuracy, value, note, qualifiers }: AssertionRow): RowDetails {
  const of = (name: string): string => qualifiers.find((qualifier: Qualifier) => qualifier.name === name)?.value ?? '';
  const sex = of('sex');
  return {
    accuracy, value, note, match: of('match'), direction: of('direction'), measure: of('measure'), about: of('kind') || of('fact'), grade: of('grade'), setting: accuracy?.setting ?? settingOf(of('setting')),
    ages: statedAges(of('age'), value?.unit ?? ''), sex: sex === 'FEMALE' || sex === 'MALE' ? sex : undefined, flags: qualifiers.filter(({ name }) => name === 'flag').map((flag) => flag.value), counted: of('computed') !== '', cannotMiss: of('cannot_miss') === '1',
  };
}

const settingOf = (stated: string): CareSetting | undefined => careSettings.find((setting) => setting === stated);
