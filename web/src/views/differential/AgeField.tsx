import { useState } from 'react';
import { ageUnits, cappedAge, type Age, type AgeUnit } from './patientCase.ts';

const isUnit = (text: string): text is AgeUnit => text in ageUnits;

/** A whole number and its unit; the field keeps what is typed, and only a number counts. */
export function AgeField({ label, age, onChange }: { label: string; age: Age | undefined; onChange: (age: Age | undefined) => void }) {
  const [typed, setTyped] = useState(age ? String(age.value) : '');
  const [unit, setUnit] = useState<AgeUnit>(age?.unit ?? 'y');
  const [shown, setShown] = useState(age);
  // The case may change from elsewhere: undo, a link, an example.
  if (age !== shown) {
    setShown(age);
    if (age ? age.value !== Number(typed) || age.unit !== unit || typed.trim() === '' : /^\d+$/.test(typed)) {
      setTyped(age ? String(age.value) : '');
      if (age) setUnit(age.unit);
    }
  }
  const take = (text: string, next: AgeUnit): void => {
    const taken = /^\d{1,4}$/.test(text.trim()) ? cappedAge(Number(text), next) : undefined;
    setTyped(taken && taken.value !== Number(text) ? String(taken.value) : text);
    setUnit(next);
    setShown(taken);
    onChange(taken);
  };
  return (
    <span className="age-field">
      <input
        type="text"
        inputMode="numeric"
        aria-label={label}
        autoComplete="off"
        maxLength={4}
        value={typed}
        onChange={(event) => {
          take(event.target.value, unit);
        }}
      />
      <select
        aria-label={`Unit of ${label.toLowerCase()}`}
        value={unit}
        onChange={(event) => {
          if (isUnit(event.target.value)) take(typed, event.target.value);
        }}
      >
        {Object.entries(ageUnits).map(([key, { word }]) => (
          <option key={key} value={key}>
            {word}s
          </option>
        ))}
      </select>
      {unit === 'y' && age?.value === ageUnits.y.max && <span className="quiet">or more</span>}
    </span>
  );
}
