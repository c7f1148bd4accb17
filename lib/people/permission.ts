import type { Person, Role } from './person.ts';

/** Everything that somebody can ask of the server. */
export type Action =
  | 'event:read'
  | 'people:read'
  | 'self:change'
  | 'room:read'
  | 'room:write'
  | 'presence:set'
  | 'session:set-state'
  | 'history:read'
  | 'room:restore'
  | 'join-code:read'
  | 'writing:decide'
  | 'draft:write'
  | 'board:decide'
  | 'programme:edit'
  | 'event:edit'
  | 'event:create'
  | 'people:edit'
  | 'join-code:renew'
  | 'review:read'
  | 'review:export'
  | 'people:erase'
  | 'room:redact'
  | 'audit:read'
  | 'poll:read'
  | 'poll:decide'
  | 'ballot:cast'
  | 'screen:read'
  | 'screen:show'
  | 'projector:link'
  | 'guidance:read'
  | 'room:guide'
  | 'hand:raise'
  | 'announcement:read'
  | 'announcement:send'
  | 'question:read'
  | 'question:ask'
  | 'question:decide';

/** Somebody as their pass lets them act. */
export interface Holder extends Person {
  /** The pass of a projector: in the name of the host who made its link it reads what a room sees, and no more. */
  only?: 'projector';
}

/** What the action is about. `closed` matters for rooms only. */
export interface Target {
  eventId: string;
  /** The session it is about; left out: the event, or nothing that belongs to a session. */
  sessionId?: string;
  closed?: boolean;
}

const EVERYBODY: readonly Role[] = ['participant', 'facilitator', 'staff', 'observer'];
const WRITERS: readonly Role[] = ['participant', 'facilitator', 'staff'];
const HOSTS: readonly Role[] = ['facilitator', 'staff'];
const STAFF: readonly Role[] = ['staff'];
/** Those who read all rooms afterwards. */
const REVIEWERS: readonly Role[] = ['facilitator', 'staff', 'observer'];

/** What a closed session does not allow to anybody. */
const NOT_WHEN_CLOSED: readonly Action[] = ['room:write', 'draft:write', 'ballot:cast', 'question:ask'];

/**
 * What whoever facilitates single sessions may do there as a facilitator may. All else is about the whole event, and
 * asked of their own role: the programme, the people, the join code, the outputs of all rooms.
 */
const BY_SESSION: readonly Action[] = [
  'session:set-state',
  'history:read',
  'room:restore',
  'writing:decide',
  'board:decide',
  'poll:decide',
  'screen:read',
  'screen:show',
  'projector:link',
  'room:guide',
  'announcement:send',
  'question:decide',
];

/** All that the pass of a projector can do, as long as its host can. */
const BY_PROJECTOR: readonly Action[] = ['screen:read', 'guidance:read'];

/** The one table of who may do what. What is not in it is refused. */
const TABLE: Record<Action, readonly Role[]> = {
  'event:read': EVERYBODY,
  'people:read': EVERYBODY,
  'self:change': EVERYBODY,
  'room:read': EVERYBODY,
  'room:write': WRITERS,
  'presence:set': EVERYBODY,
  'session:set-state': HOSTS,
  'history:read': HOSTS,
  'room:restore': HOSTS,
  'join-code:read': EVERYBODY,
  'writing:decide': HOSTS,
  'draft:write': WRITERS,
  'board:decide': HOSTS,
  'programme:edit': HOSTS,
  'event:edit': STAFF,
  'event:create': STAFF,
  'people:edit': HOSTS,
  'join-code:renew': HOSTS,
  'review:read': REVIEWERS,
  'review:export': HOSTS,
  'people:erase': STAFF,
  'room:redact': STAFF,
  'audit:read': STAFF,
  'poll:read': EVERYBODY,
  'poll:decide': HOSTS,
  'ballot:cast': WRITERS,
  'screen:read': REVIEWERS,
  'screen:show': HOSTS,
  'projector:link': HOSTS,
  'guidance:read': EVERYBODY,
  'room:guide': HOSTS,
  'hand:raise': WRITERS,
  'announcement:read': EVERYBODY,
  'announcement:send': HOSTS,
  'question:read': EVERYBODY,
  'question:ask': WRITERS,
  'question:decide': HOSTS,
};

/** Every action, in the order of the table. */
export const ACTIONS = Object.keys(TABLE) as Action[];

/** The role of a person in a session: a participant who was made its facilitator is one there, and nowhere else. */
export function roleIn(person: Pick<Person, 'role' | 'facilitates'>, sessionId: string | undefined): Role {
  if (person.role !== 'participant' || sessionId === undefined) return person.role;
  return person.facilitates?.includes(sessionId) === true ? 'facilitator' : 'participant';
}

/**
 * Whether a person may do something to something of an event. Nobody may do anything in another event, and
 * nobody writes in a closed session. Without a person (`null`) nothing is allowed.
 */
export function may(person: Holder | null, action: Action, target: Target): boolean {
  if (person === null || person.eventId !== target.eventId) return false;
  if (person.only === 'projector' && !BY_PROJECTOR.includes(action)) return false;
  if (target.closed === true && NOT_WHEN_CLOSED.includes(action)) return false;
  return TABLE[action].includes(BY_SESSION.includes(action) ? roleIn(person, target.sessionId) : person.role);
}

/**
 * Whether a person may do this in the whole event, or at least in one session: what decides whether they are shown a
 * way to it at all.
 */
export function mayInSome(person: Holder | null, action: Action): boolean {
  if (person === null) return false;
  const { eventId, facilitates = [] } = person;
  return (
    may(person, action, { eventId }) ||
    facilitates.some((sessionId) => may(person, action, { eventId, sessionId }))
  );
}

/** Whether a person may do this in each of these sessions of their event; in none at all: in the whole event. */
export function mayInAll(person: Holder, action: Action, sessionIds: readonly string[]): boolean {
  const { eventId } = person;
  if (may(person, action, { eventId })) return true;
  return (
    sessionIds.length > 0 && sessionIds.every((sessionId) => may(person, action, { eventId, sessionId }))
  );
}

/** Those of an event's sessions in which a person may do this. */
export function sessionsWhere<Session extends { id: string }>(
  person: Holder,
  action: Action,
  sessions: readonly Session[],
): Session[] {
  const { eventId } = person;
  return sessions.filter(({ id: sessionId }) => may(person, action, { eventId, sessionId }));
}
