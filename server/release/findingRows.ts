import type { Predicate } from '../domain/assertion.ts';
import { predicates } from '../domain/assertion.ts';
import type { FindingRows } from '../differential/findingRows.ts';
import { rowKinds, rowSexes } from '../differential/findingRows.ts';
import { rowCodecs } from '../graph-files/rows.ts';
import type { ColumnReader } from './columns.ts';
import { noConcept } from './compile.ts';

const kindByPredicate: Partial<Record<Predicate, number>> = {
  HAS_FINDING: rowKinds.finding, EXCLUDES_FINDING: rowKinds.excluded, HAS_INHERITANCE: rowKinds.inheritance, HAS_ONSET: rowKinds.onset,
};

/** The rows of a release that say which findings a disease has; findings that only describe a course or a modifier are left out. */
export function readFindingRows(columns: ColumnReader): FindingRows {
  const subjects = columns.u32('assertions.subject');
  const objects = columns.u32('assertions.object');
  const orders = columns.u8('assertions.predicate');
  const lines = columns.texts('assertions.line');
  const kindByOrder = predicates.map((predicate) => kindByPredicate[predicate]);
  const wanted: number[] = [];
  for (let place = 0; place < orders.length; place += 1) {
    if (kindByOrder[orders[place] ?? 0] !== undefined && objects[place] !== noConcept) wanted.push(place);
  }
  const rows = {
    subject: new Uint32Array(wanted.length), object: new Uint32Array(wanted.length), kind: new Uint8Array(wanted.length), sex: new Uint8Array(wanted.length),
    share: new Float64Array(wanted.length).fill(-1), numerator: new Uint32Array(wanted.length), denominator: new Uint32Array(wanted.length),
    assertion: Uint32Array.from(wanted),
  };
  let count = 0;
  for (const place of wanted) {
    const { frequency, qualifiers } = rowCodecs.assertions.decode(lines.at(place).split('\t'));
    const kind = kindByOrder[orders[place] ?? 0] ?? rowKinds.finding;
    const aspect = qualifiers.find(({ name }) => name === 'aspect')?.value;
    // Common conditions are told by their comparison with those who look alike, not by the frequencies of the sick alone.
    if (qualifiers.some(({ name }) => name === 'stat')) continue;
    if (kind <= rowKinds.excluded && aspect !== undefined && aspect !== 'P') continue;
    const sex = qualifiers.find(({ name }) => name === 'sex')?.value;
    rows.subject[count] = subjects[place] ?? 0;
    rows.object[count] = objects[place] ?? 0;
    rows.kind[count] = kind;
    rows.sex[count] = sex === 'FEMALE' ? rowSexes.female : sex === 'MALE' ? rowSexes.male : rowSexes.any;
    if (frequency?.denominator !== undefined) {
      rows.numerator[count] = frequency.numerator ?? 0;
      rows.denominator[count] = frequency.denominator;
    } else if (frequency !== undefined) {
      rows.share[count] = frequency.estimate;
    }
    rows.assertion[count] = place;
    count += 1;
  }
  return {
    subject: rows.subject.slice(0, count), object: rows.object.slice(0, count), kind: rows.kind.slice(0, count), sex: rows.sex.slice(0, count),
    share: rows.share.slice(0, count), numerator: rows.numerator.slice(0, count), denominator: rows.denominator.slice(0, count), assertion: rows.assertion.slice(0, count),
  };
}
