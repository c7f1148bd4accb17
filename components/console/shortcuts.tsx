'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

/** A key of the console, as the list says it. */
export interface Shortcut {
  letter: string;
  label: string;
  act: () => void;
}

interface Shortcuts {
  /** Those that do something now, in the order of their letters. */
  list: readonly Shortcut[];
  /** Whether keys are listened to; the device remembers it. */
  on: boolean;
  turn: (on: boolean) => void;
  /** The list is shown. */
  shown: boolean;
  show: (shown: boolean) => void;
  add: (shortcut: Shortcut) => () => void;
}

const ShortcutContext = createContext<Shortcuts | null>(null);

const OFF = 'rencontre:keys-off';
/** In these a letter is text, or chooses. */
const TYPING = 'input, textarea, select, [contenteditable="true"], [role="menu"], dialog';

/** The letter of a key, whatever the layout; where letters are not Latin, the one that is printed beside them. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isOther = [...key].length === 1 && /\p{L}/u.test(key) && !/[a-z]/i.test(key);
  const latin = isOther ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (latin ?? key).toLowerCase();
}

/** Listens to single letters for the page below: never while somebody types, never together with other keys. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [added, setAdded] = useState<readonly Shortcut[]>([]);
  const [on, setOn] = useState(true);
  const [shown, show] = useState(false);
  const newest = useRef<readonly Shortcut[]>([]);

  useEffect(() => setOn(localStorage.getItem(OFF) === null), []);
  const turn = useCallback((wanted: boolean) => {
    setOn(wanted);
    if (wanted) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  }, []);
  const add = useCallback((shortcut: Shortcut) => {
    const keep = (list: readonly Shortcut[]) => {
      newest.current = list;
      setAdded(list);
    };
    keep([...newest.current, shortcut]);
    return () => keep(newest.current.filter((each) => each !== shortcut));
  }, []);

  useEffect(() => {
    if (!on) return;
    const pressed = (key: KeyboardEvent) => {
      if (key.defaultPrevented || key.repeat || key.isComposing) return;
      if (key.ctrlKey || key.metaKey || key.altKey) return;
      if (key.target instanceof Element && key.target.closest(TYPING) !== null) return;
      if (key.key === '?') return show(true);
      // The one that came last stands where one looks.
      const found = newest.current.findLast(({ letter }) => letter === letterOf(key));
      if (found === undefined) return;
      key.preventDefault();
      found.act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [on]);

  const list = useMemo(() => added.toSorted((a, b) => a.letter.localeCompare(b.letter)), [added]);
  const value = useMemo(() => ({ list, on, turn, shown, show, add }), [list, on, turn, shown, add]);
  return <ShortcutContext value={value}>{children}</ShortcutContext>;
}

/** The keys of the page, and whether they are listened to. */
export function useShortcuts(): Shortcuts {
  const shortcuts = useContext(ShortcutContext);
  if (shortcuts === null) throw new Error('useShortcuts outside of ShortcutProvider');
  return shortcuts;
}

/**
 * While the calling component is shown, this letter does something.
 *
 * @param label what it does, for the list that `?` opens
 * @param act null: nothing now
 * @returns what the button that does the same says of it; nothing while keys are off
 */
export function useShortcut(
  letter: string,
  label: string,
  act: (() => void) | null,
): { 'aria-keyshortcuts'?: string } {
  const { add, on } = useShortcuts();
  const newest = useEffectEvent(() => act?.());
  const isThere = act !== null;
  // What one can see answers its key at once.
  useLayoutEffect(
    () => (isThere ? add({ letter, label, act: () => newest() }) : undefined),
    [add, isThere, letter, label],
  );
  return isThere && on ? { 'aria-keyshortcuts': letter } : {};
}
