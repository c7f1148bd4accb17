import { describe, expect, test } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import { DEMONSTRATION_POLLS } from '#lib/event/demonstration-polls.ts';
import { localDay, localTime, roomFor } from '#lib/event/programme.ts';
import { LANGUAGES, type Translated } from '#lib/language/language.ts';
import { readPlan } from '#lib/poll/draft.ts';
import { missingIn } from '#lib/poll/prepare.ts';

const NOW = Date.parse('2026-11-23T14:00:00Z');
const plan = demonstrationPlan(NOW);
const { event } = plan;
const sessions = plan.sessions.map(({ session }) => session);

describe('the demonstration event', () => {
  test('is the meeting of 28 March 2019, by its own code', () => {
    for (const language of LANGUAGES) expect(event.title[language]).toMatch(/28 .+ 2019/);
    expect(event.date).toBe('2019-03-28');
    expect(plan.joinCode).toBe('2803-2019');
  });

  test('has the three organisers, their partners, and the five countries', () => {
    expect(event.organisations.slice(0, 3).map((o) => o.name)).toEqual([
      'Fedasil',
      'Caritas International',
      'IOM',
    ]);
    expect(event.organisations.length).toBeGreaterThanOrEqual(12);
    expect(event.countries.map((country) => country.code)).toEqual(['IQ', 'AF', 'CM', 'MA', 'RU-CE']);
    expect(event.countries.at(-1)?.name.en).toBe('Chechnya');
  });

  test('lies on today by the clocks of Brussels, from 08:30 to 17:30, one session after another', () => {
    expect(sessions.every((s) => localDay(s.startsAt, event.timeZone) === '2026-11-23')).toBe(true);
    expect(localTime(sessions[0]?.startsAt ?? 0, event.timeZone)).toBe('08:30');
    expect(localTime(sessions.at(-1)?.endsAt ?? 0, event.timeZone)).toBe('17:30');
    sessions.forEach((session, index) => {
      expect(session.endsAt).toBeGreaterThan(session.startsAt);
      expect(session.startsAt).toBeGreaterThanOrEqual(sessions[index - 1]?.endsAt ?? 0);
    });
  });

  test('half past midnight in Brussels is already the next day, though not yet in Greenwich', () => {
    const late = demonstrationPlan(Date.parse('2026-06-30T22:30:00Z'));
    expect(localDay(late.sessions[0]?.session.startsAt ?? 0, event.timeZone)).toBe('2026-07-01');
  });

  test('is kept for ninety days from today', () => {
    expect(localDay(event.retainUntil, event.timeZone)).toBe('2027-02-21');
  });

  test('gives every country its own table in one exchange at the same time', () => {
    const exchanges = sessions.filter((session) => session.kind === 'exchange');
    expect(exchanges.map((exchange) => exchange.rooms.map((room) => room.countries))).toEqual([
      [['IQ'], ['AF'], ['CM'], ['MA'], ['RU-CE']],
    ]);
    expect(exchanges[0]?.rooms[0]?.id).toBe('demo-exchange-iq');
  });

  test('has plenaries, a workshop across countries, visits, and a session where only organisations are named', () => {
    expect(sessions.map((session) => session.kind)).toEqual([
      'plenary',
      'plenary',
      'plenary',
      'exchange',
      'workshop',
      'visit',
      'plenary',
    ]);
    expect(sessions.filter((session) => session.attribution === 'organisation')).toHaveLength(1);
  });

  test('has a room for each country in every session', () => {
    for (const session of sessions) {
      for (const { code } of event.countries) {
        expect(roomFor(sessions, { country: code }, session.startsAt)?.sessionId).toBe(session.id);
      }
    }
  });

  test('gives every room the five columns, and headings for its notes', () => {
    for (const { template } of plan.sessions) {
      expect(template.columns.map((column) => column.title.en)).toEqual([
        'What we do',
        'What works',
        'Obstacles',
        'Questions to the others',
        'Next steps',
      ]);
      expect(template.headings.length).toBeGreaterThan(2);
    }
  });

  test('uses each id once, and is the same again at the same moment', () => {
    const rooms = sessions.flatMap((session) => session.rooms.map((room) => room.id));
    for (const ids of [rooms, sessions.map((s) => s.id), event.organisations.map((o) => o.id)]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(demonstrationPlan(NOW)).toEqual(plan);
  });

  test('says everything in four languages, and Arabic in Arabic letters', () => {
    const texts = translationsIn(plan);
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) {
      for (const language of LANGUAGES) expect(text[language].trim()).not.toBe('');
      expect(text.ar).toMatch(/\p{Script=Arabic}/u);
      for (const language of ['fr', 'nl', 'en'] as const)
        expect(text[language]).not.toMatch(/\p{Script=Arabic}/u);
    }
  });
});

/** Every text in four languages, wherever it stands. */
function translationsIn(value: unknown): Translated[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('fr' in value && 'ar' in value) return [value as Translated];
  return Object.values(value).flatMap(translationsIn);
}

test('the polls of the demonstration can be kept, are for its sessions, and are whole in every language', () => {
  const sessions = demonstrationPlan(Date.UTC(2026, 5, 1)).sessions.map(({ session }) => session.id);
  for (const { sessionId, plan } of DEMONSTRATION_POLLS) {
    expect(sessions).toContain(sessionId);
    const read = readPlan(plan);
    expect(read.ok && read.value).toEqual(plan);
    expect(missingIn(plan, LANGUAGES)).toEqual([]);
  }
  expect(DEMONSTRATION_POLLS.length).toBeGreaterThanOrEqual(3);
});
