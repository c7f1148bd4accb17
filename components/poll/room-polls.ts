import { serverNow } from '#components/live/clock.ts';
import { liveStore } from '#components/live/store.ts';
import {
  type Asked,
  sightOf,
  withChanged,
  withCounted,
  withoutRound,
  withVoted,
  withWatched,
} from '#lib/poll/asked.ts';
import type { KeptBallot } from '#lib/poll/device.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { OwnBallots } from './ballots.ts';

/** What this page knows of the polls of its room. Replaced as a whole when something changes. */
export interface PollsState {
  asked: Asked;
  /** The server has said what is asked; until then the list may be too short. */
  told: boolean;
  /** By round, what this device knows of one's own ballot. */
  ballots: Readonly<Record<string, KeptBallot>>;
}

/** When a hall has to ask at the same moment, each page waits a little while of its own. */
const SPREAD_MS = 1_500;
/** So long news may be under way that say the same. */
const NEWS_MS = 600;
const AGAIN_MS = 5_000;

/** What is asked in one room, kept up to date, and one's own ballots. Browser only; `stop` ends it. */
export class RoomPolls {
  readonly #roomId: string;
  readonly #ballots: OwnBallots;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  #state: PollsState = { asked: [], told: false, ballots: {} };
  #asking = false;
  /** What was heard while the server was asked, and may not be in its answer. */
  #meanwhile: ((asked: Asked) => Asked)[] = [];
  #later: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(roomId: string, personId: string, sharedDevice: boolean) {
    this.#roomId = roomId;
    this.#ballots = new OwnBallots(
      personId,
      sharedDevice,
      () => this.#change({ ballots: this.#ballots.all() }),
      (roundId, code) => this.#answered(roundId, code),
    );
    this.#state = { ...this.#state, ballots: this.#ballots.all() };
    this.#stops = [
      () => this.#ballots.stop(),
      liveStore.whenLive(() => void this.#ask()),
      liveStore.hear('poll:changed', (news) => this.#heard((asked) => withChanged(asked, news, roomId))),
      liveStore.hear('poll:counted', (news) => this.#heard((asked) => withCounted(asked, news))),
      liveStore.hear('poll:gone', ({ roundId }) => {
        this.#heard((asked) => withoutRound(asked, roundId));
        this.#ballots.gone(roundId);
      }),
      // Told to many at once.
      liveStore.hear('polls:changed', () => this.#askIn(Math.random() * SPREAD_MS)),
      liveStore.hear('ballot:changed', () => this.#askIn(0)),
    ];
  }

  state = (): PollsState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Votes, or changes one's vote. */
  choose(round: WatchedRound, choice: string[]): void {
    this.#ballots.choose(round, this.#roomId, choice);
  }

  /** Takes away what is left of a ballot that was refused, once its person has read it. */
  forget(roundId: string): void {
    this.#ballots.forget(roundId);
  }

  /** What time has changed, such as a round that became final, may have to be asked for. */
  look(): void {
    const now = serverNow();
    const isMissing = this.#state.asked.some((one) => sightOf(one, now) === 'coming');
    if (isMissing && liveStore.get().connection === 'live') this.#askIn(NEWS_MS + Math.random() * SPREAD_MS);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#later);
    for (const stop of this.#stops) stop();
  }

  /** Unless it is asked sooner anyway. */
  #askIn(ms: number): void {
    this.#later ??= setTimeout(() => void this.#ask(), ms);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#later);
    this.#later = undefined;
    if (this.#asking) {
      this.#askIn(NEWS_MS);
      return;
    }
    this.#asking = true;
    this.#meanwhile = [];
    const answer = await liveStore.ask('poll:watch', {
      as: 'participant',
      roomIds: [this.#roomId],
      tokens: this.#ballots.tokens(),
    });
    this.#asking = false;
    if (this.#stopped) return;
    if (!answer.ok) {
      if (answer.error.code !== 'offline') this.#askIn(AGAIN_MS);
      return;
    }
    const asked = this.#meanwhile.reduce(
      (all, news) => news(all),
      withWatched(this.#state.asked, answer.value),
    );
    this.#ballots.learn(asked, serverNow());
    this.#change({ asked, told: true });
    this.look();
  }

  #heard(news: (asked: Asked) => Asked): void {
    if (this.#asking) this.#meanwhile.push(news);
    const asked = news(this.#state.asked);
    if (asked === this.#state.asked) return;
    this.#change({ asked });
    this.look();
  }

  #answered(roundId: string, code: string | null): void {
    if (code === null) this.#heard((asked) => withVoted(asked, roundId));
    // The ballot of another device, or none any more.
    else this.#askIn(0);
  }

  #change(part: Partial<PollsState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
