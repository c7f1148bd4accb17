import type { Locks } from '#lib/board/locks.ts';
import { revealedCards } from '#lib/board/reveal.ts';
import type { Draft, RoomRules, Signing } from '#lib/board/rules.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { WritingAnswer } from '#server/room/server-writing.ts';
import { type DraftAnswer, type Store, type StoredDraft, StoreUnavailable } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';
import { type ClearAnswer, type ClearOrder, clearColumn } from './clear.ts';
import { createBoardLocks } from './locks.ts';
import { RulesNews } from './rules-news.ts';

export interface WritingParts {
  store: Store;
  rooms: Rooms;
  clock: Clock;
  random: Random;
  log: Log;
  /** Tells everybody of the event what is decided about a room. */
  onRules(news: { eventId: string; roomId: string; rules: RoomRules }): void;
  /** Tells a person's pages that their drafts in a room changed. Never what is in them. */
  onDrafts(news: { eventId: string; roomId: string; personId: string }): void;
}

/** A room, and the event it belongs to. */
export interface RoomOfEvent {
  eventId: string;
  roomId: string;
}

export type RevealAnswer =
  /** `hidden`: nothing is kept of who wrote them. */
  | { ok: true; cards: number; hidden: boolean }
  | { ok: false; reason: Extract<WritingAnswer, { ok: false }>['reason'] };

/** What the server decides about writing in rooms, and what it keeps back until it is revealed. */
export interface Writing {
  /** Begins private writing in rooms; stops at the first where it cannot. */
  begin(rooms: readonly RoomOfEvent[], signing: Signing): Promise<'begun' | 'on' | 'gone'>;
  keep(eventId: string, draft: Omit<StoredDraft, 'revision'>): Promise<DraftAnswer>;
  discard(room: RoomOfEvent, personId: string, draftId: string): Promise<void>;
  /** A person's own drafts. */
  draftsOf(roomId: string, personId: string): Promise<Draft[]>;
  /** Puts all drafts of a room on its board and ends private writing; again, it changes nothing. */
  reveal(room: RoomOfEvent): Promise<RevealAnswer>;
  /** Decides what of a room's board is locked. False: no such room. */
  lock(room: RoomOfEvent, locks: Locks): Promise<boolean>;
  /** The phase of rooms may lock their boards, or lock them no more: keeps how they stand, and tells everybody. */
  locksChanged(rooms: readonly RoomOfEvent[]): Promise<void>;
  /** Puts cards of a column into the bin, and keeps what stood in the room before. */
  clear(order: ClearOrder): Promise<ClearAnswer>;
  /** Something was written in a room: what is locked there stays as it is. */
  lookAfter(roomId: string): void;
  stop(): Promise<void>;
}

/** Somebody may save a draft at the very moment; with many who write, several times in a row. */
const REVEAL_ATTEMPTS = 50;

export function createWriting(parts: WritingParts): Writing {
  const { store, rooms, random, log } = parts;
  const news = new RulesNews(store, log, parts.onRules);
  const locks = createBoardLocks({ store, rooms, log });

  let scrubbing: Promise<void> = Promise.resolve();

  /** Whose the drafts were must not be found in what a database leaves of deleted rows either. Nobody waits for it. */
  async function scrub(): Promise<void> {
    await store
      .scrub()
      .catch((error) => log.warn('what drafts left behind is not overwritten yet', errorFields(error)));
  }

  async function revealOnce({ eventId, roomId }: RoomOfEvent): Promise<RevealAnswer | 'stale'> {
    const rules = await store.writing.rules(roomId);
    if (rules.writing !== 'private') return { ok: true, cards: 0, hidden: false };
    const [drafts, people] = await Promise.all([
      store.writing.drafts(roomId),
      rules.signing === 'organisation' ? store.people.list(eventId) : [],
    ]);
    const organisations = new Map(people.map((person) => [person.id, person.organisationId]));
    const cards = revealedCards(drafts, rules.signing, (id) => organisations.get(id) ?? null, random);
    const answer = await rooms.write({
      roomId,
      edit: { is: 'add-cards', cards },
      commit: (batch) => store.writing.reveal(batch, drafts),
    });
    if (answer.ok) return { ok: true, cards: cards.length, hidden: rules.signing !== 'named' };
    return answer.reason === 'stale' ? 'stale' : answer;
  }

  return {
    async begin(wanted, signing) {
      for (const room of wanted) {
        const answer = await store.writing.beginPrivate(room.roomId, signing);
        if (answer !== 'begun') return answer;
        await news.now(room);
      }
      return 'begun';
    },

    async keep(eventId, draft) {
      const answer = await store.writing.keepDraft(draft);
      const { roomId, personId } = draft;
      if (answer === 'kept') {
        parts.onDrafts({ eventId, roomId, personId });
        news.soon({ eventId, roomId });
      }
      return answer;
    },

    async discard(room, personId, draftId) {
      if (!(await store.writing.discardDraft(room.roomId, personId, draftId))) return;
      parts.onDrafts({ ...room, personId });
      news.soon(room);
    },

    draftsOf: (roomId, personId) => store.writing.draftsOf(roomId, personId),

    async reveal(room) {
      for (let attempt = 0; attempt < REVEAL_ATTEMPTS; attempt++) {
        const answer = await revealOnce(room);
        if (answer === 'stale') continue;
        if (answer.ok) {
          await news.now(room);
          if (answer.hidden) scrubbing = scrubbing.then(scrub);
        }
        return answer;
      }
      throw new StoreUnavailable('Drafts are saved without a pause.');
    },

    async lock(room, wanted) {
      const set = await locks.set(room.roomId, wanted);
      if (set) await news.now(room);
      return set;
    },

    async locksChanged(those) {
      await Promise.all(
        those.map(async (room) => {
          await locks.look(room.roomId);
          await news.now(room);
        }),
      );
    },

    clear: (order) => clearColumn(parts, order),

    lookAfter: (roomId) => void locks.look(roomId),

    async stop() {
      news.stop();
      await Promise.all([locks.stop(), scrubbing]);
    },
  };
}
