import type { ConceptKind, ConceptNameFragment } from '../../generated/graphql.ts';
import { plainText } from '../../components/plainText.ts';
import { systemShortName } from '../../components/systems.ts';
import { kindWords } from '../../components/words.ts';
import type { searchParams } from './searchParams.ts';
import type { ValuesOf } from '../../components/urlParams.ts';

export interface Filters {
  readonly systems: readonly string[];
  readonly kinds: readonly ConceptKind[];
  readonly within: string | undefined;
  readonly includeInactive: boolean;
}

export type FilterChange = Partial<ValuesOf<typeof searchParams>>;
export type Branch = ConceptNameFragment | undefined;

export const branchName = (within: string, branch: Branch): string => plainText(branch?.label ?? within);

const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

/** The filters as a reader would say them, after "No concept matches … "; empty when there are none. */
export function filterSentence({ systems: ids, kinds, within, includeInactive }: Filters, branch: Branch): string {
  return [
    ids.length > 0 ? `in ${either(ids.map(systemShortName))}` : '',
    kinds.length > 0 ? `of kind ${either(kinds.map((kind) => kindWords[kind]))}` : '',
    within === undefined ? '' : `under ${branchName(within, branch)}`,
    includeInactive ? 'with inactive concepts' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export const hasFilters = ({ systems, kinds, within }: Filters): boolean => systems.length > 0 || kinds.length > 0 || within !== undefined;
