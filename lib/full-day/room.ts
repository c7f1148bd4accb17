import * as Y from 'yjs';
import { NOBODY_KNOWN } from '#lib/board/authors.ts';
import {
  addCard,
  deleteCard,
  setDue,
  setOwner,
  textOf,
  toggleReaction,
  toggleTag,
  writeText,
} from '#lib/board/edit.ts';
import { revealedCards } from '#lib/board/reveal.ts';
import type { Signing } from '#lib/board/rules.ts';
import { cardsOf, REACTIONS } from '#lib/board/schema.ts';
import { addServerCards } from '#lib/board/server-cards.ts';
import { stackCards, titleStack } from '#lib/board/stack.ts';
import { newId } from '#lib/ids.ts';
import type { Pen, WrittenAs } from '#lib/room/pen.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { type Chance, chanceOf } from './chance.ts';
import { list, paragraph, writeUnder } from './notes.ts';
import type { Attendee } from './people.ts';
import { cardText, inPlace, noteText } from './texts.ts';
import { WORDS } from './words.ts';

/** What arrived in a room while one commit ran: an update, and who stands behind its Yjs client ids. */
export interface DayBatch {
  /** Milliseconds since 1970. */
  at: number;
  update: Uint8Array;
  /** `personId` null: the server itself, where cards were revealed without names. */
  claims: { client: number; personId: WrittenAs }[];
}

/** A room whose day is to be written. */
export interface DayRoom {
  roomId: string;
  /** Its one country, or null. */
  country: string | null;
  /** Its first entry. */
  template: Uint8Array;
  people: readonly Attendee[];
  cards: number;
  /** How its round of private writing was signed when it was revealed; null: there was none. */
  revealed: Exclude<Signing, 'named'> | null;
  from: number;
  to: number;
}

/** Cards in one batch at most: what several people write in some minutes. */
const AT_ONCE = 6;
/** Cards in one round of private writing; they count among those of the room. */
const REVEALED = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Writes a room's day: batches as they would have arrived from the devices of its people, in order. The same room gives
 * the same batches; the last one alone claims the client id that `lastClient` names.
 */
export function dayOf(room: DayRoom): DayBatch[] {
  const chance = chanceOf(`day of ${room.roomId}`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, room.template);
  const devices = new Map<WrittenAs, number>(
    [null, ...room.people.map(({ id }) => id)].map((id) => [id, clientId(chance)]),
  );
  const made: Uint8Array[] = [];
  const wrote = new Map<number, WrittenAs>();
  doc.on('update', (update: Uint8Array) => made.push(update));
  const as: Pen = (personId, work) => {
    doc.clientID = devices.get(personId) ?? 0;
    doc.transact(work);
    wrote.set(doc.clientID, personId);
  };
  const writer: Writer = { room, chance, doc, as };
  const own = room.cards - (room.revealed === null ? 0 : REVEALED);
  const rounds = Math.max(2, Math.ceil(own / AT_ONCE));
  const batches: DayBatch[] = [];
  for (let round = 0; round < rounds; round++) {
    const at = Math.round(room.from + ((room.to - room.from) * (round + 1)) / (rounds + 1));
    writeRound(writer, Math.min(AT_ONCE, Math.max(0, own - round * AT_ONCE)), round / rounds, at);
    if (round === Math.floor(rounds / 2)) reveal(writer);
    if (round === rounds - 1) {
      // A device that comes last, by which one sees that the day is written to its end.
      const person = chance.pick(room.people);
      devices.set(person.id, lastClient(room.roomId));
      note(writer, person);
    }
    if (made.length === 0) continue;
    const claims = [...wrote].map(([client, personId]) => ({ client, personId }));
    batches.push({ at, update: mergeUpdates(made.splice(0)), claims });
    wrote.clear();
  }
  doc.destroy();
  return batches;
}

/** The Yjs client id of the last batch of a room's day. */
export function lastClient(roomId: string): number {
  return clientId(chanceOf(`end of the day of ${roomId}`));
}

interface Writer {
  room: DayRoom;
  chance: Chance;
  doc: Y.Doc;
  as: Pen;
}

function writeRound(writer: Writer, cards: number, progress: number, at: number): void {
  const { room, chance, doc, as } = writer;
  for (let i = 0; i < cards; i++) {
    const person = chance.pick(room.people);
    as(person.id, () => writeCard(writer, person));
  }
  if (chance.happens(80)) note(writer, chance.pick(room.people));
  const known = [...cardsOf(doc).keys()].filter((id) => cardsOf(doc).get(id)?.get('deleted') !== true);
  if (known.length === 0) return;
  for (let i = 0; i < cards; i++) {
    const card = chance.pick(known);
    const symbol = chance.pick(REACTIONS);
    as(chance.pick(room.people).id, () => toggleReaction(doc, card, symbol, NOBODY_KNOWN));
  }
  if (progress > 0.2 && chance.happens(35)) stackSome(writer, known);
  if (chance.happens(20)) {
    const person = chance.pick(room.people);
    const card = chance.pick(known);
    const insert = ` ${chance.pick(WORDS[chance.pick(person.writes)].added)}`;
    as(person.id, () => writeText(doc, card, { index: textOf(doc, card)?.length ?? 0, remove: 0, insert }));
  }
  if (progress > 0.5 && chance.happens(8)) {
    const id = newId(chance.random);
    // Written by mistake, and taken off again: it does not count among the cards.
    as(chance.pick(room.people).id, () => {
      addCard(doc, { id, column: 'obstacles', text: '…' });
      deleteCard(doc, id, at);
    });
  }
}

/** What people wrote for themselves comes onto the board at once, as the server writes it. */
function reveal({ room, chance, doc, as }: Writer): void {
  if (room.revealed === null) return;
  const organisations = new Map(room.people.map(({ id, organisationId }) => [id, organisationId]));
  const drafts = Array.from({ length: REVEALED }, () => {
    const person = chance.pick(room.people);
    const card = cardText(chance.pick(person.writes), room.country, chance);
    return { id: newId(chance.random), personId: person.id, ...card };
  });
  const organisationOf = (personId: string) => organisations.get(personId) ?? null;
  addServerCards(doc, revealedCards(drafts, room.revealed, organisationOf, chance.random), as);
}

function writeCard({ room, chance, doc }: Writer, person: Attendee): void {
  const id = newId(chance.random);
  const { column, text, kind, topics } = cardText(chance.pick(person.writes), room.country, chance);
  addCard(doc, { id, column, text, kind });
  for (const topic of topics) toggleTag(doc, id, topic);
  if (kind !== 'action' && kind !== 'decision') return;
  if (chance.happens(kind === 'action' ? 90 : 30)) setOwner(doc, id, chance.pick(room.people).name);
  if (!chance.happens(kind === 'action' ? 75 : 20)) return;
  const due = new Date(room.to + (14 + chance.below(150)) * DAY_MS);
  setDue(doc, id, due.toISOString().slice(0, 10));
}

/** Lays two to four cards of one column on each other, and mostly says what they have in common. */
function stackSome({ chance, doc, room, as }: Writer, known: readonly string[]): void {
  const person = chance.pick(room.people);
  const onto = chance.pick(known);
  const column = cardsOf(doc).get(onto)?.get('column');
  const alike = known.filter((id) => id !== onto && cardsOf(doc).get(id)?.get('column') === column);
  as(person.id, () => {
    const stack = stackCards(doc, chance.some(alike, 1 + chance.below(3)), onto, newId(chance.random));
    if (stack === null || !chance.happens(70)) return;
    titleStack(doc, stack, chance.pick(WORDS[chance.pick(person.writes)].stacks));
  });
}

/** Somebody writes some lines of notes under one of the headings. */
function note({ chance, doc, room, as }: Writer, person: Attendee): void {
  const language = chance.pick(person.writes);
  const words = WORDS[language];
  const say = (text: string) => inPlace(text, language, room.country, chance);
  const some = (column: string) => chance.some(words.cards[column] ?? [], 3).map(say);
  const blocks = [paragraph(noteText(language, room.country, chance))];
  if (chance.happens(40)) blocks.push(list('bulletList', some('what-works')));
  if (chance.happens(20)) blocks.push(list('taskList', some('next-steps')));
  if (chance.happens(20)) blocks.push(paragraph(` ${chance.pick(words.added)}`, chance.pick(words.stacks)));
  as(person.id, () => writeUnder(doc, chance.below(5), blocks));
}

function clientId({ random }: Chance): number {
  return random(4).reduce((id, byte) => id * 0x100 + byte, 0);
}
