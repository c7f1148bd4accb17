import { madeId, madeSecret } from '#components/chance.ts';
import { Outbox, type Sent } from '#components/live/outbox.ts';
import { liveStore } from '#components/live/store.ts';
import type { Vote } from '#lib/question/ask.ts';
import {
  afterAnswer,
  afterVote,
  type KeptOnDevice,
  questionsKey,
  readKeptQuestions,
  withoutUnsent,
  withUnsent,
  withVote,
} from '#lib/question/device.ts';

/** One person's questions and votes in a room: kept on this device until the server has them. `stop` ends it. */
export class DeviceQuestions {
  readonly #roomId: string;
  readonly #key: string;
  /** A device that others use too keeps nothing beyond the tab. */
  readonly #storage: Storage;
  readonly #answered: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #outbox = new Outbox(() => this.#sendNext());
  readonly #stop: () => void;
  #kept: KeptOnDevice;

  /** @param answered the server has taken a question, or refused something: what is one's own may have changed */
  constructor(roomId: string, personId: string, sharedDevice: boolean, answered: () => void) {
    this.#roomId = roomId;
    this.#key = questionsKey(personId, roomId);
    this.#storage = sharedDevice ? sessionStorage : localStorage;
    this.#answered = answered;
    this.#kept = readKeptQuestions(this.#storage.getItem(this.#key));
    this.#stop = liveStore.whenLive(this.#outbox.push);
  }

  kept = (): KeptOnDevice => this.#kept;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  draft(text: string): void {
    this.#change({ ...this.#kept, draft: text });
  }

  ask(text: string, isNamed: boolean): void {
    const token = isNamed ? null : madeSecret();
    this.#change(withUnsent(this.#kept, { id: madeId(), text, token }));
    this.#outbox.push();
  }

  /** Takes a question that was refused off the device, into the field or away. */
  drop(id: string, asDraft: boolean): void {
    this.#change(withoutUnsent(this.#kept, id, asDraft));
  }

  vote(questionId: string, vote: Vote): void {
    this.#change(withVote(this.#kept, questionId, vote));
    this.#outbox.push();
  }

  stop(): void {
    this.#outbox.stop();
    this.#stop();
  }

  async #sendNext(): Promise<Sent> {
    const question = this.#kept.unsent.find(({ refused }) => refused === null);
    const [vote] = Object.entries(this.#kept.votes);
    const before = this.#kept;
    if (question !== undefined) {
      const { id, text, token } = question;
      const asked = { roomId: this.#roomId, id, text, ...(token === null ? {} : { token }) };
      const answer = await liveStore.ask('question:ask', asked);
      this.#change(afterAnswer(this.#kept, id, answer.ok ? null : answer.error.code));
    } else if (vote !== undefined) {
      const [questionId, wish] = vote;
      const answer = await liveStore.ask('question:vote', { questionId, ...wish });
      this.#change(afterVote(this.#kept, questionId, wish, answer.ok ? null : answer.error.code));
      // What is counted is told to all; only why it is not, this page has to find out.
      if (answer.ok) return 'sent';
    } else return 'nothing';
    if (this.#kept === before) return 'later';
    this.#answered();
    return 'sent';
  }

  #change(kept: KeptOnDevice): void {
    if (kept === this.#kept) return;
    this.#kept = kept;
    try {
      this.#storage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // A device without space: what is not sent stays on this page.
    }
    for (const listener of this.#listeners) listener();
  }
}
