import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#lib/wire/collab.ts';
import { openLive } from '#test/support/live.ts';
import { cookieOf, type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
afterEach(() => server.close());

const HTTPS = { PUBLIC_URL: 'https://meeting.example.org' };

function enters(guest: Guest): Promise<WebSocket> {
  const socket = new WebSocket(`${server.socketUrl}/collab/demo-exchange-iq`, {
    headers: { origin: server.origin, cookie: guest.cookie },
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
const closed = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });

describe('[31] the pass', () => {
  it('over https is Secure, bound to this host, out of reach of scripts, and not sent from other sites', async () => {
    server = await startTestServer({ env: HTTPS });
    const body = { code: '2803-2019', name: 'Amal' };
    const response = await server.fetch('/api/join', { method: 'POST', body });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-rencontre=[\w-]{43}; /);
    const attributes = cookie.split('; ').slice(1).sort();
    expect(attributes.map((attribute) => attribute.replace(/\d+$/, 'n'))).toEqual([
      'HttpOnly',
      'Max-Age=n',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect((await server.fetch('/api/me', {}, cookieOf(response))).status).toBe(200);
  });

  it('over https is not taken under the name that plain http uses', async () => {
    server = await startTestServer({ env: HTTPS });
    const amal = await server.join({ name: 'Amal' });
    const renamed = amal.cookie.replace('__Host-', '');
    expect((await server.fetch('/api/me', {}, renamed)).status).toBe(401);
    expect((await amal.fetch('/api/me')).status).toBe(200);
  });

  it('ends with the browser on a device that others use too, and stays on one’s own', async () => {
    server = await startTestServer();
    const cookieFor = async (sharedDevice: boolean) => {
      const body = { code: '2803-2019', name: 'Amal', sharedDevice };
      const response = await server.fetch('/api/join', { method: 'POST', body });
      return response.headers.getSetCookie()[0] ?? '';
    };
    expect(await cookieFor(true)).not.toMatch(/max-age|expires/i);
    expect(await cookieFor(false)).toMatch(/max-age/i);
  });

  it('is a new one at every joining and exchange, and the one before is worth nothing', async () => {
    server = await startTestServer();
    const amal = await server.join({ name: 'Amal' });
    const again = await amal.fetch('/api/join', {
      method: 'POST',
      body: { code: '2803-2019', name: 'Amal' },
    });
    const second = cookieOf(again);
    expect(second).not.toBe(amal.cookie);
    expect((await amal.fetch('/api/me')).status).toBe(401);
    const ticket = server.demonstration.tickets.staff;
    const exchanged = await server.fetch('/api/ticket', { method: 'POST', body: { ticket } }, second);
    expect((await server.fetch('/api/me', {}, second)).status).toBe(401);
    expect((await server.fetch('/api/me', {}, cookieOf(exchanged))).status).toBe(200);
  });

  it('cannot be planted: a cookie that somebody else chose never becomes valid', async () => {
    server = await startTestServer();
    const planted = `rencontre=${'A'.repeat(43)}`;
    const body = { code: '2803-2019', name: 'Victim' };
    const response = await server.fetch('/api/join', { method: 'POST', body }, planted);
    expect(cookieOf(response)).not.toBe(planted);
    expect((await server.fetch('/api/me', {}, planted)).status).toBe(401);
    expect((await server.fetch('/api/me', {}, cookieOf(response))).status).toBe(200);
  });

  it('ends when its time is over', async () => {
    let now = Date.now();
    server = await startTestServer({ clock: () => now });
    const shared = await server.join({ name: 'Amal', sharedDevice: true });
    const own = await server.join({ name: 'Joris' });
    now += 13 * 3_600_000;
    expect((await shared.fetch('/api/me')).status).toBe(401);
    expect((await own.fetch('/api/me')).status).toBe(200);
  });

  it('is never kept as such, only its hash, and never logged', async () => {
    server = await startTestServer();
    const amal = await server.join({ name: 'Amal' });
    const token = amal.cookie.split('=')[1] ?? '';
    await amal.fetch('/api/me/link', { method: 'POST' });
    await amal.fetch('/api/leave', { method: 'POST' });
    const log = server.logged.join('');
    expect(log).toContain('joined');
    for (const secret of [
      token,
      'Amal',
      '2803',
      '127.0.0.1',
      ...Object.values(server.demonstration.tickets),
    ]) {
      expect(log).not.toContain(secret);
    }
    expect(await server.store.people.byPasses([token], Date.now())).toEqual([]);
  });
});

describe('[31] leaving', () => {
  it('closes the sockets of this device at once, and leaves the person’s other device alone', async () => {
    server = await startTestServer();
    const phone = await server.join({ name: 'Amal' });
    const { link } = (await (await phone.fetch('/api/me/link', { method: 'POST' })).json()) as {
      link: string;
    };
    const ticket = link.split('#')[1];
    const exchanged = await server.fetch('/api/ticket', { method: 'POST', body: { ticket } });
    const laptop: Guest = { ...phone, cookie: cookieOf(exchanged) };

    const onPhone = await enters(phone);
    const onLaptop = await enters(laptop);
    const livePhone = await openLive(server.url, phone.cookie);
    const gone = closed(onPhone);
    const told = livePhone.hears('pass:ended');
    const left = await phone.fetch('/api/leave', { method: 'POST' });
    expect(left.status).toBe(200);
    expect(await gone).toBe(CLOSE.noPass);
    await told;
    expect(onLaptop.readyState).toBe(WebSocket.OPEN);
    expect(left.headers.getSetCookie()[0]).toMatch(/^rencontre=; Max-Age=0/);
    expect((await phone.fetch('/api/me')).status).toBe(401);
    await expect(enters(phone)).rejects.toThrow('401');
    onLaptop.close();
  });

  it('has the browser wipe what a device that others use too may still hold, and only there', async () => {
    server = await startTestServer();
    const shared = await server.join({ name: 'Amal', sharedDevice: true });
    const own = await server.join({ name: 'Joris' });
    const wiped = (guest: Guest) =>
      guest.fetch('/api/leave', { method: 'POST' }).then((r) => r.headers.get('clear-site-data'));
    expect(await wiped(shared)).toBe('"storage"');
    expect(await wiped(own)).toBeNull();
  });

  it('is not what joining again does: open rooms go on under the new pass, and end with it', async () => {
    server = await startTestServer();
    const amal = await server.join({ name: 'Amal' });
    const socket = await enters(amal);
    const page = await openLive(server.url, amal.cookie);
    const body = { code: '2803-2019', name: 'Amal' };
    const again = cookieOf(await amal.fetch('/api/join', { method: 'POST', body }));
    const reply = await page.asks('presence:set', { roomId: null, state: 'active' });
    expect(reply.ok).toBe(true);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    const gone = closed(socket);
    await server.fetch('/api/leave', { method: 'POST' }, again);
    expect(await gone).toBe(CLOSE.noPass);
  });

  it('becoming somebody else closes the sockets of who this browser was', async () => {
    server = await startTestServer();
    const amal = await server.join({ name: 'Amal' });
    const gone = closed(await enters(amal));
    const body = { ticket: server.demonstration.tickets.staff };
    await amal.fetch('/api/ticket', { method: 'POST', body });
    expect(await gone).toBe(CLOSE.noPass);
  });
});
