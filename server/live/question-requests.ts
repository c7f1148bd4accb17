import { z } from 'zod';
import { type Action, mayInAll } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import { QUESTION_STATES, QUESTION_TEXT_MAX, type QuestionState } from '#lib/question/question.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { RoomQuestions } from '#lib/wire/questions.ts';
import { questionWatchersOf, writersOf } from '#server/question/question-news.ts';
import { aboutRoom, aboutRooms, sessionsOf } from './about.ts';
import { answer, type Door, door, type LiveParts, no } from './door.ts';
import { id, ownId, rooms, token } from './fields.ts';
import { roomFor } from './writing-requests.ts';

/** Why the person may not do this to a question as things are now; null: they may. */
async function refused(
  parts: LiveParts,
  person: Person,
  action: Action,
  questionId: string,
): Promise<Reply<never> | null> {
  const found = await parts.store.questions.read(questionId);
  if (found === null) return no('question-gone');
  const room = await roomFor(parts, person, action, found.roomId);
  return 'refusal' in room ? room.refusal : null;
}

export const watchQuestions: Door = door(
  'question:read',
  z.object({
    as: z.enum(['participant', 'host']),
    roomIds: rooms,
    tokens: z.record(id, token).default({}),
  }),
  async ({ person, parts, hear }, { as, roomIds, tokens }): Promise<Reply<RoomQuestions[]>> => {
    const sessions = await sessionsOf(parts, person.eventId, roomIds);
    if (as === 'host' && !mayInAll(person, 'question:decide', sessions)) return no('forbidden');
    for (const roomId of roomIds) {
      const room = await roomFor(parts, person, 'question:read', roomId);
      if ('refusal' in room) return room.refusal;
    }
    // First listen, then look: nothing falls in between.
    const groups = roomIds.map((roomId) => questionWatchersOf(as, roomId));
    hear(groups);
    const seen = await parts.questions.watch(person, as, roomIds, tokens);
    hear([...groups, ...seen.flatMap(({ own }) => own.map(writersOf))]);
    return { ok: true, value: seen };
  },
);

export const askQuestion: Door = door(
  'question:ask',
  z.object({
    roomId: id,
    id: ownId,
    text: z.string().max(QUESTION_TEXT_MAX * 4),
    token: token.optional(),
  }),
  async ({ person, parts, hearAlso }, { token: own, ...asked }): Promise<Reply<{ state: QuestionState }>> => {
    const room = await roomFor(parts, person, 'question:read', asked.roomId);
    if ('refusal' in room) return room.refusal;
    const kept = await parts.questions.ask(person, own === undefined ? asked : { ...asked, token: own });
    if (kept.ok) hearAlso(writersOf(asked.id));
    return answer(kept);
  },
);

export const takeQuestionBack: Door = door(
  'question:ask',
  z.object({ questionId: id, token: token.optional() }),
  async ({ person, parts }, { questionId, token: own }): Promise<Reply> =>
    answer(await parts.questions.takeBack(person, questionId, own)),
);

export const voteForQuestion: Door = door(
  'question:ask',
  z.object({ questionId: id, voted: z.boolean(), revision: z.number().int().min(1).max(1_000_000) }),
  async ({ person, parts }, { questionId, ...vote }): Promise<Reply> =>
    (await refused(parts, person, 'question:read', questionId)) ??
    answer(await parts.questions.vote(person, questionId, vote)),
);

export const decideQuestion: Door = door(
  'question:decide',
  z.object({ questionId: id, state: z.enum(QUESTION_STATES) }),
  async ({ person, parts }, { questionId, state }): Promise<Reply> =>
    (await refused(parts, person, 'question:decide', questionId)) ??
    answer(await parts.questions.decide(person, questionId, state)),
  async ({ parts, person }, { questionId }) => {
    const found = await parts.store.questions.read(questionId);
    return found === null ? [] : sessionsOf(parts, person.eventId, [found.roomId]);
  },
);

export const showQuestion: Door = door(
  'question:decide',
  z.object({ roomId: id, questionId: id.nullable() }),
  async ({ person, parts }, { roomId, questionId }): Promise<Reply> => {
    const room = await roomFor(parts, person, 'question:decide', roomId);
    if ('refusal' in room) return room.refusal;
    return answer(await parts.questions.show(roomId, questionId));
  },
  aboutRoom,
);

export const setQuestionRules: Door = door(
  'question:decide',
  z.object({ roomIds: rooms, moderated: z.boolean(), unnamed: z.boolean() }),
  async ({ person, parts }, { roomIds, ...rules }): Promise<Reply> => {
    for (const roomId of roomIds) {
      const room = await roomFor(parts, person, 'question:decide', roomId);
      if ('refusal' in room) return room.refusal;
    }
    return answer(await parts.questions.setRules(person, roomIds, rules));
  },
  aboutRooms(({ roomIds }) => roomIds),
);
