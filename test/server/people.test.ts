import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type {
  ErrorAnswer,
  JoinCodeAnswer,
  PeopleAnswer,
  PersonAnswer,
  PersonLinkAnswer,
} from '#lib/wire/api.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { openLive } from '#test/support/live.ts';
import type { Guest } from '#test/support/server.ts';

describe.each(STORES)('people while the meeting is on, on %s,', (kind) => {
  let rooms: CountryRooms;
  let facilitator: Guest;
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    facilitator = await rooms.server.as('facilitator');
  });
  afterEach(() => rooms.close());

  const post = (guest: Guest, path: string, body: object = {}) => guest.fetch(path, { method: 'POST', body });
  const code = async (response: Response) => ((await response.json()) as ErrorAnswer).error.code;
  const added = async (guest: Guest, role: string, name = 'Somebody') =>
    (await (await post(guest, '/api/people', { name, role })).json()) as PersonLinkAnswer;
  const enters = (link: string) =>
    rooms.server.fetch('/api/ticket', { method: 'POST', body: { ticket: link.split('#')[1] } });

  it('a facilitator adds an observer, whose link brings them in as one', async () => {
    const { person, link } = await added(facilitator, 'observer', 'Ruth');
    const response = await enters(link);
    expect(await response.json()).toMatchObject({
      role: 'observer',
      person: { id: person.id, name: 'Ruth' },
    });
    expect(link.startsWith(`${rooms.server.url}/enter#`)).toBe(true);
  });

  it('nobody gets more than the one who adds them has; staff makes staff', async () => {
    const refused = await post(facilitator, '/api/people', { name: 'Eve', role: 'staff' });
    expect([refused.status, await code(refused)]).toEqual([403, 'forbidden']);
    const staff = await rooms.server.as('staff');
    expect((await added(staff, 'staff')).person.role).toBe('staff');
    const path = `/api/people/${staff.person.id}`;
    expect((await post(facilitator, `${path}/remove`)).status).toBe(403);
    expect((await post(facilitator, `${path}/link`)).status).toBe(403);
    expect((await facilitator.fetch(path, { method: 'PATCH', body: { name: 'X' } })).status).toBe(403);
    expect(await code(await post(staff, `${path}/remove`))).toBe('own-role');
  });

  it('somebody gets another name, country and role while they write, and all of it holds at once', async () => {
    const guest = await rooms.server.join({ name: 'Amal' });
    const amal = await rooms.opens(guest.cookie, { epoch: rooms.epoch, own: true }).arrives();
    amal.writes('mine');
    await amal.isSaved();
    const page = await openLive(rooms.server.url, guest.cookie);
    const told = page.hears('me:changed');
    const path = `/api/people/${guest.person.id}`;
    const change = { name: 'Amal B.', country: 'MA', role: 'observer' };
    const response = await facilitator.fetch(path, { method: 'PATCH', body: change });
    expect(((await response.json()) as PersonAnswer).person).toMatchObject({
      ...change,
      id: guest.person.id,
    });
    expect((await told).person).toMatchObject(change);
    await amal.until(() => amal.notice?.reason === 'observer', 'observer');
    await facilitator.fetch(path, { method: 'PATCH', body: { role: 'participant' } });
    await amal.until(() => amal.notice?.access === 'write', 'writes again');
    amal.writes(' again');
    await amal.isSaved();
    page.closes();
  });

  it('a facilitator made of a participant hears what only those who run the event hear', async () => {
    const guest = await rooms.server.join({ name: 'Joris' });
    const page = await openLive(rooms.server.url, guest.cookie);
    const told = page.hears('me:changed');
    // As the browser's client does by itself: it comes again, as somebody else may hear.
    page.socket.once('disconnect', () => page.socket.connect());
    const back = new Promise<void>((resolve) => page.socket.once('connect', resolve));
    const path = `/api/people/${guest.person.id}`;
    await facilitator.fetch(path, { method: 'PATCH', body: { role: 'facilitator' } });
    await told;
    await back;
    const heard = page.hears('people:changed');
    await added(facilitator, 'observer');
    await heard;
    page.closes();
  });

  it('[23] somebody who is removed is out at once everywhere and does not come back; what they wrote stays', async () => {
    const guest = await rooms.server.join({ name: 'Mallory' });
    const { link } = (await (await post(guest, '/api/me/link')).json()) as { link: string };
    const writer = await rooms.opens(guest.cookie, { epoch: rooms.epoch, own: true }).arrives();
    writer.writes('what Mallory wrote');
    await writer.isSaved();
    const page = await openLive(rooms.server.url, guest.cookie);
    const told = page.hears('pass:ended');
    const startedAt = performance.now();
    expect((await post(facilitator, `/api/people/${guest.person.id}/remove`)).status).toBe(200);
    expect(await told).toEqual({ reason: 'removed' });
    await writer.until(() => writer.closes.includes(CLOSE.noPass), 'closed');
    expect(performance.now() - startedAt).toBeLessThan(20_000);

    expect((await guest.fetch('/api/event')).status).toBe(401);
    expect((await enters(link)).status).toBe(404);
    await expect(openLive(rooms.server.url, guest.cookie)).rejects.toThrow();
    const { people } = (await (await facilitator.fetch('/api/people')).json()) as PeopleAnswer;
    expect(people.map(({ name }) => name)).not.toContain('Mallory');
    expect((await post(facilitator, `/api/people/${guest.person.id}/remove`)).status).toBe(404);
    const late = await rooms.enters('Late');
    await late.sees('what Mallory wrote');
  });

  it('a new link for somebody ends the one before', async () => {
    const { person, link } = await added(facilitator, 'facilitator');
    const again = (await (
      await post(facilitator, `/api/people/${person.id}/link`)
    ).json()) as PersonLinkAnswer;
    expect((await enters(link)).status).toBe(404);
    expect((await enters(again.link)).status).toBe(200);
  });

  it('a name or an organisation that cannot be is refused with the field, as when joining', async () => {
    const response = await post(facilitator, '/api/people', { name: ' ', role: 'observer' });
    expect(((await response.json()) as ErrorAnswer).error).toMatchObject({
      code: 'name-missing',
      field: 'name',
    });
    const organisation = { name: 'N', role: 'observer', organisation: 'nobody knows' };
    expect(await code(await post(facilitator, '/api/people', organisation))).toBe('organisation-unknown');
  });

  it('a new join code lets people in at once; the old one and its QR code let nobody in; who is in stays', async () => {
    const read = async (response: Response) => (await response.json()) as JoinCodeAnswer;
    const before = await read(await facilitator.fetch('/api/join-code'));
    const guest = await rooms.server.join({ name: 'Amal' });
    const after = await read(await post(facilitator, '/api/join-code'));
    expect(after.code).not.toBe(before.code);
    const joinsWith = async (given: string) => {
      const body = { code: given, name: 'Joris' };
      return (await rooms.server.fetch('/api/join', { method: 'POST', body })).status;
    };
    const secret = ({ link }: JoinCodeAnswer) => link.split('#q=')[1] ?? '';
    expect(await joinsWith(before.code)).toBe(404);
    expect(await joinsWith(secret(before))).toBe(404);
    expect(await joinsWith(after.code)).toBe(200);
    expect(await joinsWith(secret(after))).toBe(200);
    expect((await guest.fetch('/api/event')).status).toBe(200);
  });
});
