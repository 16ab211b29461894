import type { Sex } from '../../generated/graphql.ts';
import { AgeField } from './AgeField.tsx';
import { isSetting, settings, settingWords, sexWords, type PatientCase } from './patientCase.ts';

const sexes: readonly (Sex | '')[] = ['FEMALE', 'MALE', ''];

export const settingFieldId = 'case-setting';

/** Age, sex and setting; each may stay unsaid. */
export function CaseFields({ patient: { age, sex, setting }, onChange }: { patient: PatientCase; onChange: (change: Partial<PatientCase>) => void }) {
  return (
    <div className="case-fields">
      <div className="case-field">
        <span aria-hidden="true">Age</span>
        <AgeField
          label="Age"
          age={age}
          onChange={(next) => {
            onChange({ age: next });
          }}
        />
      </div>
      <div className="case-field" role="radiogroup" aria-label="Sex">
        <span aria-hidden="true">Sex</span>
        {sexes.map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name="sex"
              checked={(sex ?? '') === each}
              onChange={() => {
                onChange({ sex: each === '' ? undefined : each });
              }}
            />
            {each === '' ? 'not said' : sexWords[each]}
          </label>
        ))}
      </div>
      <label className="case-field">
        <span>Setting</span>
        <select
          id={settingFieldId}
          value={setting ?? ''}
          onChange={({ target: { value } }) => {
            onChange({ setting: isSetting(value) ? value : undefined });
          }}
        >
          <option value="">not said</option>
          {settings.map((each) => (
            <option key={each} value={each}>
              {settingWords[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
