import type { RankedDiagnosisFragment, ScorePartFragment } from '../../generated/graphql.ts';

/** One line of the sum, in hundredths of a log10 unit as they are shown. */
export interface LedgerLine {
  readonly key: string;
  readonly part: ScorePartFragment;
  readonly hundredths: number;
}

/** A score as the sum of its parts. What is shown is rounded, so the difference to the rounded total is a line of its own. */
export interface Ledger {
  readonly prior: LedgerLine | undefined;
  readonly supporting: readonly LedgerLine[];
  readonly opposing: readonly LedgerLine[];
  readonly expected: readonly LedgerLine[];
  readonly rounding: number;
  readonly total: number;
  /** How many parts there are, and how many of them rest on statements that no person has read. */
  readonly parts: number;
  readonly machineRead: number;
  /** The longest bar. */
  readonly widest: number;
}

const hundredthsOf = (log10: number): number => {
  const rounded = Math.round(log10 * 100);
  return rounded === 0 ? 0 : rounded;
};

export const sumOf = (lines: readonly LedgerLine[]): number => lines.reduce((sum, { hundredths }) => sum + hundredths, 0);

export const partKey = ({ finding, matchKind }: Pick<ScorePartFragment, 'finding' | 'matchKind'>): string => `${matchKind} ${finding?.id ?? ''}`;

const lineOf = (part: ScorePartFragment): LedgerLine => ({ key: partKey(part), part, hundredths: hundredthsOf(part.logLikelihoodRatio) });

type Scored = Pick<RankedDiagnosisFragment, 'score' | 'prior' | 'supporting' | 'opposing' | 'missing'>;

export function ledgerOf({ score, prior, supporting, opposing, missing }: Scored): Ledger {
  const total = hundredthsOf(score);
  const ledger = { prior: prior ? lineOf(prior) : undefined, supporting: supporting.map(lineOf), opposing: opposing.map(lineOf), expected: missing.map(lineOf) };
  const all = [...(ledger.prior ? [ledger.prior] : []), ...ledger.supporting, ...ledger.opposing, ...ledger.expected];
  return { ...ledger, total, parts: all.length, machineRead: all.filter(({ part }) => part.machineRead).length, rounding: total - sumOf(all), widest: Math.max(1, ...all.map(({ hundredths }) => Math.abs(hundredths))) };
}

/** "+1.79", "−0.02", "0.00": a true minus, and a sign on everything but nothing. */
export function signed(hundredths: number): string {
  const digits = (Math.abs(hundredths) / 100).toFixed(2);
  return hundredths === 0 ? digits : `${hundredths > 0 ? '+' : '−'}${digits}`;
}

export const shownWeight = (log10: number): string => signed(hundredthsOf(log10));

/** How strong a likelihood ratio is in words; the bands that evidence-based medicine teaches (Jaeschke 1994, JAMA 271:703), mirrored for what speaks against. */
export function strengthOf(log10: number): 'strong' | 'moderate' | 'small' | 'little' {
  const ratio = 10 ** Math.abs(log10);
  return ratio >= 10 ? 'strong' : ratio >= 5 ? 'moderate' : ratio >= 2 ? 'small' : 'little';
}

/** "×6.2" for a factor on the odds, "÷1.4" for one that lowers them. */
export function factorOf(log10: number): string {
  const ratio = 10 ** Math.abs(log10);
  const digits = ratio >= 100 ? Math.round(ratio).toString() : ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1);
  return log10 === 0 ? '×1' : `${log10 > 0 ? '×' : '÷'}${digits}`;
}

/** The reasons that stand in a row of the list: the strongest for, the strongest against, the finding whose silence weighs most. */
export function strongestOf({ supporting, opposing, missing }: Scored): Readonly<Record<'supporting' | 'opposing' | 'missing', ScorePartFragment | undefined>> {
  return { supporting: supporting[0], opposing: opposing.find(({ logLikelihoodRatio }) => logLikelihoodRatio < 0) ?? opposing[0], missing: missing[0] };
}

/** The part of a diagnosis' score that a finding of the comparison stands for. */
export function partOf(diagnoses: readonly RankedDiagnosisFragment[], disease: string, finding: string): ScorePartFragment | undefined {
  const diagnosis = diagnoses.find((each) => each.disease.id === disease);
  return diagnosis && [...diagnosis.supporting, ...diagnosis.opposing, ...diagnosis.missing].find(({ finding: sent, matched }) => matched?.id === finding || sent?.id === finding);
}
