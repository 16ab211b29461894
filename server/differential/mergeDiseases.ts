import type { ConceptId } from '../domain/concept.ts';
import { systemOf } from '../domain/concept.ts';

export interface NamedDisease {
  readonly id: ConceptId;
  readonly label: string;
  /** Its other exact names. */
  readonly otherNames: readonly string[];
  /** Studies of practice describe it. */
  readonly isOfPractice: boolean;
  /** What mappings of loaded reference ontologies say is exactly the same. */
  readonly exactly: readonly ConceptId[];
}
/** Two entries of one disease, and the rule that says so. */
export interface MergedPair {
  readonly kept: ConceptId;
  readonly merged: ConceptId;
  readonly rule: string;
}

/**
 * The entries of one disease: those of OMIM and ORPHA, of which the OMIM entry is kept, and with these a condition of practice,
 * which then is kept as the diagnosis. A loaded mapping decides; for entries that none speaks of, equal names do. An entry is
 * merged once; one that is merged may be what another is merged into.
 */
export function mergeDiseases(diseases: readonly NamedDisease[]): readonly MergedPair[] {
  const rare = mergeRareDiseases(diseases);
  const partners = new Set(rare.map(({ merged }) => merged));
  return [...rare, ...conditionPairs(diseases.filter(({ isOfPractice }) => isOfPractice), diseases.filter(({ id, isOfPractice }) => !isOfPractice && !partners.has(id)))];
}

/** Each condition of practice with the entries of its name: no more than one of a system, since several are forms of it. */
function conditionPairs(conditions: readonly NamedDisease[], entries: readonly NamedDisease[]): MergedPair[] {
  const taken = new Set<ConceptId>();
  const named = entries.map((entry) => ({ entry, key: nameKey(entry.label) }));
  return conditions.flatMap((condition) => {
    const names = new Set([condition.label, ...condition.otherNames].map(nameKey));
    const alike = named.flatMap(({ entry, key }) => {
      if (taken.has(entry.id)) return [];
      if (entry.exactly.includes(condition.id)) return [{ entry, rule: `loaded mappings say that both are exactly ${condition.id}` }];
      return key !== '' && names.has(key) ? [{ entry, rule: `both are named by the words "${key}"` }] : [];
    });
    return alike.flatMap(({ entry, rule }) => {
      if (alike.some((other) => other.entry !== entry && systemOf(other.entry.id) === systemOf(entry.id))) return [];
      taken.add(entry.id);
      return [{ kept: condition.id, merged: entry.id, rule }];
    });
  });
}

function mergeRareDiseases(diseases: readonly NamedDisease[]): readonly MergedPair[] {
  const mapped = pairsBy(diseases, ({ id, exactly }) => [id, ...exactly], (key) => `loaded mappings say that both are exactly ${key}`);
  const taken = new Set(mapped.flatMap(({ kept, merged }) => [kept, merged]));
  const named = pairsBy(diseases.filter(({ id }) => !taken.has(id)), ({ label }) => [nameKey(label)], (key) => `both are named by the words "${key}"`);
  return [...mapped, ...named];
}

/** A pair for each key that exactly one entry of OMIM and one of ORPHA have; the first key of an entry wins. */
function pairsBy(diseases: readonly NamedDisease[], keysOf: (disease: NamedDisease) => readonly string[], ruleOf: (key: string) => string): MergedPair[] {
  const byKey = new Map<string, { readonly OMIM: ConceptId[]; readonly ORPHA: ConceptId[] }>();
  for (const disease of diseases) {
    const system = systemOf(disease.id);
    if (system !== 'OMIM' && system !== 'ORPHA') continue;
    for (const key of new Set(keysOf(disease))) {
      if (key === '') continue;
      const found = byKey.get(key) ?? { OMIM: [], ORPHA: [] };
      found[system].push(disease.id);
      byKey.set(key, found);
    }
  }
  const taken = new Set<ConceptId>();
  return [...byKey].flatMap(([key, { OMIM, ORPHA }]) => {
    const [kept] = OMIM;
    const [merged] = ORPHA;
    if (kept === undefined || merged === undefined || OMIM.length + ORPHA.length !== 2 || taken.has(kept) || taken.has(merged)) return [];
    taken.add(kept).add(merged);
    return [{ kept, merged, rule: ruleOf(key) }];
  });
}

/** Words that tell no disease from another. */
const unspoken = new Set(['the', 'of', 'due', 'to', 'and', 'in', 'by', 'from', 'with', 'disease', 'syndrome', 'disorder', 'autosomal', 'type']);
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi', 'xvii', 'xviii', 'xix', 'xx'];
const numerals = new Map(romans.map((roman, place) => [roman, String(place + 1)]));

/** The set of words of a name, without brackets and what follows a semicolon; numerals, British spelling and plurals are levelled. */
export function nameKey(label: string): string {
  const words = (label.toLowerCase().split(';')[0] ?? '').replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map(levelled).filter((word) => !unspoken.has(word)))].sort().join(' ');
}

function levelled(word: string): string {
  const whole = numerals.get(word);
  if (whole !== undefined) return whole;
  const [, roman = '', letter = ''] = /^([ivx]+)([a-z])$/.exec(word) ?? [];
  const numeral = numerals.get(roman);
  return numeral === undefined ? word.replace(/[ao]e/g, 'e').replace('tumour', 'tumor').replace(/(?<=[a-z]{3})s$/, '') : numeral + letter;
}
