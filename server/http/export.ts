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
  type ExportFrame,
  type ExportRoom,
  type ExportWords,
  fileName,
  markdownHead,
  markdownRoom,
  roomName,
} from '#lib/review/export.ts';
import { blockFor, signCard } from '#lib/review/sign.ts';
import { EXPORT_FORMATS } from '#lib/wire/review.ts';
import type { Visitor } from '#server/access/pass.ts';
import { type Ask, eventOf } from './ask.ts';
import { Refused } from './refused.ts';
import { languageOf } from './sentence.ts';

const WORDS: Record<Language, ExportWords> = {
  fr: { ...fr, kinds: frBoard.kind },
  nl: { ...nl, kinds: nlBoard.kind },
  en: { ...en, kinds: enBoard.kind },
  ar: { ...ar, kinds: arBoard.kind },
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

/** `GET /api/export`: what was committed when it was asked for, room by room. Reads rows only, never a document. */
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

  const rooms: ExportRoom[] = [];
  for (const { session, roomId, countries } of places) {
    const stored = await parts.store.review.room(eventId, roomId);
    if (stored === null) continue;
    rooms.push({
      session,
      countries,
      notes: stored.blocks.map((block) => blockFor(block, language)),
      cards: stored.cards.map((card) => signCard(card, frame)),
    });
  }
  const text =
    query.format === 'csv'
      ? [CSV_START, csvHead(frame), ...rooms.map((room) => csvRoom(room, frame))].join('')
      : [markdownHead(rooms, frame), ...rooms.map((room) => markdownRoom(room, frame))].join('');
  const name = fileName(nameParts(query, rooms, frame), query.format);
  return c.body(text, 200, {
    'Content-Type': query.format === 'csv' ? 'text/csv; charset=utf-8' : 'text/markdown; charset=utf-8',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
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
  rooms: readonly ExportRoom[],
  frame: ExportFrame,
): string[] {
  const { event, language } = frame;
  const [first] = rooms;
  const title = event.title[language];
  if (country !== undefined) {
    return [title, event.countries.find(({ code }) => code === country)?.name[language] ?? country];
  }
  if (first === undefined || (room === undefined && session === undefined)) return [title];
  return [first.session.title[language], ...(room === undefined ? [] : [roomName(first, frame)])];
}
