import { z } from 'zod';
import { LANGUAGES } from '#lib/language/language.ts';
import { FilePoll } from '#lib/poll/file.ts';
import { ATTRIBUTIONS, ORGANISATION_KINDS, SESSION_KINDS } from './kinds.ts';

/** What organisers give for an event, before any rule is asked: the shapes alone. */

/** As the server makes them, or as the demonstration has them. */
const Id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const Text = z.partialRecord(z.enum(LANGUAGES), z.string());
/** What keeps its id over a change of its words; without one it is new. */
const Named = z.strictObject({ id: Id.optional(), title: Text });

const session = {
  kind: z.enum(SESSION_KINDS),
  title: Text,
  /** The clock of the event's time zone, `HH:MM`. */
  from: z.string(),
  to: z.string(),
  place: z.string().default(''),
  attribution: z.enum(ATTRIBUTIONS).default('person'),
  headings: z.array(Named).default([]),
  columns: z.array(Named).default([]),
};

export const SessionDraft = z.strictObject({
  ...session,
  /** `YYYY-MM-DD` */
  day: z.string(),
  rooms: z.array(z.strictObject({ id: Id.optional(), countries: z.array(z.string()) })),
});
export type SessionDraft = z.infer<typeof SessionDraft>;

export const ListsDraft = z.strictObject({
  countries: z.array(z.strictObject({ code: z.string(), name: Text })).default([]),
  organisations: z
    .array(
      z.strictObject({
        id: Id.optional(),
        name: z.string(),
        kind: z.enum(ORGANISATION_KINDS).default('public body'),
      }),
    )
    .default([]),
  topics: z.array(z.strictObject({ id: Id.optional(), name: Text })).default([]),
});
export type ListsDraft = z.infer<typeof ListsDraft>;

export const FactsDraft = z.strictObject({
  title: Text,
  /** `YYYY-MM-DD` */
  date: z.string(),
  timeZone: z.string().default('Europe/Brussels'),
  languages: z.array(z.enum(LANGUAGES)).default([...LANGUAGES]),
  /** For how many days after its date everything is kept. */
  keepDays: z.number().optional(),
});
export type FactsDraft = z.infer<typeof FactsDraft>;

/** A whole event in one file; docs/event-file.md describes it. */
export const EventFile = z.strictObject({
  ...FactsDraft.shape,
  ...ListsDraft.shape,
  sessions: z
    .array(
      z.strictObject({
        ...session,
        /** On which day of the event, its own date being 1. */
        day: z.number().default(1),
        rooms: z.array(z.strictObject({ countries: z.array(z.string()) })),
      }),
    )
    .default([]),
  /** Prepared, in their order; nobody was asked any of them. */
  polls: z.array(FilePoll).optional(),
});
export type EventFile = z.infer<typeof EventFile>;
