import { type Frozen, stillLocked } from '#lib/board/frozen.ts';
import type { Locks } from '#lib/board/locks.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';

/** Keeps what is locked on boards as it is, whatever program somebody writes with. */
export interface BoardLocks {
  /** Decides what of a board is locked. False: no such room. */
  set(roomId: string, locks: Locks): Promise<boolean>;
  /**
   * Something was written in a room, or its locks are others: puts back what is locked there, soon, once at a time.
   * Resolves when that is done.
   */
  look(roomId: string): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

export function createBoardLocks({
  store,
  rooms,
  log,
}: {
  store: Store;
  rooms: Rooms;
  log: Log;
}): BoardLocks {
  /** What is under way by room, and whether something was written since it began. */
  const looking = new Map<string, { again: boolean; done: Promise<void> }>();

  async function lookOnce(roomId: string): Promise<void> {
    const locked = await store.writing.locked(roomId);
    const room = locked === null ? null : await store.rooms.find(roomId);
    if (locked === null || room === null) return;
    const { locks, stood, nameless } = locked;
    // In another document nothing is to be put back: it was restored, or words were taken out of it for good.
    const frozen = stood?.epoch === room.epoch ? stillLocked(stood.frozen, locks) : null;
    if (frozen !== null) {
      const programme = await store.events.programme(room.eventId);
      const session = programme?.sessions.find(({ id }) => id === room.sessionId);
      const columns = session?.template.columns ?? [];
      const edit = { is: 'put-back', frozen, columns, nameless } as const;
      const answer = await rooms.write({ roomId, edit, epoch: room.epoch });
      if (!answer.ok) return;
    }
    await freeze(roomId, locks, frozen, nameless, room.epoch);
  }

  async function freeze(
    roomId: string,
    locks: Locks,
    before: Frozen | null,
    nameless: readonly string[],
    epoch: string,
  ): Promise<void> {
    const now = await rooms.freeze(roomId, locks, before, nameless);
    if (now === null || (now.epoch !== epoch && before !== null)) return;
    if (before !== null && JSON.stringify(before) === JSON.stringify(now.frozen)) return;
    await store.writing.freeze(roomId, locks, now.epoch, now.frozen);
  }

  async function lookAll(roomId: string, state: { again: boolean }): Promise<void> {
    do {
      state.again = false;
      await lookOnce(roomId).catch((error) =>
        log.error('a locked board could not be looked after', { room: roomId, ...errorFields(error) }),
      );
    } while (state.again);
    looking.delete(roomId);
  }

  function look(roomId: string): Promise<void> {
    const known = looking.get(roomId);
    if (known !== undefined) {
      known.again = true;
      return known.done;
    }
    const state = { again: false, done: Promise.resolve() };
    looking.set(roomId, state);
    state.done = lookAll(roomId, state);
    return state.done;
  }

  return {
    async set(roomId, locks) {
      if (!(await store.writing.lock(roomId, locks))) return false;
      await look(roomId);
      return true;
    },
    look,
    async stop() {
      await Promise.all([...looking.values()].map(({ done }) => done));
    },
  };
}
