import { serverNow } from '#components/live/clock.ts';
import { liveStore } from '#components/live/store.ts';
import type { BoardReader, BoardView } from '#lib/board/read.ts';
import { byDots, idsOf } from '#lib/dots/order.ts';
import {
  type CardPlaces,
  type Dots,
  dotsOn,
  isVotedOn,
  onBoard,
  totalOn,
  withOneFewer,
  withOneMore,
} from '#lib/dots/place.ts';
import { goingOn, type SeenDots, stageOf, withDotCount, withDotRound, withTotals } from '#lib/dots/seen.ts';
import type { OwnBallot } from '#lib/poll/unsent.ts';
import type { WatchedDots } from '#lib/wire/dots.ts';
import { OwnDots } from './own-dots.ts';

/** What this page knows of dot voting in its room. Replaced as a whole when something changes. */
export interface DotsState {
  seen: SeenDots;
  /** The round that goes on, and one's own dots in it: those on cards of the board, in columns that are voted on. */
  now: { round: WatchedDots; lying: Dots; ballot: OwnBallot } | null;
  /** The newest round of which totals can be seen, and whether they stand on the cards. */
  result: WatchedDots | null;
  isShown: boolean;
  isSorted: boolean;
  /** What came of the last press, told in words until the next. */
  told: Told | null;
}

/** `none-left`: all dots lie somewhere. `one-only`: no other may lie on this card. `not-now`: the phase takes none. */
export type Told =
  | { is: 'lies'; mine: number; left: number }
  | { is: 'none-left' }
  | { is: 'one-only' }
  | { is: 'not-now' };

/** When a hall has to ask at the same moment, each page waits a little while of its own. */
const SPREAD_MS = 1_500;
const AGAIN_MS = 5_000;

const NO_TOTALS: Readonly<Record<string, number>> = {};

/** Dot voting in one room, kept up to date, and one's own dots. Browser only; `stop` ends it. */
export class RoomDots {
  readonly #roomId: string;
  readonly #board: Pick<BoardReader, 'view' | 'subscribe'>;
  readonly #own: OwnDots;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  #seen: SeenDots = [];
  #isShown = true;
  #isSorted = false;
  #isTaken = true;
  #told: Told | null = null;
  #state: DotsState | null = null;
  #places: { view: BoardView; cards: CardPlaces } | null = null;
  #asking = false;
  /** What was heard while the server was asked, and may not be in its answer. */
  #meanwhile: ((seen: SeenDots) => SeenDots)[] = [];
  #later: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(
    who: { personId: string; roomId: string; sharedDevice: boolean },
    board: Pick<BoardReader, 'view' | 'subscribe'>,
  ) {
    this.#roomId = who.roomId;
    this.#board = board;
    this.#own = new OwnDots(
      who,
      () => this.#changed(),
      () => this.#askIn(0),
    );
    this.#stops = [
      () => this.#own.stop(),
      board.subscribe(() => {
        if (this.#seen.length > 0) this.#changed();
      }),
      liveStore.whenLive(() => void this.#ask()),
      liveStore.hear('dots:changed', ({ round }) =>
        this.#heard((seen) => withDotRound(seen, round, [this.#roomId])),
      ),
      liveStore.hear('dots:counted', (news) => {
        if (news.count.roomId === this.#roomId) this.#heard((seen) => withDotCount(seen, news));
      }),
      liveStore.hear('dots:placed', () => this.#askIn(0)),
      // Told to many at once.
      liveStore.hear('polls:changed', () => this.#askIn(Math.random() * SPREAD_MS)),
    ];
  }

  state = (): DotsState => {
    this.#state ??= this.#made();
    return this.#state;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * What stands on a card or a stack, as a text that is the same as long as nothing of it changes: `vote`, one's own
   * dots there, and whether they are counted; `own` and these in a phase that takes none; `total` and the dots of
   * everybody; or nothing.
   */
  onCard(ids: string): string {
    const cards = ids.split(' ');
    const { now, result, isShown } = this.state();
    if (now !== null) {
      if (!this.#isVotedOn(now.round, cards)) return '';
      const mine = dotsOn(now.lying, cards);
      if (!this.#isTaken) return mine > 0 ? `own ${mine}` : '';
      const isWaiting = now.ballot.sending !== null;
      return `vote ${mine} ${isWaiting ? 'sending' : 'counted'}`;
    }
    const total = totalOn(this.#totalsOf(result), cards);
    return isShown && total > 0 ? `total ${total}` : '';
  }

  /** One dot more or one fewer on the first of these cards. False: there is nothing to vote on. */
  press(cards: readonly string[], more: boolean): boolean {
    const { now } = this.state();
    if (now === null || stageOf(now.round.round, serverNow()) !== 'open') return false;
    if (!this.#isVotedOn(now.round, cards)) return false;
    if (!this.#isTaken) {
      this.#told = { is: 'not-now' };
      this.#changed();
      return true;
    }
    const { plan } = now.round.round;
    const next = more ? withOneMore(plan, now.lying, cards) : withOneFewer(now.lying, cards);
    if (next === null) {
      const isFull = now.lying.length >= plan.dots;
      this.#told = more ? { is: isFull ? 'none-left' : 'one-only' } : null;
      this.#changed();
      return true;
    }
    const mine = dotsOn(next, cards);
    this.#told = { is: 'lies', mine, left: plan.dots - next.length };
    this.#own.place(now.round, next);
    return true;
  }

  /** The person has read why their last change was not counted. */
  read(roundId: string): void {
    this.#own.read(roundId);
  }

  /** Whether the phase of the room takes dots. */
  take(isTaken: boolean): void {
    if (this.#isTaken === isTaken) return;
    this.#isTaken = isTaken;
    this.#changed();
  }

  show(isShown: boolean): void {
    this.#isShown = isShown;
    this.#changed();
  }

  sort(isSorted: boolean): void {
    this.#isSorted = isSorted;
    this.#changed();
  }

  /** The board in the order of dots, the same view as long as nothing changed. */
  arranged(result: WatchedDots | null): ((view: BoardView) => BoardView) | null {
    if (result === null) return null;
    const totals = this.#totalsOf(result);
    return (view) => byDots(view, totals);
  }

  /** Time has passed; a round may be final whose totals were not heard. */
  look(): void {
    const { now } = this.state();
    if (now !== null && stageOf(now.round.round, serverNow()) === 'counting') {
      this.#askIn(SPREAD_MS + Math.random() * SPREAD_MS);
    }
    this.#changed();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#later);
    for (const stop of this.#stops) stop();
  }

  #made(): DotsState {
    const going = goingOn(this.#seen);
    const ballot = going === null ? null : this.#own.of(going.round.id);
    const wanted = ballot?.next ?? ballot?.sending?.choice ?? ballot?.counted?.choice ?? [];
    return {
      seen: this.#seen,
      now:
        going === null || ballot === null
          ? null
          : { round: going, lying: onBoard(going.round.plan, wanted, this.#cards()), ballot },
      result: withTotals(this.#seen)[0] ?? null,
      isShown: this.#isShown,
      isSorted: this.#isSorted,
      told: this.#told,
    };
  }

  #cards(): CardPlaces {
    const view = this.#board.view();
    if (this.#places?.view !== view) {
      const cards = new Map(
        view.columns.flatMap(({ id, slots }) =>
          slots.flatMap((slot) => idsOf(slot).map((card) => [card, id])),
        ),
      );
      this.#places = { view, cards };
    }
    return this.#places.cards;
  }

  #isVotedOn({ round }: WatchedDots, cards: readonly string[]): boolean {
    const column = this.#cards().get(cards[0] ?? '');
    return column !== undefined && isVotedOn(round.plan, column);
  }

  #totalsOf(round: WatchedDots | null): Readonly<Record<string, number>> {
    return round?.counts.find(({ roomId }) => roomId === this.#roomId)?.totals ?? NO_TOTALS;
  }

  /** Unless it is asked sooner anyway. */
  #askIn(ms: number): void {
    this.#later ??= setTimeout(() => void this.#ask(), ms);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#later);
    this.#later = undefined;
    if (this.#stopped) return;
    if (this.#asking) {
      this.#askIn(600);
      return;
    }
    this.#asking = true;
    this.#meanwhile = [];
    const answer = await liveStore.ask('dots:watch', {
      roomIds: [this.#roomId],
      tokens: this.#own.tokens(),
    });
    this.#asking = false;
    if (this.#stopped) return;
    if (!answer.ok) {
      if (answer.error.code !== 'offline') this.#askIn(AGAIN_MS);
      return;
    }
    this.#seen = this.#meanwhile.reduce((seen, news) => news(seen), answer.value as SeenDots);
    this.#own.learn(this.#seen);
    this.#changed();
  }

  #heard(news: (seen: SeenDots) => SeenDots): void {
    if (this.#asking) this.#meanwhile.push(news);
    this.#seen = news(this.#seen);
    this.#changed();
  }

  #changed(): void {
    this.#state = null;
    for (const listener of this.#listeners) listener();
  }
}
