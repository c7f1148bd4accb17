import { describe, expect, test } from 'vitest';
import type { RoomLog, Store } from '#server/store/store.ts';
import { bytes, EPOCH, heldMeeting, joined, NOW, words } from './meeting.ts';

export function logContract(of: () => Store): void {
  const append = (room: string, text: string, claims: { client: number; personId: string | null }[] = []) =>
    of().rooms.append(room, EPOCH, bytes(text), claims, NOW);
  const logOf = async (room: string): Promise<RoomLog> => {
    const log = await of().rooms.load(room);
    if (log === null) throw new Error(`There is no room ${room}.`);
    return log;
  };
  const textsOf = (log: Pick<RoomLog, 'entries'>) => log.entries.map((entry) => words(entry.update));

  describe('catching up', () => {
    test('gives the entries after a position with the ids claimed in them', async () => {
      const meeting = await heldMeeting(of());
      const amal = await joined(of(), meeting, 'Amal');
      const joris = await joined(of(), meeting, 'Joris');
      await append(meeting.iraq, 'one', [{ client: 70, personId: amal.id }]);
      await append(meeting.iraq, 'two', [{ client: 71, personId: joris.id }]);
      const after = await of().rooms.entriesAfter(meeting.iraq, 2);
      expect(after).toEqual({
        entries: [{ position: 3, update: bytes('two') }],
        clients: [{ client: 71, personId: joris.id }],
      });
      expect(await of().rooms.entriesAfter(meeting.iraq, 3)).toEqual({ entries: [], clients: [] });
    });

    test('says when the entries are compacted away, and not a position earlier', async () => {
      const { iraq } = await heldMeeting(of());
      await append(iraq, 'two');
      await append(iraq, 'three');
      await of().rooms.compact(iraq, EPOCH, 2, bytes('all up to two'));
      expect(await of().rooms.entriesAfter(iraq, 1)).toBeNull();
      const after = await of().rooms.entriesAfter(iraq, 2);
      expect(after?.entries.map((entry) => entry.position)).toEqual([3]);
    });
  });

  describe('compacting', () => {
    test('replaces what lies before, keeps what came after, and counts the bytes anew', async () => {
      const { iraq } = await heldMeeting(of());
      await append(iraq, 'two');
      await append(iraq, 'three');
      expect(await of().rooms.compact(iraq, EPOCH, 2, bytes('snapshot'))).toBe(true);
      const log = await logOf(iraq);
      expect(log.snapshot).toEqual({ position: 2, update: bytes('snapshot') });
      expect(textsOf(log)).toEqual(['three']);
      expect(log).toMatchObject({ head: 3, bytes: 8 + 5 });
      expect(log.clients).toHaveLength(1);
      expect(await append(iraq, 'four')).toEqual({ ok: true, position: 4 });
      expect(await of().rooms.compact(iraq, EPOCH, 4, bytes('again'))).toBe(true);
      expect(await logOf(iraq)).toMatchObject({ head: 4, bytes: 5, entries: [] });
    });

    test.each([
      ['that is older than the snapshot', EPOCH, 2],
      ['that lies where the snapshot lies', EPOCH, 3],
      ['of another epoch', 'epoch-0', 4],
      ['past the head', EPOCH, 5],
    ])('refuses one %s, and nothing changes', async (_what, epoch, position) => {
      const { iraq } = await heldMeeting(of());
      for (const text of ['two', 'three', 'four']) await append(iraq, text);
      await of().rooms.compact(iraq, EPOCH, 3, bytes('snapshot'));
      const before = await logOf(iraq);
      expect(await of().rooms.compact(iraq, epoch, position, bytes('wrong'))).toBe(false);
      expect(await logOf(iraq)).toEqual(before);
      expect(await of().rooms.compact(iraq, EPOCH, 4, bytes('right'))).toBe(true);
    });

    test('a room that does not exist is not compacted', async () => {
      expect(await of().rooms.compact('nowhere', EPOCH, 1, bytes('x'))).toBe(false);
    });

    test('[11] while people write and others open the room, everybody sees all of it', async () => {
      const { iraq } = await heldMeeting(of());
      const writing = Array.from({ length: 20 }, (_, n) => append(iraq, `text ${n}`));
      const compacting = [5, 10, 15].map((position) =>
        Promise.all(writing.slice(0, position)).then(() =>
          of().rooms.compact(iraq, EPOCH, position, bytes(`up to ${position}`)),
        ),
      );
      const views = await Promise.all(
        writing.map(async (written) => {
          const answer = await written;
          const log = await logOf(iraq);
          return { log, written: answer.ok ? answer.position : 0 };
        }),
      );
      expect(await Promise.all(compacting)).toContain(true);
      for (const { log, written } of views) {
        const from = log.snapshot?.position ?? 0;
        expect(log.head).toBeGreaterThanOrEqual(written);
        expect(log.entries.map((entry) => entry.position)).toEqual(
          Array.from({ length: log.head - from }, (_, n) => from + n + 1),
        );
      }
    });
  });
}
