import { Plain } from '../../components/Plain.tsx';
import { priors, type PriorChoice } from './differentialParams.ts';

const words = { setting: 'as the setting implies', whole: 'counted', half: 'counted by half', none: 'not counted' } satisfies Record<PriorChoice, string>;

/** Incidence as a prior: what the server says of it, and a choice where it knows any. */
export function PriorChoiceField({ chosen, offered, statement, onChoose }: { chosen: PriorChoice; offered: boolean; statement: string; onChoose: (prior: PriorChoice) => void }) {
  return (
    <p className="coverage">
      <strong>Prior:</strong>{' '}
      {offered && (
        <select
          aria-label="Incidence"
          value={chosen}
          onChange={({ target }) => {
            const taken = priors.find((prior) => prior === target.value);
            if (taken) onChoose(taken);
          }}
        >
          {priors.map((prior) => (
            <option key={prior} value={prior}>
              {words[prior]}
            </option>
          ))}
        </select>
      )}{' '}
      <Plain>{statement}</Plain>
    </p>
  );
}
