import { describe, expect, test } from 'vitest';
import { HISTORY_MAX, type HistoryEntry, type Restoration, type Store } from '#server/store/store.ts';
import { bytes, EPOCH, heldMeeting, joined, type Meeting, NOW, words } from './meeting.ts';

export function historyContract(of: () => Store): void {
  const append = (room: string, text: string) => of().rooms.append(room, EPOCH, bytes(text), [], NOW);
  const entry = (meeting: Meeting, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
    id: `${meeting.id}-kept`,
    roomId: meeting.iraq,
    position: 2,
    reason: 'deletion',
    personId: null,
    madeAt: NOW,
    ...change,
  });
  const keep = (one: HistoryEntry, text = 'kept state') =>
    of().rooms.keepHistory({ ...one, update: bytes(text) });
  const restoration = (meeting: Meeting, head: number, personId: string): Restoration => ({
    present: { id: `${meeting.id}-before`, epoch: EPOCH, head, update: bytes('all that stood there') },
    epoch: 'epoch-2',
    personId,
    now: NOW + 5,
  });
  /** Iraq's room at position 3 with a state that was kept at 2, and a facilitator. */
  const keptRoom = async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    const claim = [{ client: 70, personId: amal.id }];
    await of().rooms.append(meeting.iraq, EPOCH, bytes('two'), claim, NOW);
    await append(meeting.iraq, 'three');
    await keep(entry(meeting));
    const host = await joined(of(), meeting, 'Farid', 'facilitator');
    return { meeting, host: host.id };
  };

  test('is listed newest first, for its own room only', async () => {
    const meeting = await heldMeeting(of());
    const amal = await joined(of(), meeting, 'Amal');
    expect(await of().rooms.history(meeting.iraq)).toEqual([]);
    const older = entry(meeting);
    const newer = entry(meeting, { id: `${meeting.id}-newer`, personId: amal.id, madeAt: NOW + 1 });
    await keep(newer);
    await keep(older);
    expect(await of().rooms.history(meeting.iraq)).toEqual([newer, older]);
    expect(await of().rooms.history(meeting.morocco)).toEqual([]);
    expect(await of().rooms.history('nowhere')).toEqual([]);
  });

  test(`keeps ${HISTORY_MAX} of a room, the first and the newest among them, and those of other rooms`, async () => {
    const meeting = await heldMeeting(of());
    await keep(entry(meeting, { id: `${meeting.id}-elsewhere`, roomId: meeting.morocco, madeAt: 0 }));
    for (let n = 0; n <= HISTORY_MAX + 5; n++) {
      await keep(entry(meeting, { id: `${meeting.id}-${n}`, madeAt: NOW + n }));
    }
    const kept = await of().rooms.history(meeting.iraq);
    expect(kept).toHaveLength(HISTORY_MAX);
    expect(kept.at(-1)?.id).toBe(`${meeting.id}-0`);
    expect(kept[0]?.id).toBe(`${meeting.id}-${HISTORY_MAX + 5}`);
    expect(await of().rooms.history(meeting.morocco)).toHaveLength(1);
  });

  describe('restoring', () => {
    test('puts the kept state in the place of the document, under the new epoch, and keeps what stood there', async () => {
      const { meeting, host } = await keptRoom();
      const id = entry(meeting).id;
      expect(await of().rooms.restore(meeting.iraq, id, restoration(meeting, 3, host))).toBe('restored');
      const log = await of().rooms.load(meeting.iraq);
      expect(log).toMatchObject({
        epoch: 'epoch-2',
        head: 4,
        bytes: 'kept state'.length,
        snapshot: { position: 4, update: bytes('kept state') },
        entries: [],
      });
      expect(log?.clients.map(({ client }) => client)).toContain(70);
      const [before, kept] = await of().rooms.history(meeting.iraq);
      expect(before).toEqual({
        id: `${meeting.id}-before`,
        roomId: meeting.iraq,
        position: 3,
        reason: 'before-restore',
        personId: host,
        madeAt: NOW + 5,
      });
      expect(kept?.id).toBe(id);
      expect((await of().rooms.load(meeting.morocco))?.epoch).toBe(EPOCH);
    });

    test('ends the old epoch: what is appended there is refused, and goes on in the new one', async () => {
      const { meeting, host } = await keptRoom();
      await of().rooms.restore(meeting.iraq, entry(meeting).id, restoration(meeting, 3, host));
      expect(await append(meeting.iraq, 'late')).toEqual({ ok: false, reason: 'epoch' });
      expect(await of().rooms.compact(meeting.iraq, EPOCH, 3, bytes('late'))).toBe(false);
      expect(await of().rooms.append(meeting.iraq, 'epoch-2', bytes('five'), [], NOW)).toEqual({
        ok: true,
        position: 5,
      });
      expect(await of().rooms.entriesAfter(meeting.iraq, 3)).toBeNull();
      expect((await of().rooms.entriesAfter(meeting.iraq, 4))?.entries).toHaveLength(1);
    });

    test('can be undone by restoring what was kept of it', async () => {
      const { meeting, host } = await keptRoom();
      await of().rooms.restore(meeting.iraq, entry(meeting).id, restoration(meeting, 3, host));
      const back: Restoration = {
        ...restoration(meeting, 4, host),
        present: { id: `${meeting.id}-again`, epoch: 'epoch-2', head: 4, update: bytes('kept state') },
        epoch: 'epoch-3',
      };
      expect(await of().rooms.restore(meeting.iraq, `${meeting.id}-before`, back)).toBe('restored');
      const log = await of().rooms.load(meeting.iraq);
      expect(words(log?.snapshot?.update)).toBe('all that stood there');
    });

    test.each([
      ['when somebody wrote meanwhile', { head: 2 }, 'moved'],
      ['when another epoch has begun', { epoch: 'epoch-0' }, 'moved'],
    ])('is not done %s, and nothing changes', async (_what, stale, answer) => {
      const { meeting, host } = await keptRoom();
      const right = restoration(meeting, 3, host);
      const wrong = { ...right, present: { ...right.present, ...stale } };
      const before = await of().rooms.load(meeting.iraq);
      expect(await of().rooms.restore(meeting.iraq, entry(meeting).id, wrong)).toBe(answer);
      expect(await of().rooms.load(meeting.iraq)).toEqual(before);
      expect(await of().rooms.history(meeting.iraq)).toHaveLength(1);
      expect(await of().rooms.restore(meeting.iraq, entry(meeting).id, right)).toBe('restored');
    });

    test('is not done with what was not kept, or was kept of another room', async () => {
      const { meeting, host } = await keptRoom();
      const right = restoration(meeting, 3, host);
      expect(await of().rooms.restore(meeting.iraq, 'nothing', right)).toBe('gone');
      const elsewhere = restoration(meeting, 1, host);
      expect(await of().rooms.restore(meeting.morocco, entry(meeting).id, elsewhere)).toBe('gone');
      expect(await of().rooms.restore('nowhere', entry(meeting).id, right)).toBe('gone');
      expect((await of().rooms.load(meeting.iraq))?.epoch).toBe(EPOCH);
    });

    test('while many write: each acknowledged text is in what was kept, or restoring was refused', async () => {
      const { meeting, host } = await keptRoom();
      const writing = Array.from({ length: 20 }, (_, n) => append(meeting.iraq, `text ${n}`));
      const answer = await of().rooms.restore(meeting.iraq, entry(meeting).id, restoration(meeting, 3, host));
      const written = (await Promise.all(writing)).filter(({ ok }) => ok);
      const log = await of().rooms.load(meeting.iraq);
      if (answer === 'restored') expect(written).toEqual([]);
      else expect(log?.entries).toHaveLength(3 + written.length);
      expect(log?.epoch).toBe(answer === 'restored' ? 'epoch-2' : EPOCH);
    });
  });
}
