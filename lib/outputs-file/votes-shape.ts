import { z } from 'zod';
import { SIGNINGS } from '#lib/board/rules.ts';
import { FilePoll } from '#lib/poll/file.ts';

/** What was answered, marked and asked, in a file of outputs; docs/outputs-file.md describes it. The shapes alone. */

const Number0 = z.int().min(0).max(1_000_000);
const Moment = z.iso.datetime({ precision: 3 });
const Place = { session: z.int().min(0), room: z.int().min(0) };
const Signed = {
  by: z.int().min(0).optional(),
  organisation: z.string().min(1).optional(),
  /** Which of the round's rooms, from 0. */
  room: z.int().min(0),
};
const Option = z.string().min(1).max(2000);
const Words = z.string().max(2000);

const Tally = z.strictObject({
  people: Number0,
  byHand: Number0,
  counts: z.array(Number0),
  handCounts: z.array(Number0),
  entries: z.array(z.strictObject({ key: Option, text: Words, count: Number0 })),
});

export const FileRound = z.strictObject({
  number: z.int().min(1),
  openedAt: Moment,
  closedAt: Moment,
  revealed: z.literal(true).optional(),
  words: z.strictObject({ merged: z.record(Option, Option), removed: z.array(Option) }).optional(),
  rooms: z
    .array(
      z.strictObject({
        ...Place,
        people: Number0,
        apart: z.literal(true).optional(),
        hands: z.strictObject({ people: Number0, counts: z.record(Option, Number0) }).optional(),
      }),
    )
    .min(1),
  parts: z.array(z.strictObject({ group: z.string(), value: Tally.nullable() })).optional(),
  ballots: z
    .array(
      z.strictObject({
        ...Signed,
        marks: z.array(z.strictObject({ option: Option, place: z.int().min(1), text: Words.optional() })),
      }),
    )
    .optional(),
  counts: z
    .array(
      z.strictObject({
        room: z.int().min(0).optional(),
        option: Option,
        place: z.int().min(1),
        text: Words.optional(),
        count: z.int().min(1).max(1_000_000),
      }),
    )
    .optional(),
});
export type FileRound = z.infer<typeof FileRound>;

export const FileAsked = z.strictObject({ ...FilePoll.shape, rounds: z.array(FileRound).optional() });
export type FileAsked = z.infer<typeof FileAsked>;

const OnCards = z.record(z.string().min(1).max(200), z.int().min(1).max(1_000_000));

export const FileDots = z.strictObject({
  about: z.string().optional(),
  dots: z.int(),
  several: z.boolean(),
  columns: z.array(z.string().min(1).max(100)).max(50).optional(),
  signing: z.enum(SIGNINGS),
  openedAt: Moment,
  closedAt: Moment,
  rooms: z.array(z.strictObject({ ...Place, people: Number0, totals: OnCards })).min(1),
  ballots: z.array(z.strictObject({ ...Signed, dots: OnCards })).optional(),
});
export type FileDots = z.infer<typeof FileDots>;

export const FileQuestion = z.strictObject({
  ...Place,
  text: z.string().min(1),
  by: z.int().min(0).optional(),
  state: z.enum(['open', 'answered']),
  votes: Number0.optional(),
});
export type FileQuestion = z.infer<typeof FileQuestion>;
