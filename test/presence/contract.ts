import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Presence } from '#lib/wire/live.ts';
import type { Presences } from '#server/presence/presence.ts';

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

/** What every implementation of presence promises. */
export function presenceContract(name: string, open: () => Promise<Presences>): void {
  describe(name, () => {
    let presences: Presences;
    beforeEach(async () => {
      presences = await open();
    });
    afterEach(() => presences.close());

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
  });
}
