'use client';

import { useSyncExternalStore } from 'react';
import { liveStore } from '#components/live/store.ts';
import type { Reply } from '#lib/wire/live.ts';

/** A refusal that passes, such as a store that is away for a moment, is asked again after this long. */
const AGAIN_MS = 5_000;

/**
 * Something that the server decides and tells of, kept up to date as long as somebody on this page looks at it: it is
 * read whenever the line begins or comes back, and after news was missed.
 */
export abstract class Followed<State> {
  readonly empty: State;
  #now: State;
  readonly #listeners = new Set<() => void>();
  #stops: (() => void)[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(empty: State) {
    this.empty = empty;
    this.#now = empty;
  }

  /** Listens to the news; returns how to stop that. */
  protected abstract news(): (() => void)[];
  /** Asks the server and takes in what it answers. */
  protected abstract read(): Promise<Reply<unknown>>;

  now = (): State => this.#now;

  follow = (changed: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(changed);
    return () => {
      this.#listeners.delete(changed);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  protected change(next: State): void {
    this.#now = next;
    for (const changed of [...this.#listeners]) changed();
  }

  /** Reads, in a moment: whatever asks for it until then is answered by the same. */
  protected readIn(ms: number): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#read(), ms);
  }

  async #read(): Promise<void> {
    const answer = await this.read();
    // Without a line it is read when the line comes back.
    const passes = !answer.ok && answer.error.code !== 'offline';
    if (passes && this.#listeners.size > 0) this.readIn(AGAIN_MS);
  }

  #start(): void {
    this.#stops = [
      liveStore.whenLive(() => this.readIn(0)),
      liveStore.hear('guidance:missed', () => this.readIn(0)),
      ...this.news(),
    ];
  }

  #stop(): void {
    clearTimeout(this.#again);
    for (const stop of this.#stops) stop();
    this.#stops = [];
    // What is not kept up to date is not known.
    this.#now = this.empty;
  }
}

/** What is followed, as it is now. */
export function useFollowed<State>(followed: Followed<State>): State {
  return useSyncExternalStore(followed.follow, followed.now, () => followed.empty);
}

/** One of each for the whole page, by what it is about. */
export function oneOfEach<Value>(make: (about: string) => Value): (about: string) => Value {
  const known = new Map<string, Value>();
  return (about) => {
    const one = known.get(about) ?? make(about);
    known.set(about, one);
    return one;
  };
}

/** Ids of rooms as one text, and back. */
export const asText = (roomIds: readonly string[]) => roomIds.join(' ');
export const asIds = (text: string) => (text === '' ? [] : text.split(' '));
