import { z } from 'zod';
import type { Session } from '#lib/event/event.ts';
import type { Language } from '#lib/language/language.ts';
import { board as arBoard } from '#lib/language/messages/ar/board.ts';
import { exported as ar } from '#lib/language/messages/ar/exported.ts';
import { board as enBoard } from '#lib/language/messages/en/board.ts';
import { exported as en } from '#lib/language/messages/en/exported.ts';
import { board as frBoard } from '#lib/language/messages/fr/board.ts';
import { exported as fr } from '#lib/language/messages/fr/exported.ts';
import { board as nlBoard } from '#lib/language/messages/nl/board.ts';
import { exported as nl } from '#lib/language/messages/nl/exported.ts';
import { CSV_START } from '#lib/review/csv.ts';
import {
  csvHead,
  csvRoom,
  fileName,
  markdownResults,
  markdownRoom,
  markdownTitle,
  roomName,
} from '#lib/review/export.ts';
import type { ExportFrame, ExportRoom, ExportWords } from '#lib/review/export-frame.ts';
import { blockFor, signCard } from '#lib/review/sign.ts';
import { EXPORT_FORMATS } from '#lib/wire/review.ts';
import type { Visitor } from '#server/access/pass.ts';
import { questionsAsked } from '#server/outputs/questions.ts';
import { votesOf } from '#server/outputs/votes.ts';
import { outputsFile } from '#server/outputs/write-file.ts';
import { type Ask, eventOf, type HttpParts } from './ask.ts';
import { Refused } from './refused.ts';
import { languageOf } from './sentence.ts';
import { sendFile } from './stream.ts';

const WORDS: Record<Language, ExportWords> = {
  fr: { ...fr, kinds: frBoard.kind, reactions: frBoard.reaction },
  nl: { ...nl, kinds: nlBoard.kind, reactions: nlBoard.reaction },
  en: { ...en, kinds: enBoard.kind, reactions: enBoard.reaction },
  ar: { ...ar, kinds: arBoard.kind, reactions: arBoard.reaction },
};

const Id = z.string().min(1).max(100).optional();
const Query = z
  .object({ format: z.enum(EXPORT_FORMATS), room: Id, session: Id, country: Id })
  .refine(
    ({ room, session, country }) => [room, session, country].filter((id) => id !== undefined).length <= 1,
    {
      path: ['room'],
    },
  );
type Query = z.output<typeof Query>;

interface Place {
  session: Session;
  roomId: string;
  countries: readonly string[];
}

const TYPES = {
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
} as const;

/** `GET /api/export`: what was committed when it was asked for, room by room; never more than one of them is held. */
export async function exportOutputs(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const parsed = Query.safeParse(c.req.query());
  if (!parsed.success) throw new Refused('invalid', { field: parsed.error.issues[0]?.path[0]?.toString() });
  const query = parsed.data;
  const { eventId } = visitor.person;
  const language = languageOf(c.req.header('cookie'), c.req.header('accept-language'));
  const frame: ExportFrame = {
    event: await eventOf(parts, visitor.person),
    language,
    words: WORDS[language],
  };
  const places = placesOf(await parts.store.events.sessions(eventId), query);
  if (places.length === 0) throw new Refused('not-found');
  await parts.catchUp(places.map(({ roomId }) => roomId));
  const pieces = {
    md: () => markdown(parts, places, frame),
    csv: () => table(parts, places, frame),
    json: () => outputs(parts, eventId, query, places),
  }[query.format]();
  const name = fileName(nameParts(query, places, frame), query.format);
  return sendFile(c, pieces, { name, type: TYPES[query.format] });
}

async function* markdown(parts: HttpParts, places: readonly Place[], frame: ExportFrame) {
  yield markdownTitle(frame);
  // Twice through the rooms, since decisions and actions of all of them stand first.
  let any = false;
  for await (const room of roomsAt(parts, places, frame)) {
    const lines = markdownResults(room, frame);
    if (lines === '') continue;
    yield any ? lines : `## ${frame.words.results}\n\n${lines}`;
    any = true;
  }
  if (any) yield '\n';
  for await (const room of roomsAt(parts, places, frame)) yield markdownRoom(room, frame);
}

async function* table(parts: HttpParts, places: readonly Place[], frame: ExportFrame) {
  yield CSV_START + csvHead(frame);
  for await (const room of roomsAt(parts, places, frame)) yield csvRoom(room, frame);
}

async function* outputs(parts: HttpParts, eventId: string, query: Query, places: readonly Place[]) {
  const programme = await parts.store.events.programme(eventId);
  if (programme === null) throw new Refused('not-found');
  const wanted = new Set(places.map(({ roomId }) => roomId));
  const sessions = programme.sessions
    .filter(({ archived }) => !archived)
    .map((session) => ({ ...session, rooms: session.rooms.filter(({ id }) => wanted.has(id)) }))
    .filter(({ rooms }) => rooms.length > 0);
  const of = (['room', 'session', 'country'] as const).find((each) => query[each] !== undefined) ?? 'event';
  const { store, files, clock } = parts;
  yield* outputsFile({ store, files, programme: { ...programme, sessions }, of, now: clock() });
}

async function* roomsAt(
  { store, clock }: HttpParts,
  places: readonly Place[],
  frame: ExportFrame,
): AsyncGenerator<ExportRoom> {
  const { event, language } = frame;
  for (const { session, roomId, countries } of places) {
    const stored = await store.review.room(event.id, roomId, clock());
    if (stored === null) continue;
    const notes = stored.blocks.map((block) => blockFor(block, language));
    const cards = stored.cards.map((card) => signCard(card, frame));
    const votes = await votesOf(store, roomId, 'host', clock());
    const questions = await questionsAsked(store, roomId, event.organisations);
    yield { session, roomId, countries, notes, cards, ...votes, questions };
  }
}

/** The rooms that are asked for; of a country all that are its own, alone or with others. */
function placesOf(sessions: readonly Session[], { room, session, country }: Query): Place[] {
  return sessions
    .filter(({ id }) => session === undefined || id === session)
    .flatMap((each) => each.rooms.map(({ id, countries }) => ({ session: each, roomId: id, countries })))
    .filter(({ roomId }) => room === undefined || roomId === room)
    .filter(({ countries }) => country === undefined || countries.includes(country));
}

function nameParts(
  { room, session, country }: Query,
  places: readonly Place[],
  frame: ExportFrame,
): string[] {
  const { event, language } = frame;
  const [first] = places;
  const title = event.title[language];
  if (country !== undefined) {
    return [title, event.countries.find(({ code }) => code === country)?.name[language] ?? country];
  }
  if (first === undefined || (room === undefined && session === undefined)) return [title];
  return [first.session.title[language], ...(room === undefined ? [] : [roomName(first, frame)])];
}
