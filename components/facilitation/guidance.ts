'use client';

import { liveStore } from '#components/live/store.ts';
import { type Guidance, NO_GUIDANCE } from '#lib/facilitation/guidance.ts';
import { asIds, asText, Followed, oneOfEach, useFollowed } from './followed.ts';

type Known = Readonly<Record<string, Guidance>>;

/** What is decided about the course of rooms. */
class Guidances extends Followed<Known> {
  readonly #roomIds: string[];

  constructor(roomIds: string[]) {
    super({});
    this.#roomIds = roomIds;
  }

  protected news() {
    return [liveStore.hear('guidance:changed', ({ rooms }) => this.#take(rooms))];
  }

  protected async read() {
    const answer = await liveStore.ask('guidance:read', { roomIds: this.#roomIds });
    if (answer.ok) this.#take(answer.value);
    return answer;
  }

  #take(rooms: Known): void {
    const known = this.now();
    const newer = this.#roomIds.flatMap((roomId) => {
      const told = rooms[roomId];
      return told === undefined || told.version <= (known[roomId]?.version ?? -1) ? [] : [[roomId, told]];
    });
    if (newer.length > 0) this.change({ ...known, ...Object.fromEntries(newer) });
  }
}

const guidances = oneOfEach((about) => new Guidances(asIds(about)));

/** What is decided about the course of rooms, by their ids; of those that are not known yet there is nothing. */
export function useGuidances(roomIds: readonly string[]): Known {
  return useFollowed(guidances(asText(roomIds)));
}

/** What is decided about the course of a room, as it is now. */
export function useGuidance(roomId: string): Guidance {
  return useFollowed(guidances(roomId))[roomId] ?? NO_GUIDANCE;
}
