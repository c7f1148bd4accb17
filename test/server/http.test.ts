import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#lib/language/language.ts';
import { errors } from '#lib/language/messages/en/errors.ts';
import type { ErrorAnswer, EventAnswer, JoinCodeAnswer, PeopleAnswer } from '#lib/wire/api.ts';
import { PAGE_API, type PageApi } from '#lib/wire/page-api.ts';
import { clientAddress, isLocal } from '#server/access/address.ts';
import { readConfig } from '#server/config.ts';
import type { ErrorCode } from '#server/http/refused.ts';
import { sentenceOf } from '#server/http/sentence.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { type Guest, startTestServer, TEST_SECRET, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let amal: Guest;
let storeAway = false;

/** The real store, which can be made to go away. */
function leaving(store: Store): Store {
  const away = () => Promise.reject(new StoreUnavailable('away'));
  return {
    ...store,
    ping: () => (storeAway ? away() : store.ping()),
    people: { ...store.people, update: (...call) => (storeAway ? away() : store.people.update(...call)) },
  };
}

beforeAll(async () => {
  server = await startTestServer({ wrapStore: leaving, env: { METRICS_TOKEN: TEST_SECRET } });
  amal = await server.join({ name: 'Amal', country: 'IQ', organisation: 'iom' });
});
afterAll(() => server.close());

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as ErrorAnswer).error.code,
];

describe('what a request may look like', () => {
  const send = (body: string, type = 'application/json') =>
    server.fetch('/api/join', { method: 'POST', body, headers: { 'content-type': type } });

  it('JSON, said to be JSON, and at most 16 kB of it', async () => {
    expect(await codeOf(await send('{"code":'))).toEqual([400, 'bad-json']);
    expect(await codeOf(await send('code=x', 'application/x-www-form-urlencoded'))).toEqual([
      415,
      'wrong-type',
    ]);
    expect(await codeOf(await send('{}', 'text/plain'))).toEqual([415, 'wrong-type']);
    expect(await codeOf(await send(JSON.stringify({ code: 'x'.repeat(17_000) })))).toEqual([
      413,
      'too-large',
    ]);
    const almost = JSON.stringify({ code: '2803-2019', name: 'Amal', more: 'x'.repeat(15_000) });
    expect((await send(almost, 'application/json; charset=utf-8')).status).toBe(200);
  });

  it('no more than that also when it does not say how long it is', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode('x'.repeat(1000)));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json', origin: server.origin };
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    expect(await codeOf(await fetch(`${server.url}/api/join`, init))).toEqual([413, 'too-large']);
  });

  it.each(['[]', 'null', '"x"', '1', '{"code":null}', '{"code":{"$ne":1}}', '{"__proto__":{"code":"x"}}'])(
    'nothing else: %s',
    async (body) => expect(await codeOf(await send(body))).toEqual([422, 'invalid']),
  );

  it('to a known address in the known way', async () => {
    expect(await codeOf(await server.fetch('/api/nowhere'))).toEqual([404, 'not-found']);
    expect(await codeOf(await amal.fetch('/api/event', { method: 'DELETE' }))).toEqual([405, 'wrong-method']);
  });
});

describe('the API', () => {
  it('gives the programme with the server’s time', async () => {
    const { event, sessions, now } = (await (await amal.fetch('/api/event')).json()) as EventAnswer;
    expect(event.title.nl).toContain('28 maart 2019');
    expect(sessions.map(({ kind }) => kind)).toContain('exchange');
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
  });

  it('tells in a room who may write there, and what its session is', async () => {
    const room = await (await amal.fetch('/api/rooms/demo-exchange-iq')).json();
    expect(room).toMatchObject({ access: 'write', session: { id: 'demo-exchange' } });
    await server.setSessionState('demo-exchange-iq', 'closed');
    const closed = await (await amal.fetch('/api/rooms/demo-exchange-iq')).json();
    expect(closed).toMatchObject({ access: 'read', reason: 'session-closed', session: { state: 'closed' } });
    await server.setSessionState('demo-exchange-iq', 'open');
  });

  it('names the people, and nothing more of them than others see', async () => {
    const { people } = (await (await amal.fetch('/api/people')).json()) as PeopleAnswer;
    expect(people).toContainEqual({
      id: amal.person.id,
      name: 'Amal',
      role: 'participant',
      organisationId: 'iom',
      country: 'IQ',
    });
  });

  it('gives the join code, and a QR code whose address opens the event', async () => {
    const answer = (await (await amal.fetch('/api/join-code')).json()) as JoinCodeAnswer;
    expect(answer.code).toBe('2803-2019');
    expect(answer.link).toMatch(new RegExp(`^${server.url}/#q=[\\w-]{43}$`));
    expect(answer.qr).toMatch(/^<svg /);
    const code = answer.link.split('#q=')[1];
    expect((await server.fetch('/api/code', { method: 'POST', body: { code } })).status).toBe(200);
  });

  it('changes what people say of themselves, one thing or several, and keeps the rest', async () => {
    const joris = await server.join({ name: 'Joris', country: 'MA', organisation: 'fedasil' });
    const change = (body: object) => joris.fetch('/api/me', { method: 'PATCH', body });
    expect(await (await change({ language: 'nl' })).json()).toMatchObject({
      person: { name: 'Joris', country: 'MA', organisationId: 'fedasil', language: 'nl' },
    });
    expect(
      await (await change({ name: ' Joris D. ', country: null, organisation: '' })).json(),
    ).toMatchObject({
      person: { name: 'Joris D.', country: null, organisationId: null, language: 'nl' },
    });
    expect(await codeOf(await change({ name: '' }))).toEqual([422, 'name-missing']);
    expect(await (await joris.fetch('/api/me')).json()).toMatchObject({ person: { name: 'Joris D.' } });
  });

  it('while the store is away says so, changes nothing, and goes on afterwards', async () => {
    const change = () => amal.fetch('/api/me', { method: 'PATCH', body: { country: 'AF' } });
    storeAway = true;
    expect(await codeOf(await change())).toEqual([503, 'store-unavailable']);
    expect(await codeOf(await server.fetch('/readyz'))).toEqual([503, 'store-unavailable']);
    expect((await server.fetch('/healthz')).status).toBe(200);
    storeAway = false;
    expect(await (await amal.fetch('/api/me')).json()).toMatchObject({ person: { country: 'IQ' } });
    expect((await server.fetch('/readyz')).status).toBe(200);
    expect((await change()).status).toBe(200);
  });
});

describe('a refusal', () => {
  it.each(LANGUAGES)('has a whole sentence for each reason, in %s', (language) => {
    for (const code of Object.keys(errors) as ErrorCode[]) {
      const sentence = sentenceOf(code, language, 17);
      expect(sentence).toMatch(/^[^{}]{15,}\.$/);
      if (language !== 'en') expect(sentence).not.toBe(sentenceOf(code, 'en', 17));
    }
  });
});

describe('pages, while they are rendered,', () => {
  const pageApi = () => (globalThis as { [PAGE_API]?: PageApi })[PAGE_API];

  it('get the same answers as over HTTP, and nothing where that refuses', async () => {
    const api = pageApi();
    const room = await (await amal.fetch('/api/rooms/demo-exchange-iq')).json();
    expect(await api?.room(amal.cookie, 'demo-exchange-iq')).toEqual(room);
    expect(await api?.me(amal.cookie)).toEqual(await (await amal.fetch('/api/me')).json());
    expect((await api?.event(amal.cookie))?.event.id).toBe('demo');
    const other = await server.joinOtherEvent('Mallory');
    expect(await api?.room(other.cookie, 'demo-exchange-iq')).toBeNull();
    expect(await api?.me('rencontre=x')).toBeNull();
    expect(await api?.event('')).toBeNull();
  });
});

describe('metrics', () => {
  it('are for this machine, or for who has the token', async () => {
    const asked = (headers: Record<string, string>) => server.fetch('/metrics', { headers });
    expect(await (await asked({})).text()).toContain('process_cpu_user_seconds_total');
    const handedOn = { 'x-forwarded-for': '203.0.113.9' };
    expect(await codeOf(await asked(handedOn))).toEqual([403, 'forbidden']);
    expect((await asked({ ...handedOn, authorization: `Bearer ${TEST_SECRET}x` })).status).toBe(403);
    expect((await asked({ ...handedOn, authorization: `Bearer ${TEST_SECRET}` })).status).toBe(200);
  });
});

describe('the address that limits count', () => {
  const trusted = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8 ::1' }).trustedProxies;

  it.each([
    ['the peer itself', '203.0.113.1', undefined, '203.0.113.1'],
    ['the peer, whatever it claims', '203.0.113.1', '198.51.100.1', '203.0.113.1'],
    ['who a trusted proxy saw', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['who the first of two trusted proxies saw', '::1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['the proxy when it says nonsense', '10.0.0.1', 'nonsense', '10.0.0.1'],
    ['IPv4 as such on a dual-stack socket', '::ffff:203.0.113.1', undefined, '203.0.113.1'],
    ['the network of an IPv6 address', '2001:db8:1:2:aaaa::1', undefined, '2001:db8:1:2::/64'],
    ['the same network, written shorter', '2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
    ['zeros as zeros', '2001:db8::9', undefined, '2001:db8:0:0::/64'],
  ])('is %s', (_what, peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded, trusted)).toBe(expected);
  });

  it('is this machine’s own only without a proxy between', () => {
    expect(isLocal('127.0.0.1', {})).toBe(true);
    expect(isLocal('::ffff:127.0.0.1', {})).toBe(true);
    expect(isLocal('127.0.0.1', { forwarded: 'for=1.2.3.4' })).toBe(false);
    expect(isLocal('203.0.113.1', {})).toBe(false);
  });
});
