import { count } from '../../components/format.ts';
import type { RankedDiagnosisFragment } from '../../generated/graphql.ts';
import { scopes, type Scope } from './differentialParams.ts';
import { inScope, scopeWords } from './scopes.ts';

/** Rare and common exclude each other. */
const others: Partial<Record<Scope, Scope>> = { rare: 'common', common: 'rare' };
const without = (scope: readonly Scope[], left: Scope): readonly Scope[] => scope.filter((each) => each !== left);

/** Narrow the list as it stands; each says how many diagnoses it hides, and none touches the cannot-miss shelf. */
export function ScopeChips({
  diagnoses,
  hasCommon,
  scope,
  onScope,
}: {
  diagnoses: readonly RankedDiagnosisFragment[];
  hasCommon: boolean;
  scope: readonly Scope[];
  onScope: (scope: readonly Scope[]) => void;
}) {
  return (
    <p className="scope" role="group" aria-label="Scope of the list">
      {scopes.filter((each) => hasCommon || each === 'explains-all').map((each) => {
        const chosen = scope.includes(each);
        const hides = diagnoses.filter((diagnosis) => !inScope(diagnosis, [each])).length;
        return (
          <button
            key={each}
            className="chip"
            aria-pressed={chosen}
            onClick={() => {
              onScope(chosen ? without(scope, each) : [...without(scope, others[each] ?? each), each]);
            }}
          >
            {scopeWords[each]} <span className="quiet number">({chosen ? 'hides' : 'would hide'} {count(hides)})</span>
          </button>
        );
      })}
    </p>
  );
}
