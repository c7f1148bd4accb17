import type { Random } from '#lib/base32.ts';
import { newId } from '#lib/ids.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import type { EventPlan } from './event.ts';
import { newJoinCode } from './join-code.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a meeting is kept unless its organisers decide otherwise. */
const RETENTION_DAYS = 90;

/** The empty meeting of a new server: a name, a code, nothing in the programme yet. */
export function firstEventPlan(now: number, random: Random): EventPlan {
  const name = 'Rencontre';
  return {
    event: {
      id: newId(random),
      title: { fr: name, nl: name, en: name, ar: name },
      date: new Date(now).toISOString().slice(0, 10),
      timeZone: 'Europe/Brussels',
      languages: [...LANGUAGES],
      countries: [],
      organisations: [],
      topics: [],
      retainUntil: now + RETENTION_DAYS * DAY_MS,
    },
    joinCode: newJoinCode(random),
    sessions: [],
    polls: [],
  };
}
