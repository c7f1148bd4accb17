import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE } from '#lib/wire/collab.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { holes, patchwork } from '#test/support/floods.ts';
import { awarenessMessage, openRaw, type RawSocket, syncMessage } from '#test/support/raw-socket.ts';

let rooms: CountryRooms;
beforeEach(async () => {
  rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
});
afterEach(() => rooms.close());

/** A socket that has arrived as honest clients do. */
async function arrives(cookie: string): Promise<RawSocket> {
  const { roomId, epoch, server } = rooms;
  const raw = await openRaw({ url: server.url, roomId, epoch, cookie });
  raw.send(syncMessage(0, Uint8Array.of(0)));
  raw.send(syncMessage(1, Uint8Array.of(0, 0)));
  await raw.settled();
  return raw;
}

describe('[38] a flood', () => {
  const WORDS = 20_000;
  const QUESTIONS = 2_000;

  it('of questions, each about something else, is answered now and then; a neighbour waits for hardly any', async () => {
    const cookie = await rooms.joins('Mallory');
    const mallory = await arrives(cookie);
    for (const client of [70, 71, 72]) mallory.send(syncMessage(2, patchwork(client, WORDS)));
    await mallory.settled();
    const neighbour = await rooms.enters('Neighbour');
    let answers = 0;
    const lastAnswer = new Promise<void>((resolve) => {
      mallory.socket.on('message', (data: Buffer) => {
        if (data[0] !== 0 || data[1] !== 1) return;
        answers += 1;
        // The newest question is answered, however many were passed over: of what Mallory wrote nothing is lacking in it.
        const decoder = decoding.createDecoder(data.subarray(2));
        const { structs } = Y.decodeUpdate(decoding.readVarUint8Array(decoder));
        if (structs.every(({ id }) => id.client !== 70)) resolve();
      });
    });
    for (let n = 0; n < QUESTIONS; n++) {
      const lacking = n === QUESTIONS - 1 ? 0 : 20 + n;
      const known: [number, number][] = [70, 71, 72].map((client) => [client, WORDS]);
      mallory.send(syncMessage(0, Y.encodeStateVector(new Map([...known, [70, WORDS - lacking]]))));
    }
    neighbour.writes('still here');
    await neighbour.isSaved();
    expect(answers).toBeLessThan(QUESTIONS / 20);
    await lastAnswer;
    expect(answers).toBeLessThan(QUESTIONS / 20);
    expect(mallory.socket.readyState).toBe(mallory.socket.OPEN);
    mallory.socket.terminate();
  });

  it('of carets of 20,000 who are not there costs its sender the connection, and shows none of them', async () => {
    const witness = await rooms.enters('Witness');
    const entries = Array.from({ length: 20_000 }, (_, n) => ({ client: 1_000 + n, clock: 1, json: '{}' }));
    const mallory = await arrives(await rooms.joins('Mallory'));
    mallory.send(awarenessMessage(entries));
    expect(await mallory.closed).toBe(CLOSE.badFrame);
    witness.writes('still here');
    await witness.isSaved();
    expect(witness.provider.awareness.getStates().size).toBeLessThan(5);
    // The twin: one caret is shown.
    const carl = await rooms.enters('Carl');
    carl.provider.awareness.setLocalStateField('cursor', null);
    await witness.until(
      () => witness.provider.awareness.getStates().has(carl.doc.clientID),
      'the caret of Carl',
    );
  });

  it('of holes costs its sender the connection; the same without holes is taken', async () => {
    const mallory = await arrives(await rooms.joins('Mallory'));
    mallory.send(syncMessage(2, holes(2_000)));
    expect([CLOSE.badFrame, CLOSE.forged]).toContain(await mallory.closed);
    const honest = await arrives(await rooms.joins('Honest'));
    honest.send(syncMessage(2, patchwork(75, 2_000)));
    await honest.settled();
    const late = await rooms.enters('Late');
    expect(late.text).toHaveLength(2_000);
    expect(late.doc.store.pendingStructs).toBeNull();
    honest.socket.terminate();
  });

  it('of bytes in little cannot be sent: nothing packed is taken, on either connection', async () => {
    const { roomId, epoch, server } = rooms;
    const cookie = await rooms.joins('Mallory');
    for (const path of [`/collab/${roomId}?epoch=${epoch}&v=1`, '/live/?EIO=4&transport=websocket']) {
      const opens = async () => {
        const socket = new WebSocket(`${server.socketUrl}${path}`, {
          headers: { cookie, origin: server.origin },
          perMessageDeflate: true,
        });
        socket.on('error', () => {});
        await once(socket, 'open');
        return socket;
      };
      const socket = await opens();
      expect(socket.extensions).toBe('');
      // A frame that says of itself that it is packed.
      const gone = once(socket, 'close');
      const raw = (socket as unknown as { _socket: NodeJS.WritableStream })._socket;
      raw.write(Buffer.from([0xc2, 0x80 | 4, ...randomBytes(4), 1, 2, 3, 4]));
      await gone;
      const again = await opens();
      expect(again.readyState).toBe(again.OPEN);
      again.terminate();
    }
  });

  it('of addresses of rooms that are not there opens none; a room that is there opens', async () => {
    const { server } = rooms;
    const cookie = await rooms.joins('Mallory');
    const metrics = async () =>
      /^rencontre_rooms (\d+)/m.exec(await (await server.fetch('/metrics')).text())?.[1];
    const before = await metrics();
    expect(before).toBeDefined();
    for (let n = 0; n < 500; n++) {
      const socket = new WebSocket(`${server.socketUrl}/collab/no-such-room-${n}`, {
        headers: { cookie, origin: server.origin },
      });
      const [error] = await once(socket, 'error');
      expect(String(error)).toContain('404');
    }
    expect(await metrics()).toBe(before);
    await rooms.enters('Honest');
    expect(Number(await metrics())).toBe(Number(before) + 1);
  });

  it('of half requests for a socket takes nobody’s place', async () => {
    const { server, roomId } = rooms;
    const half = Array.from({ length: 200 }, () => connect(Number(new URL(server.url).port), '127.0.0.1'));
    await Promise.all(half.map((socket) => once(socket, 'connect')));
    for (const socket of half)
      socket.write(`GET /collab/${roomId} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`);
    const honest = await rooms.enters('Honest');
    honest.writes('still here');
    await honest.isSaved();
    for (const socket of half) socket.destroy();
  });
});
