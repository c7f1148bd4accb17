import { describe, expect, test } from 'vitest';
import { DRAFTS_OF_ONE_MAX, NO_RULES } from '#lib/board/rules.ts';
import type { Store, StoredDraft } from '#server/store/store.ts';
import { bytes, EPOCH, heldMeeting, joined, NOW, words } from './meeting.ts';

export function writingContract(of: () => Store): void {
  /** Iraq's room, in which everybody writes for themselves, with two people. */
  const privateRoom = async () => {
    const meeting = await heldMeeting(of());
    const [amal, joris] = [await joined(of(), meeting, 'Amal'), await joined(of(), meeting, 'Joris')];
    const roomId = meeting.iraq;
    expect(await of().writing.beginPrivate(roomId, 'named')).toBe('begun');
    const keep = (personId: string, name: string, change: Partial<StoredDraft> = {}) =>
      of().writing.keepDraft({
        id: `${meeting.id}-${name}`,
        roomId,
        personId,
        column: 'what-works',
        text: `text of ${name}`,
        kind: 'note',
        ...change,
      });
    const batch = (update: string | null, claims: { client: number; personId: string | null }[] = []) => ({
      roomId,
      epoch: EPOCH,
      update: update === null ? null : bytes(update),
      claims,
      now: NOW,
    });
    const idOf = (name: string) => `${meeting.id}-${name}`;
    return { meeting, roomId, amal: amal.id, joris: joris.id, keep, batch, idOf };
  };
  const texts = async (roomId: string, personId: string) =>
    (await of().writing.draftsOf(roomId, personId)).map(({ text }) => text);

  test('nothing is decided about a room until somebody does, and its version grows with each change', async () => {
    const meeting = await heldMeeting(of());
    expect(await of().writing.rules(meeting.iraq)).toEqual(NO_RULES);
    expect(await of().writing.beginPrivate(meeting.iraq, 'anonymous')).toBe('begun');
    const rules = await of().writing.rules(meeting.iraq);
    expect(rules).toEqual({ ...NO_RULES, version: 1, writing: 'private', signing: 'anonymous' });
    expect(await of().writing.rules(meeting.morocco)).toEqual(NO_RULES);
    expect(await of().writing.beginPrivate('nowhere', 'named')).toBe('gone');
  });

  test('how cards are signed cannot be changed while people write privately, and can before the next time', async () => {
    const { roomId, batch } = await privateRoom();
    expect(await of().writing.beginPrivate(roomId, 'anonymous')).toBe('on');
    expect(await of().writing.beginPrivate(roomId, 'named')).toBe('begun');
    expect(await of().writing.rules(roomId)).toMatchObject({ signing: 'named', version: 1 });
    expect((await of().writing.reveal(batch(null), [])).ok).toBe(true);
    expect(await of().writing.beginPrivate(roomId, 'anonymous')).toBe('begun');
    expect(await of().writing.rules(roomId)).toMatchObject({ signing: 'anonymous', writing: 'private' });
  });

  test('what is locked, and how it stood in one document; nothing of another one is kept', async () => {
    const meeting = await heldMeeting(of());
    const { writing } = of();
    const locks = { board: false, columns: ['what-works'] };
    const frozen = { cards: [], stacks: [{ id: 's', title: { by: null, words: 'Before leaving' } }] };
    expect(await writing.locked(meeting.iraq)).toBeNull();
    expect(await writing.lock('nowhere', locks)).toBe(false);
    expect(await writing.lock(meeting.iraq, locks)).toBe(true);
    expect(await writing.rules(meeting.iraq)).toEqual({ ...NO_RULES, version: 1, locks });
    expect(await writing.locked(meeting.iraq)).toEqual({ locks, stood: null, nameless: [] });

    await writing.freeze(meeting.iraq, locks, 'another-epoch', frozen);
    await writing.freeze(meeting.iraq, { board: true, columns: [] }, EPOCH, frozen);
    expect((await writing.locked(meeting.iraq))?.stood).toBeNull();
    await writing.freeze(meeting.iraq, locks, EPOCH, frozen);
    expect((await writing.locked(meeting.iraq))?.stood).toEqual({ epoch: EPOCH, frozen });

    const more = { board: false, columns: ['obstacles', 'what-works'] };
    expect(await writing.lock(meeting.iraq, more)).toBe(true);
    expect(await writing.locked(meeting.iraq)).toEqual({
      locks: more,
      stood: { epoch: EPOCH, frozen },
      nameless: [],
    });
    expect(await writing.lock(meeting.iraq, { board: false, columns: [] })).toBe(true);
    expect(await writing.locked(meeting.iraq)).toBeNull();
    expect(await writing.rules(meeting.iraq)).toEqual({ ...NO_RULES, version: 3 });
    await writing.freeze(meeting.iraq, more, EPOCH, frozen);
    expect(await writing.locked(meeting.iraq)).toBeNull();
  });

  describe('drafts', () => {
    test('are kept in order for their writers, who may change and discard them, and only they', async () => {
      const { roomId, amal, joris, keep, idOf } = await privateRoom();
      expect(await keep(amal, 'one')).toBe('kept');
      expect(await keep(joris, 'two')).toBe('kept');
      expect(await keep(amal, 'three', { kind: 'question', column: 'obstacles' })).toBe('kept');
      expect(await texts(roomId, amal)).toEqual(['text of one', 'text of three']);
      expect((await of().writing.draftsOf(roomId, amal))[1]).toEqual({
        id: idOf('three'),
        column: 'obstacles',
        text: 'text of three',
        kind: 'question',
      });
      expect(await keep(amal, 'one', { text: 'changed' })).toBe('kept');
      expect(await keep(joris, 'one', { text: 'not mine' })).toBe('taken');
      expect(await of().writing.discardDraft(roomId, joris, idOf('one'))).toBe(false);
      expect(await texts(roomId, amal)).toEqual(['changed', 'text of three']);
      expect(await of().writing.discardDraft(roomId, amal, idOf('three'))).toBe(true);
      expect(await texts(roomId, amal)).toEqual(['changed']);
      expect(
        (await of().writing.drafts(roomId)).map(({ personId, revision }) => [personId, revision]),
      ).toEqual([
        [amal, 2],
        [joris, 1],
      ]);
      expect(await of().writing.rules(roomId)).toMatchObject({ drafts: 2, version: 6 });
    });

    test('are refused where nobody writes privately, in a closed session, and beyond what one may have', async () => {
      const { meeting, roomId, amal, joris, keep } = await privateRoom();
      expect(await keep(amal, 'elsewhere', { roomId: meeting.morocco })).toBe('over');
      await of().events.setSessionState(meeting.exchange, 'closed');
      expect(await keep(amal, 'late')).toBe('closed');
      await of().events.setSessionState(meeting.exchange, 'open');
      for (let n = 0; n < DRAFTS_OF_ONE_MAX; n++) expect(await keep(amal, `no-${n}`)).toBe('kept');
      expect(await keep(amal, 'one-more')).toBe('full');
      expect(await keep(amal, 'no-3', { text: 'changed' })).toBe('kept');
      expect(await keep(joris, 'first')).toBe('kept');
      expect(await of().writing.rules(roomId)).toMatchObject({ drafts: DRAFTS_OF_ONE_MAX + 1 });
    });
  });

  describe('revealing', () => {
    test('appends the cards, removes the drafts and ends private writing, all at once', async () => {
      const { roomId, amal, keep, batch } = await privateRoom();
      await keep(amal, 'one');
      const drafts = await of().writing.drafts(roomId);
      const claims = [{ client: 77, personId: amal }];
      expect(await of().writing.reveal(batch('the cards', claims), drafts)).toEqual({
        ok: true,
        position: 2,
      });
      const log = await of().rooms.load(roomId);
      expect(words(log?.entries.at(-1)?.update)).toBe('the cards');
      expect(log?.clients).toContainEqual({ client: 77, personId: amal });
      expect(await of().writing.drafts(roomId)).toEqual([]);
      expect(await of().writing.rules(roomId)).toMatchObject({ writing: 'open', drafts: 0 });
      expect(await keep(amal, 'one', { text: 'again' })).toBe('revealed');
      expect(await keep(amal, 'two')).toBe('over');
    });

    test.each<[string, (room: Awaited<ReturnType<typeof privateRoom>>) => Promise<unknown>]>([
      ['a draft came', ({ joris, keep }) => keep(joris, 'meanwhile')],
      ['one was changed', ({ amal, keep }) => keep(amal, 'one', { text: 'meanwhile' })],
      ['one was discarded', ({ amal, roomId, idOf }) => of().writing.discardDraft(roomId, amal, idOf('one'))],
    ])('changes nothing when %s since they were read', async (_what, happens) => {
      const room = await privateRoom();
      const { roomId, amal, keep, batch } = room;
      await keep(amal, 'one');
      const drafts = await of().writing.drafts(roomId);
      await happens(room);
      const before = await of().writing.drafts(roomId);
      expect(await of().writing.reveal(batch('the cards'), drafts)).toEqual({ ok: false, reason: 'stale' });
      expect((await of().rooms.load(roomId))?.head).toBe(1);
      expect(await of().writing.drafts(roomId)).toEqual(before);
      expect(await of().writing.rules(roomId)).toMatchObject({ writing: 'private' });
      expect((await of().writing.reveal(batch('the cards'), before)).ok).toBe(true);
    });

    test('is refused like any writing, with the drafts as they were', async () => {
      const { meeting, roomId, amal, joris, keep, batch } = await privateRoom();
      await keep(amal, 'one');
      const drafts = await of().writing.drafts(roomId);
      const reveal = (change: Partial<ReturnType<typeof batch>>) =>
        of().writing.reveal({ ...batch('the cards', [{ client: 5, personId: amal }]), ...change }, drafts);
      await of().rooms.append(roomId, EPOCH, bytes('other'), [{ client: 5, personId: joris }], NOW);
      expect(await reveal({})).toEqual({ ok: false, reason: 'client-taken', client: 5 });
      expect(await reveal({ epoch: 'another', claims: [] })).toEqual({ ok: false, reason: 'epoch' });
      expect(await reveal({ roomId: 'nowhere', claims: [] })).toEqual({ ok: false, reason: 'gone' });
      await of().events.setSessionState(meeting.exchange, 'closed');
      expect(await reveal({ claims: [] })).toEqual({ ok: false, reason: 'closed' });
      expect(await reveal({ claims: [], update: null })).toEqual({ ok: false, reason: 'closed' });
      expect(await of().writing.drafts(roomId)).toEqual(drafts);
      await of().events.setSessionState(meeting.exchange, 'open');
      expect((await reveal({ claims: [] })).ok).toBe(true);
    });

    test('[14] at the same time as people save their drafts, none is lost and none both kept and revealed', async () => {
      const { roomId, amal, joris, keep, batch } = await privateRoom();
      const kept: string[] = [];
      const saving = [amal, joris].flatMap((person) =>
        Array.from({ length: 10 }, async (_, n) => {
          const name = `${person}-${n}`;
          if ((await keep(person, name)) === 'kept') kept.push(`text of ${name}`);
        }),
      );
      let revealed: string[] | null = null;
      while (revealed === null) {
        const drafts = await of().writing.drafts(roomId);
        const answer = await of().writing.reveal(batch('the cards'), drafts);
        if (answer.ok) revealed = drafts.map(({ text }) => text);
      }
      await Promise.all(saving);
      expect(kept.sort()).toEqual(revealed.sort());
      expect(await of().writing.drafts(roomId)).toEqual([]);
    });
  });
}
