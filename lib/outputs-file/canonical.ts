import type { OutputsFile } from './shape.ts';

/** SHA-256 of a text as UTF-8, in hexadecimal; handed in, since it is not the same everywhere. */
export type Sha256 = (text: string) => string;

/**
 * A value as canonical JSON: keys in the order of their UTF-16 code units, nothing between the signs, what is absent
 * left out. Equal values give equal texts.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${parts.join(',')}}`;
}

/**
 * The hash of a file: SHA-256 of the canonical JSON of all but `outputs`, in which in the place of each room the hash of
 * its own canonical JSON stands. So rooms can be hashed one after the other, and compared alone.
 */
export function hashOf(file: Pick<OutputsFile, 'sessions'>, sha256: Sha256): string {
  const sessions = file.sessions.map((session) => ({
    ...session,
    rooms: session.rooms.map((room) => sha256(canonical(room))),
  }));
  return hashOfHashed({ ...file, sessions }, sha256);
}

/** The same, where the rooms' hashes stand in the rooms' places already. */
export function hashOfHashed(file: object, sha256: Sha256): string {
  const rest = Object.entries(file).filter(([key]) => key !== 'outputs');
  return `sha256:${sha256(canonical(Object.fromEntries(rest)))}`;
}

/** Where two values differ first, such as `cards[3].text`; null when they are equal. */
export function differenceOf(a: unknown, b: unknown, place = ''): string | null {
  if (canonical(a ?? null) === canonical(b ?? null)) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return place;
  if (Array.isArray(a) !== Array.isArray(b)) return place;
  const [one, other] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  for (const key of [...Object.keys(one), ...Object.keys(other)]) {
    const part = Array.isArray(a) ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`;
    const found = differenceOf(one[key], other[key], part);
    if (found !== null) return found;
  }
  return place;
}
