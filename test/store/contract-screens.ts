import { expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, joined, type Meeting, NOW } from './meeting.ts';

export function screenContract(of: () => Store): void {
  async function linked(meeting: Meeting, more: { expiresAt?: number } = {}) {
    const host = await joined(of(), meeting, 'Joris', 'facilitator');
    const link = {
      id: `${meeting.id}-link`,
      roomId: meeting.iraq,
      personId: host.id,
      ticketHash: `${meeting.id}-t`,
    };
    await of().screens.makeLink({ ...link, expiresAt: NOW + 1000, now: NOW, ...more });
    const enters = (pass: string, now = NOW) =>
      of().screens.enter(link.ticketHash, `${meeting.id}-${pass}`, now);
    const holds = (pass: string, now = NOW) => of().screens.byPass(`${meeting.id}-${pass}`, now);
    return { host, link, enters, holds };
  }

  test('a projector’s link gives passes in its maker’s name, one each time, until it expires', async () => {
    const meeting = await heldMeeting(of());
    const { host, link, enters, holds } = await linked(meeting);
    const entry = { roomId: meeting.iraq, eventId: meeting.id, expiresAt: NOW + 1000 };
    expect(await enters('one')).toEqual(entry);
    expect(await enters('two', NOW + 999)).toEqual(entry);
    expect(await enters('three', NOW + 1000)).toBeNull();
    expect(await of().screens.enter('guessed', 'x', NOW)).toBeNull();
    expect(await holds('one', NOW + 999)).toEqual(host);
    expect(await holds('two')).toEqual(host);
    expect(await holds('one', NOW + 1000)).toBeNull();
    expect(await holds('three')).toBeNull();
    const known = {
      id: link.id,
      roomId: meeting.iraq,
      personId: host.id,
      madeAt: NOW,
      expiresAt: NOW + 1000,
    };
    expect(await of().screens.links(meeting.id, NOW)).toEqual([{ ...known, screens: 2 }]);
    expect(await of().screens.links(meeting.id, NOW + 1000)).toEqual([]);
    expect(await of().people.byPasses([`${meeting.id}-one`], NOW), 'as a pass of a person').toEqual([]);
  });

  test('a link that is revoked opens nothing any more, nor do its passes; another event cannot revoke it', async () => {
    const meeting = await heldMeeting(of());
    const other = await heldMeeting(of());
    const { link, enters, holds } = await linked(meeting);
    await enters('one');
    expect(await of().screens.revokeLink(other.id, link.id)).toBeNull();
    expect(await holds('one')).not.toBeNull();
    expect(await of().screens.revokeLink(meeting.id, link.id)).toEqual([`${meeting.id}-one`]);
    expect(await holds('one')).toBeNull();
    expect(await enters('two')).toBeNull();
    expect(await of().screens.revokeLink(meeting.id, link.id)).toBeNull();
  });

  test('of entering and revoking at once, no pass is left over', async () => {
    const meeting = await heldMeeting(of());
    const { link, enters, holds } = await linked(meeting);
    const names = ['a', 'b', 'c', 'd'];
    const revoked = of().screens.revokeLink(meeting.id, link.id);
    await Promise.all([...names.map((name) => enters(name)), revoked]);
    for (const name of names) expect(await holds(name)).toBeNull();
  });

  test('it ends with its maker, and with the event’s retention', async () => {
    const meeting = await heldMeeting(of());
    const far = meeting.plan.event.retainUntil + 1;
    const { host, enters, holds } = await linked(meeting, { expiresAt: far });
    expect((await enters('one'))?.expiresAt).toBe(far - 1);
    expect(await holds('one', far - 2)).toEqual(host);
    expect(await holds('one', far - 1)).toBeNull();
    await of().people.remove(host.id, NOW);
    expect(await holds('one')).toBeNull();
    expect(await enters('two')).toBeNull();
    expect(await of().screens.links(meeting.id, NOW)).toEqual([]);
  });

  test('of a host who is erased no link is kept', async () => {
    const meeting = await heldMeeting(of());
    const { host, link, enters, holds } = await linked(meeting);
    await enters('one');
    await of().keep.beginErasure(host.id, 'erase', NOW);
    expect(await holds('one')).toBeNull();
    // Its id is free again: no row is left.
    const heir = await joined(of(), meeting, 'Nadia', 'facilitator');
    await of().screens.makeLink({ ...link, personId: heir.id, expiresAt: NOW + 1000, now: NOW });
    expect(await of().screens.links(meeting.id, NOW)).toMatchObject([{ personId: heir.id, screens: 0 }]);
  });

  test('what the projectors of rooms show is decided for several at once; deciding it twice changes nothing', async () => {
    const { iraq, morocco } = await heldMeeting(of());
    expect(await of().screens.shown([iraq, morocco])).toEqual({});
    const round = { is: 'round', id: 'r' } as const;
    const decided = { [iraq]: { shown: round, version: 1 }, [morocco]: { shown: round, version: 1 } };
    expect(await of().screens.show([iraq, morocco, iraq], round)).toEqual(decided);
    expect(await of().screens.show([morocco], { is: 'welcome' })).toEqual({
      [morocco]: { shown: { is: 'welcome' }, version: 2 },
    });
    expect(await of().screens.show([iraq], round)).toEqual({ [iraq]: { shown: round, version: 1 } });
    expect(await of().screens.shown([iraq])).toEqual({ [iraq]: { shown: round, version: 1 } });
  });

  test('of a room that does not exist nothing is decided, nor of those decided with it', async () => {
    const { iraq } = await heldMeeting(of());
    await expect(of().screens.show([iraq, 'nowhere'], { is: 'timer' })).rejects.toThrow(/foreign key/i);
    expect(await of().screens.shown([iraq])).toEqual({});
  });

  test('of two who decide at once, one is the last, for all rooms or each', async () => {
    const { iraq, morocco } = await heldMeeting(of());
    const wishes = [
      { is: 'welcome' },
      { is: 'timer' },
      { is: 'automatic' },
      { is: 'round', id: 'r' },
    ] as const;
    await Promise.all(
      wishes.map((shown, at) => of().screens.show(at % 2 === 0 ? [iraq, morocco] : [morocco, iraq], shown)),
    );
    const decided = await of().screens.shown([iraq, morocco]);
    expect(decided[iraq]).toEqual({ shown: expect.anything(), version: 4 });
    expect(decided[morocco]).toEqual(decided[iraq]);
  });
}
