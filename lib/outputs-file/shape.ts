import { z } from 'zod';
import { CARD_KINDS, REACTIONS } from '#lib/board/schema.ts';
import { EventFile } from '#lib/event/draft.ts';
import { LANGUAGES } from '#lib/language/language.ts';
import { FileAsked, FileDots, FileQuestion } from './votes-shape.ts';

/**
 * What people wrote, as a file: an event file (docs/event-file.md) whose rooms are filled. docs/outputs-file.md describes
 * it. Here are the shapes alone.
 */
export const VERSION = 2;
/** Files of the first version have nothing of polls, dots and questions; they are taken in as well. */
const VERSIONS = [1, VERSION] as const;

/** What is not in a file of outputs, by the names that docs/outputs-file.md explains. */
export const LEFT_OUT = [
  'passes and personal links',
  'join code',
  'roles',
  'drafts and private writing',
  'polls and dot voting that are not final, or were also in rooms outside the file',
  'ballots of anonymous polls and dot voting; their totals are in the file',
  'who voted for a question; how many is in the file',
  'questions that were not shown to everybody',
  'locks of boards',
  'cards in the bin',
  'earlier versions',
  'who moved or changed a card',
  'what staff did',
  'sessions taken out of the programme',
] as const;

/** A place in the list of people. Absent: the server, or nobody who is known. */
const By = z.int().min(0).optional();
/** Milliseconds are kept: `2026-03-28T09:12:33.120Z`. */
const Moment = z.iso.datetime({ precision: 3 });
const Id = z.string().min(1).max(200);
const Values = z.record(z.string().max(100), z.json());

const Run = z.strictObject({ text: z.string(), by: By, marks: Values.optional() });
export type FileRun = z.infer<typeof Run>;
/** In a text, something that is not a letter. */
const Embed = z.strictObject({ embed: z.json(), by: By, marks: Values.optional() });
export type FileEmbed = z.infer<typeof Embed>;

/** A part of the notes: an element with what is in it, or a text by its writers. */
export type FileNode =
  | { runs: (FileRun | FileEmbed)[] }
  | {
      element: string;
      attributes?: Record<string, z.core.util.JSONType> | undefined;
      children?: FileNode[] | undefined;
    };

const Node: z.ZodType<FileNode> = z.lazy(() =>
  z.union([
    z.strictObject({ runs: z.array(z.union([Run, Embed])) }),
    z.strictObject({
      element: z.string().regex(/^[A-Za-z][\w-]{0,60}$/),
      attributes: Values.optional(),
      children: z.array(Node).optional(),
    }),
  ]),
);

/** A card in another room of this file; session and room are counted from 0. */
const Elsewhere = z.strictObject({ session: z.int().min(0), room: z.int().min(0), card: Id });

const Card = z.strictObject({
  id: Id,
  column: Id,
  kind: z.enum(CARD_KINDS),
  by: By,
  at: Moment,
  /** As one text where its author wrote all of it. */
  text: z.union([z.string(), z.array(z.strictObject({ text: z.string(), by: By }))]),
  topics: z.array(Id).optional(),
  owner: z.string().optional(),
  due: z.string().optional(),
  stack: Id.optional(),
  /** A card that was sent here, and by whom; and where this one was sent to. */
  from: Elsewhere.optional(),
  sentBy: By,
  sentTo: z.array(Elsewhere).optional(),
  signed: z.strictObject({ organisation: z.string().nullable() }).optional(),
  reactions: z.partialRecord(z.enum(REACTIONS), z.array(z.int().min(0))).optional(),
  /** Whatever else stands on the card, as plain values. */
  more: Values.optional(),
});
export type FileCard = z.infer<typeof Card>;

const Titles = z.record(z.enum(LANGUAGES), z.string());

const Room = z.strictObject({
  countries: z.array(z.string()),
  /** When something was last written. */
  writtenAt: Moment.optional(),
  columns: z.array(z.strictObject({ id: Id, title: Titles })),
  stacks: z.record(Id, z.string()).optional(),
  cards: z.array(Card),
  notes: z.array(Node),
});
/** What a room holds. */
export type FileRoom = Omit<z.infer<typeof Room>, 'countries'>;

const Person = z.strictObject({
  /** Empty where the session signs by organisation. */
  name: z.string(),
  organisation: z.string().optional(),
  country: z.string().optional(),
  language: z.enum(LANGUAGES),
});
export type FilePerson = z.infer<typeof Person>;

const Session = EventFile.shape.sessions.unwrap().element;

export const OutputsFile = z.strictObject({
  ...EventFile.shape,
  sessions: z.array(
    z.strictObject({ ...Session.shape, closed: z.literal(true).optional(), rooms: z.array(Room) }),
  ),
  polls: z.array(FileAsked).optional(),
  dots: z.array(FileDots).optional(),
  questions: z.array(FileQuestion).optional(),
  people: z.array(Person),
  outputs: z.strictObject({
    version: z.literal(VERSIONS),
    /** What the file is of. */
    of: z.enum(['event', 'session', 'country', 'room']),
    writtenAt: Moment,
    /** Until when it may be kept. */
    keepUntil: Moment,
    leftOut: z.array(z.string()),
    /** Of all the rest; see `hashOf`. Without it nobody can tell whether the file was changed. */
    hash: z.string().optional(),
  }),
});
export type OutputsFile = z.infer<typeof OutputsFile>;
