'use client';

import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { CheckIcon } from './icon.tsx';

/** One line of a menu: something to do, or a heading above the lines that follow. */
export type MenuItem =
  | {
      label: string;
      onSelect: () => void;
      /** A mark before the label. */
      icon?: ReactNode;
      /** Set for one of several that can be chosen: whether it is the chosen one. */
      checked?: boolean;
      /** With `checked`: others can be chosen at the same time. */
      several?: boolean;
      /** The label's own language, when it differs from the page's. */
      lang?: string;
      /** Why it cannot be done now; shown under the label. */
      disabledBecause?: string;
    }
  | { heading: string };

const GAP_PX = 4;
const EDGE_PX = 8;

/** Where the list goes: under the button, above it when there is no room, and always inside the window. */
function placeBeside(button: DOMRect, list: DOMRect, alignEnd: boolean): { top: number; left: number } {
  const below = button.bottom + GAP_PX;
  const above = button.top - GAP_PX - list.height;
  const highest = innerHeight - EDGE_PX - list.height;
  const top = below <= highest ? below : above >= EDGE_PX ? above : Math.max(EDGE_PX, highest);
  const left = alignEnd ? button.right - list.width : button.left;
  return { top, left: Math.max(EDGE_PX, Math.min(left, innerWidth - list.width - EDGE_PX)) };
}

/**
 * A button that opens a list of things to do. Arrow keys, Home, End and first letters move, Enter chooses, Escape and
 * Tab close; the focus returns to the button before `onSelect` runs. The list lies above everything, never clipped.
 */
export function Menu({
  label,
  items,
  children,
  className = '',
  align = 'end',
  showLabel = false,
}: {
  /** What the button is called, and the menu with it. */
  label: string;
  items: readonly MenuItem[];
  /** What the button shows. */
  children: ReactNode;
  className?: string;
  align?: 'start' | 'end';
  /** True when `children` already say the label in words. */
  showLabel?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const close = useCallback((returnFocus: boolean) => {
    setOpen(false);
    if (returnFocus) button.current?.focus();
  }, []);

  useEffect(() => {
    const menu = list.current;
    const opener = button.current;
    if (!open || menu === null || opener === null) return;
    menu.showPopover?.();
    const rtl = getComputedStyle(opener).direction === 'rtl';
    const alignRight = (align === 'end') !== rtl;
    const place = placeBeside(opener.getBoundingClientRect(), menu.getBoundingClientRect(), alignRight);
    menu.style.top = `${place.top}px`;
    menu.style.left = `${place.left}px`;
    linesOf(menu)[0]?.focus();

    const outside = (press: PointerEvent) => {
      const target = press.target as Node;
      if (!menu.contains(target) && !opener.contains(target)) close(false);
    };
    const moved = (scroll: globalThis.Event) => {
      if (!menu.contains(scroll.target as Node)) close(false);
    };
    addEventListener('pointerdown', outside, true);
    addEventListener('scroll', moved, true);
    addEventListener('resize', moved);
    return () => {
      removeEventListener('pointerdown', outside, true);
      removeEventListener('scroll', moved, true);
      removeEventListener('resize', moved);
    };
  }, [open, align, close]);

  const onKey = (key: KeyboardEvent<HTMLDivElement>) => {
    const lines = linesOf(key.currentTarget);
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const go = (to: number) => lines[(to + lines.length) % lines.length]?.focus();
    if (key.key === 'Escape') {
      key.stopPropagation();
      close(true);
    } else if (key.key === 'Tab') close(true);
    else if (key.key === 'ArrowDown') go(at + 1);
    else if (key.key === 'ArrowUp') go(at - 1);
    else if (key.key === 'Home') go(0);
    else if (key.key === 'End') go(-1);
    else if (key.key.length === 1 && key.key !== ' ' && !key.ctrlKey && !key.metaKey) {
      const letter = key.key.toLocaleLowerCase();
      const rest = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
      rest.find((line) => line.textContent.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    } else return;
    if (key.key !== 'Tab') key.preventDefault();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        {...(showLabel ? {} : { 'aria-label': label, title: label })}
        onClick={() => setOpen(!open)}
        onKeyDown={(key) => {
          if (key.key !== 'ArrowDown' || open) return;
          key.preventDefault();
          setOpen(true);
        }}
        className={
          className ||
          'inline-flex size-11 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink'
        }
      >
        {children}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          popover="manual"
          onKeyDown={onKey}
          className="fixed inset-auto z-50 m-0 max-h-[70dvh] w-max min-w-48 max-w-[min(22rem,calc(100vw-1rem))] overflow-y-auto rounded-md border border-line bg-sheet p-1 text-ink shadow-float"
        >
          {items.map((item) => (
            <Line key={'heading' in item ? `h:${item.heading}` : item.label} item={item} close={close} />
          ))}
        </div>
      )}
    </>
  );
}

function linesOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function Line({ item, close }: { item: MenuItem; close: (returnFocus: boolean) => void }) {
  if ('heading' in item) {
    return (
      <div role="presentation" className="px-3 pt-2 pb-1 text-xs font-semibold text-soft">
        {item.heading}
      </div>
    );
  }
  const off = item.disabledBecause !== undefined;
  const chosen = item.checked === undefined ? {} : { 'aria-checked': item.checked };
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : item.several ? 'menuitemcheckbox' : 'menuitemradio'}
      {...chosen}
      tabIndex={-1}
      lang={item.lang}
      aria-disabled={off || undefined}
      onClick={() => {
        if (off) return;
        close(true);
        item.onSelect();
      }}
      className={`flex min-h-11 w-full items-center gap-3 rounded-sm px-3 py-2 text-start text-sm ${off ? 'text-soft' : 'hover:bg-accent-soft focus:bg-accent-soft'}`}
    >
      {item.icon}
      <span className="min-w-0 flex-1">
        {item.label}
        {off && <span className="block text-xs">{item.disabledBecause}</span>}
      </span>
      {item.checked && <CheckIcon />}
    </button>
  );
}
