import type { TermScope, TermType } from '../domain/concept.ts';

/** Names that are no synonym of the concept rank below those that are. */
const typeFactor: Readonly<Record<TermType, number>> = {
  PREFERRED: 1, SYNONYM: 0.985, LAY: 0.985, BRAND: 0.98, ABBREVIATION: 0.97, INDEX_ENTRY: 0.92, INCLUSION: 0.88, FORMER: 0.8,
};
const scopeFactor: Readonly<Record<TermScope, number>> = { EXACT: 1, NARROW: 0.96, BROAD: 0.94, RELATED: 0.92 };
export const otherLanguageFactor = 0.9;
const inactiveFactor = 0.8;
const prominenceShare = 0.06;

/** Above 0, at most 1: how well a name of this kind stands for its concept. */
export const nameFactor = (type: TermType, scope: TermScope): number => typeFactor[type] * scopeFactor[scope];

/** Concepts and statements from which on a concept is as prominent as any. */
export const hangingMax = 0xffff;
const prominences = Float32Array.from({ length: hangingMax + 1 }, (_, hanging) => Math.log2(1 + hanging) / 16);
/** 0 for a concept on which nothing hangs, 1 for one on which `hangingMax` concepts and statements hang. */
export const prominenceOf = (hanging: number): number => prominences[hanging] ?? 1;

/** Score 0..1 of a concept by one of its names: `match` says how well the name is what was asked for, prominence decides among equal names. */
export const hitScore = (match: number, factor: number, prominence: number, active: boolean): number =>
  (match * factor * (1 - prominenceShare) + prominenceShare * prominence) * (active ? 1 : inactiveFactor);

/** Information content of a word: −ln of the share of names that hold it. */
export const informationOf = (names: number, namesWithWord: number): number => Math.log((names + 1) / (namesWithWord + 0.5));

/** How much of a match depends on the name holding little else than the query. */
const coverageShare = 0.6;
const orderBonus = 0.01;

/** Match 0..1: `held` is the share of the query that the name holds, `covered` the share of the name that the query covers, both by information. */
export const matchOf = (held: number, covered: number, inOrder: boolean): number =>
  Math.min(1, held * (1 - coverageShare + coverageShare * covered) * (1 - orderBonus) + (inOrder ? orderBonus : 0));
