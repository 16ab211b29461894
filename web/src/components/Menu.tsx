import './Menu.css';
import { useLayoutEffect, useRef, type CSSProperties } from 'react';
import { actFor, type ActIn } from './keys.ts';

export interface MenuItem {
  readonly title: string;
  run(): void;
}

/** Opens with its first item focused; whoever opens it gets the focus back by `onClose`. */
export function Menu({ label, items, onClose, style }: { label: string; items: readonly MenuItem[]; onClose: () => void; style?: CSSProperties }) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    menu.current?.querySelector('button')?.focus();
    menu.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const focusBy = (pick: (at: number, length: number) => number): void => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(pick(at, buttons.length) + buttons.length) % buttons.length]?.focus();
  };
  const acts: Record<ActIn<'menu'>, () => void> = {
    up: () => {
      focusBy((at) => at - 1);
    },
    down: () => {
      focusBy((at) => at + 1);
    },
    first: () => {
      focusBy(() => 0);
    },
    last: () => {
      focusBy((_, length) => length - 1);
    },
    close: onClose,
  };
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      className="menu"
      style={style}
      onKeyDown={(event) => {
        event.stopPropagation();
        const act = actFor('menu', event.nativeEvent);
        if (!act) return;
        event.preventDefault();
        acts[act]();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      {items.map((item) => (
        <button
          key={item.title}
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose();
            item.run();
          }}
        >
          {item.title}
        </button>
      ))}
    </div>
  );
}
