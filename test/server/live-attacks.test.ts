import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { exchangeOf } from '#test/support/country-room.ts';
import { openLive } from '#test/support/live.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let iraq: string;
let mallory: Guest;
let neighbour: Guest;

beforeAll(async () => {
  server = await startTestServer();
  ({ roomId: iraq } = await exchangeOf(server.store));
  mallory = await server.join({ name: 'Mallory' });
  neighbour = await server.join({ name: 'Amal' });
});
afterAll(() => server.close());

/** A socket of somebody who speaks the protocol by hand (engine.io 4, socket.io 5). */
async function opens({ cookie }: Guest) {
  const url = `${server.socketUrl}/live/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { headers: { cookie, origin: server.origin } });
  onTestFinished(() => socket.terminate());
  const heard: string[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  socket.on('error', () => {});
  const until = async (wanted: (text: string) => boolean) => {
    for (;;) {
      const found = heard.find(wanted);
      if (found !== undefined) return found;
      await once(socket, 'message', { signal: AbortSignal.timeout(15_000) });
    }
  };
  await until((text) => text.startsWith('0'));
  socket.send('40');
  await until((text) => text.startsWith('40'));
  const closed = once(socket, 'close').then(([code]) => code as number);
  return { socket, heard, until, closed };
}

const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
const asks = (id: number, name: string, payload: string) => `42${id}["${name}",${payload}]`;

/** Whatever somebody does, another one is answered. */
async function neighbourIsAnswered(): Promise<void> {
  const page = await openLive(server.url, neighbour.cookie);
  expect(await page.asks('writing:read', { roomId: iraq })).toMatchObject({ ok: true });
  page.closes();
}

describe('[38] on the live connection', () => {
  it.each([
    ['lists within lists, thousands deep', 'poll:watch', `{"as":"host","roomIds":${deep(5000)}}`],
    ['names that belong to the language', 'draft:keep', '{"__proto__":{"ok":true},"constructor":1}'],
    ['thousands of keys', 'poll:change-words', `{"roundId":"r","change":{"is":"hide","keys":${keys(3000)}}}`],
    ['nothing at all', 'ballot:cast', 'null'],
  ])('%s are answered as no request of ours', async (_, name, payload) => {
    const { socket, until } = await opens(mallory);
    socket.send(asks(7, name, payload));
    expect(await until((text) => text.startsWith('437'))).toMatch(/"code":"(invalid|forbidden)"/);
    // The twin: the same socket asks something sensible.
    socket.send(asks(8, 'writing:read', JSON.stringify({ roomId: iraq })));
    expect(await until((text) => text.startsWith('438'))).toContain('"ok":true');
    await neighbourIsAnswered();
  });

  it.each([
    ['a message larger than any of ours', asks(1, 'draft:keep', `"${'x'.repeat(70_000)}"`)],
    ['lists too deep for any of ours', asks(1, 'draft:keep', deep(40_000))],
    ['an event that only the server has', '42["disconnect"]'],
    ['what is no JSON', '42["draft:keep",{]'],
    ['what is no packet', 'x'.repeat(100)],
    [
      'parts in bytes that never come, and then something else',
      '451-["draft:keep",{"_placeholder":true,"num":0}]',
    ],
    ['more parts in bytes than there can be', '4599999999999-["draft:keep",{"_placeholder":true,"num":0}]'],
  ])('%s costs its sender the connection and nobody else anything', async (_, message) => {
    const { socket, closed } = await opens(mallory);
    socket.send(message);
    socket.send('42["presence:set",{}]');
    await closed;
    await neighbourIsAnswered();
    const again = await opens(mallory);
    again.socket.send(asks(3, 'writing:read', JSON.stringify({ roomId: iraq })));
    expect(await again.until((text) => text.startsWith('433'))).toContain('"ok":true');
  });

  it('a part in bytes where none is asked for is no request of ours', async () => {
    const { socket, until } = await opens(mallory);
    socket.send('451-5["draft:keep",{"_placeholder":true,"num":0}]');
    socket.send(Buffer.alloc(10_000));
    expect(await until((text) => text.startsWith('435'))).toContain('"code":"invalid"');
    await neighbourIsAnswered();
  });

  it('another namespace does not exist, and polling is not spoken', async () => {
    const { socket, until } = await opens(mallory);
    socket.send('40/admin,');
    expect(await until((text) => text.startsWith('44/admin'))).toContain('Invalid namespace');
    const polling = await mallory.fetch('/live/?EIO=4&transport=polling');
    expect(polling.status).toBeGreaterThanOrEqual(400);
    await neighbourIsAnswered();
  });

  it('thousands of requests at once are refused beyond what a person needs; a neighbour waits for none of them', async () => {
    const { socket, heard, until } = await opens(mallory);
    for (let n = 0; n < 3000; n++)
      socket.send(asks(n + 100, 'writing:read', JSON.stringify({ roomId: iraq })));
    await neighbourIsAnswered();
    await until((text) => text.startsWith('433099'));
    const answers = heard.filter((text) => text.startsWith('43'));
    expect(answers).toHaveLength(3000);
    const refused = answers.filter((text) => text.includes('too-many-requests'));
    expect(refused.length).toBeGreaterThan(2000);
    expect(refused.length).toBeLessThan(3000);
  });
});

function keys(count: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 'x'])));
}
