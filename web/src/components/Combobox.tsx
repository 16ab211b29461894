import './Combobox.css';
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { actFor, shortcut, type ActIn } from './keys.ts';
import { serverLimits } from './serverLimits.ts';

export interface Option {
  readonly key: string;
  /** Options of the same group stand together under its title. */
  readonly group: string;
  readonly content: ReactNode;
}

interface ComboboxProps {
  label: string;
  value: string;
  options: readonly Option[];
  placeholder?: string;
  fieldId: string;
  fieldRef?: Ref<HTMLInputElement>;
  /** Id of what explains the field. */
  describedBy?: string;
  onType: (text: string) => void;
  onTake: (key: string, newTab: boolean) => void;
  onSubmit: () => void;
  onLeave?: () => void;
}

/**
 * A field with suggestions. The field is the user's: nothing but typing and Escape changes it. The active option is kept by
 * its key, so that a late answer neither moves nor replaces what Enter would take.
 */
export function Combobox({ label, value, options, placeholder, fieldId, fieldRef, describedBy, onType, onTake, onSubmit, onLeave }: ComboboxProps) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [activeKey, setActiveKey] = useState<string>();
  const active = options.findIndex((option) => option.key === activeKey);
  const shown = open && options.length > 0;
  const optionId = (index: number): string => `${list}-${index}`;

  const activate = (index: number): void => {
    setOpen(true);
    setActiveKey(options[index]?.key);
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    setOpen(false);
    setActiveKey(undefined);
  };
  const take = (newTab: boolean): void => {
    const option = shown ? options[active] : undefined;
    close();
    if (option) onTake(option.key, newTab);
    else onSubmit();
  };
  const acts: Record<ActIn<'combobox'>, () => void> = {
    next: () => {
      activate(active + 1 < options.length ? active + 1 : 0);
    },
    previous: () => {
      activate(active > 0 ? active - 1 : options.length - 1);
    },
    take: () => {
      take(false);
    },
    newTab: () => {
      take(true);
    },
    close: () => {
      if (shown) close();
      else onType('');
    },
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter and arrows belong to it.
    if (event.nativeEvent.isComposing) return;
    const act = actFor('combobox', event.nativeEvent);
    if (!act) return;
    event.preventDefault();
    acts[act]();
  };

  return (
    <div className="combobox">
      <input
        id={fieldId}
        ref={fieldRef}
        type="text"
        role="combobox"
        aria-label={label}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
        aria-keyshortcuts={shortcut('everywhere', 'palette')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={serverLimits.searchTextMax}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          setOpen(true);
          setActiveKey(undefined);
          onType(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onLeave?.();
        }}
      />
      {shown && (
        <div id={list} role="listbox" aria-label={`${label}: suggestions`} className="suggestions">
          {groupsOf(options).map(({ group, members }) => (
            <div key={group} role="group" aria-label={group}>
              <div className="suggestions-group" aria-hidden="true">
                {group}
              </div>
              {members.map(({ option, index }) => (
                <div
                  key={option.key}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === active}
                  // Keeps the focus in the field, so that a click does not close the list before it counts.
                  onMouseDown={(event) => {
                    event.preventDefault();
                  }}
                  onClick={(event) => {
                    close();
                    onTake(option.key, event.ctrlKey || event.metaKey);
                  }}
                  onAuxClick={(event) => {
                    if (event.button === 1) onTake(option.key, true);
                  }}
                >
                  {option.content}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function groupsOf(options: readonly Option[]): { group: string; members: { option: Option; index: number }[] }[] {
  const groups = new Map<string, { option: Option; index: number }[]>();
  options.forEach((option, index) => {
    const members = groups.get(option.group) ?? [];
    members.push({ option, index });
    groups.set(option.group, members);
  });
  return [...groups].map(([group, members]) => ({ group, members }));
}
