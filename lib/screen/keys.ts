/** What whoever stands at the projector can do with a key. */
export const SCREEN_KEYS = {
  fullScreen: 'f',
  qr: 'q',
  language: 'l',
  secondLanguage: '2',
  light: 'd',
  help: '?',
} as const;

export type ScreenAct = keyof typeof SCREEN_KEYS;

/** What a key that was pressed asks for; null: nothing, or it was meant for the browser. */
export function actOfKey(pressed: {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
}): ScreenAct | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const acts = Object.entries(SCREEN_KEYS) as [ScreenAct, string][];
  return acts.find(([, key]) => key === pressed.key.toLowerCase())?.[0] ?? null;
}
