import { z } from 'zod';
import { bylineOf } from '#lib/people/byline.ts';
import { type Action, may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { ClientEvents, Presence, Reply, RoomVersion } from '#lib/wire/live.ts';
import type { Log } from '#server/log.ts';
import type { Presences } from '#server/presence/presence.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';

/** Where somebody is and whether they are doing something. */
export type Where = Pick<Presence, 'roomId' | 'state'>;

/** What the handlers work with. */
export interface LiveParts {
  store: Store;
  presences: Presences;
  rooms: Rooms;
  log: Log;
}

/** One request of one open page. */
export interface LiveAsk {
  person: Person;
  parts: LiveParts;
  /** Notes where this page of the person is. */
  noteWhere: (person: Person, where: Where) => Promise<void>;
  /** Tells everybody of the event. */
  announceSession: (news: { sessionId: string; state: 'open' | 'closed' }) => void;
}

/** A door of the live connection: which permission it needs, and the answer to whatever comes in. */
interface Door {
  action: Action;
  answer(ask: LiveAsk, payload: unknown): Promise<Reply<unknown>>;
}

/** Every request has the same order: permission, parsing, and only then its own work. */
function door<Request, Value>(
  action: Action,
  schema: z.ZodType<Request>,
  handle: (ask: LiveAsk, request: Request) => Promise<Reply<Value>>,
): Door {
  return {
    action,
    async answer(ask, payload) {
      if (!may(ask.person, action, { eventId: ask.person.eventId })) return no('forbidden');
      const parsed = schema.safeParse(payload);
      return parsed.success ? handle(ask, parsed.data) : no('invalid');
    },
  };
}

const setPresence = door(
  'presence:set',
  z.object({ roomId: z.string().max(100).nullable(), state: z.enum(['active', 'idle']) }),
  async ({ person, parts, noteWhere }, where): Promise<Reply<Presence[]>> => {
    const { eventId } = person;
    if (where.roomId !== null) {
      const room = await parts.store.rooms.find(where.roomId);
      if (room === null || !may(person, 'room:read', { eventId: room.eventId })) return no('not-found');
    }
    await noteWhere(person, where);
    return { ok: true, value: parts.presences.list(eventId) };
  },
);

const setSessionState = door(
  'session:set-state',
  z.object({ sessionId: z.string().max(100), state: z.enum(['open', 'closed']) }),
  async ({ person, parts, announceSession }, { sessionId, state }): Promise<Reply> => {
    const sessions = await parts.store.events.sessions(person.eventId);
    const session = sessions.find(({ id }) => id === sessionId);
    if (session === undefined || !(await parts.store.events.setSessionState(sessionId, state))) {
      return no('not-found');
    }
    await Promise.all(session.rooms.map(({ id }) => parts.rooms.refresh(id)));
    parts.log.info('session state set', { sessionId, state, personId: person.id });
    announceSession({ sessionId, state });
    return { ok: true, value: null };
  },
);

const id = z.string().max(100);

const readHistory = door(
  'history:read',
  z.object({ roomId: id }),
  async ({ person, parts: { store } }, { roomId }): Promise<Reply<RoomVersion[]>> => {
    const room = await store.rooms.find(roomId);
    if (room === null || !may(person, 'history:read', { eventId: room.eventId })) return no('not-found');
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
);

const restoreRoom = door(
  'room:restore',
  z.object({ roomId: id, historyId: id, epoch: id }),
  async ({ person, parts }, order): Promise<Reply> => {
    const room = await parts.store.rooms.find(order.roomId);
    if (room === null || !may(person, 'room:restore', { eventId: room.eventId })) return no('not-found');
    switch (await parts.rooms.restore({ ...order, personId: person.id })) {
      case 'restored':
        return { ok: true, value: null };
      case 'replaced':
        return no('room-replaced');
      case 'gone':
        return no('not-found');
    }
  },
);

/** Every request of the live connection; the authorisation test goes through all of them. */
export const liveRequests: Record<keyof ClientEvents, Door> = {
  'presence:set': setPresence,
  'session:set-state': setSessionState,
  'room:history': readHistory,
  'room:restore': restoreRoom,
};

/** The reason has a sentence in every language (lib/language/messages/<language>/errors.ts). */
export function no(code: string): Reply<never> {
  return { ok: false, error: { code } };
}
