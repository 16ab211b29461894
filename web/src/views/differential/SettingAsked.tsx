import type { CareSetting } from '../../generated/graphql.ts';
import { settingWords } from './patientCase.ts';

/** Those in which incidence counts. */
const settings: readonly CareSetting[] = ['PRIMARY_CARE', 'EMERGENCY', 'HOSPITAL'];

/** Without a setting incidence does not count, and the rare stand as high as the common: whoever sees the list must know that before reading it. */
export function SettingAsked({ onSetting }: { onSetting: (setting: CareSetting) => void }) {
  return (
    <p className="setting-asked screen-only" role="note" aria-label="Incidence">
      No setting is said, so incidence does not count: rare diseases stand as high as common ones. Seen in{' '}
      {settings.map((setting) => (
        <button
          key={setting}
          onClick={() => {
            onSetting(setting);
          }}
        >
          {settingWords[setting]}
        </button>
      ))}
    </p>
  );
}
