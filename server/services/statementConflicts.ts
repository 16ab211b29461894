import type { Assertion, Frequency } from '../domain/assertion.ts';

/**
 * The statements about one finding of one disease that contradict each other: one has it and another excludes it, the
 * tables name them as in conflict, or their intervals of the share of patients lie apart. `others` are all statements
 * about the disease, because a named conflict may be with one about another finding.
 */
export function conflictsAmong(ofFinding: readonly Assertion[], others: readonly Assertion[]): readonly Assertion[] {
  const names = new Set(ofFinding.flatMap(conflictNames));
  const named = others.filter((statement) => conflictNames(statement).some((name) => names.has(name)));
  const excluded = new Set(ofFinding.map(({ predicate }) => predicate)).size > 1 ? ofFinding : [];
  const apart = ofFinding.filter((one) => ofFinding.some((other) => liesApart(one, other)));
  return [...new Set([...excluded, ...(named.length > 1 ? named : []), ...apart])];
}

const conflictNames = ({ qualifiers }: Assertion): readonly string[] => qualifiers.flatMap(({ name, value }) => (name === 'conflict' ? value : []));

/** A share without an interval is a point that says nothing of how sure it is. */
function liesApart(one: Assertion, other: Assertion): boolean {
  const [a, b] = [one.frequency, other.frequency];
  if (a === undefined || b === undefined || !hasInterval(a) || !hasInterval(b)) return false;
  return one.provenance.references.join() !== other.provenance.references.join() && (a.high < b.low || b.high < a.low);
}
const hasInterval = ({ low, high }: Frequency): boolean => low < high;
