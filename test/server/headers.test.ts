import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { secure } from '#server/http/headers.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let overHttps: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  overHttps = await startTestServer({ env: { PUBLIC_URL: 'https://meeting.example.org' } });
});
afterAll(() => Promise.all([server.close(), overHttps.close()]));

function policyOf(response: Response): Record<string, string[]> {
  const directives = (response.headers.get('content-security-policy') ?? '').split('; ');
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('[35] every response', () => {
  it.each(['/api/me', '/api/nowhere', '/healthz', '/', '/live/', '/collab/x'])(
    'carries the headers that keep a page to itself: %s',
    async (path) => {
      const response = await server.fetch(path);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(response.headers.get('x-powered-by')).toBeNull();
    },
  );

  it('allows only its own scripts, by a nonce that no other response has', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const policy = policyOf(await server.fetch('/api/me'));
      const scripts = policy['script-src'] ?? [];
      expect(scripts).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w+/=]{24}'$/), "'strict-dynamic'"]);
      nonces.add(scripts[1] ?? '');
    }
    expect(nonces.size).toBe(20);
  });

  it('allows no framing, no plug-ins, no other base, and no other host', async () => {
    const policy = policyOf(await server.fetch('/'));
    expect(policy).toMatchObject({
      'default-src': ["'self'"],
      'frame-ancestors': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
    });
    const host = new URL(server.url).host;
    expect(policy['connect-src']).toEqual(["'self'", `ws://${host}`, `wss://${host}`]);
    const hosts = Object.values(policy)
      .flat()
      // A nonce, in quotes, may have two slashes by chance.
      .filter((source) => !source.startsWith("'") && source.includes('//'));
    expect(hosts.every((source) => source.endsWith(`//${host}`))).toBe(true);
  });

  it('makes browsers stay with https where the server is reached by it, and only there', async () => {
    const strict = (await overHttps.fetch('/api/me')).headers.get('strict-transport-security');
    expect(strict).toMatch(/^max-age=\d{8,}/);
    expect((await server.fetch('/api/me')).headers.get('strict-transport-security')).toBeNull();
  });

  it('is not changed by a host header that carries something else', async () => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`GET /healthz HTTP/1.1\r\nHost: x; script-src *\r\nConnection: close\r\n\r\n`);
      });
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).not.toContain('script-src *');
    expect(answer).toContain("connect-src 'self';");
  });
});

it('[35] pages get the nonce of their own response, whatever a client wrote into those headers', async () => {
  let seen: IncomingMessage['headers'] = {};
  const pages = createServer((request, response) => {
    secure(request, response, 'the-nonce', { publicUrl: null, dev: false });
    seen = request.headers;
    response.end();
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void pages.close());
  const { port } = pages.address() as { port: number };
  await fetch(`http://127.0.0.1:${port}/`, {
    headers: {
      'x-nonce': 'evil',
      'content-security-policy': "script-src 'nonce-evil'",
      'x-middleware-subrequest': 'proxy',
      'x-middleware-next': '1',
      'x-kept': 'kept',
    },
  });
  expect(seen['x-nonce']).toBe('the-nonce');
  expect(seen['content-security-policy']).toContain("'nonce-the-nonce'");
  expect(JSON.stringify(seen)).not.toContain('evil');
  expect(Object.keys(seen).filter((name) => name.startsWith('x-middleware'))).toEqual([]);
  expect(seen['x-kept']).toBe('kept');
});

it('[32] the server itself connects to nobody', async () => {
  const reached = new Set<string>();
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.once('connect', () => reached.add(`${socket.remoteAddress}`));
    socket.once('lookup', (_error, _address, _family, host) => reached.add(host));
  };
  subscribe('net.client.socket', note);
  onTestFinished(() => void unsubscribe('net.client.socket', note));
  const own = await startTestServer();
  const amal = await own.join({ name: 'Amal' });
  for (const path of ['/api/event', '/api/join-code', '/api/people', '/readyz', '/metrics', '/']) {
    await amal.fetch(path);
  }
  await amal.fetch('/api/me/link', { method: 'POST' });
  // The test's own requests are seen, so the ear works.
  connect(Number(new URL(own.url).port), 'localhost')
    .once('error', () => {})
    .end();
  await amal.fetch('/api/leave', { method: 'POST' });
  await own.close();
  expect([...reached].filter((host) => !['127.0.0.1', '::1', 'localhost'].includes(host))).toEqual([]);
  expect(reached).toContain('127.0.0.1');
});
