import { namesSomebody, type SentCard } from '#lib/board/send.ts';
import type { Person } from '#lib/people/person.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { WritingAnswer } from '#server/room/server-writing.ts';
import type { Store } from '#server/store/store.ts';

/** Which card goes where, under which id, and who sends it. */
export interface SendOrder {
  from: { roomId: string; sessionId: string; cardId: string };
  to: { roomId: string; sessionId: string; column: string };
  /** Of the copy: asked for again it is the same one. */
  id: string;
  sender: Pick<Person, 'id' | 'eventId'>;
}

/**
 * `card-gone`: it is not on its board. `signs-otherwise`: only organisations are named where it stands, and people
 * where it should go.
 */
export type SendAnswer =
  | { ok: true }
  | { ok: false; reason: Extract<WritingAnswer, { ok: false }>['reason'] | 'card-gone' | 'signs-otherwise' };

/**
 * Puts a copy of a card on another board, and notes on the card where it went; where its session is closed it stays
 * as it is. Rejects with StoreUnavailable when the store is away; asking again finishes what was begun.
 */
export async function sendCard(
  { store, rooms }: { store: Store; rooms: Rooms },
  { from, to, id, sender }: SendOrder,
): Promise<SendAnswer> {
  const found = await rooms.cardToSend(from.roomId, from.cardId);
  if (found === null) return { ok: false, reason: 'card-gone' };
  const writerOf = writers(store, found.personOf);
  const { card } = found;
  const author = await writerOf(card.author);
  const copy: SentCard = {
    ...card,
    id,
    column: to.column,
    author,
    text: await Promise.all(
      card.text.map(async ({ by, words }): Promise<SentCard['text'][number]> => {
        return { by: await writerOf(by), words };
      }),
    ),
    owner: card.owner === null ? null : { by: await writerOf(card.owner.by), words: card.owner.words },
    from: { room: from.roomId, card: from.cardId },
    // Whoever sends a card without a name may be the one who wrote it.
    sender: author === null ? null : sender.id,
  };
  if (namesSomebody(copy) && (await namesMore(store, sender.eventId, from.sessionId, to.sessionId))) {
    return { ok: false, reason: 'signs-otherwise' };
  }
  const written = await rooms.write({ roomId: to.roomId, edit: { is: 'send-card', card: copy } });
  if (!written.ok) return written;
  const marked = { room: to.roomId, card: id };
  await rooms.write({ roomId: from.roomId, edit: { is: 'mark-sent', card: from.cardId, to: marked } });
  return { ok: true };
}

/** In whose name a copy is written: nobody's who was erased or made nameless. */
function writers(
  store: Store,
  personOf: (client: number) => string | null,
): (client: number) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  return (client) => {
    const personId = personOf(client);
    if (personId === null) return Promise.resolve(null);
    const asked =
      known.get(personId) ??
      store.people.read(personId).then((person) => (person === null || person.name === '' ? null : personId));
    known.set(personId, asked);
    return asked;
  };
}

/** Whether a session names people, and the other only their organisations. */
async function namesMore(store: Store, eventId: string, from: string, to: string): Promise<boolean> {
  const sessions = await store.events.sessions(eventId);
  const attributionOf = (id: string) => sessions.find((session) => session.id === id)?.attribution;
  return attributionOf(from) === 'organisation' && attributionOf(to) === 'person';
}
