import { z } from 'zod';
import { bylineOf } from '#lib/people/byline.ts';
import { may } from '#lib/people/permission.ts';
import type { ClientEvents, PresenceList, Reply, RoomVersion } from '#lib/wire/live.ts';
import { aboutRoom } from './about.ts';
import * as announcements from './announcement-requests.ts';
import * as cards from './card-requests.ts';
import { type Door, door, no } from './door.ts';
import * as dots from './dot-requests.ts';
import * as facilitation from './facilitation-requests.ts';
import * as hands from './hand-requests.ts';
import * as poll from './poll-requests.ts';
import * as question from './question-requests.ts';
import * as screen from './screen-requests.ts';
import * as writing from './writing-requests.ts';

const setPresence = door(
  'presence:set',
  z.object({
    roomId: z.string().max(100).nullable(),
    state: z.enum(['active', 'idle']),
    known: z.number().int().nullable().default(null),
  }),
  async ({ person, parts, noteWhere }, { known, ...where }): Promise<Reply<PresenceList | null>> => {
    const { eventId } = person;
    if (where.roomId !== null) {
      const room = await parts.store.rooms.find(where.roomId);
      if (room === null || !may(person, 'room:read', { eventId: room.eventId })) return no('not-found');
    }
    await noteWhere(person, where);
    return { ok: true, value: parts.whoIsHere(eventId, known) };
  },
);

const setSessionState = door(
  'session:set-state',
  z.object({ sessionId: z.string().max(100), state: z.enum(['open', 'closed']) }),
  async ({ person, parts }, { sessionId, state }): Promise<Reply> => {
    const sessions = await parts.store.events.sessions(person.eventId);
    const session = sessions.find(({ id }) => id === sessionId);
    if (session === undefined || !(await parts.store.events.setSessionState(sessionId, state))) {
      return no('not-found');
    }
    await Promise.all(session.rooms.map(({ id }) => parts.rooms.refresh(id)));
    parts.log.info('session state set', { sessionId, state, personId: person.id });
    parts.announce(person.eventId, 'session:changed', { sessionId, state });
    return { ok: true, value: null };
  },
  async (_, { sessionId }) => [sessionId],
);

const id = z.string().max(100);

const readHistory = door(
  'history:read',
  z.object({ roomId: id }),
  async ({ person, parts: { store } }, { roomId }): Promise<Reply<RoomVersion[]>> => {
    const room = await store.rooms.find(roomId);
    if (room === null || !may(person, 'history:read', room)) return no('not-found');
    const [event, sessions, history] = await Promise.all([
      store.events.read(room.eventId),
      store.events.sessions(room.eventId),
      store.rooms.history(roomId),
    ]);
    const attribution = sessions.find((session) => session.id === room.sessionId)?.attribution ?? 'person';
    const value = history.map(async ({ id, madeAt, reason, personId }) => {
      const who = personId === null ? null : await store.people.read(personId);
      const by = who === null ? '' : bylineOf(who, event?.organisations ?? [], attribution).name;
      return { id, madeAt, reason, by };
    });
    return { ok: true, value: await Promise.all(value) };
  },
  aboutRoom,
);

const restoreRoom = door(
  'room:restore',
  z.object({ roomId: id, historyId: id, epoch: id }),
  async ({ person, parts }, order): Promise<Reply> => {
    const room = await parts.store.rooms.find(order.roomId);
    if (room === null || !may(person, 'room:restore', room)) return no('not-found');
    switch (await parts.rooms.restore({ ...order, personId: person.id })) {
      case 'restored':
        return { ok: true, value: null };
      case 'replaced':
        return no('room-replaced');
      case 'gone':
        return no('not-found');
    }
  },
  aboutRoom,
);

/** Every request of the live connection; the authorisation test goes through all of them. */
export const liveRequests: Record<keyof ClientEvents, Door> = {
  'presence:set': setPresence,
  'session:set-state': setSessionState,
  'room:history': readHistory,
  'room:restore': restoreRoom,
  'writing:read': writing.readWriting,
  'writing:begin': writing.beginWriting,
  'writing:reveal': writing.revealWriting,
  'draft:keep': writing.keepDraft,
  'draft:discard': writing.discardDraft,
  'room:columns': cards.readColumns,
  'card:send': cards.sendCard,
  'poll:list': poll.listPolls,
  'poll:save': poll.savePoll,
  'poll:order': poll.orderPolls,
  'poll:remove': poll.removePoll,
  'poll:open': poll.openPoll,
  'poll:close': poll.closePoll,
  'poll:reopen': poll.reopenPoll,
  'poll:reveal': poll.revealPoll,
  'poll:unask': poll.unaskPoll,
  'poll:reset': poll.resetPoll,
  'poll:count-hands': poll.countHands,
  'poll:change-words': poll.changeWords,
  'poll:results': poll.readResults,
  'poll:watch': poll.watchPolls,
  'ballot:cast': poll.castBallot,
  'screen:watch': screen.watchScreen,
  'dots:open': dots.openDots,
  'dots:close': dots.closeDots,
  'dots:reopen': dots.reopenDots,
  'dots:watch': dots.watchDots,
  'dots:place': dots.placeDots,
  'screen:read': screen.readScreens,
  'screen:show': screen.showOnScreens,
  'question:watch': question.watchQuestions,
  'question:ask': question.askQuestion,
  'question:take-back': question.takeQuestionBack,
  'question:vote': question.voteForQuestion,
  'question:decide': question.decideQuestion,
  'question:show': question.showQuestion,
  'question:set-rules': question.setQuestionRules,
  'board:lock': cards.lockBoard,
  'board:clear': cards.clearColumn,
  'clock:read': facilitation.readClock,
  'guidance:read': facilitation.readGuidance,
  'timer:set': facilitation.setTimer,
  'ready:ask': facilitation.askReady,
  'call:set': facilitation.setCall,
  'phase:set': facilitation.setPhase,
  'hands:read': hands.readHands,
  'hand:set': hands.setHand,
  'hands:lower': hands.lowerHands,
  'announcement:list': announcements.listAnnouncements,
  'announcement:send': announcements.sendAnnouncement,
  'announcement:take-back': announcements.takeBackAnnouncement,
};
