import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { may } from '#lib/people/permission.ts';
import type { AuditAnswer, PersonAnswer } from '#lib/wire/api.ts';
import type { Reply } from '#lib/wire/live.ts';
import { createInProcessLine } from '#server/bus/in-process.ts';
import { routes } from '#server/http/routes.ts';
import { liveRequests } from '#server/live/requests.ts';
import { openLive } from '#test/support/live.ts';
import { madeId, question } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

/** What stands in a session, made by a facilitator of the event. */
interface Place {
  sessionId: string;
  roomId: string;
  otherRoomId: string;
  pollId: string;
  unasked: string;
  roundId: string;
  dotsId: string;
  questionId: string;
  announcementId: string;
  linkId: string;
}

/** Each live request that facilitators may and participants may not, about one place. */
const ASKED: Record<string, (place: Place) => object> = {
  'session:set-state': ({ sessionId }) => ({ sessionId, state: 'open' }),
  'room:history': ({ roomId }) => ({ roomId }),
  'room:restore': ({ roomId }) => ({ roomId, historyId: 'none', epoch: 'e' }),
  'writing:begin': ({ otherRoomId }) => ({ roomIds: [otherRoomId], signing: 'named' }),
  'writing:reveal': ({ otherRoomId }) => ({ roomId: otherRoomId }),
  'poll:save': ({ sessionId }) => ({ id: madeId('poll'), version: 0, sessionId, plan: question() }),
  'poll:order': ({ pollId }) => ({ pollIds: [pollId] }),
  'poll:remove': ({ unasked }) => ({ pollId: unasked }),
  'poll:open': ({ pollId, roomId }) => ({
    pollId,
    roundId: madeId('round'),
    roomIds: [roomId],
    seconds: null,
  }),
  'poll:close': ({ roundId }) => ({ roundId }),
  'poll:unask': ({ roundId }) => ({ roundId }),
  'poll:reopen': ({ roundId }) => ({ roundId }),
  'poll:reveal': ({ roundId }) => ({ roundId, revealed: true }),
  'poll:count-hands': ({ roundId, roomId }) => ({ roundId, roomId, people: 1, counts: { a: 1 } }),
  'poll:change-words': ({ roundId }) => ({ roundId, change: { is: 'show', keys: ['mot'] } }),
  'poll:results': ({ pollId }) => ({ pollId }),
  'poll:reset': ({ roundId }) => ({ roundId, againId: madeId('round') }),
  'screen:watch': ({ roomId }) => ({ roomId }),
  'screen:read': ({ roomId }) => ({ roomIds: [roomId] }),
  'screen:show': ({ roomId }) => ({ roomIds: [roomId], shown: { is: 'timer' } }),
  'dots:open': ({ otherRoomId }) => ({
    roundId: madeId('dots'),
    roomIds: [otherRoomId],
    plan: { dots: 3, several: true, signing: 'named' },
  }),
  'dots:close': ({ dotsId }) => ({ roundId: dotsId }),
  'dots:reopen': ({ dotsId }) => ({ roundId: dotsId }),
  'question:decide': ({ questionId }) => ({ questionId, state: 'answered' }),
  'question:show': ({ roomId, questionId }) => ({ roomId, questionId }),
  'question:set-rules': ({ roomId }) => ({ roomIds: [roomId], moderated: false, unnamed: true }),
  'board:lock': ({ roomId }) => ({ roomId, locks: { board: false, columns: [] } }),
  'board:clear': ({ roomId }) => ({ roomId, column: 'none', cards: ['none'] }),
  'timer:set': ({ roomId }) => ({
    roomIds: [roomId],
    request: madeId('timer'),
    order: { is: 'start', seconds: 60 },
  }),
  'ready:ask': ({ roomId }) => ({ roomIds: [roomId], request: madeId('ready'), asks: true }),
  'call:set': ({ roomId, otherRoomId }) => ({
    roomIds: [roomId],
    request: madeId('call'),
    call: { to: otherRoomId, hold: false },
  }),
  'phase:set': ({ roomId }) => ({ roomIds: [roomId], request: madeId('phase'), phase: null }),
  'hands:lower': ({ roomId }) => ({ roomIds: [roomId], personId: null }),
  'announcement:send': ({ roomId }) => ({ id: madeId('said'), text: { fr: 'x' }, roomIds: [roomId] }),
  'announcement:take-back': ({ announcementId }) => ({ id: announcementId }),
};
/** What one reads as those who run a session do, though everybody may read there. */
const READ_AS_HOST: Record<string, (place: Place) => object> = {
  'poll:watch': ({ roomId }) => ({ as: 'host', roomIds: [roomId] }),
  'question:watch': ({ roomId }) => ({ as: 'host', roomIds: [roomId], tokens: {} }),
};

let server: TestServer;
let facilitator: Guest;
let amal: Guest;
let [own, other] = [{} as Place, {} as Place];

beforeAll(async () => {
  server = await startTestServer();
  facilitator = await server.as('facilitator');
  amal = await server.join({ name: 'Amal' });
  own = await placeIn('demo-exchange', 'iq', 'ma');
  other = await placeIn('demo-workshop', 'iq', 'ma');
  await gives(own.sessionId);
}, 60_000);
afterAll(() => server.close());

const gives = (sessionId: string, facilitates = true, by = facilitator, to = amal) =>
  by.fetch(`/api/people/${to.person.id}/sessions`, { method: 'POST', body: { sessionId, facilitates } });

/** Asks on a page of its own, since a page may ask only so much. */
async function asks(who: Guest, name: string, payload: object): Promise<Reply<unknown>> {
  const page = await openLive(server.url, who.cookie);
  const reply = await page.asks(name, payload);
  page.closes();
  return reply;
}
async function code(who: Guest, name: string, payload: object): Promise<string> {
  const reply = await asks(who, name, payload);
  return reply.ok ? 'ok' : reply.error.code;
}

async function placeIn(sessionId: string, part: string, otherPart: string): Promise<Place> {
  const [roomId, otherRoomId] = [`${sessionId}-${part}`, `${sessionId}-${otherPart}`];
  const place: Place = {
    sessionId,
    roomId,
    otherRoomId,
    pollId: madeId('poll'),
    unasked: madeId('poll'),
    roundId: madeId('round'),
    dotsId: madeId('dots'),
    questionId: madeId('question'),
    announcementId: madeId('said'),
    linkId: '',
  };
  const does = async (name: string, payload: object) =>
    expect(await code(facilitator, name, payload)).toBe('ok');
  await does('poll:save', { id: place.pollId, version: 0, sessionId, plan: question() });
  await does('poll:save', { id: place.unasked, version: 0, sessionId, plan: question() });
  await does('poll:open', { pollId: place.pollId, roundId: place.roundId, roomIds: [roomId], seconds: null });
  const plan = { dots: 3, several: true, signing: 'named' };
  await does('dots:open', { roundId: place.dotsId, roomIds: [roomId], plan });
  await does('question:ask', { roomId, id: place.questionId, text: 'Quand ?' });
  await does('announcement:send', { id: place.announcementId, text: { fr: 'x' }, roomIds: [roomId] });
  const made = await facilitator.fetch('/api/projector/links', { method: 'POST', body: { roomId } });
  return { ...place, linkId: ((await made.json()) as { id: string }).id };
}

describe('who facilitates one session', () => {
  it('every request that this gives is in the list', () => {
    const { person } = amal;
    const { eventId } = person;
    const hers = { ...person, facilitates: ['s'] };
    const given = Object.entries(liveRequests).filter(
      ([, { action }]) =>
        may(hers, action, { eventId, sessionId: 's' }) && !may(person, action, { eventId, sessionId: 's' }),
    );
    expect(given.map(([name]) => name).sort()).toEqual([...Object.keys(ASKED), 'poll:list'].sort());
  });

  it.each(Object.keys({ ...ASKED, ...READ_AS_HOST }))(
    '%s: in their session, and in no other',
    async (name) => {
      const payload = ASKED[name] ?? READ_AS_HOST[name];
      if (payload === undefined) throw new Error(name);
      expect(await code(amal, name, payload(other))).toBe('forbidden');
      expect(await code(amal, name, payload(own))).not.toBe('forbidden');
      const ben = await server.join({ name: 'Ben' });
      expect(await code(ben, name, payload(own))).toBe('forbidden');
    },
  );

  it('does nothing to several sessions, or to all of the event, when not all of it is theirs', async () => {
    const both = [own.roomId, other.roomId];
    const order = { is: 'stop' };
    expect(await code(amal, 'timer:set', { roomIds: both, request: madeId('t'), order })).toBe('forbidden');
    expect(await code(facilitator, 'timer:set', { roomIds: both, request: madeId('t'), order })).toBe('ok');
    const call = { to: other.roomId, hold: false };
    expect(await code(amal, 'call:set', { roomIds: [own.roomId], request: madeId('c'), call })).toBe(
      'forbidden',
    );
    const said = { id: madeId('said'), text: { fr: 'x' }, roomIds: null };
    expect(await code(amal, 'announcement:send', said)).toBe('forbidden');
    expect(await code(facilitator, 'announcement:send', said)).toBe('ok');
    expect(await code(amal, 'announcement:take-back', { id: said.id })).toBe('forbidden');
    const plan = question();
    expect(await code(amal, 'poll:save', { id: madeId('poll'), version: 0, sessionId: null, plan })).toBe(
      'forbidden',
    );
    const taken = { id: other.pollId, version: 1, sessionId: own.sessionId, plan };
    expect(await code(amal, 'poll:save', taken)).toBe('forbidden');
    const opened = { pollId: own.pollId, roundId: madeId('round'), roomIds: both, seconds: null };
    expect(await code(amal, 'poll:open', opened)).toBe('forbidden');
    const elsewhere = {
      pollId: other.pollId,
      roundId: madeId('round'),
      roomIds: [own.roomId],
      seconds: null,
    };
    expect(await code(amal, 'poll:open', elsewhere)).toBe('forbidden');
    const shown = { is: 'round', id: other.roundId };
    expect(await code(facilitator, 'screen:show', { roomIds: [own.roomId], shown })).not.toBe('forbidden');
    expect(await code(amal, 'screen:show', { roomIds: [own.roomId], shown })).toBe('forbidden');
    expect(await code(amal, 'timer:set', { roomIds: ['none'], request: madeId('t'), order })).toBe(
      'forbidden',
    );
  });

  it('sees the polls of their session alone, a facilitator all', async () => {
    const listed = async (who: Guest) => {
      const reply = (await asks(who, 'poll:list', {})) as Reply<{ poll: { sessionId: string } }[]>;
      return new Set(reply.ok ? reply.value.map(({ poll }) => poll.sessionId) : []);
    };
    expect(await listed(amal)).toEqual(new Set([own.sessionId]));
    expect([...(await listed(facilitator))]).toEqual(
      expect.arrayContaining([own.sessionId, other.sessionId]),
    );
  });

  it('sees raised hands with their names in their rooms, elsewhere how many', async () => {
    const ben = await server.join({ name: 'Ben' });
    for (const { roomId } of [own, other]) await asks(ben, 'hand:set', { roomId, kind: 'hand', up: true });
    const roomIds = [own.roomId, other.roomId];
    const read = async (who: Guest) => {
      const reply = (await asks(who, 'hands:read', { roomIds })) as Reply<
        Record<string, { raised: unknown[] | null }>
      >;
      return reply.ok ? roomIds.map((roomId) => reply.value[roomId]?.raised?.length) : [];
    };
    expect(await read(amal)).toEqual([1, undefined]);
    expect(await read(facilitator)).toEqual([1, 1]);
  });

  it('of the API they have the projector of their rooms, and nothing of the whole event', async () => {
    const status = async (who: Guest, path: string, body?: object) =>
      (await who.fetch(path, body === undefined ? {} : { method: 'POST', body })).status;
    expect(await status(amal, `/api/projector/rooms/${own.roomId}`)).toBe(200);
    expect(await status(amal, `/api/projector/rooms/${other.roomId}`)).toBe(403);
    expect(await status(amal, '/api/projector/links', { roomId: own.roomId })).toBe(200);
    expect(await status(amal, '/api/projector/links', { roomId: other.roomId })).toBe(403);
    const links = await (await amal.fetch('/api/projector/links')).json();
    expect(new Set(links.links.map(({ roomId }: { roomId: string }) => roomId))).toEqual(
      new Set([own.roomId]),
    );
    expect(await status(amal, `/api/projector/links/${other.linkId}/revoke`, {})).toBe(403);
    expect(await status(amal, `/api/projector/links/${own.linkId}/revoke`, {})).toBe(200);
    for (const { method, path, action } of routes) {
      const { eventId } = amal.person;
      if (action === 'public' || may(amal.person, action, { eventId }) || path.startsWith('/api/projector'))
        continue;
      const asked = path
        .replace(':sessionId', own.sessionId)
        .replace(':roomId', own.roomId)
        .replace(':personId', amal.person.id);
      const response = await amal.fetch(asked, { method, ...(method === 'GET' ? {} : { body: {} }) });
      expect(response.status, `${method} ${path}`).toBe(403);
    }
  });

  it('is made one by facilitators and staff, a participant alone, and makes nobody one', async () => {
    const ben = await server.join({ name: 'Ben' });
    expect((await gives(own.sessionId, true, amal, ben)).status).toBe(403);
    expect((await gives(own.sessionId, true, amal, amal)).status).toBe(403);
    expect((await gives('none', true, facilitator, ben)).status).toBe(404);
    expect((await gives(own.sessionId, true, facilitator, await server.as('observer'))).status).toBe(403);
    expect((await gives(own.sessionId, true, await server.as('staff'), facilitator)).status).toBe(403);
    const stranger = await server.joinOtherEvent('Mallory');
    expect((await gives(own.sessionId, true, facilitator, stranger)).status).toBe(404);
    const given = await gives(own.sessionId, true, await server.as('staff'), ben);
    expect(((await given.json()) as PersonAnswer).person.facilitates).toEqual([own.sessionId]);
  });

  it('hears of it on an open page, which comes again; it is written down, once', async () => {
    const ben = await server.join({ name: 'Ben' });
    const page = await openLive(server.url, ben.cookie);
    page.socket.on('disconnect', () => page.socket.connect());
    const changes = async (facilitates: boolean) => {
      const told = page.hears('me:changed');
      const back = new Promise<void>((resolve) => page.socket.once('connect', resolve));
      await gives(own.sessionId, facilitates, facilitator, ben);
      await back;
      return (await told).person.facilitates;
    };
    const read = { roomId: own.roomId };
    expect(await page.asks('room:history', read)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await changes(true)).toEqual([own.sessionId]);
    expect(await page.asks('room:history', read)).toMatchObject({ ok: true });
    const told = page.hears('polls:changed');
    await asks(facilitator, 'poll:order', { pollIds: [] });
    await told;
    expect(await changes(false)).toBeUndefined();
    expect(await page.asks('room:history', read)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    page.socket.off('disconnect');
    page.closes();
    await gives(own.sessionId, false, facilitator, ben);
    const audit = (await (await (await server.as('staff')).fetch('/api/audit')).json()) as AuditAnswer;
    const lines = audit.entries.filter(({ targetId }) => targetId === ben.person.id).map(({ kind }) => kind);
    expect(lines.sort()).toEqual(['session-given', 'session-taken-back']);
  });

  it('hands the projector of their room on for as long as they are one', async () => {
    const ben = await server.join({ name: 'Ben' });
    await gives(own.sessionId, true, facilitator, ben);
    const made = await ben.fetch('/api/projector/links', { method: 'POST', body: { roomId: own.roomId } });
    const ticket = ((await made.json()) as { link: string }).link.split('#')[1];
    const entered = await server.fetch('/api/projector/enter', { method: 'POST', body: { ticket } });
    const cookie = entered.headers.getSetCookie().map((each) => each.split(';')[0])[0] ?? '';
    const read = async (roomId: string) =>
      (await server.fetch(`/api/projector/rooms/${roomId}`, {}, cookie)).status;
    expect(await read(own.roomId)).toBe(200);
    expect(await read(other.roomId)).toBe(403);
    await gives(own.sessionId, false, facilitator, ben);
    expect(await read(own.roomId)).toBe(403);
  });
});

it('two processes agree on who facilitates a session, and still do after both were started again', async () => {
  const databaseUrl = await freshDatabase(inject('databaseUrl'));
  const join = createInProcessLine();
  const starts = () => startTestServer({ store: 'postgres', databaseUrl, bus: join() });
  let [one, two] = [await starts(), await starts()];
  const ben = await one.join({ name: 'Ben' });
  const page = await openLive(two.url, ben.cookie);
  const told = page.hears('me:changed');
  const host = await one.as('facilitator');
  const body = { sessionId: 'demo-exchange', facilitates: true };
  await host.fetch(`/api/people/${ben.person.id}/sessions`, { method: 'POST', body });
  expect((await told).person.facilitates).toEqual(['demo-exchange']);
  page.closes();
  const history = async (server: TestServer) => {
    const opened = await openLive(server.url, ben.cookie);
    const reply = await opened.asks('room:history', { roomId: 'demo-exchange-iq' });
    opened.closes();
    return reply.ok;
  };
  expect([await history(one), await history(two)]).toEqual([true, true]);
  await Promise.all([one.close(), two.close()]);
  [one, two] = [await starts(), await starts()];
  expect([await history(one), await history(two)]).toEqual([true, true]);
  await Promise.all([one.close(), two.close()]);
}, 60_000);
