import { expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, joined, NOW } from './meeting.ts';

export function peopleContract(of: () => Store): void {
  test('who joins is found again, alone and among everybody, in order of arrival', async () => {
    const meeting = await heldMeeting(of());
    const joris = await joined(of(), meeting, 'Joris', 'participant', NOW + 1);
    const amal = await joined(of(), meeting, 'Amal', 'participant', NOW + 2);
    expect(await of().people.read(amal.id)).toEqual(amal);
    expect(await of().people.list(meeting.id)).toEqual([joris, amal]);
    expect(await of().people.read('nobody')).toBeNull();
  });

  test('somebody changes name, organisation, country and language; what they leave out stays', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const change = { name: 'أمل', organisationId: 'iom', country: 'IQ', language: 'ar' as const };
    expect(await of().people.update(amal.id, change)).toEqual({ ...amal, ...change });
    expect(await of().people.update(amal.id, { organisationId: null })).toEqual({
      ...amal,
      ...change,
      organisationId: null,
    });
    expect(await of().people.update(amal.id, {})).toEqual(await of().people.read(amal.id));
    expect(await of().people.update('nobody', { name: 'X' })).toBeNull();
    expect(await of().people.update('nobody', {})).toBeNull();
  });

  test('a participant facilitates sessions until it is taken back, and their pass says which', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const [exchange, closing] = [meeting.exchange, `${meeting.id}-closing`];
    const pass = { hash: `${amal.id}-pass`, personId: amal.id, expiresAt: NOW + 1000, now: NOW };
    await of().people.createPass({ ...pass, sharedDevice: false });
    expect(await of().people.facilitate(amal.id, exchange, true)).toEqual({
      ...amal,
      facilitates: [exchange],
    });
    const both = { ...amal, facilitates: [closing, exchange].sort() };
    expect(await of().people.facilitate(amal.id, closing, true)).toEqual(both);
    expect(await of().people.facilitate(amal.id, closing, true)).toEqual(both);
    expect(await of().people.read(amal.id)).toEqual(both);
    expect(await of().people.list(meeting.id)).toEqual([both]);
    expect(await of().people.byPasses([pass.hash], NOW)).toEqual([
      { hash: pass.hash, person: both, sharedDevice: false },
    ]);
    expect(await of().people.update(amal.id, { name: 'A.' })).toEqual({ ...both, name: 'A.' });
    const after = await of().people.facilitate(amal.id, exchange, false);
    expect(after?.facilitates).toEqual([closing]);
    expect(await of().people.facilitate(amal.id, closing, false)).toEqual({ ...amal, name: 'A.' });
    expect(await of().people.facilitate(amal.id, closing, false)).toEqual({ ...amal, name: 'A.' });
  });

  test('two who give sessions to the same person at once both have given', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const given = ['one', 'two', 'three', 'four'];
    await Promise.all(given.map((sessionId) => of().people.facilitate(amal.id, sessionId, true)));
    expect((await of().people.read(amal.id))?.facilitates).toEqual([...given].sort());
  });

  test('facilitating single sessions ends with another role and with erasure; nobody else is given one', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    await of().people.facilitate(amal.id, meeting.exchange, true);
    await of().people.update(amal.id, { role: 'observer' });
    expect(await of().people.facilitate(amal.id, meeting.exchange, true)).toBeNull();
    expect(await of().people.update(amal.id, { role: 'participant' })).toEqual(amal);
    await of().people.facilitate(amal.id, meeting.exchange, true);
    await of().keep.beginErasure(amal.id, 'anonymise', NOW);
    expect((await of().people.read(amal.id))?.facilitates).toBeUndefined();
    const ben = await joined(of(), meeting, 'Ben', 'facilitator');
    expect(await of().people.facilitate(ben.id, meeting.exchange, true)).toBeNull();
    const gone = await joined(of(), meeting, 'Gone');
    await of().people.remove(gone.id, NOW);
    expect(await of().people.facilitate(gone.id, meeting.exchange, true)).toBeNull();
    expect(await of().people.facilitate('nobody', meeting.exchange, true)).toBeNull();
  });

  test('an organisation or country that the event does not have is refused', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    await expect(of().people.update(amal.id, { organisationId: 'unknown' })).rejects.toThrow(/foreign key/i);
    await expect(of().people.update(amal.id, { country: 'FR' })).rejects.toThrow(/foreign key/i);
    expect(await of().people.read(amal.id)).toEqual(amal);
  });

  test('the first of a role is whoever came first, of this event', async () => {
    const meeting = await heldMeeting(of());
    const other = await heldMeeting(of());
    await joined(of(), other, 'Elsewhere', 'staff', NOW);
    await joined(of(), meeting, 'Later', 'staff', NOW + 2);
    const first = await joined(of(), meeting, 'Sooner', 'staff', NOW + 1);
    expect(await of().people.firstOfRole(meeting.id, 'staff')).toEqual(first);
    expect(await of().people.firstOfRole(meeting.id, 'observer')).toBeNull();
  });

  test('a pass opens until it expires or is revoked, on a shared device as on one’s own', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const pass = { personId: amal.id, expiresAt: NOW + 1000, now: NOW };
    await of().people.createPass({ ...pass, hash: `${amal.id}-own`, sharedDevice: false });
    await of().people.createPass({ ...pass, hash: `${amal.id}-shared`, sharedDevice: true });
    const own = { hash: `${amal.id}-own`, person: amal, sharedDevice: false };
    const shared = { hash: `${amal.id}-shared`, person: amal, sharedDevice: true };
    expect(await of().people.byPasses([own.hash], NOW + 999)).toEqual([own]);
    expect(await of().people.byPasses([shared.hash], NOW)).toEqual([shared]);
    expect(await of().people.byPasses([own.hash], NOW + 1000)).toEqual([]);
    expect(await of().people.byPasses(['guessed'], NOW)).toEqual([]);
    expect(await of().people.byPasses([], NOW)).toEqual([]);
    const both = [own.hash, 'guessed', shared.hash];
    const found = await of().people.byPasses(both, NOW + 999);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([own, shared]));
    expect(await of().people.byPasses(both, NOW + 1000)).toEqual([]);
    await of().people.revokePass(`${amal.id}-own`);
    expect(await of().people.byPasses([own.hash], NOW)).toEqual([]);
    expect(await of().people.byPasses(both, NOW)).toEqual([shared]);
  });

  test('no two passes and no two links have one hash', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const secret = { hash: `${amal.id}-hash`, personId: amal.id, expiresAt: NOW + 1000, now: NOW };
    await of().people.createPass({ ...secret, sharedDevice: false });
    await expect(of().people.createPass({ ...secret, sharedDevice: true })).rejects.toThrow(/unique/i);
    await of().people.createTicket({ ...secret, replaceOwn: false });
    await expect(of().people.createTicket({ ...secret, replaceOwn: false })).rejects.toThrow(/unique/i);
  });

  test('a personal link works again and again until it expires, or the person asks for a new one', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const joris = await joined(of(), meeting, 'Joris');
    const ticket = { expiresAt: NOW + 1000, now: NOW };
    await of().people.createTicket({ ...ticket, hash: `${amal.id}-1`, personId: amal.id, replaceOwn: false });
    await of().people.createTicket({
      ...ticket,
      hash: `${joris.id}-1`,
      personId: joris.id,
      replaceOwn: true,
    });
    expect(await of().people.redeemTicket(`${amal.id}-1`, NOW)).toEqual(amal);
    expect(await of().people.redeemTicket(`${amal.id}-1`, NOW + 999)).toEqual(amal);
    expect(await of().people.redeemTicket(`${amal.id}-1`, NOW + 1000)).toBeNull();
    expect(await of().people.redeemTicket('guessed', NOW)).toBeNull();

    await of().people.createTicket({ ...ticket, hash: `${amal.id}-2`, personId: amal.id, replaceOwn: false });
    expect(await of().people.redeemTicket(`${amal.id}-1`, NOW)).toEqual(amal);
    await of().people.createTicket({ ...ticket, hash: `${amal.id}-3`, personId: amal.id, replaceOwn: true });
    expect(await of().people.redeemTicket(`${amal.id}-1`, NOW)).toBeNull();
    expect(await of().people.redeemTicket(`${amal.id}-2`, NOW)).toBeNull();
    expect(await of().people.redeemTicket(`${amal.id}-3`, NOW)).toEqual(amal);
    expect(await of().people.redeemTicket(`${joris.id}-1`, NOW)).toEqual(joris);
  });

  test('a ticket for one use lets one in, of many who try at once; an ordinary one lets in again', async () => {
    const amal = await joined(of(), await heldMeeting(of()), 'Amal');
    const link = { personId: amal.id, expiresAt: NOW + 1000, now: NOW, replaceOwn: false };
    await of().people.createTicket({ ...link, hash: `${amal.id}-once`, once: true });
    await of().people.createTicket({ ...link, hash: `${amal.id}-often` });
    expect(await of().people.redeemTicket(`${amal.id}-once`, NOW + 1000)).toBeNull();
    const tries = Array.from({ length: 8 }, () => of().people.redeemTicket(`${amal.id}-once`, NOW));
    const letIn = (await Promise.all(tries)).filter((person) => person !== null);
    expect(letIn).toEqual([amal]);
    expect(await of().people.redeemTicket(`${amal.id}-often`, NOW)).toEqual(amal);
    expect(await of().people.redeemTicket(`${amal.id}-often`, NOW)).toEqual(amal);
  });

  test('of two new links asked for at once, one is left', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const hashes = Array.from({ length: 6 }, (_, n) => `${amal.id}-at-once-${n}`);
    await Promise.all(
      hashes.map((hash) =>
        of().people.createTicket({
          hash,
          personId: amal.id,
          expiresAt: NOW + 1000,
          now: NOW,
          replaceOwn: true,
        }),
      ),
    );
    const open = await Promise.all(hashes.map((hash) => of().people.redeemTicket(hash, NOW)));
    expect(open.filter((person) => person !== null)).toEqual([amal]);
  });

  test('who is removed is not in the room, and no pass or link opens; others’ do, and their name stays known', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal', 'observer');
    const joris = await joined(of(), meeting, 'Joris', 'observer');
    for (const { id } of [amal, joris]) {
      const secret = { hash: `${id}-secret`, personId: id, expiresAt: NOW + 1000, now: NOW };
      await of().people.createPass({ ...secret, sharedDevice: false });
      await of().people.createTicket({ ...secret, replaceOwn: false });
    }
    expect(await of().people.remove(amal.id, NOW)).toBe(true);
    expect(await of().people.remove(amal.id, NOW)).toBe(false);
    expect(await of().people.remove('nobody', NOW)).toBe(false);

    expect(await of().people.list(meeting.id)).toEqual([joris]);
    expect(await of().people.firstOfRole(meeting.id, 'observer')).toEqual(joris);
    expect(await of().people.byPasses([`${amal.id}-secret`], NOW)).toEqual([]);
    expect(await of().people.redeemTicket(`${amal.id}-secret`, NOW)).toBeNull();
    expect(await of().people.update(amal.id, { name: 'Again' })).toBeNull();
    expect(await of().people.read(amal.id)).toEqual(amal);
    expect(await of().people.byPasses([`${joris.id}-secret`], NOW)).toHaveLength(1);
    expect(await of().people.redeemTicket(`${joris.id}-secret`, NOW)).toEqual(joris);
  });
}
