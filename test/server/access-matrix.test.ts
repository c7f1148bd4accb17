import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { may } from '#lib/people/permission.ts';
import { ROLES, type Role } from '#lib/people/person.ts';
import { type Method, routes } from '#server/http/routes.ts';
import { liveRequests } from '#server/live/requests.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { type ProjectorComputer, projectorOf } from '#test/support/projector.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

/**
 * [21] Who gets in at which door. Written by hand, so that a door that is not in here, or a lock that somebody
 * changes, fails.
 */
const WHO = [
  'nobody',
  'somebody with an invented pass',
  'somebody whose pass has expired',
  'somebody who has left',
  'somebody of another event',
  'participant',
  'observer',
  'facilitator',
  'staff',
  'a projector',
] as const;
type Who = (typeof WHO)[number];

const STRANGERS: Who[] = [
  'nobody',
  'somebody with an invented pass',
  'somebody whose pass has expired',
  'somebody who has left',
];
const MEMBERS: Who[] = ['participant', 'observer', 'facilitator', 'staff'];

/** Status for those who get in; `strangers` and `others` (of another event) where they get something else. */
interface Door {
  method: Method;
  path: string;
  ask?: { path?: string; body?: object };
  /** Of this event; by role where that matters. */
  members: number | Record<Role, number>;
  others: number;
  strangers: number;
  /** The pass of a projector alone; default: as a stranger. */
  projector?: number;
}

const OWN: Pick<Door, 'members' | 'others' | 'strangers'> = { members: 200, others: 200, strangers: 401 };
/** What only some roles may, and none of them with this request: what comes of a good one has tests of its own. */
const answers = (roles: Role[], status: number): Pick<Door, 'members' | 'others' | 'strangers'> => ({
  members: Object.fromEntries(ROLES.map((role) => [role, roles.includes(role) ? status : 403])) as Record<
    Role,
    number
  >,
  others: 403,
  strangers: 401,
});
const HOSTS: Role[] = ['facilitator', 'staff'];
const REVIEWERS: Role[] = ['facilitator', 'staff', 'observer'];

const OPEN = { members: 200, others: 200, strangers: 200 };
const UNKNOWN_CODE = { members: 404, others: 404, strangers: 404 };

const DOORS: Door[] = [
  { method: 'POST', path: '/api/code', ask: { body: { code: '2803-2019' } }, ...OPEN },
  { method: 'POST', path: '/api/join', ask: { body: { code: '0000-0000', name: 'x' } }, ...UNKNOWN_CODE },
  { method: 'POST', path: '/api/ticket', ask: { body: { ticket: 'x' } }, ...UNKNOWN_CODE },
  { method: 'GET', path: '/api/me', ...OWN },
  { method: 'PATCH', path: '/api/me', ask: { body: { language: 'en' } }, ...OWN },
  { method: 'POST', path: '/api/me/link', ...OWN },
  { method: 'POST', path: '/api/leave', ...OWN },
  { method: 'GET', path: '/api/event', ...OWN },
  { method: 'GET', path: '/api/people', ...OWN },
  {
    method: 'GET',
    path: '/api/rooms/:roomId',
    ask: { path: '/api/rooms/demo-exchange-iq' },
    members: 200,
    others: 404,
    strangers: 401,
  },
  { method: 'GET', path: '/api/join-code', ...OWN },
  { method: 'GET', path: '/api/programme', ...answers(HOSTS, 200) },
  { method: 'POST', path: '/api/sessions', ask: { body: {} }, ...answers(HOSTS, 422) },
  {
    method: 'PATCH',
    path: '/api/sessions/:sessionId',
    ask: { path: '/api/sessions/demo-iom', body: {} },
    ...answers(HOSTS, 422),
  },
  {
    method: 'POST',
    path: '/api/sessions/:sessionId/archive',
    ask: { path: '/api/sessions/demo-nothing/archive', body: { version: 1 } },
    ...answers(HOSTS, 404),
  },
  {
    method: 'POST',
    path: '/api/sessions/:sessionId/restore',
    ask: { path: '/api/sessions/demo-nothing/restore', body: {} },
    ...answers(HOSTS, 404),
  },
  { method: 'PATCH', path: '/api/event', ask: { body: {} }, ...answers(['staff'], 422) },
  { method: 'PATCH', path: '/api/event/lists', ask: { body: { countries: 1 } }, ...answers(HOSTS, 422) },
  { method: 'GET', path: '/api/review', ...answers(REVIEWERS, 200) },
  {
    method: 'GET',
    path: '/api/review/rooms/:roomId',
    ask: { path: '/api/review/rooms/demo-exchange-iq' },
    ...answers(REVIEWERS, 200),
  },
  { method: 'GET', path: '/api/review/matrix', ...answers(REVIEWERS, 200) },
  { method: 'GET', path: '/api/review/cards', ...answers(REVIEWERS, 200) },
  {
    method: 'GET',
    path: '/api/review/search',
    ask: { path: '/api/review/search?q=x' },
    ...answers(REVIEWERS, 200),
  },
  { method: 'GET', path: '/api/export', ask: { path: '/api/export?format=md' }, ...answers(HOSTS, 200) },
  { method: 'GET', path: '/api/epochs', ...OWN },
  { method: 'GET', path: '/api/me/data', ...OWN },
  { method: 'GET', path: '/api/people/kept', ...answers(['staff'], 200) },
  {
    method: 'GET',
    path: '/api/people/:personId/erasure',
    ask: { path: '/api/people/nobody/erasure' },
    ...answers(['staff'], 404),
  },
  {
    method: 'POST',
    path: '/api/people/:personId/erasure',
    ask: { path: '/api/people/nobody/erasure', body: { kind: 'erase' } },
    ...answers(['staff'], 404),
  },
  {
    method: 'GET',
    path: '/api/rooms/:roomId/passages',
    ask: { path: '/api/rooms/demo-nothing/passages' },
    ...answers(['staff'], 404),
  },
  {
    method: 'POST',
    path: '/api/rooms/:roomId/redact',
    ask: { path: '/api/rooms/demo-exchange-iq/redact', body: {} },
    ...answers(['staff'], 422),
  },
  { method: 'POST', path: '/api/event/retention', ask: { body: {} }, ...answers(['staff'], 422) },
  { method: 'POST', path: '/api/event/erasure', ask: { body: { code: '' } }, ...answers(['staff'], 422) },
  { method: 'GET', path: '/api/audit', ...answers(['staff'], 200) },
  { method: 'POST', path: '/api/people', ask: { body: {} }, ...answers(HOSTS, 422) },
  {
    method: 'PATCH',
    path: '/api/people/:personId',
    ask: { path: '/api/people/nobody', body: {} },
    ...answers(HOSTS, 404),
  },
  {
    method: 'POST',
    path: '/api/people/:personId/link',
    ask: { path: '/api/people/nobody/link' },
    ...answers(HOSTS, 404),
  },
  {
    method: 'POST',
    path: '/api/people/:personId/remove',
    ask: { path: '/api/people/nobody/remove' },
    ...answers(HOSTS, 404),
  },
  {
    method: 'POST',
    path: '/api/people/:personId/sessions',
    ask: {
      path: '/api/people/nobody/sessions',
      body: { sessionId: 'demo-exchange', facilitates: true },
    },
    ...answers(HOSTS, 404),
  },
  { method: 'POST', path: '/api/join-code', ...answers(HOSTS, 200) },
  { method: 'GET', path: '/api/event-file', ...answers(['staff'], 200) },
  { method: 'POST', path: '/api/events', ask: { body: { file: {} } }, ...answers(['staff'], 422) },
  { method: 'POST', path: '/api/import', ask: { body: {} }, ...answers(['staff'], 422) },
  { method: 'POST', path: '/api/projector/enter', ask: { body: { ticket: 'x' } }, ...UNKNOWN_CODE },
  {
    method: 'GET',
    path: '/api/projector/rooms/:roomId',
    ask: { path: '/api/projector/rooms/demo-exchange-iq' },
    ...answers(REVIEWERS, 200),
    projector: 200,
  },
  { method: 'GET', path: '/api/projector/links', ...answers(HOSTS, 200) },
  {
    method: 'POST',
    path: '/api/projector/links',
    ask: { body: { roomId: 'demo-nothing' } },
    ...answers(HOSTS, 404),
  },
  {
    method: 'POST',
    path: '/api/projector/links/:linkId/revoke',
    ask: { path: '/api/projector/links/none/revoke' },
    ...answers(HOSTS, 404),
  },
  { method: 'GET', path: '/healthz', ...OPEN },
  { method: 'GET', path: '/readyz', ...OPEN },
  { method: 'GET', path: '/metrics', ...OPEN },
];

const LIVE: Record<
  string,
  { payload: object; members: Partial<Record<Who, string>>; others: string; projector?: string }
> = {
  'presence:set': {
    payload: { roomId: 'demo-exchange-iq', state: 'active' },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'session:set-state': {
    payload: { sessionId: 'demo-exchange', state: 'open' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'room:history': {
    payload: { roomId: 'demo-exchange-iq' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  // What is restored indeed, test/server/restore.test.ts shows.
  'room:restore': {
    payload: { roomId: 'demo-exchange-iq', historyId: 'none', epoch: 'none' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'room-replaced',
      staff: 'room-replaced',
    },
    others: 'forbidden',
  },
  'writing:read': {
    payload: { roomId: 'demo-exchange-iq' },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'writing:begin': {
    payload: { roomIds: ['demo-exchange-ma'], signing: 'named' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'writing:reveal': {
    payload: { roomId: 'demo-exchange-iq' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'draft:keep': {
    payload: {
      roomId: 'demo-exchange-iq',
      id: 'a-draft-of-somebody',
      column: 'what-works',
      text: 'x',
      kind: 'note',
    },
    members: {
      participant: 'writing-over',
      observer: 'forbidden',
      facilitator: 'writing-over',
      staff: 'writing-over',
    },
    others: 'not-found',
  },
  'draft:discard': {
    payload: { roomId: 'demo-exchange-iq', id: 'a-draft-of-somebody' },
    members: { participant: 'ok', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'board:lock': {
    payload: { roomId: 'demo-exchange-iq', locks: { board: false, columns: [] } },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'board:clear': {
    payload: { roomId: 'demo-exchange-iq', column: 'what-works', cards: ['none'] },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'room:columns': {
    payload: { roomId: 'demo-exchange-iq' },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'card:send': {
    payload: {
      roomId: 'demo-exchange-iq',
      cardId: 'none',
      toRoomId: 'demo-exchange-ma',
      column: 'what-works',
      id: 'a-copy-of-somebody',
    },
    members: {
      participant: 'card-gone',
      observer: 'forbidden',
      facilitator: 'card-gone',
      staff: 'card-gone',
    },
    others: 'not-found',
  },
  'poll:list': {
    payload: {},
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'poll:save': {
    payload: {
      id: 'poll-of-the-matrix',
      version: 0,
      sessionId: null,
      plan: {
        kind: 'open',
        question: { fr: 'Quoi ?' },
        signing: 'named',
        seenBy: { participants: 'live', projector: 'live' },
      },
    },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'poll:order': {
    payload: { pollIds: [] },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'poll:remove': {
    payload: { pollId: 'none' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'poll:open': {
    payload: { pollId: 'none', roundId: 'round-of-the-matrix', roomIds: ['demo-exchange-iq'], seconds: null },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:close': {
    payload: { roundId: 'none' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:reopen': {
    payload: { roundId: 'none' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:reveal': {
    payload: { roundId: 'none', revealed: true },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:unask': {
    payload: { roundId: 'none' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'poll:reset': {
    payload: { roundId: 'none', againId: 'round-of-the-matrix' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:count-hands': {
    payload: { roundId: 'none', roomId: 'demo-exchange-iq', people: 0, counts: {} },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:change-words': {
    payload: { roundId: 'none', change: { is: 'hide', keys: ['mot'] } },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:results': {
    payload: { pollId: 'none' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'poll:watch': {
    payload: { as: 'participant', roomIds: ['demo-exchange-iq'] },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'clock:read': {
    payload: {},
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'ok',
    projector: 'ok',
  },
  'guidance:read': {
    payload: { roomIds: ['demo-exchange-iq'] },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
    projector: 'ok',
  },
  'timer:set': {
    payload: { roomIds: ['demo-exchange-iq'], request: 'request-of-the-matrix', order: { is: 'stop' } },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'ready:ask': {
    payload: { roomIds: ['demo-exchange-iq'], request: 'ready-of-the-matrix', asks: false },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'call:set': {
    payload: { roomIds: ['demo-exchange-iq'], request: 'call-of-the-matrix', call: null },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'phase:set': {
    payload: { roomIds: ['demo-exchange-iq'], request: 'phase-of-the-matrix', phase: null },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'hands:read': {
    payload: { roomIds: ['demo-exchange-iq'] },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'hand:set': {
    payload: { roomId: 'demo-exchange-iq', kind: 'hand', up: true },
    members: { participant: 'ok', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'hands:lower': {
    payload: { roomIds: ['demo-exchange-iq'], personId: null },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'announcement:list': {
    payload: { roomIds: ['demo-exchange-iq'] },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  'announcement:send': {
    payload: { id: 'said-in-the-matrix', text: { fr: 'x' }, roomIds: ['demo-exchange-iq'] },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'announcement:take-back': {
    payload: { id: 'none' },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'question:watch': {
    payload: { as: 'participant', roomIds: ['demo-exchange-iq'] },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  // Nothing is asked; what comes of a good one has tests of its own (test/server/questions.test.ts).
  'question:ask': {
    payload: { roomId: 'demo-exchange-iq', id: 'question-of-the-matrix', text: ' ' },
    members: {
      participant: 'question-empty',
      observer: 'forbidden',
      facilitator: 'question-empty',
      staff: 'question-empty',
    },
    others: 'not-found',
  },
  'question:take-back': {
    payload: { questionId: 'none' },
    members: {
      participant: 'not-found',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'not-found',
  },
  'question:vote': {
    payload: { questionId: 'none', voted: true, revision: 1 },
    members: {
      participant: 'question-gone',
      observer: 'forbidden',
      facilitator: 'question-gone',
      staff: 'question-gone',
    },
    others: 'question-gone',
  },
  'question:decide': {
    payload: { questionId: 'none', state: 'open' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'question-gone',
      staff: 'question-gone',
    },
    others: 'forbidden',
  },
  'question:show': {
    payload: { roomId: 'demo-exchange-iq', questionId: null },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  'question:set-rules': {
    payload: { roomIds: ['demo-exchange-iq'], moderated: false, unnamed: false },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
  // There is no such round; what comes of a good one has tests of its own (test/server/polls.test.ts).
  'ballot:cast': {
    payload: {
      roundId: 'none',
      roomId: 'demo-exchange-iq',
      request: 'request-of-the-matrix',
      replaces: 0,
      choice: ['x'],
    },
    members: {
      participant: 'poll-reset',
      observer: 'forbidden',
      facilitator: 'poll-reset',
      staff: 'poll-reset',
    },
    others: 'poll-reset',
  },
  'screen:watch': {
    payload: { roomId: 'demo-exchange-iq' },
    members: { participant: 'forbidden', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
    projector: 'ok',
  },
  'dots:open': {
    payload: {
      roundId: 'dots-of-the-matrix',
      roomIds: ['none'],
      plan: { dots: 3, several: true, signing: 'named' },
    },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'dots:close': {
    payload: { roundId: 'none' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'dots:reopen': {
    payload: { roundId: 'none' },
    members: {
      participant: 'forbidden',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'forbidden',
  },
  'dots:watch': {
    payload: { roomIds: ['demo-exchange-iq'] },
    members: { participant: 'ok', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'not-found',
  },
  // There is no such round; what comes of a good one has tests of its own (test/server/dots.test.ts).
  'dots:place': {
    payload: {
      roundId: 'none',
      roomId: 'demo-exchange-iq',
      request: 'request-of-the-matrix',
      replaces: 0,
      dots: ['x'],
    },
    members: {
      participant: 'not-found',
      observer: 'forbidden',
      facilitator: 'not-found',
      staff: 'not-found',
    },
    others: 'not-found',
  },
  'screen:read': {
    payload: { roomIds: ['demo-exchange-iq'] },
    members: { participant: 'forbidden', observer: 'ok', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
    projector: 'ok',
  },
  'screen:show': {
    payload: { roomIds: ['demo-exchange-iq'], shown: { is: 'automatic' } },
    members: { participant: 'forbidden', observer: 'forbidden', facilitator: 'ok', staff: 'ok' },
    others: 'forbidden',
  },
};

let server: TestServer;
let projector: ProjectorComputer | undefined;
let now = Date.now();
beforeAll(async () => {
  // Failures of many doors come from one address here.
  server = await startTestServer({ clock: () => now });
});
afterAll(() => server.close());

/** Each time somebody new, since some doors use up a pass. */
async function cookieOf(who: Who): Promise<string> {
  switch (who) {
    case 'nobody':
      return '';
    case 'somebody with an invented pass':
      return `rencontre=${'x'.repeat(43)}`;
    case 'somebody whose pass has expired': {
      now -= 24 * 3_600_000;
      const guest = await server.join({ name: 'Late', sharedDevice: true });
      now += 24 * 3_600_000;
      return guest.cookie;
    }
    case 'somebody who has left': {
      const guest = await server.join({ name: 'Gone' });
      await guest.fetch('/api/leave', { method: 'POST' });
      return guest.cookie;
    }
    case 'somebody of another event':
      return (await server.joinOtherEvent('Mallory')).cookie;
    case 'a projector':
      projector ??= await projectorOf(server, 'demo-exchange-iq');
      return projector.cookie;
    default:
      return (await server.as(who)).cookie;
  }
}

describe('[21] the doors of the API', () => {
  it('are all in this table, and none twice', () => {
    const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
    expect(DOORS.map(name)).toEqual(routes.map(name));
  });

  describe.each(DOORS)('$method $path', ({ method, path, ask, ...expected }) => {
    // A new code is what one door gives; the guests of the others come with the old one.
    afterEach(() => server.store.events.setJoinCode('demo', '28032019', 'none'));

    it.each(WHO)('for %s', async (who) => {
      const cookie = await cookieOf(who);
      // Each attempt in a minute of its own: wrong codes are limited, which is not what this is about.
      now += 61_000;
      const init = { method, ...(ask?.body === undefined ? {} : { body: ask.body }) };
      const asked = ask?.path ?? path;
      const response = await server.fetch(asked, init, cookie);
      const kind = STRANGERS.includes(who) ? 'strangers' : MEMBERS.includes(who) ? 'members' : 'others';
      const wanted = who === 'a projector' ? (expected.projector ?? expected.strangers) : expected[kind];
      expect(response.status).toBe(typeof wanted === 'number' ? wanted : wanted[who as Role]);
      const text = await response.text();
      if (response.status >= 400) expect(Object.keys(JSON.parse(text))).toEqual(['error']);
      const smuggled = { ...init, headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' } };
      if (kind === 'strangers') {
        expect((await server.fetch(asked, smuggled, cookie)).status).toBe(response.status);
      }
    });
  });

  it('show nobody of another event anything of this one', async () => {
    const amal = await server.join({ name: 'Amal of this event' });
    const other = await server.joinOtherEvent('Mallory');
    expect(await (await other.fetch('/api/people')).text()).not.toContain('Amal of this event');
    expect(await (await other.fetch('/api/event')).text()).not.toContain('"demo');
    expect(await (await amal.fetch('/api/people')).text()).toContain('Amal of this event');
  });
});

describe('[21] the doors of the live connection', () => {
  it('are all in this table', () => {
    expect(Object.keys(LIVE).sort()).toEqual(Object.keys(liveRequests).sort());
  });

  it('are shut to everybody without a valid pass', async () => {
    for (const who of STRANGERS) {
      await expect(cookieOf(who).then((cookie) => openLive(server.url, cookie || null))).rejects.toThrow();
    }
  });

  describe.each(Object.entries(LIVE))('%s', (name, { payload, members, others, projector: ofProjector }) => {
    it.each([...MEMBERS, 'somebody of another event'] as Who[])('for %s', async (who) => {
      const page = await openLive(server.url, await cookieOf(who));
      const reply = await page.asks(name, payload);
      page.closes();
      expect(reply.ok ? 'ok' : reply.error.code).toBe(members[who] ?? others);
    });

    it('for a projector', async () => {
      await cookieOf('a projector');
      const page = await projector?.opens();
      const reply = await page?.asks(name, payload);
      page?.closes();
      expect(reply?.ok ? 'ok' : reply?.error.code).toBe(ofProjector ?? 'forbidden');
    });
  });

  it('are shut to a projector that does not come as one', async () => {
    const cookie = await cookieOf('a projector');
    await expect(openLive(server.url, cookie)).rejects.toThrow();
  });

  it('are shut again at the next request when the pass ends while one is connected', async () => {
    const guest: Guest = await server.join({ name: 'Amal', sharedDevice: true });
    const page: LivePage = await openLive(server.url, guest.cookie);
    expect((await page.asks('presence:set', { roomId: null, state: 'active' })).ok).toBe(true);
    now += 24 * 3_600_000;
    const ended = page.hears('pass:ended');
    const reply = await page.asks('presence:set', { roomId: null, state: 'idle' });
    expect(reply).toEqual({ ok: false, error: { code: 'no-pass' } });
    await ended;
  });
});

it('[21] the doors of rooms ask for the permission to read', async () => {
  const observer = await server.as('observer');
  expect(may(observer.person, 'room:read', { eventId: 'demo' })).toBe(true);
  expect(may(observer.person, 'room:write', { eventId: 'demo' })).toBe(false);
  const room = await (await observer.fetch('/api/rooms/demo-exchange-iq')).json();
  expect(room).toMatchObject({ access: 'read', reason: 'observer' });
});
