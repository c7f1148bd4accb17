import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ProjectorAnswer, ProjectorLinksAnswer, Screen } from '#lib/wire/screen.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { PollPage, question } from '#test/support/polls.ts';
import { projectorOf } from '#test/support/projector.ts';
import { cookieOf, startTestServer, type TestServer } from '#test/support/server.ts';

const IRAQ = 'demo-exchange-iq';
const MOROCCO = 'demo-exchange-ma';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const linksOf = async () => {
  const answer = await (await server.as('staff')).fetch('/api/projector/links');
  return ((await answer.json()) as ProjectorLinksAnswer).links;
};
const enter = (ticket: string, cookie = '') =>
  server.fetch('/api/projector/enter', { method: 'POST', body: { ticket } }, cookie);

describe('the link of a projector', () => {
  it('opens as often as it is valid, each time with a pass of its own that scripts cannot read', async () => {
    const { ticket, linkId, cookie } = await projectorOf(server, IRAQ);
    const again = await enter(ticket);
    expect(await again.json()).toEqual({ roomId: IRAQ });
    expect(cookieOf(again)).not.toBe(cookie);
    const [header = ''] = again.headers.getSetCookie();
    expect(header).toMatch(/^rencontre-projector=[\w-]{43}; .*HttpOnly.*SameSite=Lax/);
    expect((await linksOf()).find(({ id }) => id === linkId)).toMatchObject({ roomId: IRAQ, screens: 2 });
    expect((await enter('x'.repeat(43))).status).toBe(404);
  });

  it('shows the programme and how to join, of any room of the meeting and of no other', async () => {
    await server.joinOtherEvent('Mallory');
    const computer = await projectorOf(server, IRAQ);
    const answer = await computer.fetch(`/api/projector/rooms/${MOROCCO}`);
    const { event, joining, sessions } = (await answer.json()) as ProjectorAnswer;
    expect(event.id).toBe('demo');
    expect(joining.code).toBe(server.demonstration.joinCode);
    expect(sessions.length).toBeGreaterThan(3);
    expect((await computer.fetch('/api/projector/rooms/other-exchange-iq')).status).toBe(404);
    expect((await computer.fetch('/api/projector/rooms/nowhere')).status).toBe(404);
  });

  it('leaves a browser the pass it has, which goes first where it may', async () => {
    const { ticket } = await projectorOf(server, IRAQ);
    const [amal, host] = [await server.join({ name: 'Amal' }), await server.as('facilitator')];
    for (const guest of [amal, host]) {
      const both = `${guest.cookie}; ${cookieOf(await enter(ticket, guest.cookie))}`;
      const me = await (await server.fetch('/api/me', {}, both)).json();
      expect(me).toMatchObject({ person: { id: guest.person.id } });
      expect((await server.fetch(`/api/projector/rooms/${IRAQ}`, {}, both)).status).toBe(200);
    }
    expect((await amal.fetch(`/api/projector/rooms/${IRAQ}`)).status).toBe(403);
  });

  it('opens nothing in the place of a pass or of a personal link, nor they in its', async () => {
    const { cookie, ticket } = await projectorOf(server, IRAQ);
    const amal = await server.join({ name: 'Amal' });
    const renamed = cookie.replace('rencontre-projector=', 'rencontre=');
    expect((await server.fetch('/api/me', {}, renamed)).status).toBe(401);
    expect((await server.fetch('/api/me', {}, amal.cookie)).status).toBe(200);
    const asPerson = await server.fetch('/api/ticket', { method: 'POST', body: { ticket } });
    expect(asPerson.status).toBe(404);
    const asProjector = amal.cookie.replace('rencontre=', 'rencontre-projector=');
    expect((await server.fetch(`/api/projector/rooms/${IRAQ}`, {}, asProjector)).status).toBe(401);
    expect((await server.fetch(`/api/projector/rooms/${IRAQ}`, {}, cookie)).status).toBe(200);
  });

  it('opens no document, and joining with it makes nobody who they are not', async () => {
    const { cookie } = await projectorOf(server, IRAQ);
    const status = await new Promise((resolve) => {
      const headers = { origin: server.origin, cookie };
      const socket = new WebSocket(`${server.socketUrl}/collab/${IRAQ}`, { headers });
      socket.once('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.once('open', () => resolve('open'));
    });
    expect(status).toBe(401);
    const joined = await server.fetch(
      '/api/join',
      { method: 'POST', body: { code: server.demonstration.joinCode, name: 'Somebody' } },
      cookie,
    );
    expect(await joined.json()).toMatchObject({ participant: { name: 'Somebody', role: 'participant' } });
  });

  it('ends within a moment when it is revoked: its socket closes, its pass and its ticket open nothing', async () => {
    const [revoked, other] = [await projectorOf(server, IRAQ), await projectorOf(server, IRAQ)];
    const [page, twin] = [await revoked.opens(), await other.opens()];
    const ended = page.hears('pass:ended');
    const host = await server.as('facilitator');
    const path = `/api/projector/links/${revoked.linkId}/revoke`;
    expect((await host.fetch(path, { method: 'POST' })).status).toBe(200);
    expect(await ended).toEqual({ reason: 'ended' });
    expect((await revoked.fetch(`/api/projector/rooms/${IRAQ}`)).status).toBe(401);
    expect((await enter(revoked.ticket)).status).toBe(404);
    await expect(revoked.opens()).rejects.toThrow();
    expect((await twin.asks('screen:watch', { roomId: IRAQ })).ok).toBe(true);
    twin.closes();
  });

  it('ends with the host who made it: when they are removed, and when they may not show anything any more', async () => {
    const staff = await server.as('staff');
    const brings = async (name: string) => {
      const added = await staff.fetch('/api/people', { method: 'POST', body: { name, role: 'facilitator' } });
      const { person, link } = (await added.json()) as { person: { id: string }; link: string };
      const ticket = link.split('#')[1];
      const cookie = cookieOf(await server.fetch('/api/ticket', { method: 'POST', body: { ticket } }));
      const guest = { ...staff, cookie, fetch: (at: string, init = {}) => server.fetch(at, init, cookie) };
      return { id: person.id, computer: await projectorOf(server, IRAQ, guest) };
    };
    const removed = await brings('Goes');
    const page = await removed.computer.opens();
    const ended = page.hears('pass:ended');
    await staff.fetch(`/api/people/${removed.id}/remove`, { method: 'POST' });
    expect(await ended).toEqual({ reason: 'removed' });
    expect((await removed.computer.fetch(`/api/projector/rooms/${IRAQ}`)).status).toBe(401);

    const changed = await brings('Changes');
    expect((await changed.computer.fetch(`/api/projector/rooms/${IRAQ}`)).status).toBe(200);
    await staff.fetch(`/api/people/${changed.id}`, { method: 'PATCH', body: { role: 'participant' } });
    expect((await changed.computer.fetch(`/api/projector/rooms/${IRAQ}`)).status).toBe(403);
  });
});

describe('the page of a projector', () => {
  it('is nobody: who is here does not change, also when a host opens it with their own pass', async () => {
    const witness = await openLive(server.url, (await server.join({ name: 'Witness' })).cookie);
    await witness.asks('presence:set', { roomId: IRAQ, state: 'active' });
    await witness.seesPeople((people) => people.some(({ name }) => name === 'Witness'));
    const told: string[] = [];
    const computer = await projectorOf(server, IRAQ);
    const host = await server.as('facilitator');
    const pages = [await computer.opens(), await openLive(server.url, host.cookie, undefined, IRAQ)];
    for (const page of pages) {
      page.socket.onAny((name) => told.push(name));
      expect((await page.asks('screen:watch', { roomId: IRAQ })).ok).toBe(true);
    }
    // Somebody comes: the witness hears of it, and of nobody else; the projectors of none.
    const late = await openLive(server.url, (await server.join({ name: 'Late' })).cookie);
    await late.asks('presence:set', { roomId: IRAQ, state: 'active' });
    const people = await witness.seesPeople((all) => all.some(({ name }) => name === 'Late'));
    expect(people.map(({ name }) => name).sort()).toEqual(['Late', 'Witness']);
    expect(told).not.toContain('presence:changed');
    for (const page of [witness, late, ...pages]) page.closes();
  });

  it('hears what is asked and counted in its own room, as its eyes may see it, and nothing of another', async () => {
    const computer = await projectorOf(server, IRAQ);
    const page = await computer.opens();
    const rounds: string[] = [];
    page.socket.on('poll:changed', ({ round }) => rounds.push(round.id));
    await page.asks('screen:watch', { roomId: IRAQ });
    const host = await PollPage.opens(server.url, (await server.as('facilitator')).cookie, [IRAQ], 'host');
    const elsewhere = await host.puts(question(), [MOROCCO]);
    const counted = page.hears('poll:counted');
    const seenBy = { participants: 'live', projector: 'reveal' };
    const here = await host.puts(question({ seenBy } as object), [IRAQ]);
    const amal = await PollPage.opens(server.url, (await server.join({ name: 'Amal' })).cookie, [IRAQ]);
    await amal.casts(here.roundId, ['a']);
    expect(await counted).toMatchObject({ roundId: here.roundId, total: null });
    const watched = (await page.asks('screen:watch', { roomId: IRAQ })) as { value: Screen };
    expect(watched.value.rounds[0]).toMatchObject({
      round: { id: here.roundId },
      hasVoted: false,
      own: null,
      results: { people: 1, total: null },
    });
    await host.asks('poll:reveal', { roundId: here.roundId, revealed: true });
    const revealed = (await page.asks('screen:watch', { roomId: IRAQ })) as { value: Screen };
    expect(revealed.value.rounds[0]?.results.total).not.toBeNull();
    expect(rounds).toContain(here.roundId);
    expect(rounds).not.toContain(elsewhere.roundId);
    expect(revealed.value.rounds.map(({ round }) => round.id)).not.toContain(elsewhere.roundId);
    for (const each of [page, host, amal]) each.closes();
  });

  it('shows no round of a room of another event, and hears when there is another code', async () => {
    const computer = await projectorOf(server, IRAQ);
    const page = await computer.opens();
    expect(await page.asks('screen:watch', { roomId: 'other-exchange-iq' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const renewed = page.hears('join-code:changed');
    const host = await server.as('facilitator');
    await host.fetch('/api/join-code', { method: 'POST' });
    await renewed;
    page.closes();
    await server.store.events.setJoinCode('demo', '28032019', 'none');
  });
});

describe('what a projector shows', () => {
  const shows = (page: LivePage, roomIds: string[], shown: object) =>
    page.asks('screen:show', { roomIds, shown });
  const watches = async (page: LivePage, roomId: string) => {
    const reply = (await page.asks('screen:watch', { roomId })) as { value: Screen };
    return reply.value;
  };

  it('is decided by a host for the rooms they name, and told to these rooms and no other', async () => {
    const [iraq, morocco] = [await projectorOf(server, IRAQ), await projectorOf(server, MOROCCO)];
    const [here, elsewhere] = [await iraq.opens(), await morocco.opens()];
    expect(await watches(here, IRAQ)).toMatchObject({
      choice: { shown: { is: 'automatic' }, version: 0 },
      mayShow: false,
    });
    await watches(elsewhere, MOROCCO);
    const told: string[] = [];
    elsewhere.socket.on('screen:changed', ({ roomId }) => told.push(roomId));
    const host = await openLive(server.url, (await server.as('facilitator')).cookie);
    const changed = here.hears('screen:changed');
    expect(await shows(host, [IRAQ], { is: 'welcome' })).toEqual({ ok: true, value: null });
    expect(await changed).toEqual({ roomId: IRAQ, shown: { is: 'welcome' }, version: 1 });
    expect((await watches(here, IRAQ)).choice).toEqual({ shown: { is: 'welcome' }, version: 1 });
    // Asked again since the answer was lost: nothing changes.
    await shows(host, [IRAQ], { is: 'welcome' });
    expect((await watches(here, IRAQ)).choice.version).toBe(1);
    expect((await watches(elsewhere, MOROCCO)).choice.version).toBe(0);
    expect(told).toEqual([]);
    const both = elsewhere.hears('screen:changed');
    await shows(host, [IRAQ, MOROCCO], { is: 'timer' });
    expect(await both).toMatchObject({ roomId: MOROCCO, shown: { is: 'timer' } });
    expect(await host.asks('screen:read', { roomIds: [IRAQ, MOROCCO] })).toMatchObject({
      value: { choices: { [IRAQ]: { shown: { is: 'timer' } }, [MOROCCO]: { shown: { is: 'timer' } } } },
    });
    for (const page of [here, elsewhere, host]) page.closes();
  });

  it('may be a round of other rooms, which is then followed; and nothing of another event', async () => {
    const plenary = 'demo-closing-all';
    const host = await PollPage.opens(server.url, (await server.as('facilitator')).cookie, [IRAQ], 'host');
    const { roundId } = await host.puts(question(), [IRAQ, MOROCCO]);
    expect(await shows(host.page, [plenary], { is: 'round', id: roundId })).toMatchObject({ ok: true });
    const page = await (await projectorOf(server, plenary)).opens();
    const watched = await watches(page, plenary);
    expect(watched.rounds.map(({ round }) => round.id)).toEqual([roundId]);
    // Rounds that were asked before may still be counted.
    const counted = new Promise((resolve) => {
      page.socket.on('poll:counted', (results) => results.roundId === roundId && resolve(results));
    });
    const amal = await PollPage.opens(server.url, (await server.join({ name: 'Amal' })).cookie, [MOROCCO]);
    await amal.casts(roundId, ['a']);
    expect(await counted).toMatchObject({ roundId, people: 1 });

    expect(await shows(host.page, ['other-exchange-iq'], { is: 'welcome' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await shows(host.page, [plenary], { is: 'round', id: 'none' })).toMatchObject({
      error: { code: 'not-found' },
    });
    const mallory = await openLive(server.url, (await server.joinOtherEvent('Mallory')).cookie);
    expect(await shows(mallory, [plenary], { is: 'welcome' })).toMatchObject({
      error: { code: 'forbidden' },
    });
    for (const each of [page, host, amal, mallory]) each.closes();
  });

  it('is chosen by a host’s own arrows for everybody, and at a computer with a link not at all', async () => {
    const host = await server.as('facilitator');
    const own = await openLive(server.url, host.cookie, undefined, IRAQ);
    expect((await watches(own, IRAQ)).mayShow).toBe(true);
    expect(await shows(own, [IRAQ], { is: 'automatic' })).toMatchObject({ ok: true });
    const computer = await (await projectorOf(server, IRAQ)).opens();
    expect(await shows(computer, [IRAQ], { is: 'welcome' })).toMatchObject({ error: { code: 'forbidden' } });
    expect((await watches(computer, IRAQ)).choice.shown).toEqual({ is: 'automatic' });
    for (const page of [own, computer]) page.closes();
  });
});
