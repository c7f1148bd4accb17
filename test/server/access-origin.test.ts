import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isOwnOrigin } from '#server/access/origin.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let amal: Guest;
beforeAll(async () => {
  server = await startTestServer();
  amal = await server.join({ name: 'Amal' });
});
afterAll(() => server.close());

/** Pages that are not ours, seen from a server at http://127.0.0.1:<port>. */
const FOREIGN: Record<string, (own: string) => string | null> = {
  'another site': () => 'https://evil.example',
  'an opaque page': () => 'null',
  'no page at all': () => null,
  'our address as its prefix': (own) => `${own}.evil.example`,
  'our address as its user': (own) => own.replace('//', '//evil.example@'),
  'our address as its suffix': (own) => own.replace('//', '//evil.'),
  'our host at another port': (own) => own.replace(/:\d+$/, ':1'),
  'our host without the port': (own) => own.replace(/:\d+$/, ''),
  'our address with a path': (own) => `${own}/`,
  'another scheme': (own) => own.replace('http', 'file'),
};

/** Upgrades as a browser would; the status, and how many bytes of content came. */
function upgrade(
  path: string,
  origin: string | null,
  cookie = amal.cookie,
): Promise<{ status: number; bytes: number }> {
  const headers: Record<string, string> = { cookie };
  if (origin !== null) headers.origin = origin;
  const socket = new WebSocket(`${server.socketUrl}${path}`, { headers });
  const answered = new Promise<{ status: number; bytes: number }>((resolve, reject) => {
    socket.once('upgrade', ({ statusCode = 0 }) => resolve({ status: statusCode, bytes: 0 }));
    socket.once('unexpected-response', (_, response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
    });
    socket.once('error', reject);
  });
  return answered.finally(() => socket.once('error', () => {}).terminate());
}

/** As fetch() cannot: without an origin, if wanted. */
function ask(method: string, path: string, origin: string | null, body = ''): Promise<number> {
  const headers: Record<string, string> = { cookie: amal.cookie, 'content-type': 'application/json' };
  if (origin !== null) headers.origin = origin;
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject).end(body);
  });
}

const COLLAB = '/collab/demo-exchange-iq';
const LIVE = '/live/?EIO=4&transport=websocket';
const POLLING = '/live/?EIO=4&transport=polling';

describe.each(Object.entries(FOREIGN))('[29] %s', (_name, originOf) => {
  it('opens no socket, of neither kind, and gets not one byte', async () => {
    const origin = originOf(server.origin);
    expect(await upgrade(COLLAB, origin)).toEqual({ status: 403, bytes: 0 });
    expect(await upgrade(LIVE, origin)).toEqual({ status: 403, bytes: 0 });
  });

  it('cannot poll', async () => {
    expect(await ask('GET', POLLING, originOf(server.origin))).toBe(403);
    expect(await ask('POST', POLLING, originOf(server.origin), '40')).toBe(403);
  });

  it('changes nothing with the visitor’s cookie', async () => {
    const origin = originOf(server.origin);
    const joining = JSON.stringify({ code: '2803-2019', name: 'Mallory' });
    expect(await ask('POST', '/api/join', origin, joining)).toBe(403);
    expect(await ask('PATCH', '/api/me', origin, JSON.stringify({ name: 'Mallory' }))).toBe(403);
    expect(await ask('POST', '/api/leave', origin)).toBe(403);
    expect(await (await amal.fetch('/api/me')).json()).toMatchObject({ person: { name: 'Amal' } });
  });
});

describe('[29] a page of ours', () => {
  it('opens both sockets, changes things, and is told that polling is not how it is done', async () => {
    expect((await upgrade(COLLAB, server.origin)).status).toBe(101);
    expect((await upgrade(LIVE, server.origin)).status).toBe(101);
    expect(await ask('PATCH', '/api/me', server.origin, JSON.stringify({ name: 'Amal J.' }))).toBe(200);
    expect(await ask('GET', POLLING, server.origin)).toBe(405);
  });

  it('is known by PUBLIC_URL alone where that is set, whatever host was asked', () => {
    const publicUrl = new URL('https://meeting.example.org');
    const asked = '127.0.0.1:3000';
    expect(isOwnOrigin('https://meeting.example.org', asked, publicUrl)).toBe(true);
    expect(isOwnOrigin('http://meeting.example.org', asked, publicUrl)).toBe(false);
    expect(isOwnOrigin('http://127.0.0.1:3000', asked, publicUrl)).toBe(false);
    expect(isOwnOrigin('http://127.0.0.1:3000', asked, null)).toBe(true);
  });

  it('is compared whole, also where the host has no port', () => {
    const asked = 'meeting.example.org';
    const from = (origin: string) => isOwnOrigin(origin, asked, null);
    expect(from('https://meeting.example.org')).toBe(true);
    expect(isOwnOrigin('https://meeting.example.org', 'Meeting.Example.ORG', null)).toBe(true);
    expect(from('https://meeting.example.org.evil.example')).toBe(false);
    expect(from('https://evil-meeting.example.org')).toBe(false);
    expect(from('https://meeting.example.org:8443')).toBe(false);
    expect(from('https://meeting.example.or')).toBe(false);
    expect(isOwnOrigin('https://meeting.example.org', undefined, null)).toBe(false);
  });
});

describe('a socket', () => {
  it('is refused without a pass, for unknown rooms and for rooms of another event, each without content', async () => {
    const other = await server.joinOtherEvent('Mallory');
    expect(await upgrade(COLLAB, server.origin, '')).toEqual({ status: 401, bytes: 0 });
    expect(await upgrade(LIVE, server.origin, '')).toEqual({ status: 401, bytes: 0 });
    expect(await upgrade(COLLAB, server.origin, other.cookie)).toEqual({ status: 404, bytes: 0 });
    expect((await upgrade('/collab/other-exchange-iq', server.origin, other.cookie)).status).toBe(101);
    expect(await upgrade('/collab/nowhere', server.origin)).toEqual({ status: 404, bytes: 0 });
    expect((await upgrade(COLLAB, server.origin)).status).toBe(101);
  });

  it('to anywhere else is hung up on', async () => {
    await expect(upgrade('/elsewhere', server.origin)).rejects.toThrow('socket hang up');
    await expect(upgrade('/collab/a/b', server.origin)).rejects.toThrow('socket hang up');
  });
});
