import { madeSecret } from '#components/chance.ts';
import { liveStore } from '#components/live/store.ts';
import { dotsKey, dotsOfKey, type KeptDots, readKeptDots } from '#lib/dots/device.ts';
import type { Dots } from '#lib/dots/place.ts';

import { isUnlinked } from '#lib/poll/ballot.ts';
import { isSettled, withCounted } from '#lib/poll/device.ts';
import { chosen, NO_BALLOT, type OwnBallot, wasCounted, wasRefused } from '#lib/poll/unsent.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';

/** What the server cannot answer now is asked again after this long, or with the next connection. */
const AGAIN_MS = 2_000;

/**
 * One person's dots in a room: kept on this device until the server has counted them, and sent once, also after an
 * interruption or a reload. Browser only; `stop` ends it.
 */
export class OwnDots {
  readonly #personId: string;
  readonly #roomId: string;
  /** A device that others use too keeps nothing beyond the tab. */
  readonly #storage: Storage;
  readonly #changed: () => void;
  readonly #refused: () => void;
  readonly #stops: (() => void)[];
  #kept: Readonly<Record<string, KeptDots>> = {};
  #pushing = false;
  #wasLive = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param refused the server said no: what it knows may be something else */
  constructor(
    { personId, roomId, sharedDevice }: { personId: string; roomId: string; sharedDevice: boolean },
    changed: () => void,
    refused: () => void,
  ) {
    this.#personId = personId;
    this.#roomId = roomId;
    this.#storage = sharedDevice ? sessionStorage : localStorage;
    this.#changed = changed;
    this.#refused = refused;
    this.#remember();
    const fromOtherTab = ({ key }: StorageEvent) => {
      if (key !== null) this.#adopt(key);
    };
    addEventListener('storage', fromOtherTab);
    this.#stops = [
      () => removeEventListener('storage', fromOtherTab),
      liveStore.subscribe(() => this.#connection()),
    ];
    this.#connection();
  }

  of(roundId: string): OwnBallot {
    return this.#kept[roundId]?.ballot ?? NO_BALLOT;
  }

  /** What this device holds for rounds whose dots are not named. */
  tokens(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#kept).flatMap(([id, { token }]) => (token === null ? [] : [[id, token]])),
    );
  }

  /** Puts one's dots where they are to lie now. */
  place({ round }: WatchedDots, dots: Dots): void {
    const before = this.#kept[round.id];
    const token = before?.token ?? (isUnlinked(round.plan.signing) ? madeSecret() : null);
    const ballot = chosen(before?.ballot ?? NO_BALLOT, dots, madeSecret());
    this.#change(round.id, { at: Date.now(), token, ballot });
    this.#push();
  }

  /** What the server knows of one's dots. Those of a settled round are not kept on the device any longer. */
  learn(seen: readonly WatchedDots[]): void {
    for (const { round, own } of seen) {
      const kept = this.#kept[round.id];
      const placement = own.find(({ roomId }) => roomId === this.#roomId)?.placement ?? null;
      const counted = placement && { revision: placement.revision, choice: placement.dots };
      const ballot = withCounted(kept?.ballot ?? NO_BALLOT, counted);
      if (kept !== undefined && round.settled && isSettled(ballot)) this.forget(round.id);
      else if (ballot !== (kept?.ballot ?? NO_BALLOT)) {
        const news = { at: Date.now(), token: null, ...kept, ballot };
        // What only the server knew stays with the server.
        if (kept === undefined) this.#show(round.id, news);
        else this.#change(round.id, news);
      }
    }
  }

  forget(roundId: string): void {
    const { [roundId]: _, ...others } = this.#kept;
    this.#kept = others;
    this.#storage.removeItem(this.#key(roundId));
    this.#changed();
  }

  /** The person has read why their last change was not counted. */
  read(roundId: string): void {
    const kept = this.#kept[roundId];
    if (kept !== undefined) this.#change(roundId, { ...kept, ballot: { ...kept.ballot, refused: null } });
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    for (const stop of this.#stops) stop();
  }

  #key(roundId: string): string {
    return dotsKey({ personId: this.#personId, roundId, roomId: this.#roomId });
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
      const [roundId, { token, ballot }] = next;
      if (ballot.sending === null) return;
      const { choice: dots, ...asked } = ballot.sending;
      const placement = { roundId, roomId: this.#roomId, ...asked, dots };
      const answer = await liveStore.ask('dots:place', token === null ? placement : { ...placement, token });
      const kept = this.#kept[roundId];
      if (kept === undefined) continue;
      if (answer.ok) {
        const ballot = wasCounted(kept.ballot, answer.value.revision, madeSecret());
        this.#change(roundId, { ...kept, ballot });
        continue;
      }
      const { code } = answer.error;
      const after = code === 'offline' ? kept.ballot : wasRefused(kept.ballot, code);
      if (after === kept.ballot) {
        this.#again = setTimeout(() => this.#push(), AGAIN_MS);
        return;
      }
      this.#change(roundId, { ...kept, ballot: after });
      this.#refused();
    }
  }

  #change(roundId: string, kept: KeptDots): void {
    try {
      this.#storage.setItem(this.#key(roundId), JSON.stringify(kept));
    } catch {
      // A device without space: what is not sent stays on this page.
    }
    this.#show(roundId, kept);
  }

  #show(roundId: string, kept: KeptDots): void {
    this.#kept = { ...this.#kept, [roundId]: kept };
    this.#changed();
  }

  /** Another tab of this device has placed dots. What is on its way from here goes on. */
  #adopt(key: string): void {
    const whose = dotsOfKey(key);
    if (whose?.personId !== this.#personId || whose.roomId !== this.#roomId) return;
    const text = this.#storage.getItem(key);
    const kept = text === null ? null : readKeptDots(text);
    if (kept === null || this.of(whose.roundId).sending !== null) return;
    this.#show(whose.roundId, kept);
    this.#push();
  }

  #remember(): void {
    for (const key of Object.keys(this.#storage)) {
      const whose = dotsOfKey(key);
      if (whose?.personId !== this.#personId || whose.roomId !== this.#roomId) continue;
      const kept = readKeptDots(this.#storage.getItem(key) ?? '');
      if (kept === null) this.#storage.removeItem(key);
      else this.#kept = { ...this.#kept, [whose.roundId]: kept };
    }
  }
}
