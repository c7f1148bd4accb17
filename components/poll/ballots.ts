import { liveStore } from '#components/live/store.ts';
import { ballotKey, ballotOf, isSettled, type KeptBallot, readKept, withCounted } from '#lib/poll/device.ts';
import { stateOf } from '#lib/poll/poll.ts';
import { NO_BALLOT } from '#lib/poll/unsent.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { DeviceBallots } from './device-ballots.ts';

/** One person's ballots of polls on this device. Browser only; `stop` ends it. */
export class OwnBallots {
  readonly #device: DeviceBallots<KeptBallot>;

  /**
   * @param changed something of them is shown differently now
   * @param answered the server has counted a ballot (code null), or refused it
   */
  constructor(
    personId: string,
    sharedDevice: boolean,
    changed: () => void,
    answered: (roundId: string, code: string | null) => void,
  ) {
    this.#device = new DeviceBallots<KeptBallot>({
      sharedDevice,
      keyOf: (roundId) => ballotKey(personId, roundId),
      roundOf: (key) => {
        const whose = ballotOf(key);
        return whose?.personId === personId ? whose.roundId : null;
      },
      read: readKept,
      send: (roundId, { roomId, token }, sending) =>
        liveStore.ask('ballot:cast', { roundId, roomId, ...sending, ...(token === null ? {} : { token }) }),
      changed,
      answered,
    });
  }

  all = (): Readonly<Record<string, KeptBallot>> => this.#device.all();
  tokens = (): Record<string, string> => this.#device.tokens();
  forget = (roundId: string): void => this.#device.forget(roundId);
  stop = (): void => this.#device.stop();

  /** Votes, or changes one's vote. */
  choose({ poll, round }: WatchedRound, roomId: string, choice: string[]): void {
    const { kind, question, options, signing } = poll.plan;
    const kept = this.#device.chosen(round.id, signing, choice);
    this.#device.keep(round.id, { ...kept, roomId, asked: { kind, question, options } });
  }

  /** What the server knows of one's ballots. Those of a final round are not kept on the device any longer. */
  learn(watched: readonly WatchedRound[], now: number): void {
    for (const { poll, round, own } of watched) {
      const kept = this.all()[round.id];
      const ballot = withCounted(kept?.ballot ?? NO_BALLOT, own);
      if (kept !== undefined && stateOf(round, now) === 'final' && isSettled(ballot)) {
        this.#device.leave(round.id);
        continue;
      }
      if (ballot === (kept?.ballot ?? NO_BALLOT)) continue;
      const { kind, question, options } = poll.plan;
      const asked = { kind, question, options };
      const room = round.roomIds[0] ?? '';
      const news = { at: Date.now(), roomId: room, token: null, asked, ...kept, ballot };
      // What only the server knew stays with the server.
      if (kept === undefined) this.#device.show(round.id, news);
      else this.#device.keep(round.id, news);
    }
  }

  /** The round is no more: what is on its way will be refused, and the rest is of no use. */
  gone(roundId: string): void {
    if (isSettled(this.#device.of(roundId))) this.forget(roundId);
  }
}
