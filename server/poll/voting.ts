import type { Person } from '#lib/people/person.ts';
import { isUnlinked, readChoice } from '#lib/poll/ballot.ts';
import { stateOf } from '#lib/poll/poll.ts';
import { resultsOf, splitOf, withoutTally } from '#lib/poll/results.ts';
import { maySeeTally, type Watcher } from '#lib/poll/sight.ts';
import { ok, problem, type Result } from '#lib/result.ts';
import type { AskedPoll, BallotCast, WatchedRound } from '#lib/wire/polls.ts';
import type { Seal } from '#server/access/seal.ts';
import type { NewBallot } from '#server/store/poll-store.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';
import type { BallotBox } from './ballot-box.ts';

export interface VotingParts {
  store: Store;
  seal: Pick<Seal, 'hash'>;
  clock: Clock;
  box: BallotBox<NewBallot>;
  /** A round of the event; null: there is none. */
  roundOf(eventId: string, roundId: string): Promise<AskedPoll | null>;
  /** All pages of a person: their named ballot changed. */
  onBallot(news: { eventId: string; personId: string; roundId: string }): void;
}

/** What somebody does who is asked: looking, and answering. */
export interface Voting {
  /** What is asked in rooms, as it is for the eyes of this page, and one's own ballots. */
  watch(
    person: Person,
    who: Watcher,
    roomIds: readonly string[],
    tokens: Record<string, string>,
  ): Promise<WatchedRound[]>;
  /**
   * Resolves when the ballot is stored. Whether the pass is valid, and lets its person vote, is asked with it.
   * @param person as known by now
   */
  cast(person: Person, passHash: string, cast: BallotCast): Promise<Result<{ revision: number }>>;
}

/** So many rounds of a room are told to a page; older ones are in the results. */
const ROUNDS_SHOWN = 40;

export function createVoting(parts: VotingParts): Voting {
  const { store, seal, clock, box, roundOf } = parts;
  const { polls } = store;

  /** Where somebody's ballot of a round stands: under their name, or under what only their device knows. */
  function voterOf({ poll, round }: AskedPoll, personId: string, token: string | undefined): string | null {
    if (!isUnlinked(poll.plan.signing)) return personId;
    return token === undefined ? null : seal.hash('ballot', `${round.id}:${token}`);
  }

  async function stratumOf({ poll, round }: AskedPoll, person: Person): Promise<string | null> {
    switch (splitOf(poll.plan, round.roomIds.length)) {
      case 'none':
        return null;
      case 'country':
        return person.country ?? '';
      case 'organisation-kind': {
        const event = await store.events.read(person.eventId);
        return event?.organisations.find(({ id }) => id === person.organisationId)?.kind ?? '';
      }
    }
  }

  return {
    async watch(person, who, roomIds, tokens) {
      const asked = await polls.asked(roomIds, ROUNDS_SHOWN);
      const ids = asked.map(({ round }) => round.id);
      const voted = new Set(await polls.votedIn(person.id, ids));
      const watched: WatchedRound[] = [];
      for (const one of asked) {
        const roundId = one.round.id;
        const counted = await polls.count(roundId);
        if (counted === null) continue;
        const voter = voterOf(one, person.id, Object.hasOwn(tokens, roundId) ? tokens[roundId] : undefined);
        const now = clock();
        const results = resultsOf(counted, now);
        const sight = {
          state: stateOf(counted.round, now),
          revealed: counted.round.revealed,
          hasVoted: voted.has(roundId),
        };
        const isSeen = maySeeTally(who, one.poll.plan, sight);
        watched.push({
          poll: one.poll,
          round: counted.round,
          hasVoted: voted.has(roundId),
          own: voter === null ? null : await polls.ballot(roundId, voter),
          results: isSeen ? results : withoutTally(results),
        });
      }
      return watched;
    },

    async cast(person, passHash, { roundId, roomId, request, replaces, choice, token }) {
      const asked = await roundOf(person.eventId, roundId);
      if (asked === null) return problem('poll-reset');
      const voter = voterOf(asked, person.id, token);
      if (voter === null) return problem('invalid');
      const { plan } = asked.poll;
      const marks = readChoice(plan, choice, person.language);
      if (!marks.ok) return marks;
      const ballot: NewBallot = {
        roundId,
        roomId,
        personId: person.id,
        voter,
        request,
        replaces,
        marks: marks.value,
        stratum: await stratumOf(asked, person),
        organisationId: plan.signing === 'organisation' ? person.organisationId : null,
      };
      const answer = await box.cast(ballot, person.eventId, passHash);
      if (!answer.ok) return problem(answer.code);
      // Of a ballot that is not named not even the moment goes anywhere.
      if (answer.isNews && !isUnlinked(plan.signing)) {
        const { eventId, id: personId } = person;
        parts.onBallot({ eventId, personId, roundId });
      }
      return ok({ revision: answer.revision });
    },
  };
}
