import { expect, onTestFinished, test } from 'vitest';
import { CARDS, LARGEST } from '#lib/full-day/sizes.ts';
import { createSeal } from '#server/access/seal.ts';
import { ensureDemonstration } from '#server/demonstration.ts';
import { ensureFullDay } from '#server/demonstration-day.ts';
import { createLog } from '#server/log.ts';
import { readRoom } from '#server/projection/read-room.ts';
import { openStore } from '#server/store/open.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { systemRandom as random } from '#server/world.ts';
import { TEST_SECRET } from '#test/support/server.ts';
import { newFolder } from '../store/folder.ts';

const NOW = Date.UTC(2026, 2, 28, 18);
const clock = () => NOW;
const log = createLog('error');

/** How many entries each room's log has. */
async function heads(store: Store): Promise<Map<string, number>> {
  const rooms = (await store.events.sessions('demo')).flatMap((session) => session.rooms);
  const found = await Promise.all(rooms.map(({ id }) => store.rooms.find(id)));
  return new Map(found.flatMap((room) => (room === null ? [] : [[room.roomId, room.head]])));
}

test('npm run demo -- --full-day fills the event once, also when a start was broken off in between', async () => {
  const store = await openStore({ dataDir: await newFolder() });
  onTestFinished(() => store.close());
  await ensureDemonstration({ store, seal: createSeal(TEST_SECRET, random), clock, random });

  let left = 40;
  const broken: Store = {
    ...store,
    rooms: {
      ...store.rooms,
      append: (...batch) => {
        if (left-- === 0) throw new StoreUnavailable('as a power cut would');
        return store.rooms.append(...batch);
      },
    },
  };
  await expect(ensureFullDay({ store: broken, clock, random, log })).rejects.toThrow('power cut');
  await ensureFullDay({ store, clock, random, log });
  const filled = await heads(store);
  await ensureFullDay({ store, clock, random, log });
  expect(await heads(store)).toEqual(filled);
  expect(filled.size).toBe(30);

  const authors = new Set<string | null>();
  const cards = new Map<string, number>();
  for (const roomId of filled.keys()) {
    const room = await store.projection.load(roomId);
    if (room === null) throw new Error(`there is no room ${roomId}`);
    const { outputs } = readRoom(room, NOW);
    cards.set(roomId, outputs.cards.length);
    for (const { authorId } of outputs.cards) authors.add(authorId);
  }
  expect([...cards.values()].reduce((sum, count) => sum + count, 0)).toBe(CARDS);
  expect(cards.get(LARGEST.room)).toBe(LARGEST.cards);
  expect(authors.size).toBeGreaterThan(140);
  expect(await store.people.list('demo')).toHaveLength(153);
});
