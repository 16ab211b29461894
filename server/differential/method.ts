/**
 * Every part of a score is a whole number of ten-thousandths of a log10 unit, so that sums are exact and ties are ties.
 */
export const unitsPerLog10 = 10_000;
export const unitsOf = (ratio: number): number => Math.round(Math.log10(ratio) * unitsPerLog10);
export const ratioOf = (units: number): number => 10 ** (units / unitsPerLog10);
/** Rounded to whole units, so that parts add up exactly. */
export const weighed = (units: number, weight: number): number => Math.round(units * weight);
export const log10Of = (units: number): number => units / unitsPerLog10;

/** The figures of the method. docs/measurements-differential.md shows what each of them brings. */
export interface Method {
  /** Counted patients that a stated category (or the assumed share) is worth, when the two are pooled. */
  readonly categoryPatients: number;
  /** Share of patients assumed where no source states one. */
  readonly unstatedShare: number;
  /** How fast a match loses weight with what must be given up to reach a common ancestor. */
  readonly detourPower: number;
  /** Share of the present findings of a patient that a case tells of, for one that nobody mentioned. */
  readonly mentionedShare: number;
  /** Findings that fewer patients have are not held against a disease while nobody mentions them. */
  readonly unmentionedShareMin: number;
  /** How far findings that occur in the same diseases are taken for one. */
  readonly overlapWeight: number;
  /** How likely a present finding is in a disease that nothing stated connects with it, against diseases at large; counts with a prior alone. */
  readonly unexplainedShare: number;
  /** Share of the carriers of a finding in whom "absent" can be relied on. */
  readonly absentTrust: number;
  /** Above 1, so that an absence counts where a disease expects the finding, and hardly where some of its patients have it. */
  readonly absentPower: number;
}

export const measuredMethod: Method = {
  categoryPatients: 3, unstatedShare: 0.5, detourPower: 1.5, mentionedShare: 0.07, unmentionedShareMin: 0.25, overlapWeight: 0.3, unexplainedShare: 0.05, absentTrust: 0.9, absentPower: 3,
};

export const methodName =
  'log10 likelihood ratios of findings: rare diseases by shrunken frequencies against all annotated diseases, common conditions by one study of each finding against practice; ancestors with loss of information, correlated findings counted in part, expected but unmentioned findings, findings that nothing explains';

/** What a finding that a share of patients has takes off while nobody has mentioned it: log10(1 - mentionedShare x share). */
export const unmentionedUnits = (share: number, { mentionedShare, unmentionedShareMin }: Method): number =>
  share < unmentionedShareMin ? 0 : unitsOf(1 - mentionedShare * Math.min(share, 0.98));

/**
 * What a present finding takes off a disease that nothing stated connects with it. Without a prior nothing, because
 * annotations have gaps; with one, a frequent disease must explain what is found before it stands above a rarer one that does.
 */
export const unexplainedUnits = (priorWeight: number, { unexplainedShare }: Method): number => (priorWeight > 0 ? unitsOf(unexplainedShare) : 0);

/**
 * What an absent finding takes off a disease in which a share of patients has it: log10(1 - absentTrust x share^absentPower),
 * so never more than log10(1 - absentTrust). Set by judgement among measured settings and not fitted: what published cases call
 * absent is mostly what their authors looked for because the disease may have it.
 */
export const absentUnits = (share: number, { absentTrust, absentPower }: Method): number => unitsOf(1 - absentTrust * Math.min(share, 1) ** absentPower);

/**
 * What a match at an ancestor is worth before the disease's share is taken in: the ancestor's information as far as the match
 * is kept (Lin 1998, Proc. ICML, 296-304), and what an unexplained finding is worth as far as it is not.
 */
export const gainOf = (ancestorInformation: number, findingInformation: number, unexplained: number, method: Method): number => {
  const kept = keptOf(ancestorInformation, findingInformation, method);
  return Math.round(ancestorInformation * kept + unexplained * (1 - kept));
};

/** How far a match at an ancestor is one with the finding, 0..1: the part of the finding's information that the ancestor keeps, to a power. */
export const keptOf = (ancestorInformation: number, findingInformation: number, { detourPower }: Method): number =>
  (findingInformation === 0 ? 0 : (Math.min(ancestorInformation, findingInformation) / findingInformation) ** detourPower);

/** Information content in units of a finding that this mean share of the diseases' patients has: -log10 of the share. */
export const informationUnits = (share: number): number => -unitsOf(Math.min(1, share));
