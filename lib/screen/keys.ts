/** What whoever stands at the projector can do with a key. The first key of each is the one that is listed. */
export const SCREEN_KEYS = {
  fullScreen: ['f'],
  next: ['→', 'ArrowRight', 'ArrowDown', 'PageDown'],
  previous: ['←', 'ArrowLeft', 'ArrowUp', 'PageUp'],
  automatic: ['a'],
  table: ['t'],
  qr: ['q'],
  language: ['l'],
  secondLanguage: ['2'],
  light: ['d'],
  help: ['?'],
} as const satisfies Record<string, readonly string[]>;

export type ScreenAct = keyof typeof SCREEN_KEYS;

/**
 * What a key that was pressed asks for; null: nothing, or it was meant for the browser. Where one reads from right to
 * left, on is to the left.
 */
export function actOfKey(
  pressed: { key: string; ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean },
  direction: 'ltr' | 'rtl',
): ScreenAct | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const key = direction === 'rtl' ? (MIRRORED[pressed.key] ?? pressed.key) : pressed.key;
  const acts = Object.entries(SCREEN_KEYS) as [ScreenAct, readonly string[]][];
  return acts.find(([, keys]) => keys.includes(key) || keys.includes(key.toLowerCase()))?.[0] ?? null;
}

/** The key that the list of keys shows. */
export function keyShown(act: ScreenAct, direction: 'ltr' | 'rtl'): string {
  const key = SCREEN_KEYS[act][0].toUpperCase();
  return direction === 'rtl' ? (MIRRORED[key] ?? key) : key;
}

const MIRRORED: Record<string, string> = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
  '←': '→',
  '→': '←',
};
