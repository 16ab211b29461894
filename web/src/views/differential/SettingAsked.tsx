import type { CareSetting } from '../../generated/graphql.ts';
import { settings, settingWords } from './patientCase.ts';

/** Without a setting incidence does not count, and the rare stand as high as the common: whoever sees the list must know that before reading it. */
export function SettingAsked({ onSetting }: { onSetting: (setting: CareSetting) => void }) {
  return (
    <div className="setting-asked screen-only" role="note" aria-label="Incidence">
      No setting is said, so incidence does not count: rare diseases stand as high as common ones. Seen in{' '}
      <span role="group" aria-label="Setting">
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
      </span>
    </div>
  );
}
