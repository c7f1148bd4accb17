import { describe, expect, it } from 'vitest';
import { type Action, may, mayInAll, mayInSome, roleIn, sessionsWhere } from '#lib/people/permission.ts';
import { type Person, ROLES, type Role } from '#lib/people/person.ts';

const EVERYBODY = [...ROLES];
/** Written a second time on purpose: a slip in the table of the product must not pass unseen. */
const ALLOWED: Record<Action, Role[]> = {
  'event:read': EVERYBODY,
  'people:read': EVERYBODY,
  'self:change': EVERYBODY,
  'room:read': EVERYBODY,
  'room:write': ['participant', 'facilitator', 'staff'],
  'presence:set': EVERYBODY,
  'session:set-state': ['facilitator', 'staff'],
  'history:read': ['facilitator', 'staff'],
  'room:restore': ['facilitator', 'staff'],
  'join-code:read': EVERYBODY,
  'writing:decide': ['facilitator', 'staff'],
  'draft:write': ['participant', 'facilitator', 'staff'],
  'board:decide': ['facilitator', 'staff'],
  'programme:edit': ['facilitator', 'staff'],
  'event:edit': ['staff'],
  'event:create': ['staff'],
  'people:edit': ['facilitator', 'staff'],
  'join-code:renew': ['facilitator', 'staff'],
  'review:read': ['facilitator', 'staff', 'observer'],
  'review:export': ['facilitator', 'staff'],
  'people:erase': ['staff'],
  'room:redact': ['staff'],
  'audit:read': ['staff'],
  'poll:read': EVERYBODY,
  'poll:decide': ['facilitator', 'staff'],
  'ballot:cast': ['participant', 'facilitator', 'staff'],
  'screen:read': ['facilitator', 'staff', 'observer'],
  'screen:show': ['facilitator', 'staff'],
  'projector:link': ['facilitator', 'staff'],
  'guidance:read': EVERYBODY,
  'room:guide': ['facilitator', 'staff'],
  'hand:raise': ['participant', 'facilitator', 'staff'],
  'announcement:read': EVERYBODY,
  'announcement:send': ['facilitator', 'staff'],
  'question:read': EVERYBODY,
  'question:ask': ['participant', 'facilitator', 'staff'],
  'question:decide': ['facilitator', 'staff'],
};

const someone = (role: Role): Person => ({
  id: 'p',
  eventId: 'e',
  role,
  name: 'N',
  organisationId: null,
  country: null,
  language: 'fr',
});

describe.each(Object.entries(ALLOWED) as [Action, Role[]][])('%s', (action, roles) => {
  it.each(ROLES)('by a %s', (role) => {
    expect(may(someone(role), action, { eventId: 'e' })).toBe(roles.includes(role));
  });

  it('is refused to nobody in particular, and to everybody of another event', () => {
    expect(may(null, action, { eventId: 'e' })).toBe(false);
    for (const role of ROLES) expect(may(someone(role), action, { eventId: 'other' })).toBe(false);
  });
});

it('nobody writes in a closed session, and everybody still reads there', () => {
  for (const role of ROLES) {
    expect(may(someone(role), 'room:write', { eventId: 'e', closed: true })).toBe(false);
    expect(may(someone(role), 'draft:write', { eventId: 'e', closed: true })).toBe(false);
    expect(may(someone(role), 'ballot:cast', { eventId: 'e', closed: true })).toBe(false);
    expect(may(someone(role), 'question:ask', { eventId: 'e', closed: true })).toBe(false);
    expect(may(someone(role), 'room:read', { eventId: 'e', closed: true })).toBe(true);
  }
});

it('the pass of a projector reads what a room sees and does nothing else, in the name of who may that', () => {
  for (const [action] of Object.entries(ALLOWED) as [Action, Role[]][]) {
    for (const role of ROLES) {
      const isAllowed = action === 'guidance:read' || (action === 'screen:read' && role !== 'participant');
      expect(may({ ...someone(role), only: 'projector' }, action, { eventId: 'e' }), action).toBe(isAllowed);
    }
    expect(may({ ...someone('staff'), only: 'projector' }, action, { eventId: 'other' })).toBe(false);
  }
});

/** What whoever facilitates one session may do there besides what they may anyway; written a second time on purpose. */
const THERE: Action[] = [
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

describe('whoever facilitates one session', () => {
  const amal: Person = { ...someone('participant'), facilitates: ['workshop', 'visit'] };
  const actions = Object.entries(ALLOWED) as [Action, Role[]][];

  it.each(actions)(
    '%s: is a facilitator there, where that is about a session, and a participant elsewhere',
    (action, roles) => {
      const asParticipant = roles.includes('participant');
      const here = { eventId: 'e', sessionId: 'workshop' };
      expect(may(amal, action, here)).toBe(asParticipant || THERE.includes(action));
      expect(may(amal, action, { ...here, sessionId: 'plenary' })).toBe(asParticipant);
      expect(may(amal, action, { eventId: 'e' })).toBe(asParticipant);
      expect(may(amal, action, { ...here, eventId: 'other' })).toBe(false);
      expect(mayInSome(amal, action)).toBe(asParticipant || THERE.includes(action));
      expect(mayInSome(someone('participant'), action)).toBe(asParticipant);
    },
  );

  it('may do in several sessions what they may in each, and in none what is about the whole event', () => {
    expect(mayInAll(amal, 'room:guide', ['workshop', 'visit'])).toBe(true);
    expect(mayInAll(amal, 'room:guide', ['workshop', 'plenary'])).toBe(false);
    expect(mayInAll(amal, 'room:guide', [])).toBe(false);
    expect(mayInAll(someone('facilitator'), 'room:guide', [])).toBe(true);
    expect(mayInAll(someone('facilitator'), 'room:guide', ['plenary'])).toBe(true);
  });

  it('of a programme sees their sessions, a facilitator all, and a participant none', () => {
    const sessions = ['plenary', 'visit', 'workshop'].map((id) => ({ id }));
    const seen = (person: Person) => sessionsWhere(person, 'room:guide', sessions).map(({ id }) => id);
    expect(seen(amal)).toEqual(['visit', 'workshop']);
    expect(seen(someone('facilitator'))).toEqual(['plenary', 'visit', 'workshop']);
    expect(seen(someone('participant'))).toEqual([]);
  });

  it('is one as a participant only: another role counts everywhere', () => {
    expect(roleIn(amal, 'workshop')).toBe('facilitator');
    expect(roleIn(amal, 'plenary')).toBe('participant');
    expect(roleIn(amal, undefined)).toBe('participant');
    expect(roleIn({ ...amal, role: 'observer' }, 'workshop')).toBe('observer');
    expect(roleIn({ ...amal, role: 'staff' }, 'workshop')).toBe('staff');
  });

  it('hands to a projector what it reads there, and no more', () => {
    const projector = { ...amal, only: 'projector' as const };
    expect(may(projector, 'screen:read', { eventId: 'e', sessionId: 'workshop' })).toBe(true);
    expect(may(projector, 'screen:read', { eventId: 'e', sessionId: 'plenary' })).toBe(false);
    expect(may(projector, 'screen:show', { eventId: 'e', sessionId: 'workshop' })).toBe(false);
  });

  it('cannot be told from anybody else in a closed session', () => {
    expect(may(amal, 'room:write', { eventId: 'e', sessionId: 'workshop', closed: true })).toBe(false);
    expect(may(amal, 'room:write', { eventId: 'e', sessionId: 'workshop' })).toBe(true);
  });
});
