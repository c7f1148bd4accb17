import { describe, expect, it } from 'vitest';
import { demonstrationPlan } from '#lib/event/demonstration.ts';
import type { SessionDraft } from '#lib/event/draft.ts';
import { changeFacts, changeLists } from '#lib/event/edit-event.ts';
import {
  addSession,
  archiveSession,
  changeSession,
  type Decision,
  newRooms,
  restoreSession,
} from '#lib/event/edit-session.ts';
import { listsDraft, listsForm } from '#lib/event/event-form.ts';
import type { KeptProgramme, KeptSession } from '#lib/event/kept.ts';
import { LABEL_MAX, SESSIONS_MAX, TITLE_MAX } from '#lib/event/limits.ts';

/** Chance that is no chance: each call gives the next number. */
function counting(): (bytes: number) => Uint8Array {
  let next = 0;
  return (bytes) => {
    next += 1;
    return new Uint8Array(bytes).fill(next);
  };
}
const random = counting();
const DAY = '2027-03-28';

/** The demonstration as those who edit it see it, on a day on which Brussels changes to summer time. */
function programme(change: (session: KeptSession) => Partial<KeptSession> = () => ({})): KeptProgramme {
  const plan = demonstrationPlan(Date.parse(`${DAY}T10:00:00Z`));
  return {
    version: 1,
    event: plan.event,
    sessions: plan.sessions.map(({ session, template }) => {
      const rooms = session.rooms.map((room) => ({ ...room, archived: false, written: false }));
      const kept = { ...session, rooms, template, version: 1, archived: false };
      return { ...kept, ...change(kept) };
    }),
    used: { organisations: ['fedasil'], countries: ['IQ'] },
  };
}

const draft = (change: Partial<SessionDraft> = {}): SessionDraft => ({
  kind: 'workshop',
  title: { fr: 'Un atelier', ar: 'ورشة' },
  day: DAY,
  from: '14:00',
  to: '15:30',
  place: 'Salle 3',
  attribution: 'person',
  rooms: [{ countries: [] }],
  headings: [],
  columns: [{ title: { fr: 'Idées' } }],
  ...change,
});

const written = (session: KeptSession) => ({
  rooms: session.rooms.map((room) => ({ ...room, written: true })),
});
/** The exchange per country, as a draft that changes nothing. */
const exchangeDraft = (change: Partial<SessionDraft> = {}): SessionDraft => {
  const { rooms, template } = exchange(programme());
  return draft({
    kind: 'exchange',
    rooms: rooms.map(({ id, countries }) => ({ id, countries })),
    ...template,
    ...change,
  });
};
const exchange = ({ sessions }: KeptProgramme) => {
  const found = sessions.find(({ id }) => id === 'demo-exchange');
  if (found === undefined) throw new Error('the demonstration has an exchange');
  return found;
};

function yes(decision: Decision): KeptSession {
  if (!decision.ok) throw new Error(JSON.stringify(decision));
  const session = decision.change.sessions?.[0];
  if (session === undefined) throw new Error('no session in the change');
  return session;
}
const no = (decision: Decision) =>
  decision.ok ? 'accepted' : 'mistakes' in decision ? decision.mistakes : decision.reason;

describe('a new session', () => {
  it('stands at its hours in the event’s time zone, open, with its rooms and what they start with', () => {
    const session = yes(addSession(programme(), draft({ rooms: [{ countries: ['IQ', 'AF'] }] }), random));
    expect(new Date(session.startsAt).toISOString()).toBe('2027-03-28T12:00:00.000Z');
    expect(session).toMatchObject({ eventId: 'demo', state: 'open', version: 1, archived: false });
    expect(session.title).toEqual({ fr: 'Un atelier', nl: '', en: '', ar: 'ورشة' });
    expect(session.rooms).toMatchObject([{ countries: ['IQ', 'AF'], archived: false, written: false }]);
    expect(session.template.columns).toMatchObject([{ title: { fr: 'Idées' } }]);
    const [room] = newRooms(programme(), { sessions: [session] });
    expect(room).toMatchObject({ room: session.rooms[0], template: session.template });
  });

  it.each<[string, Partial<SessionDraft>, object]>([
    ['without a title', { title: { fr: '  ', nl: '\u200b' } }, { place: 'title', code: 'text-missing' }],
    [
      'with a title beyond reading',
      { title: { en: 'x'.repeat(TITLE_MAX + 1) } },
      { place: 'title.en', code: 'text-too-long', detail: TITLE_MAX },
    ],
    ['that ends before it begins', { to: '13:59' }, { place: 'to', code: 'times-order' }],
    ['that ends when it begins', { to: '14:00' }, { place: 'to', code: 'times-order' }],
    ['at a time that no clock shows', { from: '24:00' }, { place: 'from', code: 'time-wrong' }],
    ['on a day that no calendar has', { day: '2027-02-29' }, { place: 'day', code: 'day-wrong' }],
    ['long after the event', { day: '2027-05-01' }, { place: 'day', code: 'day-outside', detail: 14 }],
    ['without a room', { rooms: [] }, { place: 'rooms', code: 'rooms-missing' }],
    [
      'with a country from elsewhere',
      { rooms: [{ countries: ['IQ', 'FR'] }] },
      { place: 'rooms[0].countries[1]', code: 'country-not-listed', detail: 'FR' },
    ],
    [
      'with two rooms that nobody could tell apart',
      { rooms: [{ countries: ['AF', 'IQ'] }, { countries: ['IQ', 'AF'] }] },
      { place: 'rooms[1]', code: 'double' },
    ],
    [
      'with a column without words',
      { columns: [{ title: {} }] },
      { place: 'columns[0].title', code: 'text-missing' },
    ],
    [
      'with a heading beyond reading',
      { headings: [{ title: { nl: 'x'.repeat(LABEL_MAX + 1) } }] },
      { place: 'headings[0].title.nl', code: 'text-too-long', detail: LABEL_MAX },
    ],
    [
      'with more columns than a screen',
      { columns: Array.from({ length: 13 }, () => ({ title: { fr: 'x' } })) },
      { place: 'columns', code: 'too-many', detail: 12 },
    ],
  ])('%s is refused, and with that repaired accepted', (_, change, mistake) => {
    expect(no(addSession(programme(), draft(change), random))).toEqual([mistake]);
    expect(no(addSession(programme(), draft(), random))).toBe('accepted');
  });

  it('names everything that is wrong at once', () => {
    const decision = addSession(programme(), draft({ title: {}, to: 'x', rooms: [] }), random);
    expect(no(decision)).toHaveLength(3);
  });

  it('may lie on a later day of the event, not before it', () => {
    const around = { ...programme(), event: { ...programme().event, date: DAY } };
    expect(no(addSession(around, draft({ day: '2027-04-10' }), random))).toBe('accepted');
    expect(no(addSession(around, draft({ day: '2027-04-11' }), random))).toMatchObject([{ place: 'day' }]);
    expect(no(addSession(around, draft({ day: '2027-03-27' }), random))).toMatchObject([{ place: 'day' }]);
  });

  it('is one too many in a programme that is full', () => {
    const full = programme();
    const one = exchange(full);
    full.sessions = Array.from({ length: SESSIONS_MAX }, (_, n) => ({ ...one, id: `s-${n}` }));
    expect(no(addSession(full, draft(), random))).toMatchObject([{ code: 'too-many' }]);
    full.sessions.pop();
    expect(no(addSession(full, draft(), random))).toBe('accepted');
  });
});

describe('a session that is changed', () => {
  const change = (around: KeptProgramme, what: SessionDraft, version = 1) =>
    changeSession(around, 'demo-exchange', version, what, random);

  it('has its new words, hours and place; its rooms stay those they were', () => {
    const around = programme();
    const session = yes(change(around, exchangeDraft({ place: 'Rooms 6 to 10' })));
    expect(session).toMatchObject({ id: 'demo-exchange', version: 2, place: 'Rooms 6 to 10' });
    expect(session.rooms).toEqual(exchange(around).rooms);
    expect(newRooms(around, { sessions: [session] })).toEqual([]);
  });

  it('is refused to whoever saw an older one, and to everybody once it is gone', () => {
    const around = programme(() => ({ version: 4 }));
    expect(no(change(around, exchangeDraft(), 3))).toBe('session-changed');
    expect(no(change(around, exchangeDraft(), 4))).toBe('accepted');
    expect(
      no(
        change(
          programme(() => ({ archived: true })),
          exchangeDraft(),
        ),
      ),
    ).toBe('not-found');
  });

  it('takes an empty room out and puts it back; one with text only from a closed session', () => {
    const around = programme();
    const without = exchangeDraft();
    without.rooms = without.rooms.slice(1);
    const session = yes(change(around, without));
    expect(session.rooms.find(({ id }) => id === 'demo-exchange-iq')?.archived).toBe(true);
    const after = { ...around, sessions: [session] };
    expect(yes(change(after, exchangeDraft(), 2)).rooms.every((room) => !room.archived)).toBe(true);

    expect(no(change(programme(written), without))).toEqual([{ place: 'rooms', code: 'room-holds-text' }]);
    const closed = programme((each) => ({ ...written(each), state: 'closed' }));
    expect(no(change(closed, without))).toBe('accepted');
  });

  it('keeps the way people sign once they have written', () => {
    const signed = exchangeDraft({ attribution: 'organisation' });
    expect(no(change(programme(), signed))).toBe('accepted');
    expect(no(change(programme(written), signed))).toEqual([{ place: 'attribution', code: 'signing-fixed' }]);
  });

  it('gives a room of another session no second home', () => {
    const stolen = exchangeDraft({ rooms: [{ id: 'demo-closing-all', countries: ['IQ'] }] });
    const session = yes(change(programme(), stolen));
    expect(session.rooms.map(({ id }) => id)).not.toContain('demo-closing-all');
  });
});

describe('a session that leaves the programme', () => {
  const archive = (around: KeptProgramme, confirmed = false, version = 1) =>
    archiveSession(around, 'demo-exchange', version, confirmed);

  it('goes at once while nobody has written, and comes back as it was', () => {
    const gone = yes(archive(programme()));
    expect(gone).toMatchObject({ archived: true, version: 2 });
    const back = yes(restoreSession({ ...programme(), sessions: [gone] }, 'demo-exchange'));
    expect(back).toEqual({ ...gone, archived: false, version: 3 });
    expect(no(restoreSession(programme(), 'demo-exchange'))).toBe('not-found');
  });

  it('holds text: only when it is closed, and meant', () => {
    expect(no(archive(programme(written), true))).toBe('holds-text');
    const closed = programme((each) => ({ ...written(each), state: 'closed' }));
    expect(no(archive(closed))).toBe('holds-text');
    expect(no(archive(closed, true))).toBe('accepted');
    expect(no(archive(closed, true, 2))).toBe('session-changed');
  });
});

describe('the event itself', () => {
  const facts = {
    title: { fr: 'Rencontre' },
    date: DAY,
    timeZone: 'Europe/Brussels',
    languages: ['fr' as const],
  };
  const lists = () => {
    const { countries, organisations, topics } = programme().event;
    return { countries, organisations, topics };
  };

  it('is kept to the end of the last day, also over a change of clocks', () => {
    const decision = changeFacts(programme(), { ...facts, date: '2027-03-27', keepDays: 1 });
    const until = decision.ok ? decision.value.event?.retainUntil : 0;
    expect(new Date(until ?? 0).toISOString()).toBe('2027-03-28T22:00:00.000Z');
    const same = changeFacts(programme(), facts);
    expect(same.ok && same.value.event?.retainUntil).toBe(programme().event.retainUntil);
  });

  it.each([
    [{ timeZone: 'Europe/Bruxelles' }, 'zone-wrong'],
    [{ keepDays: 0 }, 'keep-wrong'],
    [{ keepDays: 1.5 }, 'keep-wrong'],
    [{ date: '28/03/2027' }, 'day-wrong'],
    [{ languages: [] }, 'languages-missing'],
    [{ title: {} }, 'text-missing'],
  ])('with %j is refused', (change, code) => {
    const decision = changeFacts(programme(), { ...facts, ...change });
    expect(decision).toMatchObject({ ok: false, mistakes: [{ code }] });
  });

  it('takes a country by its code of ISO 3166, in any case, and no other', () => {
    const more = (code: string) =>
      changeLists(
        programme(),
        { ...lists(), countries: [...lists().countries, { code, name: { fr: 'N' } }] },
        null,
        random,
      );
    const taken = more('tn');
    expect(taken.ok && taken.value.event?.countries.at(-1)?.code).toBe('TN');
    expect(more('TN-11').ok).toBe(true);
    expect(more('XX')).toMatchObject({ mistakes: [{ place: 'countries[5].code', code: 'code-wrong' }] });
    expect(more('Tunisia').ok).toBe(false);
    expect(more('IQ')).toMatchObject({ mistakes: [{ place: 'countries[5].code', code: 'double' }] });
  });

  it('keeps what a room or a person belongs to, and lets the rest go', () => {
    const { countries, organisations, topics } = lists();
    const without = (part: object) =>
      changeLists(programme(), { countries, organisations, topics, ...part }, null, random);
    expect(without({ organisations: organisations.slice(1) })).toMatchObject({
      mistakes: [{ place: 'organisations', code: 'still-used', detail: 'Fedasil' }],
    });
    expect(without({ organisations: organisations.slice(0, 1) }).ok).toBe(true);
    expect(without({ countries: countries.slice(1) })).toMatchObject({
      mistakes: [{ place: 'countries', code: 'still-used', detail: 'IQ' }],
    });
    expect(without({ topics: [] }).ok).toBe(true);
  });

  it('gives ids itself', () => {
    const { countries, organisations, topics } = lists();
    const named = (id?: string) =>
      changeLists(
        programme(),
        { countries, organisations, topics: [{ ...(id && { id }), name: { fr: 'T' } }] },
        null,
        random,
      );
    expect(named().ok).toBe(true);
    expect(named(topics[0]?.id).ok).toBe(true);
    expect(named('invented')).toMatchObject({ mistakes: [{ place: 'topics[0]', code: 'value-wrong' }] });
  });

  it('keeps what somebody else changed, added or took out since one began', () => {
    const was = listsDraft(listsForm(programme().event));
    const named = (fr: string) => ({ name: { fr, nl: fr, en: fr, ar: fr } });
    const [first, second, third, ...others] = programme().event.topics;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three topics');
    const now = programme();
    // Meanwhile: the first has another name, the second is gone, and there is a new one.
    now.event.topics = [
      { ...first, ...named('Autre nom') },
      third,
      ...others,
      { id: 'theirs', ...named('Ajouté') },
    ];
    const mine = {
      ...was,
      topics: [
        ...was.topics.slice(0, 2),
        { id: third.id, ...named('Mien') },
        ...was.topics.slice(3),
        named('Neuf'),
      ],
    };
    const decision = changeLists(now, mine, was, random);
    expect(decision.ok && decision.value.event?.topics.map(({ name }) => name.fr)).toEqual([
      'Autre nom',
      'Mien',
      ...others.map(({ name }) => name.fr),
      'Neuf',
      'Ajouté',
    ]);
    const alone = changeLists(now, mine, null, random);
    expect(alone.ok, 'without knowing from what it began, an id that is gone is not believed').toBe(false);

    const renamed = { ...was, topics: [{ id: second.id, ...named('Revenu') }] };
    const back = changeLists(now, renamed, was, random);
    expect(back.ok && back.value.event?.topics.map(({ name }) => name.fr)).toEqual(['Revenu', 'Ajouté']);
  });
});
