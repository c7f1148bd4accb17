import { type Dots, readDots } from '#lib/dots/place.ts';
import type { DotPlan, DotRound } from '#lib/dots/round.ts';
import type { AuditKind } from '#lib/keep/audit.ts';
import type { Person } from '#lib/people/person.ts';
import { type CastProblem, isUnlinked } from '#lib/poll/ballot.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import type { DotNews, DotPlacement, OwnDots, WatchedDots } from '#lib/wire/dots.ts';
import type { ScreenDots } from '#lib/wire/screen.ts';
import type { Passes } from '#server/access/pass.ts';
import type { Seal } from '#server/access/seal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { errorFields, type Log } from '#server/log.ts';
import { BallotBox } from '#server/poll/ballot-box.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { NewPlacement } from '#server/store/dot-store.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';
import { Boards } from './boards.ts';
import { countNews } from './count-news.ts';
import { dotsOnWall } from './on-wall.ts';

export interface DotParts {
  store: Store;
  rooms: Pick<Rooms, 'cardPlaces'>;
  seal: Pick<Seal, 'hash'>;
  bus: Bus;
  clock: Clock;
  random: Random;
  log: Log;
  passes: Pick<Passes, 'holders'>;
  /** Writes down what a facilitator did. */
  note(by: Person, kind: AuditKind, targetId: string): Promise<void>;
  /** Everybody of the event: a round was opened, or something of it other than its dots changed. */
  onRound(round: DotRound): void;
  /** All pages of a person: their named dots were counted. */
  onPlaced(news: { eventId: string; personId: string; roundId: string }): void;
  /** Pages of this process: what is counted in a room. */
  onCount(eventId: string, news: DotNews): void;
}

export type DotProblem =
  | 'not-found'
  | 'session-closed'
  | 'dots-busy'
  | 'dots-full'
  | 'dots-closed'
  | 'dots-not-now'
  | 'dots-final'
  | 'dots-changed'
  | 'dots-elsewhere'
  | 'dots-too-many'
  | 'no-pass'
  | 'forbidden'
  | 'invalid';

/** What the server decides about dot voting: rounds, placing, counting. */
export interface DotVoting {
  open(
    by: Person,
    round: { id: string; plan: DotPlan; roomIds: readonly string[] },
  ): Promise<Result<null, DotProblem>>;
  close(by: Person, roundId: string): Promise<Result<null, DotProblem>>;
  reopen(by: Person, roundId: string): Promise<Result<null, DotProblem>>;
  /** The rounds of rooms, and one's own dots. `tokens`: what the person's device holds for each round. */
  watch(
    person: Person,
    roomIds: readonly string[],
    tokens: Readonly<Record<string, string>>,
  ): Promise<WatchedDots[]>;
  /** Resolves when the dots are stored, with those that count. Whether the pass is valid is asked with it. */
  place(
    person: Person,
    passHash: string,
    placement: DotPlacement,
  ): Promise<Result<{ revision: number; dots: Dots }, DotProblem>>;
  /** Settled rounds as the projector of a room shows them, the newest first; the chosen one, wherever it was, too. */
  onWall(eventId: string, asked: { roomId: string; chosenId: string | null }): Promise<ScreenDots[]>;
  /** Settles the rounds that are final. The server does it by itself, every second. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Dots that come within this time are stored together. Nobody notices it. */
const GATHER_MS = 200;
const SWEEP_MS = 1000;

/** What is said of dots where of a ballot something else is said. */
const REFUSALS: Record<CastProblem | 'no-pass' | 'forbidden', DotProblem> = {
  'poll-reset': 'not-found',
  'poll-closed': 'dots-closed',
  'session-closed': 'session-closed',
  'dots-not-now': 'dots-not-now',
  'not-found': 'not-found',
  'ballot-changed': 'dots-changed',
  'ballot-elsewhere': 'dots-elsewhere',
  'no-pass': 'no-pass',
  forbidden: 'forbidden',
  invalid: 'invalid',
};

export function createDotVoting(parts: DotParts): DotVoting {
  const { store, seal, bus, clock, random, log } = parts;
  const { dots } = store;
  const boards = new Boards(store, parts.rooms);
  const news = countNews(dots, log, parts.onCount);
  const counting = { cast: (all: readonly NewPlacement[], now: number) => dots.place(all, now) };
  const box = new BallotBox<NewPlacement>(counting, parts.passes, clock, GATHER_MS, countAgain);

  const stopHearing = bus.onNews((told) => {
    if (told.is === 'dots-changed') news.soon(told.roundId);
  });
  const timer = setInterval(() => {
    sweep().catch((error) => log.warn('dot voting not settled', errorFields(error)));
  }, SWEEP_MS);
  timer.unref();

  function countAgain(roundId: string): void {
    news.soon(roundId);
    bus.tell({ is: 'dots-changed', roundId });
  }

  async function roundOf(eventId: string, roundId: string): Promise<DotRound | null> {
    const round = await dots.round(roundId);
    return round?.eventId === eventId ? round : null;
  }

  /** Where somebody's dots in a room stand: under their name, or under what only their device knows. */
  function voterOf(
    { id, plan }: DotRound,
    roomId: string,
    personId: string,
    token: string | undefined,
  ): string | null {
    if (!isUnlinked(plan.signing)) return personId;
    return token === undefined ? null : seal.hash('dots', `${id}:${roomId}:${token}`);
  }

  /** After something was decided about a round: everybody hears it, and it is written down who did it. */
  async function decided(by: Person, kind: AuditKind, roundId: string): Promise<Result<null, DotProblem>> {
    await parts.note(by, kind, roundId);
    const round = await dots.round(roundId);
    if (round !== null) parts.onRound(round);
    log.info('dot voting decided', { kind, roundId, personId: by.id });
    return ok(null);
  }

  async function sweep(): Promise<void> {
    for (const roundId of await dots.due(clock())) {
      const round = await dots.round(roundId);
      if (round === null) continue;
      const places = new Map();
      for (const roomId of round.roomIds) {
        const cards = await boards.read(roomId);
        if (cards !== null) places.set(roomId, cards);
      }
      await dots.settle(roundId, places, random(32), clock());
      const settled = await dots.round(roundId);
      if (settled !== null) parts.onRound(settled);
      countAgain(roundId);
    }
  }

  return {
    async open(by, { id, plan, roomIds }) {
      switch (await dots.open({ id, eventId: by.eventId, plan, roomIds, now: clock() })) {
        case 'opened':
          return decided(by, 'dots-opened', id);
        case 'busy':
          return problem('dots-busy');
        case 'full':
          return problem('dots-full');
        case 'closed':
          return problem('session-closed');
        case 'gone':
          return problem('not-found');
      }
    },

    async close(by, roundId) {
      if ((await roundOf(by.eventId, roundId)) === null) return problem('not-found');
      if (!(await dots.close(roundId, clock()))) return problem('not-found');
      return decided(by, 'dots-closed', roundId);
    },

    async reopen(by, roundId) {
      if ((await roundOf(by.eventId, roundId)) === null) return problem('not-found');
      const answer = await dots.reopen(roundId, clock());
      if (answer === 'open') return decided(by, 'dots-reopened', roundId);
      return problem(answer === 'final' ? 'dots-final' : 'not-found');
    },

    async watch(person, roomIds, tokens) {
      const rounds = await dots.rounds(roomIds);
      const placed = await dots.placedIn(
        person.id,
        rounds.map(({ id }) => id),
      );
      const watched: WatchedDots[] = [];
      for (const { id } of rounds) {
        const counted = await dots.count(id);
        if (counted === null) continue;
        const { round } = counted;
        const token = Object.hasOwn(tokens, id) ? tokens[id] : undefined;
        const own: OwnDots[] = [];
        for (const roomId of round.roomIds.filter((each) => roomIds.includes(each))) {
          const voter = voterOf(round, roomId, person.id, token);
          own.push({
            roomId,
            hasPlaced: placed.some((each) => each.roundId === id && each.roomId === roomId),
            placement: voter === null ? null : await dots.placement(id, roomId, voter),
          });
        }
        const counts = counted.rooms.filter(({ roomId }) => roomIds.includes(roomId));
        watched.push({ round, counts, own });
      }
      return watched;
    },

    async place(person, passHash, { roundId, roomId, request, replaces, dots: wanted, token }) {
      const round = await roundOf(person.eventId, roundId);
      if (round === null || !round.roomIds.includes(roomId)) return problem('not-found');
      const voter = voterOf(round, roomId, person.id, token);
      if (voter === null) return problem('invalid');
      const cards = await boards.having(roomId, wanted);
      if (cards === null) return problem('not-found');
      const lying = readDots(round.plan, wanted, cards);
      if (!lying.ok) return lying;
      const { eventId, id: personId } = person;
      const placement = {
        roundId,
        roomId,
        personId,
        voter,
        request,
        replaces,
        dots: lying.value,
        organisationId: round.plan.signing === 'organisation' ? person.organisationId : null,
      };
      const answer = await box.cast(placement, eventId, passHash);
      if (!answer.ok) return problem(REFUSALS[answer.code]);
      // Of dots that are not named not even the moment goes anywhere.
      if (answer.isNews && !isUnlinked(round.plan.signing)) parts.onPlaced({ eventId, personId, roundId });
      return ok({ revision: answer.revision, dots: lying.value });
    },

    onWall: (eventId, asked) => dotsOnWall(store, eventId, asked, clock()),

    sweep,

    stop() {
      clearInterval(timer);
      stopHearing();
      news.stop();
    },
  };
}
