import { madeSecret } from '#components/chance.ts';
import { liveStore } from '#components/live/store.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import {
  ballotKey,
  ballotOf,
  isForgotten,
  isSettled,
  type KeptBallot,
  readKept,
  withCounted,
} from '#lib/poll/device.ts';
import { stateOf } from '#lib/poll/poll.ts';
import { chosen, NO_BALLOT, type OwnBallot, wasCounted, wasRefused } from '#lib/poll/unsent.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';

/** What the server cannot answer now is asked again after this long, or with the next connection. */
const AGAIN_MS = 2_000;

/**
 * One person's ballots: kept on this device until the server has counted them, and sent once, also after an
 * interruption or a reload. Browser only; `stop` ends it.
 */
export class OwnBallots {
  readonly #personId: string;
  /** A device that others use too keeps nothing beyond the tab. */
  readonly #storage: Storage;
  readonly #told: (roundId: string, code: string | null) => void;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  #kept: Readonly<Record<string, KeptBallot>> = {};
  #pushing = false;
  #wasLive = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param told the server has counted a ballot (code null), or refused it */
  constructor(personId: string, sharedDevice: boolean, told: (roundId: string, code: string | null) => void) {
    this.#personId = personId;
    this.#storage = sharedDevice ? sessionStorage : localStorage;
    this.#told = told;
    this.#remember();
    const fromOtherTab = ({ key }: StorageEvent) => {
      const ours = key === null ? null : ballotOf(key);
      if (ours?.personId === personId) this.#adopt(ours.roundId);
    };
    addEventListener('storage', fromOtherTab);
    this.#stops = [
      () => removeEventListener('storage', fromOtherTab),
      liveStore.subscribe(() => this.#connection()),
    ];
    this.#connection();
  }

  all = (): Readonly<Record<string, KeptBallot>> => this.#kept;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(roundId: string): OwnBallot {
    return this.#kept[roundId]?.ballot ?? NO_BALLOT;
  }

  /** What this device holds for rounds whose ballots are not named. */
  tokens(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#kept).flatMap(([id, { token }]) => (token === null ? [] : [[id, token]])),
    );
  }

  /** Votes, or changes one's vote. */
  choose({ poll, round }: WatchedRound, roomId: string, choice: string[]): void {
    const { kind, question, options, signing } = poll.plan;
    const before = this.#kept[round.id];
    const ballot = chosen(before?.ballot ?? NO_BALLOT, choice, madeSecret());
    const token = before?.token ?? (isUnlinked(signing) ? madeSecret() : null);
    const asked = { kind, question, options };
    this.#change(round.id, { at: Date.now(), roomId, token, asked, ballot });
    this.#push();
  }

  /** What the server knows of one's ballots. Those of a final round are not kept on the device any longer. */
  learn(watched: readonly WatchedRound[], now: number): void {
    for (const { poll, round, own } of watched) {
      const kept = this.#kept[round.id];
      const ballot = withCounted(kept?.ballot ?? NO_BALLOT, own);
      if (kept !== undefined && stateOf(round, now) === 'final' && isSettled(ballot)) {
        this.#storage.removeItem(ballotKey(this.#personId, round.id));
        continue;
      }
      if (ballot === (kept?.ballot ?? NO_BALLOT)) continue;
      const { kind, question, options } = poll.plan;
      const asked = { kind, question, options };
      const room = round.roomIds[0] ?? '';
      const news = { at: Date.now(), roomId: room, token: null, asked, ...kept, ballot };
      // What only the server knew stays with the server.
      if (kept === undefined) this.#show(round.id, news);
      else this.#change(round.id, news);
    }
  }

  /** The round is no more: what is on its way will be refused, and the rest is of no use. */
  gone(roundId: string): void {
    if (isSettled(this.of(roundId))) this.forget(roundId);
  }

  forget(roundId: string): void {
    const { [roundId]: _, ...others } = this.#kept;
    this.#kept = others;
    this.#storage.removeItem(ballotKey(this.#personId, roundId));
    this.#tell();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    for (const stop of this.#stops) stop();
  }

  #connection(): void {
    const isLive = liveStore.get().connection === 'live';
    if (isLive && !this.#wasLive) this.#push();
    this.#wasLive = isLive;
  }

  /** Sends what is not sent, one after the other. */
  #push(): void {
    if (this.#pushing || this.#stopped) return;
    clearTimeout(this.#again);
    this.#pushing = true;
    void this.#pushAll().finally(() => {
      this.#pushing = false;
    });
  }

  async #pushAll(): Promise<void> {
    while (!this.#stopped) {
      const next = Object.entries(this.#kept).find(([, { ballot }]) => ballot.sending !== null);
      if (next === undefined) return;
      const [roundId, { roomId, token, ballot }] = next;
      if (ballot.sending === null) return;
      const cast = { roundId, roomId, ...ballot.sending, ...(token === null ? {} : { token }) };
      const answer = await liveStore.ask('ballot:cast', cast);
      const kept = this.#kept[roundId];
      if (kept === undefined) continue;
      if (answer.ok) {
        this.#change(roundId, {
          ...kept,
          ballot: wasCounted(kept.ballot, answer.value.revision, madeSecret()),
        });
        this.#told(roundId, null);
        continue;
      }
      const { code } = answer.error;
      const refused = code === 'offline' ? kept.ballot : wasRefused(kept.ballot, code);
      if (refused === kept.ballot) {
        this.#again = setTimeout(() => this.#push(), AGAIN_MS);
        return;
      }
      this.#change(roundId, { ...kept, ballot: refused });
      this.#told(roundId, code);
    }
  }

  #change(roundId: string, kept: KeptBallot): void {
    try {
      this.#storage.setItem(ballotKey(this.#personId, roundId), JSON.stringify(kept));
    } catch {
      // A device without space: what is not sent stays on this page.
    }
    this.#show(roundId, kept);
  }

  #show(roundId: string, kept: KeptBallot): void {
    this.#kept = { ...this.#kept, [roundId]: kept };
    this.#tell();
  }

  /** Another tab of this device has voted. What is on its way from here goes on. */
  #adopt(roundId: string): void {
    const text = this.#storage.getItem(ballotKey(this.#personId, roundId));
    const kept = text === null ? null : readKept(text);
    if (kept === null || this.of(roundId).sending !== null) return;
    this.#show(roundId, kept);
    this.#push();
  }

  #remember(): void {
    const now = Date.now();
    for (const key of Object.keys(this.#storage)) {
      const whose = ballotOf(key);
      if (whose === null) continue;
      const kept = readKept(this.#storage.getItem(key) ?? '');
      if (isForgotten(key, kept, this.#personId, now)) this.#storage.removeItem(key);
      else if (kept !== null) this.#kept = { ...this.#kept, [whose.roundId]: kept };
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
