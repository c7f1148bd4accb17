import { afterEach, expect, test } from 'vitest';
import { openStore, type StorePlace } from '#server/store/open.ts';
import { times } from '#test/support/figures.ts';
import { Appender, missing } from './child.ts';

const KILLS = times(10, 50);

/** [1] What a process printed as saved is there after it was killed, again and again in the same place. */
export function killContract(newPlace: () => Promise<StorePlace>): void {
  let appender: Appender | undefined;
  afterEach(() => appender?.kill9());

  test(`[1] nothing acknowledged is missing after kill -9, ${KILLS} times over`, {
    timeout: KILLS * 10_000,
  }, async () => {
    const place = await newPlace();
    const acknowledged = new Map<number, string>();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      appender = new Appender(place);
      await appender.says('ready');
      await appender.appends(1 + Math.floor(Math.random() * 100));
      await appender.kill9();
      for (const [position, text] of appender.acknowledged) acknowledged.set(position, text);
    }
    // Looked at once in the end: the next process would have taken the position of anything lost.
    const store = await openStore(place);
    expect(await missing(store, 'meeting-1-iraq', acknowledged)).toEqual([]);
    await store.close();
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
  });
}
