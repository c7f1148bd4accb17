import type { Event } from '#lib/event/event.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import { NAME_MAX } from './person.ts';

/**
 * Control characters, line breaks, and the invisible characters that turn or hide text around a name. The joiners
 * U+200C and U+200D stay: Persian and many family names need them.
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u061C]/u;
/** At least one letter or digit: a name must be sayable. */
const SAYABLE = /[\p{L}\p{N}]/u;

/**
 * A name as it is kept: Unicode NFC, trimmed, inner runs of spaces made one, 1 to NAME_MAX code points.
 */
export function readName(text: string): Result<string, 'name-missing' | 'name-too-long' | 'name-characters'> {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  if (name === '') return problem('name-missing', 'name');
  if ([...name].length > NAME_MAX) return problem('name-too-long', 'name');
  if (FORBIDDEN.test(name) || !SAYABLE.test(name)) return problem('name-characters', 'name');
  return ok(name);
}

/** An organisation of the event by its id or its name, in any case. Empty: none. */
export function readOrganisation(
  text: string,
  event: Pick<Event, 'organisations'>,
): Result<string | null, 'organisation-unknown'> {
  const wanted = folded(text);
  if (wanted === '') return ok(null);
  const found = event.organisations.find((o) => o.id === text.trim() || folded(o.name) === wanted);
  return found === undefined ? problem('organisation-unknown', 'organisation') : ok(found.id);
}

/** A country of the event by its code, in any case. Empty: none. */
export function readCountry(
  text: string,
  event: Pick<Event, 'countries'>,
): Result<string | null, 'country-unknown'> {
  const wanted = text.trim().toUpperCase();
  if (wanted === '') return ok(null);
  const found = event.countries.find((country) => country.code === wanted);
  return found === undefined ? problem('country-unknown', 'country') : ok(found.code);
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('en');
}
