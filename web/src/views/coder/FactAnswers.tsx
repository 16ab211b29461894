import { useId } from 'react';
import type { PatientFact } from '../../generated/graphql.ts';

/** The routes that ATC tells substances apart by; others are read too, as prescriptions write them. */
const routes = ['oral', 'parenteral', 'ophthalmic', 'otic', 'nasal', 'inhalation', 'topical', 'transdermal', 'rectal', 'vaginal', 'sublingual'] as const;

/** Words that answer a missing fact by being added to the phrase. */
const words: Partial<Record<PatientFact, readonly string[]>> = {
  LATERALITY: ['left', 'right', 'bilateral'],
  EPISODE: ['initial encounter', 'subsequent encounter', 'sequela'],
  SEX: ['female', 'male'],
};

/** Lets the reader answer what is missing; a fact without usual answers is to be said in the phrase. */
export function FactAnswers({ missing, onWords, onRoute }: { missing: readonly PatientFact[]; onWords: (words: string) => void; onRoute: (route: string) => void }) {
  return (
    <>
      {missing.map((fact) => {
        const options = fact === 'ROUTE' ? routes : (words[fact] ?? []);
        if (options.length === 0) return <p key={fact}>Say it in the phrase, and map it again.</p>;
        return (
          <p key={fact} className="coder-acts">
            {options.map((option) => (
              <button
                key={option}
                type="button"
                onClick={() => {
                  if (fact === 'ROUTE') onRoute(option);
                  else onWords(option);
                }}
              >
                {option}
              </button>
            ))}
          </p>
        );
      })}
    </>
  );
}

export function RouteField({ value, onType }: { value: string; onType: (route: string) => void }) {
  const list = useId();
  return (
    <label>
      Route{' '}
      <input
        type="text"
        list={list}
        value={value}
        autoComplete="off"
        spellCheck={false}
        placeholder="not stated"
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      <datalist id={list}>
        {routes.map((route) => (
          <option key={route} value={route} />
        ))}
      </datalist>
    </label>
  );
}
