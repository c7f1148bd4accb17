import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Presence } from '#lib/wire/live.ts';
import type { Bus } from '#server/bus/bus.ts';
import { createLog } from '#server/log.ts';
import type { PresenceKeys } from '#server/presence/keys.ts';
import { createPresences, type Presences } from '#server/presence/presence.ts';

export function someone(personId: string, more: Partial<Presence> = {}): Presence {
  return {
    personId,
    name: personId,
    role: 'participant',
    organisation: '',
    country: 'IQ',
    roomId: null,
    state: 'active',
    ...more,
  };
}

/** Until a process sees just these people (and rooms, where given); waits for its news, never for luck. */
export function sees(
  presences: Presences,
  eventId: string,
  wanted: Record<string, string | null>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const seen = () => Object.fromEntries(presences.list(eventId).map((p) => [p.personId, p.roomId]));
    const limit = setTimeout(() => {
      stop();
      reject(new Error(`waited in vain for ${JSON.stringify(wanted)}; here are ${JSON.stringify(seen())}`));
    }, 20_000);
    const look = () => {
      const now = seen();
      const names = Object.keys(now);
      if (names.length !== Object.keys(wanted).length || names.some((name) => now[name] !== wanted[name]))
        return;
      clearTimeout(limit);
      stop();
      resolve();
    };
    const stop = presences.onChange(look);
    look();
  });
}

/** A process, as far as presence is concerned. */
export interface TestProcess extends Presences {
  bus: Bus;
  keys: PresenceKeys;
  /** Ends without a word, as by `kill -9`. */
  dies(): Promise<void>;
}

/** Processes of one server, and time that goes by for them. */
export interface PresenceWorld {
  /** By default no renewal comes to the help of a test. */
  start(ttlMs?: number): Promise<TestProcess>;
  /** That much time goes by; where it is real, whoever waits for what follows from it waits for that time too. */
  passes(milliseconds: number): void;
}

export const LONG_MS = 600_000;
const SHORT_MS = 600;

/** Presence over a bus and keys; closing it closes the bus. */
export function presencesOver(
  parts: Omit<Parameters<typeof createPresences>[0], 'bus' | 'log'> & { bus: Bus },
): TestProcess {
  const { bus } = parts;
  let dead = false;
  const keys: PresenceKeys = {
    put(...words) {
      if (!dead) parts.keys.put(...words);
    },
    read: () => parts.keys.read(),
  };
  const presences = createPresences({ ...parts, keys, log: createLog('silent') });
  return {
    ...presences,
    bus,
    keys,
    dies() {
      dead = true;
      return bus.close();
    },
    async close() {
      await presences.close();
      await bus.close();
    },
  };
}

/** What presence promises, whatever bus and keys are under it. */
export function presenceContract(name: string, open: () => Promise<PresenceWorld>): void {
  describe(name, () => {
    let world: PresenceWorld;
    const running: TestProcess[] = [];
    let presences: TestProcess;
    async function start(ttlMs?: number): Promise<TestProcess> {
      const started = await world.start(ttlMs);
      running.push(started);
      return started;
    }
    beforeEach(async () => {
      world = await open();
      presences = await start();
    });
    afterEach(() => Promise.all(running.splice(0).map((each) => each.close())));

    const list = (eventId = 'event') => presences.list(eventId);

    it('knows who is here, and where, from the moment they say so', () => {
      presences.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      presences.set('event', 'page 2', someone('joris', { roomId: 'morocco', state: 'idle' }));
      expect(list()).toEqual([
        someone('amal', { roomId: 'iraq' }),
        someone('joris', { roomId: 'morocco', state: 'idle' }),
      ]);
    });

    it('goes with the newest word of a page', () => {
      presences.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      presences.set('event', 'page 1', someone('amal', { roomId: 'morocco', name: 'Amal J.' }));
      expect(list()).toEqual([someone('amal', { roomId: 'morocco', name: 'Amal J.' })]);
    });

    it('counts a person with two pages once, and lets them go with the last', () => {
      presences.set('event', 'phone', someone('amal', { roomId: 'iraq', state: 'idle' }));
      presences.set('event', 'laptop', someone('amal', { roomId: 'morocco' }));
      expect(list().map((p) => p.roomId)).toEqual(['morocco']);
      presences.leave('event', 'laptop');
      expect(list().map((p) => p.roomId)).toEqual(['iraq']);
      presences.leave('event', 'phone');
      expect(list()).toEqual([]);
    });

    it('keeps events apart', () => {
      presences.set('event', 'page 1', someone('amal'));
      presences.set('other', 'page 2', someone('joris'));
      expect(list().map((p) => p.personId)).toEqual(['amal']);
      expect(list('other').map((p) => p.personId)).toEqual(['joris']);
      presences.leave('other', 'page 1');
      expect(list().map((p) => p.personId)).toEqual(['amal']);
    });

    it('calls back when something changed, for that event, and not when the same is said again', () => {
      const changed: string[] = [];
      const stop = presences.onChange((eventId) => changed.push(eventId));
      presences.set('event', 'page 1', someone('amal'));
      presences.set('event', 'page 1', someone('amal'));
      presences.set('other', 'page 2', someone('joris'));
      presences.leave('event', 'page 1');
      presences.leave('event', 'page 1');
      expect(changed).toEqual(['event', 'other', 'event']);
      stop();
      presences.set('event', 'page 3', someone('nour'));
      expect(changed).toHaveLength(3);
    });

    it('shows people of several processes to each of them as they come, move and go', async () => {
      const [one, two] = [presences, await start()];
      one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      two.set('event', 'page 2', someone('joris', { roomId: 'morocco' }));
      await Promise.all([one, two].map((each) => sees(each, 'event', { amal: 'iraq', joris: 'morocco' })));
      one.set('event', 'page 1', someone('amal', { roomId: 'morocco' }));
      await sees(two, 'event', { amal: 'morocco', joris: 'morocco' });
      one.leave('event', 'page 1');
      await sees(two, 'event', { joris: 'morocco' });
    });

    it('counts a person once who has pages in two processes', async () => {
      const [one, two] = [presences, await start()];
      one.set('event', 'page 1', someone('amal', { roomId: 'iraq', state: 'idle' }));
      two.set('event', 'page 2', someone('amal', { roomId: 'morocco' }));
      await Promise.all([one, two].map((each) => sees(each, 'event', { amal: 'morocco' })));
      two.leave('event', 'page 2');
      await sees(one, 'event', { amal: 'iraq' });
    });

    it('is known to a process that starts later, and is over when the other stops', async () => {
      presences.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      const two = await start();
      await sees(two, 'event', { amal: 'iraq' });
      await presences.close();
      await sees(two, 'event', {});
      expect(await two.keys.read()).toEqual([]);
    });

    it('is read from the keys by a process that starts after the others died', async () => {
      presences.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      const reader = await start();
      await vi.waitUntil(async () => (await reader.keys.read()).length > 0, 20_000);
      await presences.dies();
      const late = await start();
      await sees(late, 'event', { amal: 'iraq' });
    });

    it('keeps believing in people who sit still, and no longer in those of a process that was killed', async () => {
      const [one, two] = [await start(SHORT_MS), await start(SHORT_MS)];
      one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      two.set('event', 'page 2', someone('joris'));
      await sees(two, 'event', { amal: 'iraq', joris: null });
      await one.dies();
      world.passes(SHORT_MS);
      await sees(two, 'event', { joris: null });
      await vi.waitFor(async () => {
        expect((await two.keys.read()).map(({ page }) => page.pageId)).toEqual(['page 2']);
      }, 20_000);
      const late = await start(SHORT_MS);
      await sees(late, 'event', { joris: null });
    });

    it('lets each process speak for its own pages alone', async () => {
      const [one, two] = [presences, await start()];
      one.set('event', 'page 1', someone('amal', { roomId: 'iraq' }));
      two.bus.tell({ is: 'pages', pages: [{ eventId: 'event', pageId: 'page 1', at: 9, presence: null }] });
      two.set('event', 'page 2', someone('joris'));
      await sees(one, 'event', { amal: 'iraq', joris: null });
    });

    it('does not bring back a page that was closed, whatever an older word says', async () => {
      const [one, two] = [presences, await start()];
      one.set('event', 'page 1', someone('amal'));
      await sees(two, 'event', { amal: null });
      one.leave('event', 'page 1');
      await sees(two, 'event', {});
      const stale = { eventId: 'event', pageId: 'page 1', at: 1, presence: someone('amal') };
      one.bus.tell({ is: 'pages', pages: [stale] });
      one.set('event', 'page 2', someone('joris'));
      await sees(two, 'event', { joris: null });
    });
  });
}
