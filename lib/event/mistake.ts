/** What can be wrong with what somebody gives for an event; each has a sentence in every language. */
export const MISTAKE_CODES = [
  'value-missing',
  'value-wrong',
  'key-unknown',
  'choice-wrong',
  'text-missing',
  'text-too-long',
  'day-wrong',
  'day-outside',
  'time-wrong',
  'times-order',
  'zone-wrong',
  'keep-wrong',
  'day-over',
  'code-wrong',
  'country-not-listed',
  'double',
  'rooms-missing',
  'languages-missing',
  'too-many',
  'still-used',
  'room-holds-text',
  'signing-fixed',
  'organisation-not-listed',
  'person-not-listed',
  'file-changed',
  'keep-over',
  'room-too-large',
  'too-few',
  'number-outside',
  'numbers-order',
  'session-not-listed',
] as const;
export type MistakeCode = (typeof MISTAKE_CODES)[number];

/** One thing that is wrong, and where. */
export interface Mistake {
  /** Such as `title` or `sessions[2].rooms[0].countries[1]`. */
  place: string;
  code: MistakeCode;
  /** What the sentence names: a limit, the choices, the value that is meant. */
  detail?: string | number;
}

/** Yes with a value, or no with everything that is wrong. */
export type Checked<Value> = { ok: true; value: Value } | { ok: false; mistakes: Mistake[] };

/** Gathers what is wrong while something is read from top to bottom. */
export class Mistakes {
  readonly list: Mistake[] = [];

  add(place: string, code: MistakeCode, detail?: string | number): void {
    this.list.push(detail === undefined ? { place, code } : { place, code, detail });
  }

  /** The value if nothing was wrong. */
  checked<Value>(value: Value): Checked<Value> {
    return this.list.length === 0 ? { ok: true, value } : { ok: false, mistakes: this.list };
  }
}

/** The place of a part: `sessions` and 2 is `sessions[2]`, that and `title` is `sessions[2].title`. */
export function within(place: string, part: string | number): string {
  if (typeof part === 'number') return `${place}[${part}]`;
  return place === '' ? part : `${place}.${part}`;
}
