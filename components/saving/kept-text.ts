/**
 * What somebody wrote in a room and could not send before its document was replaced: kept on this device as plain
 * text, for that person alone, until they have seen it. Browser only.
 */
export interface KeptText {
  /** Milliseconds since 1970. */
  at: number;
  text: string;
}

/** Whoever has not come back by then does not need it any more. */
const KEPT_MS = 30 * 86_400_000;
const PREFIX = 'rencontre:unsent:';
const keyOf = (roomId: string, personId: string) => `${PREFIX}${roomId}:${personId}`;
const listeners = new Set<() => void>();

export function keptText(roomId: string, personId: string): string | null {
  return read(keyOf(roomId, personId))?.text ?? null;
}

/** Adds to what is kept for somebody in a room. */
export function keepText(roomId: string, personId: string, text: string, now: number): void {
  const key = keyOf(roomId, personId);
  const before = read(key)?.text;
  const kept: KeptText = { at: now, text: before === undefined ? text : `${before}\n\n${text}` };
  localStorage.setItem(key, JSON.stringify(kept));
  tell();
}

export function forgetText(roomId: string, personId: string): void {
  localStorage.removeItem(keyOf(roomId, personId));
  tell();
}

/** Forgets what nobody came back for. */
export function forgetOldTexts(now: number): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && now - (read(key)?.at ?? 0) > KEPT_MS) localStorage.removeItem(key);
  }
}

/** Calls back when this page has kept or forgotten something; returns how to stop. */
export function hearKeptTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string): KeptText | null {
  const kept = localStorage.getItem(key);
  return kept === null ? null : (JSON.parse(kept) as KeptText);
}

function tell(): void {
  for (const listener of listeners) listener();
}
