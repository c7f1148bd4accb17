import { z } from 'zod';
import { may, mayInAll } from '#lib/people/permission.ts';
import { PollDraft, readPlan } from '#lib/poll/draft.ts';
import { ANSWER_MAX, OPTIONS_MAX, POLLS_MAX, type Poll, SECONDS_MAX } from '#lib/poll/poll.ts';
import { WATCHERS } from '#lib/poll/sight.ts';
import type { WordChange } from '#lib/poll/word-rules.ts';
import { WORD_RULES_MAX } from '#lib/poll/words.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { AskedPoll, RoundResults, WatchedRound } from '#lib/wire/polls.ts';
import { votersOf, watchersOf } from '#server/poll/results-news.ts';
import { aboutOwn, aboutRound, sessionsOf, sessionsOfPoll } from './about.ts';
import { type About, answer, type Door, door, no } from './door.ts';
import { id, ownId, rooms, token } from './fields.ts';

const key = z.string().min(1).max(200);

/** About a prepared poll, wherever it has been asked. */
const aboutPoll: About<{ pollId: string }> = async (ask, { pollId }) => {
  const polls = await ask.parts.store.polls.list(ask.person.eventId);
  const known = polls.find(({ poll }) => poll.id === pollId);
  const roomIds = known?.rounds.flatMap((round) => round.roomIds) ?? [];
  return sessionsOfPoll(ask, known?.poll ?? null, roomIds);
};

/** All polls of the event; for whoever facilitates single sessions, those of these. */
export const listPolls: Door = door(
  'poll:decide',
  z.object({}),
  async ({ person, parts }): Promise<Reply<{ poll: Poll; rounds: AskedPoll['round'][] }[]>> => {
    const { eventId } = person;
    const polls = await parts.polls.list(eventId);
    const value = polls.filter(({ poll: { sessionId } }) =>
      may(person, 'poll:decide', sessionId === null ? { eventId } : { eventId, sessionId }),
    );
    return { ok: true, value };
  },
  aboutOwn,
);

export const savePoll: Door = door(
  'poll:decide',
  z.object({
    id: ownId,
    version: z.number().int().min(0),
    sessionId: id.nullable(),
    plan: PollDraft,
  }),
  async ({ person, parts }, { plan, ...poll }): Promise<Reply<{ version: number }>> => {
    const read = readPlan(plan);
    if (!read.ok) return { ok: false, error: read.problem };
    return answer(await parts.polls.save({ ...poll, eventId: person.eventId, plan: read.value }));
  },
  async ({ parts }, { id: pollId, sessionId }) => {
    // Where it stands so far counts too: a poll of another session is not taken over.
    const before = await parts.store.polls.read(pollId);
    const both = [sessionId, before === null ? sessionId : before.sessionId];
    return both.every((each) => each !== null) ? both : [];
  },
);

export const orderPolls: Door = door(
  'poll:decide',
  z.object({ pollIds: z.array(id).max(POLLS_MAX) }),
  async ({ person, parts }, { pollIds }): Promise<Reply> => {
    await parts.polls.order(person.eventId, pollIds);
    return { ok: true, value: null };
  },
  async ({ parts, person }, { pollIds }) => {
    const polls = await parts.store.polls.list(person.eventId);
    const named = polls.filter(({ poll }) => pollIds.includes(poll.id)).map(({ poll }) => poll.sessionId);
    return named.every((each) => each !== null) ? named : [];
  },
);

export const removePoll: Door = door(
  'poll:decide',
  z.object({ pollId: id }),
  async ({ person, parts }, { pollId }): Promise<Reply> =>
    answer(await parts.polls.remove(person.eventId, pollId)),
  aboutPoll,
);

export const openPoll: Door = door(
  'poll:decide',
  z.object({
    pollId: id,
    roundId: ownId,
    roomIds: rooms,
    seconds: z.number().int().min(5).max(SECONDS_MAX).nullable(),
  }),
  async ({ person, parts }, { roundId, ...round }): Promise<Reply> =>
    answer(await parts.polls.open(person, { ...round, id: roundId })),
  async (ask, { pollId, roomIds }) => sessionsOfPoll(ask, await ask.parts.store.polls.read(pollId), roomIds),
);

export const unaskPoll: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.polls.unask(person, roundId)),
  aboutRound,
);

export const closePoll: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.polls.close(person, roundId)),
  aboutRound,
);

export const reopenPoll: Door = door(
  'poll:decide',
  z.object({ roundId: id }),
  async ({ person, parts }, { roundId }): Promise<Reply> => answer(await parts.polls.reopen(person, roundId)),
  aboutRound,
);

export const revealPoll: Door = door(
  'poll:decide',
  z.object({ roundId: id, revealed: z.boolean() }),
  async ({ person, parts }, { roundId, revealed }): Promise<Reply> =>
    answer(await parts.polls.reveal(person, roundId, revealed)),
  aboutRound,
);

export const resetPoll: Door = door(
  'poll:decide',
  z.object({ roundId: id, againId: ownId }),
  async ({ person, parts }, { roundId, againId }): Promise<Reply> =>
    answer(await parts.polls.reset(person, roundId, againId)),
  async (ask, { roundId, againId }) => {
    // Asked again, the round is there under its other id already.
    const sessions = await aboutRound(ask, { roundId });
    return sessions.length > 0 ? sessions : aboutRound(ask, { roundId: againId });
  },
);

const number = z.number().int().min(0).max(10_000);

export const countHands: Door = door(
  'poll:decide',
  z.object({ roundId: id, roomId: id, people: number, counts: z.record(key, number) }),
  async ({ person, parts }, { roundId, roomId, ...hands }): Promise<Reply> =>
    answer(await parts.polls.countHands(person, roundId, roomId, hands)),
  aboutRound,
);

const keys = z.array(key).min(1).max(WORD_RULES_MAX);

const WordChangeDraft: z.ZodType<WordChange> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('merge'), keys, into: key }),
  z.strictObject({ is: z.enum(['part', 'hide', 'show']), keys }),
]);

export const changeWords: Door = door(
  'poll:decide',
  z.object({ roundId: id, change: WordChangeDraft }),
  async ({ person, parts }, { roundId, change }): Promise<Reply> =>
    answer(await parts.polls.changeWords(person, roundId, change)),
  aboutRound,
);

export const readResults: Door = door(
  'poll:decide',
  z.object({ pollId: id }),
  async ({ person, parts }, { pollId }): Promise<Reply<RoundResults[]>> =>
    answer(await parts.polls.results(person.eventId, pollId)),
  aboutPoll,
);

export const watchPolls: Door = door(
  'poll:read',
  z.object({ as: z.enum(WATCHERS), roomIds: rooms, tokens: z.record(id, token).default({}) }),
  async ({ person, parts, hear }, { as, roomIds, tokens }): Promise<Reply<WatchedRound[]>> => {
    const { eventId } = person;
    const sessions = await sessionsOf(parts, eventId, roomIds);
    if (as !== 'participant' && !mayInAll(person, 'poll:decide', sessions)) return no('forbidden');
    if (sessions.length === 0) return no('not-found');
    // First listen, then look: nothing falls in between.
    const groups = roomIds.map((roomId) => watchersOf(as, roomId));
    hear(groups);
    const watched = await parts.polls.watch(person, as, roomIds, tokens);
    const voted = watched.filter(({ hasVoted }) => hasVoted).map(({ round }) => votersOf(round.id));
    if (as === 'participant') hear([...groups, ...voted]);
    return { ok: true, value: watched };
  },
);

const cast = door(
  'ballot:cast',
  z.object({
    roundId: id,
    roomId: id,
    request: ownId,
    replaces: z.number().int().min(0),
    choice: z.array(z.string().max(ANSWER_MAX * 2)).max(OPTIONS_MAX),
    token: token.optional(),
  }),
  async (
    { person, passHash, parts, hearAlso },
    { token: own, ...given },
  ): Promise<Reply<{ revision: number }>> => {
    const ballot = own === undefined ? given : { ...given, token: own };
    const counted = await parts.polls.cast(person, passHash, ballot);
    if (counted.ok) hearAlso(votersOf(given.roundId));
    return answer(counted);
  },
);

/** A hall votes at the same time: passes are asked for together, with the ballots. */
export const castBallot: Door = { ...cast, asksForPass: true };
