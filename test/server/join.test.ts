import { afterEach, describe, expect, inject, it } from 'vitest';
import type { CodeAnswer, ErrorAnswer, JoinAnswer, LinkAnswer } from '#lib/wire/api.ts';
import { ensureDemonstration } from '#server/demonstration.ts';
import { systemRandom } from '#server/world.ts';
import { cookieOf, startTestServer, type TestServer, type TestServerOptions } from '#test/support/server.ts';

let server: TestServer;
afterEach(() => server.close());

async function start(options: TestServerOptions = {}): Promise<void> {
  server = await startTestServer(options);
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return server.fetch(path, { method: 'POST', body, headers });
}

const joining = (more: object = {}) => post('/api/join', { code: '2803-2019', name: 'Amal', ...more });
const errorOf = async (response: Response) => ((await response.json()) as ErrorAnswer).error;

describe.each(['sqlite', 'postgres'] as const)('joining, on %s,', (kind) => {
  const stored = { store: kind, databaseUrl: inject('databaseUrl') };

  it('with code and name gives a pass, the event, and the room to go to', async () => {
    await start(stored);
    const response = await joining({ country: 'IQ', organisation: 'iom iraq', language: 'ar' });
    expect(response.status).toBe(200);
    const { participant, event, roomId } = (await response.json()) as JoinAnswer;
    expect(participant).toMatchObject({
      name: 'Amal',
      role: 'participant',
      country: 'IQ',
      organisationId: 'iom-iraq',
      language: 'ar',
    });
    expect(event.id).toBe('demo');
    expect(roomId === null || roomId.startsWith('demo-')).toBe(true);
    const me = await server.fetch('/api/me', {}, cookieOf(response));
    expect(await me.json()).toEqual({ person: participant, sharedDevice: false });
  });

  it('forgives how the code is typed', async () => {
    await start(stored);
    for (const code of [' 28032019 ', '28o3 2oi9', '٢٨٠٣-٢٠١٩']) {
      expect((await joining({ code })).status).toBe(200);
    }
  });

  it('looks up a code without creating anybody', async () => {
    await start(stored);
    const response = await post('/api/code', { code: '2803 2019' });
    const { event } = (await response.json()) as CodeAnswer;
    expect(event.countries.map(({ code }) => code)).toEqual(['IQ', 'AF', 'CM', 'MA', 'RU-CE']);
    expect(event).not.toHaveProperty('retainUntil');
    expect(response.headers.getSetCookie()).toEqual([]);
    const roles = (await server.store.people.list('demo')).map(({ role }) => role);
    expect(roles).not.toContain('participant');
  });

  it('again on the same device is the same person with what they say now; on another it is another', async () => {
    await start(stored);
    const amal = await server.join({ name: 'Amal', country: 'IQ' });
    const body = { code: '2803-2019', name: 'Amal J.', country: 'MA' };
    const again = await amal.fetch('/api/join', { method: 'POST', body });
    const { participant } = (await again.json()) as JoinAnswer;
    expect(participant).toMatchObject({ id: amal.person.id, name: 'Amal J.', country: 'MA' });
    const other = await server.join({ name: 'Amal' });
    expect(other.person.id).not.toBe(amal.person.id);
  });

  it('on a device that others use too, the next one is somebody else', async () => {
    await start(stored);
    const amal = await server.join({ name: 'Amal', sharedDevice: true });
    const body = { code: '2803-2019', name: 'Joris' };
    const next = await amal.fetch('/api/join', { method: 'POST', body });
    expect(((await next.json()) as JoinAnswer).participant.id).not.toBe(amal.person.id);
    expect((await amal.fetch('/api/me')).status).toBe(401);
    expect((await server.store.people.read(amal.person.id))?.name).toBe('Amal');
  });

  it('[30] unknown, closed-down and expired codes answer alike', async () => {
    let now = Date.now();
    await start({ ...stored, clock: () => now });
    await server.joinOtherEvent('Somebody');
    const unknown = await joining({ code: '0000-0000' });
    now += 400 * 24 * 3_600_000;
    const expired = await joining({ code: '2803-2019' });
    expect([unknown.status, expired.status]).toEqual([404, 404]);
    expect(await unknown.text()).toBe(await expired.text());
  });
});

describe('joining', () => {
  const WRONG = [
    [{ name: '' }, 'name-missing', 'name'],
    [{ name: undefined }, 'name-missing', 'name'],
    [{ name: 'x'.repeat(61) }, 'name-too-long', 'name'],
    [{ name: 'A\u202Emal' }, 'name-characters', 'name'],
    [{ country: 'BE' }, 'country-unknown', 'country'],
    [{ organisation: 'Acme' }, 'organisation-unknown', 'organisation'],
    [{ language: 'tlh' }, 'invalid', 'language'],
    [{ code: 28032019 }, 'invalid', 'code'],
  ] as const;

  it('says what is wrong with which field, and creates nobody', async () => {
    await start();
    for (const [more, code, field] of WRONG) {
      const response = await joining(more);
      expect(response.status).toBe(422);
      expect(await errorOf(response)).toMatchObject({ code, field });
    }
    const roles = (await server.store.people.list('demo')).map(({ role }) => role);
    expect(roles).not.toContain('participant');
  });

  it('says in the person’s language what to do about a wrong code', async () => {
    await start();
    const wrong = (headers: Record<string, string>) =>
      post('/api/join', { code: '0000-0000', name: 'Amal' }, headers).then(errorOf);
    const dutch = await wrong({ 'accept-language': 'nl-BE,nl;q=0.9,fr;q=0.5' });
    expect(dutch).toMatchObject({ code: 'code-unknown', field: 'code' });
    expect(dutch.message).toMatch(/^Geen open bijeenkomst/);
    const chosen = await wrong({ 'accept-language': 'nl', cookie: 'language=ar' });
    expect(chosen.message).toMatch(/^لا يوجد/);
    expect((await wrong({ 'accept-language': 'sw' })).message).toMatch(/^Aucune rencontre/);
  });

  it('outside demo mode, the demonstration’s code and QR code open nothing, and another event’s do', async () => {
    await start({ env: { DEMO_EVENT: '0', PUBLIC_URL: 'https://meeting.example.org' } });
    const secret = server.seal.joinSecret('demo', '2803-2019');
    expect((await joining()).status).toBe(404);
    expect((await joining({ code: secret })).status).toBe(404);
    expect((await server.joinOtherEvent('Amal')).person.name).toBe('Amal');
  });

  it('over plain http nobody gets a pass outside demo mode, and is told why', async () => {
    await start({ env: { DEMO_EVENT: '0' } });
    const response = await joining();
    expect(response.status).toBe(403);
    expect((await errorOf(response)).code).toBe('insecure');
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('[30] guessing codes', () => {
  const wrongCode = () => joining({ code: '0000-0000' });

  it('has to wait after ten failures of an address, even with the right code, but not with the QR code', async () => {
    let now = Date.now();
    await start({ clock: () => now });
    for (let i = 0; i < 10; i++) expect((await wrongCode()).status).toBe(404);
    const eleventh = await wrongCode();
    expect(eleventh.status).toBe(429);
    expect(Number(eleventh.headers.get('retry-after'))).toBe(60);
    expect(await errorOf(eleventh)).toMatchObject({ code: 'too-many-attempts', retryAfterSeconds: 60 });
    expect((await joining()).status).toBe(429);
    expect((await post('/api/code', { code: '2803-2019' })).status).toBe(429);
    expect((await joining({ code: server.seal.joinSecret('demo', '2803-2019') })).status).toBe(200);
    now += 60_000;
    expect((await joining()).status).toBe(200);
  });

  it('learns nothing more by trying many at once, while the store is still looking', async () => {
    const codes = [...Array.from({ length: 40 }, (_, i) => `0000-00${10 + i}`), '2803-2019'];
    let asked = 0;
    let lookUp = () => {};
    const allAsked = new Promise<void>((resolve) => {
      lookUp = resolve;
    });
    await start({
      wrapStore: (store) => ({
        ...store,
        events: {
          ...store.events,
          async byJoinCode(code, now) {
            asked += 1;
            if (asked === codes.length) lookUp();
            await allAsked;
            return store.events.byJoinCode(code, now);
          },
        },
      }),
    });
    const statuses = (await Promise.all(codes.map((code) => joining({ code })))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });

  it('does not keep a building from coming in: sixty correct joins from one address', async () => {
    await start();
    for (let i = 0; i < 9; i++) await wrongCode();
    const all = await Promise.all(Array.from({ length: 60 }, (_, i) => joining({ name: `Person ${i}` })));
    expect(all.map(({ status }) => status)).toEqual(Array(60).fill(200));
  });

  it('is counted by the real address: what an untrusted peer says of it is ignored', async () => {
    await start();
    const from = (address: string) =>
      post('/api/join', { code: '0000-0000', name: 'x' }, { 'x-forwarded-for': address });
    for (let i = 0; i < 10; i++) expect((await from(`203.0.113.${i}`)).status).toBe(404);
    expect((await from('203.0.113.99')).status).toBe(429);
  });

  it('is counted for each address behind a trusted proxy, and in all together', async () => {
    const now = Date.now();
    await start({ env: { TRUSTED_PROXIES: '127.0.0.0/8' }, clock: () => now });
    const from = (address: string) =>
      post('/api/join', { code: '0000-0000', name: 'x' }, { 'x-forwarded-for': `198.51.100.7, ${address}` });
    for (let i = 0; i < 10; i++) await from('203.0.113.1');
    expect((await from('203.0.113.1')).status).toBe(429);
    expect((await from('203.0.113.2')).status).toBe(404);
    for (let host = 0; host < 59; host++) {
      await Promise.all(Array.from({ length: 10 }, () => from(`192.0.2.${host}`)));
    }
    expect((await from('203.0.113.250')).status).toBe(429);
  });
});

describe('personal links', () => {
  const exchange = (ticket: string, more: object = {}) => post('/api/ticket', { ticket, ...more });

  it('bring facilitator, staff and observer in', async () => {
    await start();
    for (const role of ['facilitator', 'staff', 'observer'] as const) {
      const response = await exchange(server.demonstration.tickets[role]);
      expect(await response.json()).toMatchObject({ role, person: { role, eventId: 'demo' } });
    }
  });

  it('bring a person to another device, until a newer one is made', async () => {
    await start();
    const amal = await server.join({ name: 'Amal' });
    const newLink = async () =>
      ((await (await amal.fetch('/api/me/link', { method: 'POST' })).json()) as LinkAnswer).link;
    const first = await newLink();
    expect(first).toMatch(new RegExp(`^${server.url}/enter#[\\w-]{43}$`));
    const phone = await exchange(first.split('#')[1] ?? '');
    expect(await phone.json()).toMatchObject({ person: { id: amal.person.id }, role: 'participant' });
    expect((await amal.fetch('/api/me')).status).toBe(200);
    const second = await newLink();
    const stale = await exchange(first.split('#')[1] ?? '');
    expect(stale.status).toBe(404);
    expect((await errorOf(stale)).code).toBe('ticket-unknown');
    expect((await exchange(second.split('#')[1] ?? '')).status).toBe(200);
  });

  it('are worth nothing as a pass, nor a pass as a link', async () => {
    await start();
    const amal = await server.join({ name: 'Amal' });
    const ticket = server.demonstration.tickets.facilitator;
    expect((await server.fetch('/api/me', {}, `rencontre=${ticket}`)).status).toBe(401);
    expect((await exchange(amal.cookie.split('=')[1] ?? '')).status).toBe(404);
    expect((await exchange(ticket)).status).toBe(200);
  });
});

describe('the demonstration', () => {
  it('is made once; at the next start it keeps what was done there, and its hosts get new links', async () => {
    await start();
    const amal = await server.join({ name: 'Amal' });
    await server.setSessionState('demo-exchange-iq', 'closed');
    const { store, seal, demonstration } = server;
    const next = await ensureDemonstration({ store, seal, clock: Date.now, random: systemRandom });
    expect(next.event).toEqual(demonstration.event);
    expect(next.joinCode).toBe('2803-2019');
    expect((await amal.fetch('/api/me')).status).toBe(200);
    const sessions = await store.events.sessions('demo');
    expect(sessions.find(({ id }) => id === 'demo-exchange')?.state).toBe('closed');
    const exchange = (ticket: string) => post('/api/ticket', { ticket }).then(({ status }) => status);
    expect(await exchange(demonstration.tickets.facilitator)).toBe(404);
    expect(await exchange(next.tickets.facilitator)).toBe(200);
    expect((await store.people.list('demo')).filter(({ role }) => role === 'facilitator')).toHaveLength(1);
  });
});
