import { liveStore } from '#components/live/store.ts';
import { DeviceBallots } from '#components/poll/device-ballots.ts';
import { dotsKey, dotsOfKey, type KeptDots, readKeptDots } from '#lib/dots/device.ts';
import type { Dots } from '#lib/dots/place.ts';
import { isSettled, withCounted } from '#lib/poll/device.ts';
import { NO_BALLOT, type OwnBallot } from '#lib/poll/unsent.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';

/** One person's dots in a room on this device: all of a round are one ballot. Browser only; `stop` ends it. */
export class OwnDots {
  readonly #roomId: string;
  readonly #device: DeviceBallots<KeptDots>;

  /** @param refused the server said no: what it knows may be something else */
  constructor(
    { personId, roomId, sharedDevice }: { personId: string; roomId: string; sharedDevice: boolean },
    changed: () => void,
    refused: () => void,
  ) {
    this.#roomId = roomId;
    this.#device = new DeviceBallots<KeptDots>({
      sharedDevice,
      keyOf: (roundId) => dotsKey({ personId, roundId, roomId }),
      roundOf: (key) => {
        const whose = dotsOfKey(key);
        return whose?.personId === personId && whose.roomId === roomId ? whose.roundId : null;
      },
      read: readKeptDots,
      send: (roundId, { token }, { choice: dots, ...asked }) =>
        liveStore.ask('dots:place', {
          roundId,
          roomId,
          ...asked,
          dots,
          ...(token === null ? {} : { token }),
        }),
      changed,
      answered: (_, code) => {
        if (code !== null) refused();
      },
    });
  }

  of = (roundId: string): OwnBallot => this.#device.of(roundId);
  tokens = (): Record<string, string> => this.#device.tokens();
  stop = (): void => this.#device.stop();

  /** Puts one's dots where they are to lie now. */
  place({ round }: WatchedDots, dots: Dots): void {
    this.#device.keep(round.id, this.#device.chosen(round.id, round.plan.signing, dots));
  }

  /** What the server knows of one's dots. Those of a settled round are not kept on the device any longer. */
  learn(seen: readonly WatchedDots[]): void {
    for (const { round, own } of seen) {
      const kept = this.#device.all()[round.id];
      const placement = own.find(({ roomId }) => roomId === this.#roomId)?.placement ?? null;
      const counted = placement && { revision: placement.revision, choice: placement.dots };
      const ballot = withCounted(kept?.ballot ?? NO_BALLOT, counted);
      if (kept !== undefined && round.settled && isSettled(ballot)) this.#device.forget(round.id);
      else if (ballot !== (kept?.ballot ?? NO_BALLOT)) {
        const news = { at: Date.now(), token: null, ...kept, ballot };
        // What only the server knew stays with the server.
        if (kept === undefined) this.#device.show(round.id, news);
        else this.#device.keep(round.id, news);
      }
    }
  }

  /** The person has read why their last change was not counted. */
  read(roundId: string): void {
    const kept = this.#device.all()[roundId];
    if (kept !== undefined)
      this.#device.keep(roundId, { ...kept, ballot: { ...kept.ballot, refused: null } });
  }
}
