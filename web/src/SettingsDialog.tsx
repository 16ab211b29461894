import { Dialog } from './components/Dialog.tsx';
import { changeSettings, densities, pageSizes, themes, useSettings } from './components/settings.ts';

const themeWords = { system: 'as the system', light: 'light', dark: 'dark' } satisfies Record<(typeof themes)[number], string>;
const densityWords = { comfortable: 'comfortable', compact: 'compact' } satisfies Record<(typeof densities)[number], string>;

/** Kept in this browser only. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { theme, density, letters, pageSize, pages, linksOnShareOnly } = useSettings();
  return (
    <Dialog title="Settings" onClose={onClose}>
      <p className="quiet">Kept in this browser; nothing is sent.</p>
      <Choice
        title="Colours"
        values={themes}
        words={(value) => themeWords[value]}
        chosen={theme}
        onChoose={(value) => {
          changeSettings({ theme: value });
        }}
      />
      <Choice
        title="Rows"
        values={densities}
        words={(value) => densityWords[value]}
        chosen={density}
        onChoose={(value) => {
          changeSettings({ density: value });
        }}
      />
      <Choice
        title="Rows at a time in lists"
        values={pageSizes}
        words={String}
        chosen={pageSize}
        onChoose={(value) => {
          changeSettings({ pageSize: value });
        }}
      />
      <fieldset>
        <legend>More</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={pages}
            onChange={(event) => {
              changeSettings({ pages: event.target.checked });
            }}
          />
          Pages instead of growing lists
        </label>
        <br />
        <label className="check">
          <input
            type="checkbox"
            checked={linksOnShareOnly}
            onChange={(event) => {
              changeSettings({ linksOnShareOnly: event.target.checked });
            }}
          />
          Keep cases out of addresses and of the browser history; only Share makes a link
        </label>
        <br />
        <label className="check">
          <input
            type="checkbox"
            checked={letters}
            onChange={(event) => {
              changeSettings({ letters: event.target.checked });
            }}
          />
          Keys of a single character, such as ? and c
        </label>
      </fieldset>
    </Dialog>
  );
}

function Choice<Value extends string | number>({
  title,
  values,
  words,
  chosen,
  onChoose,
}: {
  title: string;
  values: readonly Value[];
  words: (value: Value) => string;
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {values.map((value) => (
        <label key={value} className="check">
          <input
            type="radio"
            name={title}
            checked={value === chosen}
            onChange={() => {
              onChoose(value);
            }}
          />
          {words(value)}
        </label>
      ))}
    </fieldset>
  );
}
