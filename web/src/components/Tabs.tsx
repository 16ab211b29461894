import './Tabs.css';
import { useRef, useState, type ReactNode } from 'react';
import { count } from './format.ts';
import { actFor, type ActIn } from './keys.ts';

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly title: string;
  readonly count?: number | undefined;
}

/** Arrows move the focus only; Enter or Space opens, because a tab may load. */
export function Tabs<Key extends string>({
  label,
  tabs,
  open,
  onOpen,
  panel,
}: {
  label: string;
  tabs: readonly Tab<Key>[];
  open: Key;
  onOpen: (key: Key) => void;
  panel: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(open);
  const focusAt = (index: number): void => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (!tab) return;
    setFocused(tab.key);
    document.getElementById(`tab-${tab.key}`)?.focus();
  };
  const at = tabs.findIndex((tab) => tab.key === focused);
  const acts: Record<ActIn<'tabs'>, () => void> = {
    previous: () => {
      focusAt(at - 1);
    },
    next: () => {
      focusAt(at + 1);
    },
    first: () => {
      focusAt(0);
    },
    last: () => {
      focusAt(tabs.length - 1);
    },
    open: () => {
      onOpen(focused);
    },
  };
  return (
    <div className="tabs">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => {
          const act = actFor('tabs', event.nativeEvent);
          if (!act) return;
          event.preventDefault();
          acts[act]();
        }}
        onBlur={(event) => {
          if (!list.current?.contains(event.relatedTarget)) setFocused(open);
        }}
      >
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`tab-${tab.key}`}
            role="tab"
            aria-selected={tab.key === open}
            aria-controls="tab-panel"
            tabIndex={tab.key === focused ? 0 : -1}
            onFocus={() => {
              setFocused(tab.key);
            }}
            onClick={() => {
              onOpen(tab.key);
            }}
          >
            {tab.title}
            {tab.count !== undefined && <span className="tab-count"> {count(tab.count)}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${open}`} tabIndex={-1}>
        {panel}
      </div>
    </div>
  );
}
