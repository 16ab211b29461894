import type { RankedDiagnosisFragment } from '../../generated/graphql.ts';
import type { Scope } from './differentialParams.ts';

export const scopeWords = { 'explains-all': 'explains every present finding', rare: 'rare diseases', common: 'common conditions' } satisfies Record<Scope, string>;

const isIn = {
  rare: ({ kind }) => kind === 'RARE',
  common: ({ kind }) => kind === 'COMMON',
  'explains-all': ({ opposing }) => opposing.every(({ matchKind }) => matchKind !== 'UNEXPLAINED'),
} satisfies Record<Scope, (diagnosis: RankedDiagnosisFragment) => boolean>;

export const inScope = (diagnosis: RankedDiagnosisFragment, scope: readonly Scope[]): boolean => scope.every((each) => isIn[each](diagnosis));
