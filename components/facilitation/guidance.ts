'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { liveStore } from '#components/live/store.ts';
import { type Guidance, NO_GUIDANCE } from '#lib/facilitation/guidance.ts';

type Known = Readonly<Record<string, Guidance>>;

/** A refusal that passes, such as a store that is away for a moment, is asked again after this long. */
const AGAIN_MS = 5_000;

/**
 * What is decided about the course of rooms, kept up to date for those rooms that somebody on this page looks at. It
 * is read anew after each interruption.
 */
class Guidances {
  #known: Known = {};
  readonly #wanted = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #stops: (() => void)[] = [];
  #wasLive = false;
  #asking = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  known = (): Known => this.#known;

  /** From now on these rooms are kept up to date, until what is returned is called. */
  watch = (roomIds: readonly string[], changed: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(changed);
    for (const roomId of roomIds) this.#wanted.set(roomId, (this.#wanted.get(roomId) ?? 0) + 1);
    if (roomIds.some((roomId) => this.#known[roomId] === undefined)) this.#readSoon();
    return () => {
      this.#listeners.delete(changed);
      for (const roomId of roomIds) this.#leave(roomId);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  /** Takes in what the server has answered or told. */
  take(rooms: Known): void {
    const newer = Object.entries(rooms).filter(
      ([roomId, { version }]) => this.#wanted.has(roomId) && version > (this.#known[roomId]?.version ?? -1),
    );
    if (newer.length === 0) return;
    this.#known = { ...this.#known, ...Object.fromEntries(newer) };
    for (const changed of [...this.#listeners]) changed();
  }

  #leave(roomId: string): void {
    const others = (this.#wanted.get(roomId) ?? 1) - 1;
    if (others > 0) {
      this.#wanted.set(roomId, others);
      return;
    }
    this.#wanted.delete(roomId);
    // What is not kept up to date is not known.
    const { [roomId]: _, ...rest } = this.#known;
    this.#known = rest;
  }

  #start(): void {
    this.#wasLive = false;
    this.#stops = [
      liveStore.subscribe(() => this.#connection()),
      liveStore.hear('guidance:changed', ({ rooms }) => this.take(rooms)),
      liveStore.hear('guidance:missed', () => this.#readSoon()),
    ];
    this.#connection();
  }

  #stop(): void {
    clearTimeout(this.#again);
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  #connection(): void {
    const isLive = liveStore.get().connection === 'live';
    if (isLive && !this.#wasLive) this.#readSoon();
    this.#wasLive = isLive;
  }

  /** Several parts of a page that come up together ask once. */
  #readSoon(): void {
    if (this.#asking) return;
    this.#asking = true;
    queueMicrotask(() => {
      this.#asking = false;
      void this.#read();
    });
  }

  async #read(): Promise<void> {
    clearTimeout(this.#again);
    const roomIds = [...this.#wanted.keys()];
    if (roomIds.length === 0) return;
    const answer = await liveStore.ask('guidance:read', { roomIds });
    if (answer.ok) this.take(answer.value);
    // Without a line it is read when the line comes back.
    else if (answer.error.code !== 'offline' && this.#listeners.size > 0)
      this.#again = setTimeout(() => void this.#read(), AGAIN_MS);
  }
}

export const guidances = new Guidances();

/** What is decided about the course of a room, as it is now. */
export function useGuidance(roomId: string): Guidance {
  return useSyncExternalStore(
    useWatch(roomId),
    () => guidances.known()[roomId] ?? NO_GUIDANCE,
    () => NO_GUIDANCE,
  );
}

const NOTHING: Known = {};

/** What is decided about several rooms, by their ids; of those that are not known yet there is nothing. */
export function useGuidances(roomIds: readonly string[]): Known {
  return useSyncExternalStore(useWatch(roomIds.join(' ')), guidances.known, () => NOTHING);
}

/** Ids of rooms, parted by spaces, so that the same rooms are the same text. */
function useWatch(roomIds: string): (changed: () => void) => () => void {
  return useCallback(
    (changed) => guidances.watch(roomIds === '' ? [] : roomIds.split(' '), changed),
    [roomIds],
  );
}
