import { once } from 'node:events';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { CLOSE } from '#lib/wire/collab.ts';
import { exchangeOf } from '#test/support/country-room.ts';
import { startTestServer } from '#test/support/server.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A whole message of one byte that is not the protocol, masked with nothing, as it stands on the line. */
const WRONG = Buffer.from([0x82, 0x81, 0, 0, 0, 0, 99]);
/** The first byte of the frame that closes a line (RFC 6455, 5.5.1). */
const CLOSE_FRAME = 0x88;

it('a line on which nothing comes any more is hung up on; one on which a message comes byte by byte is not', async () => {
  let now = Date.now();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = await startTestServer({ clock: () => now });
  onTestFinished(() => server.close());
  const { roomId } = await exchangeOf(server.store);
  const opens = async (name: string): Promise<Socket> => {
    const headers = {
      ...{ cookie: (await server.join({ name })).cookie, origin: server.origin },
      ...{ connection: 'Upgrade', upgrade: 'websocket' },
      ...{ 'sec-websocket-version': '13', 'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==' },
    };
    const [, socket] = await once(get(`${server.url}/collab/${roomId}`, { headers }), 'upgrade');
    // Whatever the server asks, nothing answers.
    return (socket as Socket).resume();
  };
  const [dead, slow] = await Promise.all([opens('Dead'), opens('Slow')]);
  const hungUp = once(dead, 'close');
  let isOpen = true;
  slow.once('close', () => {
    isOpen = false;
  });
  for (const byte of WRONG.subarray(0, -1)) {
    const heard = once(slow, 'data');
    slow.write(Buffer.of(byte));
    now += 14_000;
    await vi.advanceTimersByTimeAsync(5_000);
    await heard;
  }
  await hungUp;
  expect(isOpen).toBe(true);
  // It is whole now, and taken for what it is.
  const said: Buffer[] = [];
  slow.on('data', (bytes: Buffer) => said.push(bytes));
  slow.write(WRONG.subarray(-1));
  await once(slow, 'close');
  const all = Buffer.concat(said);
  expect(all.readUInt16BE(all.lastIndexOf(CLOSE_FRAME) + 2)).toBe(CLOSE.badFrame);
});
