import { setTimeout as pause } from 'node:timers/promises';
import { readCarets } from '#lib/wire/carets.ts';
import { MESSAGE_CARETS } from '#lib/wire/collab.ts';
import { arrives, awarenessMessage, messageFrame } from './guest.ts';
import type { Line } from './line.ts';
import type { Server } from './servers.ts';

/** People in one room, most of whom move their caret all the time. */
export interface CaretLoad {
  room: string;
  people: number;
  moving: number;
  /** Moves of each per second. */
  rate: number;
  seconds: number;
  /** As our own clients. */
  own?: boolean;
}

export interface CaretFigures {
  /** Microseconds of CPU per move and reader, whether it was sent alone or together with later ones. */
  perDelivery: number;
  /** Kilobytes per person and second. */
  kilobytes: number;
  /** Milliseconds until readers saw where somebody was, or where they had gone from there. */
  p50: number;
  p95: number;
  /** Whose last move was not seen by those who were watched. */
  missing: number;
  load: number;
}

const WATCHED = 12;
const LATE_MS = 25_000;
/** In the state as y-tiptap writes it. */
const ITEM = /"item":\{"client":(\d+),"clock":(\d+)\}/g;

export async function moveCarets(server: Server, load: CaretLoad): Promise<CaretFigures> {
  const { room, people, moving, rate, seconds, own = false } = load;
  const moves = rate * seconds;
  const clientOf = (person: number) => 1_000_000_000 + person * 7919 + 1;
  const personOf = (client: number) => (client - 1_000_000_001) / 7919;
  const frameAt = (person: number, move: number) => {
    const client = clientOf(person);
    const place = { type: { client, clock: 0 }, tname: null, item: { client, clock: move }, assoc: 0 };
    const state = {
      user: { name: `Writer ${person}`, color: '#30bced' },
      cursor: { anchor: place, head: place },
    };
    return messageFrame(server.name, room, awarenessMessage(client, move + 1, state));
  };
  const lines: Line[] = [];
  for (let person = 0; person < people; person += 25) {
    const some = Array.from({ length: Math.min(25, people - person) }, (_, n) => person + n);
    lines.push(...(await Promise.all(some.map((n) => arrives({ server, room, person: n, own })))));
  }
  // Everybody is there before the first one moves.
  for (const [person, line] of lines.slice(0, moving).entries()) line.send(frameAt(person, 0));
  await pause(1500);
  const frames = Array.from({ length: moving }, (_, person) =>
    Array.from({ length: moves }, (_, move) => frameAt(person, move + 1)),
  );

  const sentAt = Array.from({ length: moving }, () => new Float64Array(moves + 1));
  const delays: number[] = [];
  let missing = 0;
  const watched = Array.from({ length: Math.min(WATCHED, people) }, (_, n) =>
    Math.floor(((n + 0.5) * people) / Math.min(WATCHED, people)),
  );
  for (const person of watched) {
    const line = lines[person];
    if (line === undefined) continue;
    const seen = new Int32Array(moving);
    missing += (moving - (person < moving ? 1 : 0)) * 1;
    line.onMessage = (payload) => {
      const now = performance.now();
      for (const [client, move] of placesIn(payload)) {
        const by = personOf(client);
        if (by === person || !(by >= 0 && by < moving)) continue;
        for (let n = (seen[by] ?? 0) + 1; n <= move; n += 1) delays.push(now - (sentAt[by]?.[n] ?? 0));
        if (move === moves && seen[by] !== moves) missing -= 1;
        seen[by] = Math.max(seen[by] ?? 0, move);
      }
    };
  }

  const before = sum(lines.map(({ bytes }) => bytes));
  const cpuBefore = server.cpu();
  const ownCpu = process.cpuUsage();
  const start = performance.now();
  const gap = 1000 / (rate * moving);
  for (let n = 0; n < moves * moving; ) {
    const due = Math.min(moves * moving, Math.floor((performance.now() - start) / gap) + 1);
    for (; n < due; n += 1) {
      const person = n % moving;
      const move = Math.floor(n / moving);
      const frame = frames[person]?.[move];
      const at = sentAt[person];
      if (frame === undefined || at === undefined) continue;
      at[move + 1] = performance.now();
      lines[person]?.send(frame);
    }
    await pause(1);
  }
  const moved = performance.now() - start;
  const { user, system } = process.cpuUsage(ownCpu);
  for (let waited = 0; missing > 0 && waited < LATE_MS; waited += 50) await pause(50);
  const took = (performance.now() - start) / 1000;
  const spent = server.cpu() - cpuBefore;
  const received = sum(lines.map(({ bytes }) => bytes)) - before;
  for (const line of lines) line.close();
  delays.sort((a, b) => a - b);
  return {
    perDelivery: spent / (moves * moving * (people - 1)),
    kilobytes: received / people / took / 1000,
    p50: delays[Math.floor(delays.length * 0.5)] ?? Number.NaN,
    p95: delays[Math.floor(delays.length * 0.95)] ?? Number.NaN,
    missing,
    load: (user + system) / 1000 / moved,
  };
}

function placesIn(payload: Buffer): [client: number, move: number][] {
  if (payload[0] === MESSAGE_CARETS) {
    return readCarets(payload.subarray(1)).flatMap(({ client, cursor }): [number, number][] =>
      cursor?.head.item ? [[client, cursor.head.item.clock]] : [],
    );
  }
  return [...payload.toString('latin1').matchAll(ITEM)].map(([, client, clock]) => [
    Number(client),
    Number(clock),
  ]);
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
