import type { ConceptId } from './concept.ts';

/** Years from birth, `from` to `to`. */
export interface AgeRange {
  readonly from: number;
  readonly to: number;
}

const oldest = 100;
/** The age from which sources speak of adults. */
export const childhoodEnds = 16;

/** Age in years; `to` is not within. */
export const isWithin = ({ from, to }: AgeRange, age: number): boolean => age >= from && age < to;

/** Whether a range is of children alone and the age an adult's, or the other way round; false where one of them is not known. */
export const isOfOtherAges = (ages: AgeRange | undefined, age: number | undefined): boolean =>
  ages !== undefined && age !== undefined && !isWithin(ages, age) && (age < childhoodEnds ? ages.from >= childhoodEnds : ages.to <= childhoodEnds);

/** The HPO's classes of onset as it defines them (HP:0003674 and below), in years from birth. */
export const onsetRanges: Readonly<Record<ConceptId, AgeRange>> = {
  'HP:0030674': { from: 0, to: 0 }, // antenatal
  'HP:0011460': { from: 0, to: 0 }, // embryonal
  'HP:0011461': { from: 0, to: 0 }, // fetal
  'HP:0034199': { from: 0, to: 0 }, // late first trimester
  'HP:0034198': { from: 0, to: 0 }, // second trimester
  'HP:0034197': { from: 0, to: 0 }, // third trimester
  'HP:0003577': { from: 0, to: 0 }, // congenital
  'HP:0003623': { from: 0, to: 28 / 365 }, // neonatal
  'HP:0003593': { from: 28 / 365, to: 1 }, // infantile
  'HP:0011463': { from: 1, to: 5 }, // childhood
  'HP:0003621': { from: 5, to: 15 }, // juvenile
  'HP:0410280': { from: 0, to: 16 }, // pediatric
  'HP:0003581': { from: 16, to: oldest }, // adult
  'HP:0011462': { from: 16, to: 40 }, // young adult
  'HP:0025708': { from: 16, to: 19 }, // early young adult
  'HP:0025709': { from: 19, to: 25 }, // intermediate young adult
  'HP:0025710': { from: 25, to: 40 }, // late young adult
  'HP:0003596': { from: 40, to: 60 }, // middle age
  'HP:0003584': { from: 60, to: oldest }, // late
};

/** Share of boys and men among those affected, by mode of inheritance: assumed where a mode implies it. */
export const maleShareByInheritance: Readonly<Record<ConceptId, number>> = {
  'HP:0001419': 0.9, // X-linked recessive
  'HP:0001450': 0.98, // Y-linked
};
