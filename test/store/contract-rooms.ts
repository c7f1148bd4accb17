import { describe, expect, test } from 'vitest';
import type { RoomLog, Store } from '#server/store/store.ts';
import { bytes, EPOCH, heldMeeting, joined, NOW, TEMPLATE_CLIENT, words } from './meeting.ts';

export function roomContract(of: () => Store): void {
  const append = (room: string, text: string, claims: { client: number; personId: string | null }[] = []) =>
    of().rooms.append(room, EPOCH, bytes(text), claims, NOW);
  const logOf = async (room: string): Promise<RoomLog> => {
    const log = await of().rooms.load(room);
    if (log === null) throw new Error(`There is no room ${room}.`);
    return log;
  };
  const textsOf = (log: Pick<RoomLog, 'entries'>) => log.entries.map((entry) => words(entry.update));

  test('a new room starts with its template', async () => {
    const { id, exchange, iraq } = await heldMeeting(of());
    expect(await of().rooms.load(iraq)).toEqual({
      roomId: iraq,
      eventId: id,
      sessionId: exchange,
      epoch: EPOCH,
      head: 1,
      bytes: 8,
      closed: false,
      snapshot: null,
      entries: [{ position: 1, update: bytes('template') }],
      clients: [{ client: TEMPLATE_CLIENT, personId: null }],
    });
    expect(await of().rooms.find(iraq)).toMatchObject({ roomId: iraq, eventId: id, epoch: EPOCH });
  });

  test('a room that does not exist is not found and takes nothing', async () => {
    expect(await of().rooms.load('nowhere')).toBeNull();
    expect(await of().rooms.find('nowhere')).toBeNull();
    expect(await of().rooms.entriesAfter('nowhere', 0)).toBeNull();
    expect(await append('nowhere', 'lost')).toEqual({ ok: false, reason: 'gone' });
  });

  describe('appending', () => {
    test('what was acknowledged is read at once, in order, in its own room only', async () => {
      const { iraq, morocco } = await heldMeeting(of());
      expect(await append(iraq, 'one')).toEqual({ ok: true, position: 2 });
      expect(textsOf(await logOf(iraq))).toEqual(['template', 'one']);
      expect(await append(iraq, 'two')).toEqual({ ok: true, position: 3 });
      const log = await logOf(iraq);
      expect(textsOf(log)).toEqual(['template', 'one', 'two']);
      expect(log).toMatchObject({ head: 3, bytes: 8 + 3 + 3 });
      expect(textsOf(await logOf(morocco))).toEqual(['template']);
    });

    test('any bytes come back as they went in, also a large batch and part of a larger buffer', async () => {
      const { iraq } = await heldMeeting(of());
      const large = Uint8Array.from({ length: 1_000_000 }, (_, n) => (n * n) % 256);
      const part = large.subarray(3, 1000);
      await of().rooms.append(iraq, EPOCH, large, [], NOW);
      await of().rooms.append(iraq, EPOCH, part, [], NOW);
      const [, first, second] = (await logOf(iraq)).entries;
      expect(Buffer.compare(first?.update ?? bytes(''), large)).toBe(0);
      expect(Buffer.compare(second?.update ?? bytes(''), part)).toBe(0);
      expect(first?.update.constructor).toBe(Uint8Array);
    });

    test('the bytes handed in stay the caller’s', async () => {
      const { iraq } = await heldMeeting(of());
      const update = bytes('still mine');
      await of().rooms.append(iraq, EPOCH, update, [], NOW);
      expect(words(update)).toBe('still mine');
    });

    test('many at once get positions without gap or double, and each text lies at its position', async () => {
      const { iraq } = await heldMeeting(of());
      const texts = Array.from({ length: 50 }, (_, n) => `text ${n}`);
      const answers = await Promise.all(texts.map((text) => append(iraq, text)));
      const log = await logOf(iraq);
      expect(log.entries.map((entry) => entry.position)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
      const at = new Map(log.entries.map((entry) => [entry.position, words(entry.update)]));
      expect(answers.map((answer) => answer.ok && at.get(answer.position))).toEqual(texts);
    });

    test('another epoch is refused and writes nothing', async () => {
      const { iraq } = await heldMeeting(of());
      expect(await of().rooms.append(iraq, 'epoch-0', bytes('old'), [], NOW)).toEqual({
        ok: false,
        reason: 'epoch',
      });
      expect(await logOf(iraq)).toMatchObject({ head: 1, bytes: 8 });
      expect((await append(iraq, 'new')).ok).toBe(true);
    });

    test('a closed session refuses, all its rooms, and accepts again when reopened', async () => {
      const { iraq, morocco, exchange } = await heldMeeting(of());
      await of().events.setSessionState(exchange, 'closed');
      expect(await append(iraq, 'late')).toEqual({ ok: false, reason: 'closed' });
      expect(await append(morocco, 'late')).toEqual({ ok: false, reason: 'closed' });
      expect(await logOf(iraq)).toMatchObject({ head: 1, closed: true });
      expect(await of().rooms.append(iraq, 'epoch-0', bytes('old'), [], NOW)).toMatchObject({
        reason: 'epoch',
      });
      await of().events.setSessionState(exchange, 'open');
      expect(await append(iraq, 'in time')).toEqual({ ok: true, position: 2 });
    });

    test('closing while many write: every acknowledged text is there, every refused one is not', async () => {
      const { iraq, exchange } = await heldMeeting(of());
      const texts = Array.from({ length: 30 }, (_, n) => `text ${n}`);
      const writing = texts.map((text) => append(iraq, text));
      const closing = of().events.setSessionState(exchange, 'closed');
      const answers = await Promise.all([...writing, append(iraq, 'text 30')]);
      await closing;
      const acknowledged = [...texts, 'text 30'].filter((_, n) => answers[n]?.ok);
      expect(textsOf(await logOf(iraq)).sort()).toEqual(['template', ...acknowledged].sort());
      expect(await append(iraq, 'after')).toEqual({ ok: false, reason: 'closed' });
    });
  });

  describe('[12] client ids', () => {
    test('belong to who writes under them first, and stay theirs', async () => {
      const meeting = await heldMeeting(of());
      const amal = await joined(of(), meeting, 'Amal');
      const highest = 4_294_967_295;
      expect((await append(meeting.iraq, 'a', [{ client: highest, personId: amal.id }])).ok).toBe(true);
      expect((await append(meeting.iraq, 'b', [{ client: highest, personId: amal.id }])).ok).toBe(true);
      expect((await logOf(meeting.iraq)).clients).toEqual([
        { client: TEMPLATE_CLIENT, personId: null },
        { client: highest, personId: amal.id },
      ]);
    });

    test('of somebody else are refused, and nothing of that batch is written', async () => {
      const meeting = await heldMeeting(of());
      const amal = await joined(of(), meeting, 'Amal');
      const joris = await joined(of(), meeting, 'Joris');
      await append(meeting.iraq, 'mine', [{ client: 70, personId: amal.id }]);
      const before = await logOf(meeting.iraq);
      const claims = [
        { client: 71, personId: joris.id },
        { client: 70, personId: joris.id },
      ];
      expect(await append(meeting.iraq, 'forged', claims)).toEqual({
        ok: false,
        reason: 'client-taken',
        client: 70,
      });
      expect(await logOf(meeting.iraq)).toEqual(before);
      expect(await append(meeting.iraq, 'own', claims.slice(0, 1))).toEqual({ ok: true, position: 3 });
    });

    test('of the server are nobody’s, and the server takes nobody’s', async () => {
      const meeting = await heldMeeting(of());
      const amal = await joined(of(), meeting, 'Amal');
      await append(meeting.iraq, 'mine', [{ client: 70, personId: amal.id }]);
      expect(await append(meeting.iraq, 'x', [{ client: TEMPLATE_CLIENT, personId: amal.id }])).toMatchObject(
        {
          reason: 'client-taken',
          client: TEMPLATE_CLIENT,
        },
      );
      expect(await append(meeting.iraq, 'x', [{ client: 70, personId: null }])).toMatchObject({
        reason: 'client-taken',
      });
      expect((await append(meeting.iraq, 'y', [{ client: TEMPLATE_CLIENT, personId: null }])).ok).toBe(true);
    });

    test('are counted per room, and one batch cannot give one id to two people', async () => {
      const meeting = await heldMeeting(of());
      const amal = await joined(of(), meeting, 'Amal');
      const joris = await joined(of(), meeting, 'Joris');
      await append(meeting.iraq, 'a', [{ client: 70, personId: amal.id }]);
      expect((await append(meeting.morocco, 'b', [{ client: 70, personId: joris.id }])).ok).toBe(true);
      const both = [amal, joris].map(({ id }) => ({ client: 80, personId: id }));
      expect(await append(meeting.iraq, 'c', both)).toMatchObject({ reason: 'client-taken', client: 80 });
      const twice = [amal, amal].map(({ id }) => ({ client: 80, personId: id }));
      expect((await append(meeting.iraq, 'd', twice)).ok).toBe(true);
    });

    test('claimed by two people at the same moment go to one of them', async () => {
      const meeting = await heldMeeting(of());
      const people = await Promise.all(['Amal', 'Joris', 'Farid'].map((name) => joined(of(), meeting, name)));
      const answers = await Promise.all(
        people.map(({ id, name }) => append(meeting.iraq, name, [{ client: 90, personId: id }])),
      );
      const winners = people.filter((_, n) => answers[n]?.ok);
      expect(winners).toHaveLength(1);
      const log = await logOf(meeting.iraq);
      expect(textsOf(log)).toEqual(['template', winners[0]?.name]);
      expect(log.clients).toContainEqual({ client: 90, personId: winners[0]?.id });
    });
  });
}
