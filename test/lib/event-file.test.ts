import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { EventPlan } from '#lib/event/event.ts';
import { fileOf, planOf, stillKept } from '#lib/event/event-file.ts';
import { normaliseJoinCode } from '#lib/event/join-code.ts';
import type { KeptProgramme } from '#lib/event/kept.ts';
import { localTime } from '#lib/event/programme.ts';
import { seededRandom } from '#test/support/chance.ts';

const random = seededRandom(7);

/** The example of the documentation: what is documented is what is tried. */
function example(): Record<string, unknown> {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/event-file.md', 'utf8')) ?? [];
  return JSON.parse(json);
}
const session = (file: Record<string, unknown>, index: number): object =>
  (file.sessions as object[])[index] ?? {};
const poll = (file: Record<string, unknown>, index: number) =>
  ((file.polls as object[])[index] ?? {}) as { options: object[] };
const option = (id: string) => ({ id, text: { fr: id } });
function planned(content: unknown): EventPlan {
  const plan = planOf(content, random);
  if (!plan.ok) throw new Error(JSON.stringify(plan.mistakes));
  return plan.value;
}
/** A plan as those who edit it see it once it is created. */
function keptOf({ event, sessions }: EventPlan): KeptProgramme {
  return {
    version: 1,
    event,
    sessions: sessions.map(({ session, template }) => ({
      ...session,
      template,
      version: 1,
      archived: false,
      rooms: session.rooms.map((room) => ({ ...room, archived: false, written: false })),
    })),
    used: { organisations: [], countries: [] },
  };
}

describe('a file of an event', () => {
  it('as documented is a whole event, on its day and in its zone, also when clocks change that night', () => {
    const { event, joinCode, sessions } = planned(example());
    expect(normaliseJoinCode(joinCode)).toBe(joinCode);
    expect(event.countries.map(({ code }) => code)).toEqual(['IQ', 'RU-CE']);
    expect(event.title).toMatchObject({ nl: 'Uitwisseling over vrijwillige terugkeer', ar: '' });
    const [opening, exchange] = sessions.map(({ session }) => session);
    expect(new Date(opening?.startsAt ?? 0).toISOString()).toBe('2027-03-28T07:00:00.000Z');
    expect(exchange?.rooms.map(({ countries }) => countries)).toEqual([['IQ'], ['RU-CE']]);
    expect(new Date(event.retainUntil).toISOString()).toBe('2027-06-26T22:00:00.000Z');
  });

  it('lies on the days of the meeting that it names, each by its own clock', () => {
    const file = example();
    const sessions = (file.sessions as object[]).map((session, index) => ({ ...session, day: index + 1 }));
    const plan = planned({ ...file, date: '2027-03-27', sessions });
    expect(plan.sessions.map(({ session }) => new Date(session.startsAt).toISOString())).toEqual([
      '2027-03-27T08:00:00.000Z',
      '2027-03-28T08:00:00.000Z',
    ]);
  });

  it('has its polls prepared, each for its session, as their form would begin where nothing is said', () => {
    const { sessions, polls } = planned(example());
    expect(polls.map(({ sessionId }) => sessionId)).toEqual(sessions.map(({ session }) => session.id));
    expect(polls.map(({ plan }) => plan)).toMatchObject([
      {
        kind: 'words',
        options: [],
        min: 1,
        max: 3,
        signing: 'anonymous',
        split: 'none',
        seenBy: { participants: 'own-vote', projector: 'live' },
      },
      { kind: 'multiple', min: 1, max: 2, split: 'country', seenBy: { projector: 'reveal' } },
    ]);
    expect(new Set(polls[1]?.plan.options.map(({ id }) => id)).size).toBe(3);
  });

  it.each<[string, object]>([
    ['any session', { kind: 'open', question: { ar: 'لماذا؟' }, signing: 'named' }],
    [
      'a scale with its ends',
      {
        session: 1,
        kind: 'scale',
        question: { fr: 'Oui ?' },
        min: 0,
        max: 10,
        ends: { high: { fr: 'oui' } },
        signing: 'named',
      },
    ],
    [
      'two options of an order',
      {
        kind: 'ranking',
        question: { nl: 'Wat?' },
        options: [option('a'), option('b')],
        signing: 'organisation',
      },
    ],
  ])('keeps a poll for %s, and gives it again', (_, given) => {
    const file = { ...example(), polls: [given] };
    const plan = planned(file);
    expect(plan.polls).toHaveLength(1);
    expect(fileOf(keptOf(plan), plan.polls).polls).toMatchObject([given]);
  });

  it('gives two events of one file nothing in common', () => {
    const ids = (plan: EventPlan) => [
      plan.event.id,
      plan.joinCode,
      ...plan.sessions.flatMap(({ session }) => [session.id, ...session.rooms.map(({ id }) => id)]),
      ...plan.polls.flatMap(({ id, plan }) => [id, ...plan.options.map((each) => each.id)]),
    ];
    const [one, two] = [planned(example()), planned(example())];
    expect(ids(one).filter((id) => ids(two).includes(id))).toEqual([]);
  });

  it.each<[string, (file: ReturnType<typeof example>) => void, object[]]>([
    ['without a title', (file) => delete file.title, [{ place: 'title', code: 'value-missing' }]],
    [
      'with a word that is misspelt',
      (file) => Object.assign(file, { sesions: [] }),
      [{ place: 'sesions', code: 'key-unknown', detail: 'sesions' }],
    ],
    [
      'with a number where words belong',
      (file) => Object.assign(file, { title: 7 }),
      [{ place: 'title', code: 'value-wrong' }],
    ],
    [
      'in a language that we do not have',
      (file) => Object.assign(file, { title: { de: 'Treffen' } }),
      [{ place: 'title.de', code: 'key-unknown', detail: 'de' }],
    ],
    [
      'with a country of a room that is not on the list',
      (file) => Object.assign(session(file, 1), { rooms: [{ countries: ['IQ', 'MA'] }] }),
      [{ place: 'sessions[1].rooms[0].countries[1]', code: 'country-not-listed', detail: 'MA' }],
    ],
    [
      'with a session on the twentieth day',
      (file) => Object.assign(session(file, 0), { day: 20 }),
      [{ place: 'sessions[0].day', code: 'day-outside', detail: 14 }],
    ],
    [
      'with a kind of session that nobody knows',
      (file) => Object.assign(session(file, 0), { kind: 'party' }),
      [{ place: 'sessions[0].kind', code: 'choice-wrong', detail: 'plenary, workshop, exchange, visit' }],
    ],
    [
      'with an organisation twice',
      (file) => Object.assign(file, { organisations: [{ name: 'IOM' }, { name: 'iom' }] }),
      [{ place: 'organisations[1].name', code: 'double', detail: 'iom' }],
    ],
    [
      'with two topics of one id',
      (file) =>
        Object.assign(file, {
          topics: [
            { id: 'a', name: { fr: 'A' } },
            { id: 'a', name: { fr: 'B' } },
          ],
        }),
      [{ place: 'topics[1].id', code: 'double', detail: 'a' }],
    ],
    [
      'with a kind of poll that nobody knows',
      (file) => Object.assign(poll(file, 0), { kind: 'quiz' }),
      [
        {
          place: 'polls[0].kind',
          code: 'choice-wrong',
          detail: 'single, multiple, scale, words, ranking, open',
        },
      ],
    ],
    [
      'with a poll that does not say how its answers are signed',
      (file) => Object.assign(poll(file, 0), { signing: undefined }),
      [{ place: 'polls[0].signing', code: 'choice-wrong', detail: 'named, organisation, anonymous' }],
    ],
    [
      'with a poll for a session that is not there',
      (file) => Object.assign(poll(file, 0), { session: 2 }),
      [{ place: 'polls[0].session', code: 'session-not-listed', detail: 2 }],
    ],
    [
      'with a question in no language',
      (file) => Object.assign(poll(file, 1), { question: { fr: ' ' } }),
      [{ place: 'polls[1].question', code: 'text-missing' }],
    ],
    [
      'with a question in a language that we do not have',
      (file) => Object.assign(poll(file, 1), { question: { de: 'Was?' } }),
      [{ place: 'polls[1].question.de', code: 'key-unknown', detail: 'de' }],
    ],
    [
      'with one option to choose from',
      (file) => Object.assign(poll(file, 1), { options: [option('a')], max: 1 }),
      [{ place: 'polls[1].options', code: 'too-few', detail: 2 }],
    ],
    [
      'with options where people answer in their own words',
      (file) => Object.assign(poll(file, 0), { options: [option('a'), option('b')] }),
      [{ place: 'polls[0].options', code: 'too-many', detail: 0 }],
    ],
    [
      'with two options of one id, one of them without words',
      (file) => Object.assign(poll(file, 1), { options: [option('a'), { id: 'a', text: {} }] }),
      [
        { place: 'polls[1].options[1].id', code: 'double', detail: 'a' },
        { place: 'polls[1].options[1].text', code: 'text-missing' },
      ],
    ],
    [
      'with a choice of more options than there are',
      (file) => Object.assign(poll(file, 1), { max: 4 }),
      [{ place: 'polls[1].max', code: 'number-outside', detail: '1 – 3' }],
    ],
    [
      'with at least two of at most one',
      (file) => Object.assign(poll(file, 1), { min: 2, max: 1 }),
      [{ place: 'polls[1].max', code: 'numbers-order' }],
    ],
    [
      'with words that are broken down by country',
      (file) => Object.assign(poll(file, 0), { split: 'country' }),
      [{ place: 'polls[0].split', code: 'choice-wrong', detail: 'none' }],
    ],
    [
      'with ends of what is no scale',
      (file) => Object.assign(poll(file, 1), { ends: { low: { fr: 'peu' } } }),
      [{ place: 'polls[1].ends', code: 'key-unknown', detail: 'ends' }],
    ],
    [
      'with more polls than an event keeps',
      (file) => Object.assign(file, { polls: new Array(201).fill(poll(file, 0)) }),
      [{ place: 'polls', code: 'too-many', detail: 200 }],
    ],
  ])('%s is no event, and the place is named', (_, spoil, mistakes) => {
    const file = example();
    spoil(file);
    expect(planOf(file, random)).toEqual({ ok: false, mistakes });
  });

  it('names all that is wrong in it at once', () => {
    const file = { ...example(), date: 'soon', timeZone: 'Mars', countries: [{ code: 'ZZ', name: {} }] };
    const plan = planOf(file, random);
    const places = plan.ok ? [] : plan.mistakes.map(({ place }) => place);
    expect(places).toEqual(
      expect.arrayContaining([
        'date',
        'timeZone',
        'countries[0].code',
        'countries[0].name',
        'sessions[1].rooms[0].countries[0]',
      ]),
    );
  });

  it.each([null, 'text', 7, [], {}])('is never %j', (content) => {
    expect(planOf(content, random).ok).toBe(false);
  });
});

describe('a file of a meeting of long ago', () => {
  it('is refused once it would not be kept any more, since nobody could come in, and not a moment before', () => {
    const plan = planned({ ...example(), date: '2027-03-28', keepDays: 10 });
    const until = plan.event.retainUntil;
    expect(stillKept({ ok: true, value: plan }, until - 1)).toEqual({ ok: true, value: plan });
    expect(stillKept({ ok: true, value: plan }, until)).toEqual({
      ok: false,
      mistakes: [{ place: 'date', code: 'day-over' }],
    });
  });
});

describe('the file that an event gives', () => {
  it('makes the same event again, on another date if that is wished', () => {
    const first = planned(example());
    const file = fileOf(keptOf(first), first.polls);
    expect(file.polls).toHaveLength(2);
    const again = planned({ ...file, date: '2027-10-31' });
    expect(fileOf(keptOf(again), again.polls)).toEqual({ ...file, date: '2027-10-31' });
    const hours = (plan: EventPlan) =>
      plan.sessions.map(({ session }) => localTime(session.startsAt, 'Europe/Brussels'));
    expect(hours(again)).toEqual(hours(first));
  });

  it('of the demonstration, whose sessions lie on another day than its date, begins on its first day', () => {
    const plan = demonstrationPlan(Date.parse('2027-05-05T10:00:00Z'));
    const file = fileOf(keptOf(plan));
    expect(new Set(file.sessions.map(({ day }) => day))).toEqual(new Set([1]));
    expect(planned(file).sessions).toHaveLength(plan.sessions.length);
  });

  it('leaves out what was taken out of the programme', () => {
    const plan = planned(example());
    const kept = keptOf(plan);
    const [opening, exchange] = kept.sessions;
    if (opening === undefined || exchange === undefined) throw new Error('two sessions');
    opening.archived = true;
    if (exchange.rooms[0] !== undefined) exchange.rooms[0].archived = true;
    const file = fileOf(kept, plan.polls);
    expect(file.polls?.map(({ session, kind }) => [session, kind])).toEqual([[0, 'multiple']]);
    expect(file.sessions.map(({ rooms }) => rooms)).toEqual([[{ countries: ['RU-CE'] }]]);
  });
});
