'use client';

import { useSyncExternalStore } from 'react';

interface Said {
  id: number;
  sentence: string;
}

/** A sentence stays this long, so that it is read out whole, and is not found again later. */
const STAYS_MS = 10_000;
/** What comes at once is said one after the other. */
const GAP_MS = 1_000;
/** Whoever listens is not flooded: of more than these, the oldest that were not said yet are left out. */
const WAITING_MAX = 3;

/** What is said politely to screen readers, one sentence after the other, on the whole page. */
class PoliteVoice {
  #said: readonly Said[] = [];
  #waiting: string[] = [];
  #ids = 0;
  #busy = false;
  readonly #listeners = new Set<() => void>();

  said = (): readonly Said[] => this.#said;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same sentence is not said again while it still stands. */
  say = (sentence: string): void => {
    const stands = this.#said.some((each) => each.sentence === sentence);
    if (sentence === '' || stands || this.#waiting.includes(sentence)) return;
    this.#waiting = [...this.#waiting, sentence].slice(-WAITING_MAX);
    if (!this.#busy) this.#next();
  };

  #next = (): void => {
    const sentence = this.#waiting.shift();
    this.#busy = sentence !== undefined;
    if (sentence === undefined) return;
    this.#ids += 1;
    const id = this.#ids;
    this.#show([...this.#said, { id, sentence }]);
    setTimeout(() => this.#show(this.#said.filter((each) => each.id !== id)), STAYS_MS);
    setTimeout(this.#next, GAP_MS);
  };

  #show(said: readonly Said[]): void {
    this.#said = said;
    for (const listener of this.#listeners) listener();
  }
}

const voice = new PoliteVoice();
const NOTHING: readonly Said[] = [];

/** The one polite live region of a page. It is there before it says something, so that it is read out when it does. */
export function Polite() {
  const said = useSyncExternalStore(voice.subscribe, voice.said, () => NOTHING);
  return (
    <div aria-live="polite" data-polite className="sr-only">
      {said.map(({ id, sentence }) => (
        <p key={id}>{sentence}</p>
      ))}
    </div>
  );
}

/** Says something to those who listen instead of look, once they have finished hearing what they hear. */
export function usePolite(): (sentence: string) => void {
  return voice.say;
}
