import { publishedId } from '../../../server/domain/codeSystem.ts';
import { conceptIdOf } from '../../../server/domain/concept.ts';
import { officialMappingRow } from '../../rows.ts';
import { historicalRelations, mapCorrelations, mapTargets, replacingAssociations } from './metadata.ts';
import type { RowVerdict } from './rf2File.ts';

const flag = (name: string, value: string) => ({ name, value: value.replaceAll('|', '¦') });
const unknownSet = (refset: string): RowVerdict => ({ skipped: `the map reference set ${refset} leads to a system that is not known here` });

/** The live concepts that take the place of retired ones, and looser historical associations as mappings within SNOMED CT. */
export class Associations {
  readonly #replacements = new Map<string, string[]>();

  take([, , , , refset = '', from = '', to = '']: readonly string[]): RowVerdict {
    if (replacingAssociations.has(refset)) {
      const known = this.#replacements.get(from);
      if (known === undefined) this.#replacements.set(from, [to]);
      else known.push(to);
      return { rows: [] };
    }
    const [relation, name] = historicalRelations[refset] ?? [];
    if (relation === undefined || name === undefined) return { skipped: `an association of the reference set ${refset}, which replaces no concept` };
    return { rows: [officialMappingRow({ source: conceptIdOf('SNOMEDCT', from), target: conceptIdOf('SNOMEDCT', to), relation, flags: [flag('association', name)] })] };
  }

  replacementsOf(concept: string) {
    return (this.#replacements.get(concept) ?? []).map((code) => conceptIdOf('SNOMEDCT', code)).sort();
  }
}

/** A row of a simple map: the target of the source, of which nothing more is said. */
export function readSimpleMap([, , , , refset = '', source = '', target = '']: readonly string[]): RowVerdict {
  const system = mapTargets[refset];
  if (system === undefined) return unknownSet(refset);
  if (target.trim() === '') return { rejected: 'a simple map needs a target', value: source, remedy: 'Report it to the publisher.' };
  return { rows: [officialMappingRow({ source: conceptIdOf('SNOMEDCT', source), target: publishedId(system, target), relation: 'CLOSE' })] };
}

/** A row of a complex or extended map, with group, priority, rule and advice as its flags; without a target the source is not mapped. */
export function readRuleMap([, , , , refset = '', source = '', group = '', priority = '', rule = '', advice = '', target = '', correlation = '', category = '']: readonly string[]): RowVerdict {
  const system = mapTargets[refset];
  if (system === undefined) return unknownSet(refset);
  if (!/^\d+$/.test(group) || !/^\d+$/.test(priority)) {
    return { rejected: 'the map group and the map priority must be whole numbers', value: `${group} ${priority}`, remedy: 'Report it to the publisher.' };
  }
  const flags = [
    flag('mapGroup', group), flag('mapPriority', priority), ...(rule === '' ? [] : [flag('mapRule', rule)]), ...(advice === '' ? [] : [flag('mapAdvice', advice)]),
    ...(correlation === '' ? [] : [flag('correlation', `SNOMEDCT:${correlation}`)]), ...(category === '' ? [] : [flag('mapCategory', `SNOMEDCT:${category}`)]),
  ];
  const code = target.trim();
  const relation = code === '' ? 'NOT_MAPPED' : (mapCorrelations[correlation] ?? 'CLOSE');
  return { rows: [officialMappingRow({ source: conceptIdOf('SNOMEDCT', source), target: code === '' ? undefined : publishedId(system, code), relation: code !== '' && relation === 'NOT_MAPPED' ? 'CLOSE' : relation, flags })] };
}
