'use client';

import { liveStore } from '#components/live/store.ts';
import { type HandCounts, type HandKind, NO_HANDS, type RoomHands } from '#lib/facilitation/hands.ts';
import type { Reply } from '#lib/wire/live.ts';
import { asIds, asText, Followed, oneOfEach, useFollowed } from './followed.ts';

type Known = Readonly<Record<string, RoomHands>>;

/** The list is read anew at most so often while hands go up and down. */
const GATHER_MS = 300;

/** The hands in rooms, as this person may see them. */
class Hands extends Followed<Known> {
  readonly #roomIds: string[];

  constructor(roomIds: string[]) {
    super({});
    this.#roomIds = roomIds;
  }

  /** Raises or lowers one's own hand. */
  async set(roomId: string, kind: HandKind, up: boolean): Promise<Reply<unknown>> {
    const answer = await liveStore.ask('hand:set', { roomId, kind, up });
    if (answer.ok) this.#take({ [roomId]: answer.value });
    return answer;
  }

  protected news() {
    return [liveStore.hear('hands:changed', ({ rooms }) => this.#count(rooms))];
  }

  protected async read() {
    const answer = await liveStore.ask('hands:read', { roomIds: this.#roomIds });
    if (answer.ok) this.#take(answer.value);
    return answer;
  }

  #take(rooms: Known): void {
    const known = this.now();
    const newer = Object.entries(rooms).filter(
      ([roomId, { version }]) => version >= (known[roomId] ?? NO_HANDS).version,
    );
    this.change({ ...known, ...Object.fromEntries(newer) });
  }

  /** Everybody is told how many; who sees more than that reads it. */
  #count(rooms: Readonly<Record<string, HandCounts>>): void {
    const known = this.now();
    const next: Record<string, RoomHands> = { ...known };
    for (const roomId of this.#roomIds) {
      const before = known[roomId] ?? NO_HANDS;
      const counts = rooms[roomId];
      if (counts === undefined || counts.version <= before.version) continue;
      if (before.place !== null || before.isReady || before.raised !== null) this.readIn(GATHER_MS);
      next[roomId] = { ...before, ...counts };
    }
    this.change(next);
  }
}

const hands = oneOfEach((about) => new Hands(asIds(about)));

/** The hands in rooms, by their ids; of those that are not known yet there is nothing. */
export function useRoomsHands(roomIds: readonly string[]): Known {
  return useFollowed(hands(asText(roomIds)));
}

/** The hands in a room, and how to raise and lower one's own. */
export function useHands(roomId: string): {
  hands: RoomHands;
  set: (kind: HandKind, up: boolean) => Promise<Reply<unknown>>;
} {
  const room = hands(roomId);
  return {
    hands: useFollowed(room)[roomId] ?? NO_HANDS,
    set: (kind, up) => room.set(roomId, kind, up),
  };
}
