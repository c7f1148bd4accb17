import { describe, expect, it } from 'vitest';
import { type Action, may } from '#lib/people/permission.ts';
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
