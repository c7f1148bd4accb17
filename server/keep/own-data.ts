import { filled } from '#lib/event/given.ts';
import type { OwnData } from '#lib/keep/own-data.ts';
import type { Person } from '#lib/people/person.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';

/** Gathers what is kept of a person: what they said of themselves, when they came, and every word of theirs. */
export async function ownData(
  { store, rooms, clock }: { store: Store; rooms: Pick<Rooms, 'ownWords'>; clock: Clock },
  person: Person,
): Promise<OwnData> {
  const { id, name, role, country, language, eventId } = person;
  const [event, sessions, entries, written] = await Promise.all([
    store.events.read(eventId),
    store.events.sessions(eventId),
    store.keep.entries(id),
    store.keep.writtenRooms(id),
  ]);
  const clients = new Map(written.map((room) => [room.roomId, room.clients]));
  const data: OwnData['rooms'] = [];
  const titles = new Map(
    sessions.flatMap((session) => session.rooms.map((room) => [room.id, session.title[language]] as const)),
  );
  // Also rooms that were taken out of the programme.
  for (const roomId of new Set([...titles.keys(), ...clients.keys()])) {
    const words = (await rooms.ownWords(roomId, clients.get(roomId) ?? [])) ?? { notes: [], cards: [] };
    const drafts = (await store.writing.draftsOf(roomId, id)).map(({ text }) => text);
    if (words.notes.length + words.cards.length + drafts.length === 0) continue;
    data.push({ room: roomId, session: titles.get(roomId) ?? '', ...words, drafts });
  }
  const spans = (list: { createdAt: number; expiresAt: number }[] = []) =>
    list.map(({ createdAt, expiresAt }) => ({ from: time(createdAt), until: time(expiresAt) }));
  const organisation = event?.organisations.find((each) => each.id === person.organisationId)?.name ?? null;
  return {
    madeAt: time(clock()),
    profile: {
      id,
      name,
      role,
      organisation,
      country,
      language,
      joinedAt: time(entries?.joinedAt ?? 0),
    },
    passes: spans(entries?.passes),
    personalLinks: spans(entries?.tickets),
    rooms: data,
    questions: (await store.questions.ofPerson(id)).map(({ roomId, question }) => ({
      room: roomId,
      session: titles.get(roomId) ?? '',
      text: question.text,
    })),
    dots: await dotsOf(store, person, titles, clock()),
    ballots: (await store.polls.ballotsOf(id)).map(({ asked, choice }) => {
      const { question, options } = asked.poll.plan;
      const texts = new Map(options.map((option) => [option.id, filled(option.text)[language]]));
      return {
        question: filled(question)[language],
        choice: choice === null ? null : choice.map((chosen) => texts.get(chosen) ?? chosen),
      };
    }),
  };
}

async function dotsOf(
  store: Store,
  { id, eventId }: Person,
  titles: ReadonlyMap<string, string>,
  now: number,
): Promise<OwnData['dots']> {
  const found: OwnData['dots'] = [];
  for (const { round, roomId, dots } of await store.dots.dotsOf(id)) {
    const board = dots === null ? null : await store.review.room(eventId, roomId, now);
    const texts = new Map(board?.cards.map(({ cardId, text }) => [cardId, text]));
    found.push({
      room: roomId,
      session: titles.get(roomId) ?? '',
      about: round.plan.about,
      // Of a card that is not on the board any more its id is all that is known.
      cards: dots?.map((card) => texts.get(card) ?? card) ?? null,
    });
  }
  return found;
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
