import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventFile } from '#lib/event/draft.ts';
import type { CreatedAnswer, ErrorAnswer, EventAnswer, JoinAnswer } from '#lib/wire/api.ts';
import { cookieOf, type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

describe('another event on the same server', () => {
  let server: TestServer;
  let staff: Guest;
  beforeEach(async () => {
    server = await startTestServer({ clock: () => Date.parse('2027-02-01T09:00:00Z') });
    staff = await server.as('staff');
  });
  afterEach(() => server.close());

  const create = (body: object) => staff.fetch('/api/events', { method: 'POST', body });
  const created = async (body: object): Promise<CreatedAnswer> => {
    const response = await create(body);
    expect(response.status, await response.clone().text()).toBe(201);
    return response.json() as Promise<CreatedAnswer>;
  };
  /** Follows the link of the answer and reads the new event. */
  const enters = async ({ link }: CreatedAnswer) => {
    const ticket = link.split('#')[1];
    const response = await server.fetch('/api/ticket', { method: 'POST', body: { ticket } });
    const cookie = cookieOf(response);
    const { role, person } = (await response.json()) as { role: string; person: Guest['person'] };
    const answer = (await (await server.fetch('/api/event', {}, cookie)).json()) as EventAnswer;
    return { role, person, answer, cookie };
  };
  const prepared = (eventId: string) => server.store.polls.list(eventId);
  const documented = (): EventFile => {
    const page = readFileSync('docs/event-file.md', 'utf8');
    return JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  };

  it('is made of the documented file: its maker comes in as staff, others with the new code, and write there', async () => {
    const answer = await created({ file: documented() });
    expect(answer.joinCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const mine = await enters(answer);
    expect(mine).toMatchObject({
      role: 'staff',
      person: { name: staff.person.name, eventId: answer.eventId },
    });
    expect(mine.answer.sessions.map(({ title }) => title.en)).toEqual([
      'Ouverture (fr)',
      'Échange par pays (fr)',
    ]);
    const polls = await prepared(answer.eventId);
    expect(polls.map(({ poll, rounds }) => [poll.plan.kind, poll.sessionId, poll.version, rounds])).toEqual([
      ['words', mine.answer.sessions[0]?.id, 1, []],
      ['multiple', mine.answer.sessions[1]?.id, 1, []],
    ]);
    const request = { code: answer.joinCode, name: 'Amal', country: 'IQ', organisation: 'IOM' };
    const joined = await server.fetch('/api/join', { method: 'POST', body: request });
    const { participant, roomId } = (await joined.json()) as JoinAnswer;
    expect(participant).toMatchObject({ eventId: answer.eventId, country: 'IQ' });
    const room = await server.fetch(`/api/rooms/${roomId}`, {}, cookieOf(joined));
    expect(await room.json()).toMatchObject({ access: 'write' });
  });

  it('opens by its QR code too, and the event it came from stays as it was', async () => {
    const mine = await enters(await created({ file: documented() }));
    const { link } = await (await server.fetch('/api/join-code', {}, mine.cookie)).json();
    const body = { code: link.split('#q=')[1], name: 'Amal' };
    expect((await server.fetch('/api/join', { method: 'POST', body })).status).toBe(200);
    const before = (await (await staff.fetch('/api/event')).json()) as EventAnswer;
    expect(before.event.id).toBe('demo');
    expect(await (await server.fetch('/api/people', {}, mine.cookie)).text()).not.toContain('Facilitator');
  });

  it('is not made of a file with mistakes, each of which is named with its place and a sentence', async () => {
    const events = await server.store.events.list();
    const file = documented();
    const spoilt = {
      ...file,
      keepDays: 0,
      sessions: file.sessions.map((session) => ({ ...session, rooms: [{ countries: ['IQ', 'XX'] }] })),
      polls: file.polls?.map((poll) => ({ ...poll, session: 7 })),
    };
    const response = await create({ file: spoilt });
    expect(response.status).toBe(422);
    const { error } = (await response.json()) as ErrorAnswer;
    expect(error.mistakes?.map(({ place, code }) => `${place} ${code}`)).toEqual([
      'keepDays keep-wrong',
      'sessions[0].rooms[0].countries[1] country-not-listed',
      'sessions[1].rooms[0].countries[1] country-not-listed',
      'polls[0].session session-not-listed',
      'polls[1].session session-not-listed',
    ]);
    for (const { message } of error.mistakes ?? []) expect(message.length).toBeGreaterThan(10);
    expect(await server.store.events.list()).toEqual(events);
  });

  it('is made as a copy: the programme, lists and templates on another day, nobody and no words', async () => {
    await server.join({ name: 'Amal of the first' });
    const asked = { id: 'r1', pollId: 'demo-poll-contact', roomIds: ['demo-exchange-iq'], closesAt: null };
    expect(await server.store.polls.open({ ...asked, now: 1 })).toBe('opened');
    const copy = { title: { nl: 'Vervolg' }, date: '2027-10-31', timeZone: 'Europe/Brussels', keepDays: 30 };
    const mine = await enters(await created({ copy }));
    const before = (await (await staff.fetch('/api/event')).json()) as EventAnswer;
    const { event, sessions } = mine.answer;
    expect(event).toMatchObject({ title: { fr: 'Vervolg (nl)' }, date: '2027-10-31' });
    expect(event.countries).toEqual(before.event.countries);
    expect(event.organisations).toEqual(before.event.organisations);
    expect(event.topics).toEqual(before.event.topics);
    expect(sessions.map(({ title }) => title)).toEqual(before.sessions.map(({ title }) => title));
    // The day on which clocks go back: nine o'clock is eight by the sun of the world.
    const second = sessions.find(({ title }) => title.en.includes('Caritas'));
    expect(new Date(second?.startsAt ?? 0).toISOString()).toBe('2027-10-31T08:15:00.000Z');
    // What was prepared is prepared again, in its order and for the same sessions; nothing of it was asked here.
    const [there, here] = [await prepared('demo'), await prepared(event.id)];
    expect(there.flatMap(({ rounds }) => rounds)).toHaveLength(1);
    expect(here.flatMap(({ rounds }) => rounds)).toEqual([]);
    expect(here.map(({ poll }) => poll.plan)).toEqual(there.map(({ poll }) => poll.plan));
    const places = (all: typeof here, of: { id: string }[]) =>
      all.map(({ poll }) => of.findIndex(({ id }) => id === poll.sessionId));
    expect(places(here, sessions)).toEqual(places(there, before.sessions));
    const people = await (await server.fetch('/api/people', {}, mine.cookie)).text();
    expect(people).not.toContain('Amal of the first');
    const roomIds = sessions.flatMap(({ rooms }) => rooms.map(({ id }) => id));
    expect(roomIds.filter((id) => id.startsWith('demo'))).toEqual([]);
  });

  it('can be made of the file that an event gives', async () => {
    const file = (await (await staff.fetch('/api/event-file')).json()) as EventFile;
    const mine = await enters(await created({ file: { ...file, date: '2027-06-01' } }));
    expect(mine.answer.sessions).toHaveLength(file.sessions.length);
    expect(await prepared(mine.answer.event.id)).toHaveLength(file.polls?.length ?? 0);
    expect(file.polls?.length).toBeGreaterThan(2);
  });

  it('is not made of what is no file at all', async () => {
    for (const body of [{}, { file: 7 }, { file: {}, copy: {} }])
      expect((await create(body)).status).toBe(422);
    expect((await create({ file: documented() })).status).toBe(201);
  });
});
