import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Session } from '#lib/event/event.ts';
import { instantOf, localDay, localTime, nowAndNext, roomFor } from '#lib/event/programme.ts';

const BRUSSELS = 'Europe/Brussels';
const at = (time: string) => instantOf('2019-03-28', time, BRUSSELS);

function session(id: string, from: string, to: string, rooms: Record<string, string[]>): Session {
  const texts = { fr: id, nl: id, en: id, ar: id };
  return {
    id,
    eventId: 'e',
    kind: 'workshop',
    title: texts,
    startsAt: at(from),
    endsAt: at(to),
    place: '',
    attribution: 'person',
    state: 'open',
    rooms: Object.entries(rooms).map(([room, countries]) => ({ id: room, sessionId: id, countries })),
  };
}

const DAY = [
  session('opening', '08:30', '09:30', { 'opening-all': [] }),
  session('exchange', '09:30', '11:00', { 'exchange-iq': ['IQ'], 'exchange-ma': ['MA'] }),
  session('workshop', '13:00', '14:00', {
    'workshop-both': ['IQ', 'AF'],
    'workshop-iq': ['IQ'],
    'workshop-all': [],
  }),
  session('bazaar', '13:00', '15:00', { 'bazaar-cm': ['CM'] }),
];
const ids = (sessions: Session[]) => sessions.map((s) => s.id);

describe('what is on and what is next', () => {
  test.each([
    ['the evening before', '00:10', [], ['opening']],
    ['at the very start', '08:30', ['opening'], ['exchange']],
    ['at the change, the one that begins is on', '09:30', ['exchange'], ['workshop', 'bazaar']],
    ['over lunch', '12:00', [], ['workshop', 'bazaar']],
    ['with two at once', '13:30', ['workshop', 'bazaar'], []],
    ['when the last one is over', '15:00', [], []],
  ])('%s', (_when, time, now, next) => {
    const around = nowAndNext(DAY, at(time));
    expect(ids(around.now)).toEqual(now);
    expect(ids(around.next)).toEqual(next);
  });

  test('a day without sessions has neither', () => {
    expect(nowAndNext([], at('10:00'))).toEqual({ now: [], next: [] });
    expect(roomFor([], { country: 'IQ' }, at('10:00'))).toBeNull();
  });
});

describe('the room where somebody should go', () => {
  test.each([
    ['Amal of Iraq before the day', 'IQ', '07:00', 'opening-all'],
    ['Amal in the exchange', 'IQ', '10:00', 'exchange-iq'],
    ['Joris of Morocco in the exchange', 'MA', '10:00', 'exchange-ma'],
    ['Amal over lunch: what comes next', 'IQ', '12:00', 'workshop-iq'],
    ['Farid of Afghanistan shares a room', 'AF', '13:30', 'workshop-both'],
    ['Joris, whose country has no room of its own then', 'MA', '13:30', 'workshop-all'],
    ['Solange of Cameroon, in the other session on at the same time', 'CM', '13:30', 'bazaar-cm'],
    ['Solange after the day: the last', 'CM', '18:00', 'bazaar-cm'],
    ['a person of no country in the plenary', null, '09:00', 'opening-all'],
    ['a person of no country while countries sit apart: none', null, '10:00', undefined],
    ['a country without a table', 'CM', '10:00', undefined],
  ])('%s', (_who, country, time, room) => {
    expect(roomFor(DAY, { country }, at(time))?.id).toBe(room);
  });
});

describe('the clocks of the event', () => {
  test('Brussels is one hour ahead in winter, two in summer', () => {
    expect(instantOf('2019-03-28', '08:30', BRUSSELS)).toBe(Date.parse('2019-03-28T07:30:00Z'));
    expect(instantOf('2019-07-01', '08:30', BRUSSELS)).toBe(Date.parse('2019-07-01T06:30:00Z'));
  });

  test('the night of the change, each time that the clocks show leads back to itself', () => {
    for (const [time, utc] of [
      ['01:59', '00:59'],
      ['03:00', '01:00'],
      ['08:00', '06:00'],
    ]) {
      const instant = instantOf('2019-03-31', time ?? '', BRUSSELS);
      expect(instant).toBe(Date.parse(`2019-03-31T${utc}:00Z`));
      expect(localTime(instant, BRUSSELS)).toBe(time);
    }
  });

  test('day and time of any moment lead back to it, in any of the countries', () => {
    const zone = fc.constantFrom('Europe/Brussels', 'Asia/Baghdad', 'Asia/Kabul', 'Africa/Casablanca');
    // Whole minutes; the hour that the end of summer time repeats is told apart by nobody's clock.
    const minute = fc.integer({ min: 26_000_000, max: 30_000_000 }).map((m) => m * 60_000);
    fc.assert(
      fc.property(zone, minute, (timeZone, instant) => {
        const back = instantOf(localDay(instant, timeZone), localTime(instant, timeZone), timeZone);
        expect([0, 3_600_000]).toContain(Math.abs(back - instant));
        expect(localTime(back, timeZone)).toBe(localTime(instant, timeZone));
      }),
    );
  });

  test('midnight belongs to the day that begins', () => {
    const midnight = instantOf('2019-03-28', '00:00', BRUSSELS);
    expect(localDay(midnight, BRUSSELS)).toBe('2019-03-28');
    expect(localTime(midnight, BRUSSELS)).toBe('00:00');
    expect(localDay(midnight - 1, BRUSSELS)).toBe('2019-03-27');
  });
});
