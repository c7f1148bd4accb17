import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type } from '#test/bench/engine/typing.ts';
import { shareOf, tells } from '#test/support/figures.ts';
import { holes, patchwork } from '#test/support/floods.ts';
import { Halls } from '#test/support/halls.ts';
import { awarenessMessage, opensRaw, type RawSocket, syncMessage } from '#test/support/raw-socket.ts';
import { comes } from '#test/support/visits.ts';

const EDITS = 100;
const EDIT_EVERY_MS = 60;
const WORDS = 20_000;

/** A server with three rooms in a process of its own, and the passes of its people. */
async function starts(people: number) {
  const server = await Halls.start({ rooms: 3, people });
  onTestFinished(() => server.end());
  const [hall] = server.halls;
  return { server, rooms: hall?.rooms ?? [], cookies: hall?.cookies ?? [] };
}

it('[38] whoever writes in another room waits hardly longer while somebody floods the server', {
  timeout: 300_000,
}, async () => {
  const { server, rooms, cookies } = await starts(4);
  const [roomId = '', otherRoomId = ''] = rooms;
  const [writing = '', reading = '', flooding = ''] = cookies;
  const writer = await comes(server.url, { roomId: otherRoomId, cookie: writing });
  const reader = await comes(server.url, { roomId: otherRoomId, cookie: reading });
  onTestFinished(() => {
    for (const each of [writer, reader]) each.leaves();
  });
  let edits = 0;
  /** The time below which 95 of a hundred edits are with the reader, milliseconds. */
  async function delayP95(): Promise<number> {
    const delays: number[] = [];
    for (let n = 0; n < EDITS; n += 1) {
      edits += 1;
      const began = performance.now();
      writer.writes('.');
      await reader.until(() => reader.text.length === edits, 'the edit');
      delays.push(performance.now() - began);
      await pause(EDIT_EVERY_MS);
    }
    return shareOf(
      delays.toSorted((a, b) => a - b),
      0.95,
    );
  }

  const arrives = async (): Promise<RawSocket> => {
    const raw = await opensRaw(server.url, `/collab/${roomId}?v=1`, flooding);
    raw.send(syncMessage(0, Uint8Array.of(0)));
    raw.send(syncMessage(1, Uint8Array.of(0, 0)));
    await raw.settled();
    return raw;
  };
  const first = await arrives();
  for (const client of [70, 71, 72]) first.send(syncMessage(2, patchwork(client, WORDS)));
  await first.settled();
  first.socket.terminate();
  const carets = awarenessMessage(
    Array.from({ length: 20_000 }, (_, n) => ({ client: 1_000 + n, clock: 1, json: '{}' })),
  );
  const known: [number, number][] = [70, 71, 72].map((client) => [client, WORDS]);
  const question = (n: number) => syncMessage(0, Y.encodeStateVector(new Map([...known, [70, WORDS - n]])));
  const questions = Array.from({ length: 500 }, (_, n) => question(n));
  const holed = syncMessage(2, holes(2_000));
  /** What is sent again and again; whoever is sent away comes back at once. */
  const floods: Record<string, (raw: RawSocket) => void> = {
    questions(raw) {
      for (const each of questions) raw.send(each);
    },
    carets: (raw) => raw.send(carets),
    holes: (raw) => raw.send(holed),
  };
  const baseline = await delayP95();
  const during: Record<string, number> = {};
  for (const [name, flood] of Object.entries(floods)) {
    let goesOn = true;
    const flooded = (async () => {
      while (goesOn) {
        const raw = await arrives();
        while (goesOn && raw.socket.readyState === WebSocket.OPEN) {
          flood(raw);
          await raw.settled();
        }
        raw.socket.terminate();
      }
    })();
    during[name] = await delayP95();
    goesOn = false;
    await flooded;
  }
  // To be at most twice as long, and 250 ms.
  tells(38, { neighbourP95: { baseline, ...during } });
  expect(writer.closes).toEqual([]);
  expect(reader.closes).toEqual([]);
});

it('[39] twenty people wait no longer while somebody in their room takes nothing', {
  timeout: 300_000,
}, async () => {
  const { server, rooms, cookies } = await starts(22);
  // Each time in another one: the same is typed, and would be known already.
  const [first = '', second = '', third = ''] = rooms;
  const load = { people: 21, writers: 20, rate: 5, seconds: 30 };
  const typists = { name: 'Rencontre' as const, url: server.url, cookies, cpu: () => 0 };
  await type(typists, { ...load, room: first, seconds: 5 });
  const without = await type(typists, { ...load, room: second });
  const before = await server.weigh();
  const slow = await opensRaw(server.url, `/collab/${third}`, cookies[21] ?? '');
  slow.send(syncMessage(0, Uint8Array.of(0)));
  await slow.settled();
  slow.socket.pause();
  const beside = await type(typists, { ...load, room: third });
  const after = await server.weigh();
  slow.socket.terminate();
  // The delay to be within 10 % or 20 ms, the memory below 20 MB more.
  tells(39, {
    editP95: { without: Math.round(without.p95), beside: Math.round(beside.p95) },
    residentMegabytes: Math.round((after.resident - before.resident) / 1e6),
  });
  expect(without.missing + beside.missing).toBe(0);
});
