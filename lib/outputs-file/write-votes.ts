import { filePollOf } from '#lib/poll/file.ts';
import type { Poll } from '#lib/poll/poll.ts';
import { canonical } from './canonical.ts';
import type { SettledDots, SettledPoll, SettledQuestion, Votes } from './votes.ts';
import type { FileAsked, FileDots, FileQuestion, FileRound } from './votes-shape.ts';

export interface VotesFacts {
  /** Where a room stands in the file. Votes in rooms that have no place there must not be handed in. */
  placeOf(roomId: string): { session: number; room: number };
  /** The place of a session in the file; null: not in it. */
  sessionAt(sessionId: string): number | null;
  /** By what a person is known, by name or, of questions, as the room's session signs. */
  keyOf(personId: string, roomId: string | null): string;
  /** What the file says of somebody, as a text that is the same wherever it is kept. */
  saidOf(key: string): string;
}

export interface FileVotes {
  polls: FileAsked[];
  dots: FileDots[];
  questions: FileQuestion[];
}

/**
 * What was answered, marked and asked, for a file. The same content gives the same, under whichever ids it is kept and in
 * whichever order ballots lie in the database.
 *
 * @param prepared the polls of the file in their order
 * @param known the people of the file so far, by their keys; the answer has those behind them who only voted or asked
 */
export function fileVotesOf(
  prepared: readonly Pick<Poll, 'id' | 'sessionId' | 'plan'>[],
  votes: Votes,
  facts: VotesFacts,
  known: readonly string[],
): FileVotes & { known: string[] } {
  const keys = [...known, ...newcomers(votes, facts, known)];
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const by = (personId: string | null, roomId: string | null = null) =>
    personId === null ? {} : { by: numbers.get(facts.keyOf(personId, roomId)) ?? -1 };
  const polls = prepared.map(({ id, sessionId, plan }): FileAsked => {
    const rounds = votes.polls
      .filter(({ pollId }) => pollId === id)
      .sort((a, b) => a.number - b.number)
      .map((round) => fileRoundOf(round, facts, by));
    const session = sessionId === null ? null : facts.sessionAt(sessionId);
    return { ...filePollOf(plan, session), ...(rounds.length === 0 ? {} : { rounds }) };
  });
  const dots = votes.dots.map((round) => fileDotsOf(round, facts, by));
  const questions = votes.questions.map(
    ({ roomId, text, personId, state, votes: count }): FileQuestion => ({
      ...facts.placeOf(roomId),
      text,
      ...by(personId, roomId),
      state,
      ...(count === 0 ? {} : { votes: count }),
    }),
  );
  return { polls, dots: inOneOrder(dots), questions, known: keys };
}

type By = (personId: string | null, roomId?: string | null) => { by?: number };

function fileRoundOf(round: SettledPoll, facts: VotesFacts, by: By): FileRound {
  const at = new Map(round.rooms.map(({ roomId }, index) => [roomId, index]));
  const { merged, removed } = round.wordRules;
  const hasRules = Object.keys(merged).length + removed.length > 0;
  const ballots = round.ballots?.map(({ roomId, personId, organisationId, marks }) => ({
    ...by(personId),
    ...(organisationId === null ? {} : { organisation: organisationId }),
    room: at.get(roomId) ?? -1,
    marks: [...marks]
      .sort((a, b) => a.place - b.place || (a.option < b.option ? -1 : 1))
      .map(({ option, place, text }) => ({ option, place, ...(text === '' ? {} : { text }) })),
  }));
  const counts = round.counts?.map(({ roomId, option, place, text, count }) => {
    const room = at.get(roomId);
    return {
      ...(room === undefined ? {} : { room }),
      option,
      place,
      ...(text === '' ? {} : { text }),
      count,
    };
  });
  return {
    number: round.number,
    openedAt: moment(round.openedAt),
    closedAt: moment(round.closedAt),
    ...(round.revealed ? { revealed: true } : {}),
    ...(hasRules ? { words: { merged, removed } } : {}),
    rooms: round.rooms.map(({ roomId, people, apart, hands }) => ({
      ...facts.placeOf(roomId),
      people,
      ...(apart ? { apart: true } : {}),
      ...(hands === null ? {} : { hands }),
    })),
    ...(round.parts === null ? {} : { parts: round.parts }),
    ...(ballots === undefined ? {} : { ballots: inOneOrder(ballots) }),
    ...(counts === undefined ? {} : { counts: inOneOrder(counts) }),
  };
}

function fileDotsOf(
  { plan, openedAt, closedAt, rooms, ballots }: SettledDots,
  facts: VotesFacts,
  by: By,
): FileDots {
  const at = new Map(rooms.map(({ roomId }, index) => [roomId, index]));
  const laid = ballots?.map(({ roomId, personId, organisationId, dots }) => ({
    ...by(personId),
    ...(organisationId === null ? {} : { organisation: organisationId }),
    room: at.get(roomId) ?? -1,
    dots,
  }));
  return {
    ...(plan.about === '' ? {} : { about: plan.about }),
    dots: plan.dots,
    several: plan.several,
    ...(plan.columns.length === 0 ? {} : { columns: plan.columns }),
    signing: plan.signing,
    openedAt: moment(openedAt),
    closedAt: moment(closedAt),
    rooms: rooms.map(({ roomId, people, totals }) => ({ ...facts.placeOf(roomId), people, totals })),
    ...(laid === undefined ? {} : { ballots: inOneOrder(laid) }),
  };
}

/**
 * Whoever only voted or asked, in the order of what is said of them and what they gave: those who cannot be told apart by
 * that can change places.
 */
function newcomers(votes: Votes, facts: VotesFacts, known: readonly string[]): string[] {
  const gave = new Map<string, string[]>();
  const isKnown = new Set(known);
  const note = (personId: string | null, roomId: string | null, what: object) => {
    if (personId === null) return;
    const key = facts.keyOf(personId, roomId);
    if (isKnown.has(key)) return;
    gave.set(key, [...(gave.get(key) ?? []), canonical(what)]);
  };
  for (const [round, { openedAt, ballots }] of votes.polls.entries()) {
    for (const { personId, roomId, marks } of ballots ?? []) {
      note(personId, null, { openedAt, round, place: facts.placeOf(roomId), marks });
    }
  }
  for (const { openedAt, ballots } of votes.dots) {
    for (const { personId, roomId, dots } of ballots ?? []) {
      note(personId, null, { openedAt, place: facts.placeOf(roomId), dots });
    }
  }
  for (const [place, { personId, roomId }] of votes.questions.entries()) note(personId, roomId, { place });
  return [...gave]
    .map(([key, all]) => ({ key, order: canonical([facts.saidOf(key), all.sort()]) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ key }) => key);
}

/** In an order that says nothing about when anything came. */
function inOneOrder<Each>(all: readonly Each[]): Each[] {
  return all
    .map((each) => ({ each, order: canonical(each) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ each }) => each);
}

function moment(instant: number): string {
  return new Date(instant).toISOString();
}

/** The votes of which every room has a place in the file; questions are of one room anyway. */
export function votesWithin(votes: Votes, isIn: (roomId: string) => boolean): Votes {
  const within = <Round extends { rooms: readonly { roomId: string }[] }>(rounds: readonly Round[]) =>
    rounds.filter(({ rooms }) => rooms.every(({ roomId }) => isIn(roomId)));
  return {
    polls: within(votes.polls),
    dots: within(votes.dots),
    questions: votes.questions.filter(({ roomId }: SettledQuestion) => isIn(roomId)),
  };
}
