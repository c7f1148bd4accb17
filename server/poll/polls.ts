import type { AuditKind } from '#lib/keep/audit.ts';
import type { Person } from '#lib/people/person.ts';
import { isUnlinked } from '#lib/poll/ballot.ts';
import type { Poll } from '#lib/poll/poll.ts';
import { resultsOf } from '#lib/poll/results.ts';
import { areHands, type Hands } from '#lib/poll/tally.ts';
import type { WordChange } from '#lib/poll/word-rules.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import type { AskedPoll, RoundResults } from '#lib/wire/polls.ts';
import type { Passes } from '#server/access/pass.ts';
import type { Seal } from '#server/access/seal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { PollWithRounds } from '#server/store/poll-store.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';
import { BallotBox } from './ballot-box.ts';
import { resultsNews, type TellResults } from './results-news.ts';
import { createVoting, type Voting } from './voting.ts';

export interface PollParts {
  store: Store;
  seal: Pick<Seal, 'hash'>;
  bus: Bus;
  clock: Clock;
  random: Random;
  log: Log;
  passes: Pick<Passes, 'holders'>;
  /** Writes down what a facilitator did. */
  note(by: Person, kind: AuditKind, targetId: string): Promise<void>;
  /** Everybody of the event: a round was opened, or something of it other than its ballots changed. */
  onRound(asked: AskedPoll): void;
  /** Everybody of the event: the round is no more. */
  onGone(news: { eventId: string; roundId: string }): void;
  /** Those who run the event: the list of prepared polls changed. */
  onList(eventId: string): void;
  /** All pages of a person: their named ballot changed. */
  onBallot(news: { eventId: string; personId: string; roundId: string }): void;
  /** Pages of this process: what is counted. */
  onResults: TellResults;
}

export type PollProblem =
  | 'not-found'
  | 'session-closed'
  | 'poll-changed'
  | 'poll-opened'
  | 'poll-final'
  | 'poll-stays'
  | 'poll-closed'
  | 'poll-reset'
  | 'polls-full'
  | 'hands-wrong'
  | 'words-full';

/** What the server decides about polls: preparing, asking, counting. */
export interface Polls extends Voting {
  list(eventId: string): Promise<PollWithRounds[]>;
  save(poll: Poll): Promise<Result<{ version: number }, PollProblem>>;
  order(eventId: string, pollIds: readonly string[]): Promise<void>;
  remove(eventId: string, pollId: string): Promise<Result<null, PollProblem>>;
  /** @param seconds after which it closes by itself; null: when somebody closes it */
  open(
    by: Person,
    round: { id: string; pollId: string; roomIds: readonly string[]; seconds: number | null },
  ): Promise<Result<null, PollProblem>>;
  /** Takes asking back, as long as nobody has answered. Twice, it changes nothing. */
  unask(by: Person, roundId: string): Promise<Result<null, PollProblem>>;
  close(by: Person, roundId: string): Promise<Result<null, PollProblem>>;
  reopen(by: Person, roundId: string): Promise<Result<null, PollProblem>>;
  reveal(by: Person, roundId: string, revealed: boolean): Promise<Result<null, PollProblem>>;
  reset(by: Person, roundId: string, againId: string): Promise<Result<null, PollProblem>>;
  countHands(by: Person, roundId: string, roomId: string, hands: Hands): Promise<Result<null, PollProblem>>;
  changeWords(by: Person, roundId: string, change: WordChange): Promise<Result<null, PollProblem>>;
  /** The rounds of a poll side by side, with what was decided about counting them. */
  results(eventId: string, pollId: string): Promise<Result<RoundResults[], PollProblem>>;
  /** Settles the rounds that are final. The server does it by itself, every second. */
  sweep(): Promise<void>;
  stop(): void;
}

/**
 * Ballots that come within this time are stored together: most of what a vote costs is its share of a commit and of
 * the count after it. Who votes alone does not wait, and totals still come more than twice a second.
 */
const GATHER_MS = 400;
const SWEEP_MS = 1000;
/** What rounds ask does not change, and is known for the last so many. */
const KNOWN_MAX = 500;

export function createPolls(parts: PollParts): Polls {
  const { store, seal, bus, clock, random, log } = parts;
  const { polls } = store;
  const news = resultsNews(polls, clock, log, parts.onResults);
  const known = new Map<string, AskedPoll>();
  const box = new BallotBox(polls, parts.passes, clock, GATHER_MS, countAgain);
  const voting = createVoting({ store, seal, clock, box, roundOf, onBallot: parts.onBallot });

  const stopHearing = bus.onNews((told) => {
    if (told.is === 'round-changed') news.soon(told.roundId);
  });
  const timer = setInterval(() => {
    sweep().catch((error) => log.warn('rounds not settled', errorFields(error)));
  }, SWEEP_MS);
  timer.unref();

  function countAgain(roundId: string): void {
    news.soon(roundId);
    bus.tell({ is: 'round-changed', roundId });
  }

  /** A round of the event; what it asks may come from memory. */
  async function roundOf(eventId: string, roundId: string): Promise<AskedPoll | null> {
    const asked = known.get(roundId) ?? (await polls.round(roundId));
    if (asked === null || asked.poll.eventId !== eventId) return null;
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(roundId, asked);
    return asked;
  }

  /** After something was decided about a round: everybody hears it, and it is written down who did it. */
  async function decided(by: Person, kind: AuditKind, roundId: string): Promise<Result<null, PollProblem>> {
    await parts.note(by, kind, roundId);
    const asked = await polls.round(roundId);
    if (asked !== null) parts.onRound(asked);
    parts.onList(by.eventId);
    countAgain(roundId);
    log.info('poll decided', { kind, roundId, personId: by.id });
    return ok(null);
  }

  async function sweep(): Promise<void> {
    for (const roundId of await polls.due(clock())) {
      await polls.settle(roundId, random(32), clock());
      const asked = await polls.round(roundId);
      if (asked !== null) parts.onRound(asked);
      countAgain(roundId);
    }
  }

  return {
    list: (eventId) => polls.list(eventId),

    async save(poll) {
      const programme = poll.sessionId === null ? [] : await store.events.sessions(poll.eventId);
      if (poll.sessionId !== null && !programme.some(({ id }) => id === poll.sessionId))
        return problem('not-found');
      const answer = await polls.save(poll);
      switch (answer.is) {
        case 'saved':
          parts.onList(poll.eventId);
          return ok({ version: answer.version });
        case 'changed':
          return problem('poll-changed');
        case 'opened':
          return problem('poll-opened');
        case 'full':
          return problem('polls-full');
        case 'gone':
          return problem('not-found');
      }
    },

    async order(eventId, pollIds) {
      await polls.order(eventId, pollIds);
      parts.onList(eventId);
    },

    async remove(eventId, pollId) {
      const poll = await polls.read(pollId);
      if (poll === null) return ok(null);
      if (poll.eventId !== eventId) return problem('not-found');
      if ((await polls.remove(pollId)) === 'opened') return problem('poll-opened');
      parts.onList(eventId);
      return ok(null);
    },

    async open(by, { id, pollId, roomIds, seconds }) {
      const poll = await polls.read(pollId);
      if (poll === null || poll.eventId !== by.eventId) return problem('not-found');
      const now = clock();
      const closesAt = seconds === null ? null : now + seconds * 1000;
      switch (await polls.open({ id, pollId, roomIds, closesAt, now })) {
        case 'opened':
          return decided(by, 'poll-opened', id);
        case 'closed':
          return problem('session-closed');
        case 'full':
          return problem('polls-full');
        case 'gone':
          return problem('not-found');
      }
    },

    async unask(by, roundId) {
      const asked = await polls.round(roundId);
      if (asked === null) return ok(null);
      if (asked.poll.eventId !== by.eventId) return problem('not-found');
      if ((await polls.unask(roundId, clock())) === 'stays') return problem('poll-stays');
      known.delete(roundId);
      parts.onGone({ eventId: by.eventId, roundId });
      return decided(by, 'poll-unasked', roundId);
    },

    async close(by, roundId) {
      if ((await roundOf(by.eventId, roundId)) === null) return problem('not-found');
      if ((await polls.close(roundId, clock())) === null) return problem('poll-reset');
      return decided(by, 'poll-closed', roundId);
    },

    async reopen(by, roundId) {
      if ((await roundOf(by.eventId, roundId)) === null) return problem('not-found');
      const answer = await polls.reopen(roundId, clock());
      if (answer === 'open') return decided(by, 'poll-reopened', roundId);
      return problem(answer === 'final' ? 'poll-final' : 'poll-reset');
    },

    async reveal(by, roundId, revealed) {
      if ((await roundOf(by.eventId, roundId)) === null) return problem('not-found');
      if (!(await polls.reveal(roundId, revealed))) return problem('poll-reset');
      return decided(by, 'poll-revealed', roundId);
    },

    async reset(by, roundId, againId) {
      const asked = await roundOf(by.eventId, roundId);
      const again = asked ?? (await roundOf(by.eventId, againId));
      if (again === null) return problem('not-found');
      if ((await polls.reset(roundId, { id: againId, now: clock() })) === 'gone')
        return problem('poll-reset');
      known.delete(roundId);
      parts.onGone({ eventId: by.eventId, roundId });
      return decided(by, 'poll-reset', againId);
    },

    async countHands(by, roundId, roomId, hands) {
      const asked = await roundOf(by.eventId, roundId);
      if (asked === null) return problem('not-found');
      if (!areHands(asked.poll.plan, hands)) return problem('hands-wrong');
      const answer = await polls.countHands(roundId, roomId, hands, clock());
      if (answer === 'counted') return decided(by, 'poll-hands-counted', roundId);
      return problem(answer === 'closed' ? 'poll-closed' : 'not-found');
    },

    async changeWords(by, roundId, change) {
      if ((await roundOf(by.eventId, roundId)) === null) return problem('not-found');
      const answer = await polls.changeWords(roundId, change);
      if (answer === 'changed') return decided(by, 'poll-words-changed', roundId);
      return problem(answer === 'full' ? 'words-full' : 'poll-reset');
    },

    async results(eventId, pollId) {
      const all = (await polls.list(eventId)).find(({ poll }) => poll.id === pollId);
      if (all === undefined) return problem('not-found');
      const results: RoundResults[] = [];
      for (const round of all.rounds) {
        const counted = await polls.count(round.id);
        if (counted === null) continue;
        results.push({
          round: counted.round,
          results: resultsOf(counted, clock()),
          wordRules: counted.wordRules,
          hands: counted.rooms.map(({ roomId, hands }) => ({ roomId, hands })),
          voters: isUnlinked(counted.plan.signing) ? null : await polls.voters(round.id),
        });
      }
      return ok(results);
    },

    watch: (person, who, roomIds, tokens) => voting.watch(person, who, roomIds, tokens),
    cast: (person, passHash, cast) => voting.cast(person, passHash, cast),

    sweep,

    stop() {
      clearInterval(timer);
      stopHearing();
      news.stop();
    },
  };
}
