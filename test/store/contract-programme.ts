import { expect, test } from 'vitest';
import type { KeptProgramme } from '#lib/event/kept.ts';
import type { Store } from '#server/store/store.ts';
import { bytes, EPOCH, heldMeeting, joined, NOW, TEMPLATE_CLIENT } from './meeting.ts';

export function programmeContract(of: () => Store): void {
  const programmeOf = async (id: string): Promise<KeptProgramme> => {
    const programme = await of().events.programme(id);
    if (programme === null) throw new Error('no such meeting');
    return programme;
  };
  const seed = (roomId: string) => ({ roomId, epoch: EPOCH, client: TEMPLATE_CLIENT, update: bytes('new') });

  test('whoever edits a meeting sees it with its versions, its templates and who belongs to what', async () => {
    const { id, plan } = await heldMeeting(of());
    const programme = await programmeOf(id);
    expect(programme).toMatchObject({ version: 1, event: plan.event });
    expect(programme.sessions.map(({ version, archived }) => ({ version, archived }))).toEqual([
      { version: 1, archived: false },
      { version: 1, archived: false },
    ]);
    expect(programme.sessions[0]?.template).toEqual(plan.sessions[1]?.template);
    expect(programme.used).toEqual({ organisations: [], countries: [] });
    expect(await of().events.programme('nowhere')).toBeNull();
  });

  test('of two edits made from the same version one is stored, and the other learns it', async () => {
    const meeting = await heldMeeting(of());
    const programme = await programmeOf(meeting.id);
    const [exchange] = programme.sessions;
    if (exchange === undefined) throw new Error('no session');
    const edit = (place: string) =>
      of().events.edit(meeting.id, 1, { sessions: [{ ...exchange, place, version: 2 }] }, [], NOW);
    const answers = await Promise.all([edit('Room A'), edit('Room B')]);
    expect(answers.toSorted()).toEqual([2, null]);
    const after = await programmeOf(meeting.id);
    expect(after.version).toBe(2);
    expect(after.sessions[0]).toMatchObject({ place: answers[0] === 2 ? 'Room A' : 'Room B', version: 2 });
    expect(await of().events.edit('nowhere', 1, {}, [], NOW)).toBeNull();
  });

  test('closing a session counts as an edit, so that nothing decided on the other state undoes it', async () => {
    const { id, exchange } = await heldMeeting(of());
    await of().events.setSessionState(exchange, 'closed');
    expect((await programmeOf(id)).version).toBe(2);
    expect(await of().events.edit(id, 1, {}, [], NOW)).toBeNull();
  });

  test('a new session comes with its rooms, their first entries, and room for writing', async () => {
    const { id } = await heldMeeting(of());
    const [known] = (await programmeOf(id)).sessions;
    if (known === undefined) throw new Error('no session');
    const sessionId = `${id}-new`;
    const rooms = [{ id: `${id}-new-room`, sessionId, countries: ['MA'], archived: false, written: false }];
    const session = { ...known, id: sessionId, rooms, startsAt: NOW, version: 1 };
    expect(await of().events.edit(id, 1, { sessions: [session] }, [seed(`${id}-new-room`)], NOW)).toBe(2);
    expect((await of().events.sessions(id))[0]).toMatchObject({
      id: sessionId,
      rooms: [{ id: `${id}-new-room`, sessionId, countries: ['MA'] }],
    });
    const appended = await of().rooms.append(`${id}-new-room`, EPOCH, bytes('words'), [], NOW);
    expect(appended).toEqual({ ok: true, position: 2 });
    expect((await programmeOf(id)).sessions[0]?.rooms).toMatchObject([{ written: true }]);
  });

  test('without the first entry of a new room nothing of an edit is stored', async () => {
    const { id } = await heldMeeting(of());
    const [known] = (await programmeOf(id)).sessions;
    if (known === undefined) throw new Error('no session');
    const room = { id: `${id}-bare`, sessionId: known.id, countries: [], archived: false, written: false };
    const session = { ...known, place: 'Elsewhere', rooms: [...known.rooms, room] };
    await expect(of().events.edit(id, 1, { sessions: [session] }, [], NOW)).rejects.toThrow(/no first entry/);
    expect(await programmeOf(id)).toMatchObject({ version: 1, sessions: [{ place: known.place }, {}] });
  });

  test('what is taken out is hidden and refuses writing, and comes back open with all that it held', async () => {
    const { id, iraq, morocco } = await heldMeeting(of());
    const [known] = (await programmeOf(id)).sessions;
    if (known === undefined) throw new Error('no session');
    const out = { ...known, rooms: known.rooms.map((room) => ({ ...room, archived: room.id === iraq })) };
    await of().events.edit(id, 1, { sessions: [out] }, [], NOW);
    expect((await of().events.sessions(id))[0]?.rooms.map((room) => room.id)).toEqual([morocco]);
    expect(await of().rooms.append(iraq, EPOCH, bytes('late'), [], NOW)).toEqual({
      ok: false,
      reason: 'closed',
    });
    expect((await of().rooms.append(morocco, EPOCH, bytes('words'), [], NOW)).ok).toBe(true);
    // Closing and opening the session does not open the room that was taken out.
    await of().events.setSessionState(known.id, 'closed');
    await of().events.setSessionState(known.id, 'open');
    expect((await of().rooms.find(iraq))?.closed).toBe(true);
    expect((await of().rooms.find(morocco))?.closed).toBe(false);

    const { version } = await programmeOf(id);
    await of().events.edit(id, version, { sessions: [{ ...known, archived: true }] }, [], NOW);
    expect((await of().events.sessions(id)).map((session) => session.id)).toEqual([`${id}-closing`]);
    expect((await of().rooms.find(morocco))?.closed).toBe(true);
    await of().events.edit(id, version + 1, { sessions: [known] }, [], NOW);
    expect((await of().rooms.find(iraq))?.closed).toBe(false);
    expect((await of().rooms.load(morocco))?.entries.length).toBe(2);
  });

  test('lists are changed whole: renamed, added, put in order, taken away', async () => {
    const { id, plan } = await heldMeeting(of());
    const text = (word: string) => ({ fr: word, nl: '', en: '', ar: '' });
    const event = {
      ...plan.event,
      title: text('Autre nom'),
      countries: [
        { code: 'TN', name: text('Tunisie') },
        { code: 'IQ', name: text('Irak !') },
      ],
      organisations: [{ id: 'caritas', name: 'Caritas', kind: 'ngo' as const }],
      topics: [],
    };
    expect(await of().events.edit(id, 1, { event }, [], NOW)).toBe(2);
    expect((await programmeOf(id)).event).toEqual(event);
    const read = await of().events.read(id);
    expect(read?.title).toEqual({
      fr: 'Autre nom',
      nl: 'Autre nom (fr)',
      en: 'Autre nom (fr)',
      ar: 'Autre nom (fr)',
    });
    expect(read?.countries.map(({ code }) => code)).toEqual(['TN', 'IQ']);
  });

  test('what somebody belongs to cannot be taken away, not even after they were removed', async () => {
    const meeting = await heldMeeting(of());
    const person = await joined(of(), meeting, 'Amal');
    await of().people.update(person.id, { organisationId: 'iom', country: 'IQ' });
    await of().people.remove(person.id, NOW);
    expect((await programmeOf(meeting.id)).used).toEqual({ organisations: ['iom'], countries: ['IQ'] });
    const event = { ...meeting.plan.event, organisations: [] };
    await expect(of().events.edit(meeting.id, 1, { event }, [], NOW)).rejects.toThrow(/foreign key/i);
    expect((await of().events.read(meeting.id))?.organisations).toHaveLength(2);
  });

  test('a new join code opens the meeting, the one before and its QR code open nothing', async () => {
    const { id, plan } = await heldMeeting(of());
    const before = plan.joinCode.replace('-', '');
    const after = `NEW${before.slice(0, 5)}`;
    await of().events.setJoinSecret(id, `${id}-secret`);
    await of().events.setJoinCode(id, after, `${id}-other`);
    expect(await of().events.byJoinCode(before, NOW)).toBeNull();
    expect(await of().events.byJoinSecret(`${id}-secret`, NOW)).toBeNull();
    expect(await of().events.byJoinCode(after, NOW)).toBe(id);
    expect(await of().events.byJoinSecret(`${id}-other`, NOW)).toBe(id);
  });
}
