import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { boardOf } from '#lib/board/read.ts';
import type { SessionDraft } from '#lib/event/draft.ts';
import type { Session } from '#lib/event/event.ts';
import type { KeptProgramme, KeptSession } from '#lib/event/kept.ts';
import { localDay, localTime } from '#lib/event/programme.ts';
import type { EditAnswer, ErrorAnswer, EventAnswer, ProgrammeAnswer } from '#lib/wire/api.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { openLive } from '#test/support/live.ts';
import type { Guest } from '#test/support/server.ts';

const ZONE = 'Europe/Brussels';

/** A kept session as the form that edits it would send it back. */
function draftOf(session: KeptSession, change: Partial<SessionDraft> = {}): SessionDraft {
  const { kind, title, place, attribution, template } = session;
  return {
    kind,
    title,
    place,
    attribution,
    day: localDay(session.startsAt, ZONE),
    from: localTime(session.startsAt, ZONE),
    to: localTime(session.endsAt, ZONE),
    rooms: session.rooms.filter(({ archived }) => !archived).map(({ id, countries }) => ({ id, countries })),
    headings: template.headings,
    columns: template.columns,
    ...change,
  };
}

describe.each(STORES)('the programme while it is on, on %s,', (kind) => {
  let rooms: CountryRooms;
  let facilitator: Guest;
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    facilitator = await rooms.server.as('facilitator');
  });
  afterEach(() => rooms.close());

  const send = (guest: Guest, method: string, path: string, body: object = {}) =>
    guest.fetch(path, { method, body });
  const edited = async (response: Response): Promise<EditAnswer> => {
    expect(response.status, await response.clone().text()).toBe(200);
    return response.json() as Promise<EditAnswer>;
  };
  const refused = async (response: Response) => ((await response.json()) as ErrorAnswer).error;
  const programme = async (): Promise<KeptProgramme> =>
    ((await (await facilitator.fetch('/api/programme')).json()) as ProgrammeAnswer).programme;
  const exchange = async (): Promise<KeptSession> => {
    const found = (await programme()).sessions.find(({ id }) => id === 'demo-exchange');
    if (found === undefined) throw new Error('the demonstration has an exchange');
    return found;
  };
  const seenBy = async (guest: Guest, sessionId = 'demo-exchange'): Promise<Session | undefined> => {
    const { sessions } = (await (await guest.fetch('/api/event')).json()) as EventAnswer;
    return sessions.find(({ id }) => id === sessionId);
  };
  const change = async (what: Partial<SessionDraft>) => {
    const session = await exchange();
    const body = { version: session.version, session: draftOf(session, what) };
    return send(facilitator, 'PATCH', '/api/sessions/demo-exchange', body);
  };

  it('a session that is moved and renamed is so at once for everybody who looks at the programme', async () => {
    const amal = await rooms.server.join({ name: 'Amal' });
    const page = await openLive(rooms.server.url, amal.cookie);
    const news = page.hears('programme:changed');
    const answer = await edited(
      await change({ title: { fr: 'Échange', ar: 'تبادل' }, from: '11:15', to: '12:45', place: 'Salle 9' }),
    );
    expect(await news).toEqual({ version: answer.version });
    const seen = await seenBy(amal);
    expect(seen).toMatchObject({
      place: 'Salle 9',
      title: { fr: 'Échange', nl: 'Échange (fr)', en: 'Échange (fr)', ar: 'تبادل' },
    });
    expect(localTime(seen?.startsAt ?? 0, ZONE)).toBe('11:15');
    page.closes();
  });

  it('of two who edit one session the second is told, changes nothing, and may then go on', async () => {
    const staff = await rooms.server.as('staff');
    const before = await exchange();
    const patch = (guest: Guest, version: number, place: string) =>
      send(guest, 'PATCH', '/api/sessions/demo-exchange', { version, session: draftOf(before, { place }) });
    await edited(await patch(facilitator, before.version, 'Salle 1'));
    const late = await patch(staff, before.version, 'Salle 2');
    expect(late.status).toBe(409);
    expect(await refused(late)).toMatchObject({ code: 'session-changed' });
    expect((await exchange()).place).toBe('Salle 1');
    await edited(await patch(staff, before.version + 1, 'Salle 2'));
    expect((await exchange()).place).toBe('Salle 2');
  });

  it('edits of different sessions at the same moment are all kept', async () => {
    const { sessions } = await programme();
    const answers = await Promise.all(
      sessions.map((session) =>
        send(facilitator, 'PATCH', `/api/sessions/${session.id}`, {
          version: session.version,
          session: draftOf(session, { place: `Place of ${session.id}` }),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(sessions.map(() => 200));
    for (const { id, place } of (await programme()).sessions) expect(place).toBe(`Place of ${id}`);
  });

  it('what is wrong is named with its place and a sentence, and nothing is changed', async () => {
    const response = await change({ title: {}, to: '09:00' });
    expect(response.status).toBe(422);
    const { code, mistakes } = await refused(response);
    expect(code).toBe('mistakes');
    expect(mistakes?.map((each) => each.place).sort()).toEqual(['title', 'to']);
    for (const { message } of mistakes ?? []) expect(message).toMatch(/\w{3,} \w+/);
    expect((await exchange()).version).toBe(1);
  });

  it('a new session has rooms with their columns, in which people write at once', async () => {
    const session = draftOf(await exchange(), {
      title: { fr: 'Atelier ajouté' },
      rooms: [{ countries: ['IQ', 'AF'] }],
      columns: [{ title: { fr: 'Idées' } }],
    });
    const { sessionId } = await edited(await send(facilitator, 'POST', '/api/sessions', { session }));
    const amal = await rooms.server.join({ name: 'Amal' });
    const seen = await seenBy(amal, sessionId);
    expect(seen?.rooms).toMatchObject([{ countries: ['IQ', 'AF'] }]);
    const roomId = seen?.rooms[0]?.id ?? '';
    const writer = await rooms.opens(amal.cookie, { roomId }).arrives();
    await writer.until(() => boardOf(writer.doc).columns.length === 1, 'one column');
    expect(boardOf(writer.doc).columns[0]?.title).toMatchObject({ fr: 'Idées', nl: 'Idées (fr)' });
    writer.writes('first words');
    const late = await rooms.opens(amal.cookie, { roomId }).arrives();
    await late.sees('first words');
  });

  it('columns and headings change in the rooms under the hands of those who write, who lose nothing', async () => {
    const amal = await rooms.enters('Amal');
    amal.writes('what Amal wrote');
    await amal.isSaved();
    const { template } = await exchange();
    const [first, ...rest] = template.columns;
    const columns = [...rest, { id: first?.id, title: { fr: 'Renommé' } }, { title: { fr: 'Nouveau' } }];
    await edited(await change({ columns }));
    const titles = () => boardOf(amal.doc).columns.map(({ title }) => title.fr);
    await amal.until(() => titles().includes('Nouveau'), 'the new column');
    expect(titles()).toEqual([...rest.map(({ title }) => title.fr), 'Renommé', 'Nouveau']);
    expect(amal.text).toContain('what Amal wrote');
    amal.writes(' and goes on');
    await amal.isSaved();
  });

  it('a room or session with words leaves only when it is closed and that is meant, and comes back with them', async () => {
    const amal = await rooms.enters('Amal');
    amal.writes('words that stay');
    await amal.isSaved();
    const archive = (version: number, confirmed = false) =>
      send(facilitator, 'POST', '/api/sessions/demo-exchange/archive', { version, confirmed });
    expect(await refused(await archive(1, true))).toMatchObject({ code: 'holds-text' });
    const left = (await exchange()).rooms.slice(1).map(({ id, countries }) => ({ id, countries }));
    expect((await refused(await change({ rooms: left }))).mistakes).toMatchObject([
      { code: 'room-holds-text' },
    ]);

    await rooms.setSession('closed');
    expect(await refused(await archive(1))).toMatchObject({ code: 'holds-text' });
    await edited(await archive(1, true));
    const joris = await rooms.server.join({ name: 'Joris' });
    expect(await seenBy(joris)).toBeUndefined();
    expect((await joris.fetch(`/api/rooms/${rooms.roomId}`)).status).toBe(404);

    await edited(await send(facilitator, 'POST', '/api/sessions/demo-exchange/restore'));
    await rooms.setSession('open');
    expect(await seenBy(joris)).toMatchObject({ state: 'open' });
    const late = await rooms.enters('Late');
    await late.sees('words that stay');
  });

  it('an empty room leaves at once: who sits there can read and no longer write', async () => {
    const amal = await rooms.enters('Amal');
    const left = (await exchange()).rooms.slice(1).map(({ id, countries }) => ({ id, countries }));
    await edited(await change({ rooms: left }));
    await amal.until(() => amal.notice?.access === 'read', 'read-only');
    const joris = await rooms.server.join({ name: 'Joris' });
    expect((await seenBy(joris))?.rooms.map(({ id }) => id)).not.toContain(rooms.roomId);
    expect((await joris.fetch(`/api/rooms/${rooms.roomId}`)).status).toBe(404);
  });

  it('the event’s own facts are for staff; its countries, organisations and topics for facilitators too', async () => {
    const staff = await rooms.server.as('staff');
    const facts = {
      title: { en: 'Another name' },
      date: '2027-03-28',
      timeZone: 'Africa/Douala',
      keepDays: 10,
    };
    expect((await send(facilitator, 'PATCH', '/api/event', facts)).status).toBe(403);
    await edited(await send(staff, 'PATCH', '/api/event', facts));
    const { countries, organisations, topics } = (await programme()).event;
    const more = [...countries, { code: 'TN', name: { fr: 'Tunisie' } }];
    const lists = { countries: more, organisations, topics: topics.slice(1) };
    await edited(await send(facilitator, 'PATCH', '/api/event/lists', lists));
    const amal = await rooms.server.join({ name: 'Amal', country: 'TN' });
    const { event } = (await (await amal.fetch('/api/event')).json()) as EventAnswer;
    expect(event).toMatchObject({ title: { fr: 'Another name (en)' }, timeZone: 'Africa/Douala' });
    expect(new Date(event.retainUntil).toISOString()).toBe('2027-04-07T23:00:00.000Z');
    expect(event.countries.at(-1)?.name.ar).toBe('Tunisie (fr)');
    expect(event.topics).toHaveLength(topics.length - 1);
  });
});
