import { describe, expect, test } from 'vitest';
import { QUESTIONS_OF_ONE_MAX } from '#lib/question/question.ts';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, joined, NOW } from './meeting.ts';

export function questionContract(of: () => Store): void {
  const held = async (rules = { moderated: false, unnamed: true }) => {
    const meeting = await heldMeeting(of());
    const roomId = meeting.iraq;
    expect(await of().questions.setRules(roomId, rules)).toBe(true);
    const amal = await joined(of(), meeting, 'Amal');
    let made = 0;
    const ask = (writer: { personId: string } | { key: string }, id = `${meeting.id}-q${++made}`) =>
      of()
        .questions.ask({ id, roomId, text: `question ${id}`, ...writer })
        .then((answer) => ({ id, ...answer }));
    const room = async () => {
      const kept = await of().questions.room(roomId);
      if (kept === null) throw new Error('no such room');
      return kept;
    };
    return { meeting, roomId, amal, ask, room };
  };

  describe('questions', () => {
    test('are kept in their order, with or without a name, and asked again they are the same', async () => {
      const { amal, ask, room, meeting } = await held();
      const isWritten = async () =>
        (await of().events.programme(meeting.id))?.sessions
          .flatMap(({ rooms }) => rooms)
          .find(({ id }) => id === meeting.iraq)?.written;
      expect(await isWritten()).toBe(false);
      const named = await ask({ personId: amal.id });
      expect(await isWritten(), 'so that nobody’s question is signed otherwise').toBe(true);
      expect(named).toMatchObject({ ok: true, state: 'open', isNews: true });
      const unnamed = await ask({ key: 'key' });
      expect(await ask({ key: 'key' }, unnamed.id)).toMatchObject({ ok: true, isNews: false });
      expect(await ask({ key: 'other' }, unnamed.id)).toMatchObject({ ok: false, code: 'invalid' });
      expect(await ask({ personId: amal.id }, unnamed.id)).toMatchObject({ ok: false, code: 'invalid' });
      const kept = await room();
      expect(kept).toMatchObject({ eventId: meeting.id, attribution: 'organisation', onScreen: null });
      expect(kept.questions).toMatchObject([
        { id: named.id, number: 1, personId: amal.id, key: null, asker: { name: 'Amal' }, votes: 0 },
        { id: unnamed.id, number: 2, personId: null, key: 'key', asker: null },
      ]);
      expect(await of().questions.room('none')).toBeNull();
      expect(await of().questions.read('none')).toBeNull();
      expect(await of().questions.setRules('none', { moderated: true, unnamed: true })).toBe(false);
    });

    test('at once from many sides get one number each, and one person has a bound', async () => {
      const { amal, ask, room } = await held();
      const answers = await Promise.all(
        Array.from({ length: QUESTIONS_OF_ONE_MAX + 2 }, () => ask({ personId: amal.id })),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(QUESTIONS_OF_ONE_MAX);
      expect((await room()).questions.map(({ number }) => number)).toEqual(
        Array.from({ length: QUESTIONS_OF_ONE_MAX }, (_, n) => n + 1),
      );
    });

    test('wait where somebody looks first, change their state, and one stands on the screen', async () => {
      const { ask, room, roomId } = await held({ moderated: true, unnamed: true });
      const { id, state } = { state: '', ...(await ask({ key: 'key' })) };
      expect(state).toBe('waiting');
      expect(await of().questions.show(roomId, id)).toBe('gone');
      const before = (await room()).version;
      expect(await of().questions.setState(id, 'open')).toEqual({ before: 'waiting' });
      const after = await room();
      expect(after.version).toBeGreaterThan(before);
      expect(after.questions[0]).toMatchObject({ state: 'open', version: after.version });
      expect(await of().questions.show(roomId, id)).toBe('shown');
      expect((await room()).onScreen).toBe(id);
      await of().questions.setState(id, 'hidden');
      expect((await room()).onScreen).toBeNull();
      expect(await of().questions.setState('none', 'open')).toBeNull();
    });

    test('[4] a vote under one key counts once, however it comes, and can be taken back', async () => {
      const { ask, room } = await held();
      const { id } = await ask({ key: 'key' });
      const vote = (voted: boolean, revision: number, voter = 'voter') =>
        of().questions.vote(id, voter, { voted, revision });
      await Promise.all([vote(true, 1), vote(true, 1), vote(true, 1), vote(true, 1, 'another')]);
      expect((await room()).questions[0]?.votes).toBe(2);
      expect(await vote(true, 1)).toMatchObject({ ok: true, isNews: false });
      expect(await vote(false, 2)).toMatchObject({ ok: true, isNews: true });
      expect(await vote(true, 1)).toEqual({ ok: false, code: 'vote-changed' });
      expect((await room()).questions[0]?.votes).toBe(1);
      expect(await of().questions.votesOf(['voter', 'nobody'])).toEqual([
        { questionId: id, voted: false, revision: 2 },
      ]);
      expect(await of().questions.vote('none', 'voter', { voted: true, revision: 1 })).toEqual({
        ok: false,
        code: 'question-gone',
      });
    });

    test('taken back leave nothing but their id, by their writer alone, and do not come back', async () => {
      const { amal, ask, room } = await held();
      const { id } = await ask({ key: 'key' });
      await of().questions.vote(id, 'voter of this one', { voted: true, revision: 1 });
      expect(await of().questions.takeBack(id, { key: 'other' })).toBe(false);
      expect(await of().questions.takeBack(id, { personId: amal.id })).toBe(false);
      expect(await of().questions.takeBack(id, { key: 'key' })).toBe(true);
      expect(await of().questions.takeBack(id, { key: 'key' })).toBe(true);
      const kept = await room();
      expect(kept.questions).toEqual([]);
      expect(kept.takenBack).toMatchObject([{ id }]);
      expect(await of().questions.votesOf(['voter of this one'])).toEqual([]);
      expect(await ask({ key: 'key' }, id)).toMatchObject({ ok: false, code: 'question-gone' });
    });

    test('of a closed session are not asked and not voted for', async () => {
      const { meeting, ask, room } = await held();
      const { id } = await ask({ key: 'key' });
      await of().events.setSessionState(meeting.exchange, 'closed');
      expect(await ask({ key: 'key' })).toMatchObject({ ok: false, code: 'session-closed' });
      expect(await of().questions.vote(id, 'voter', { voted: true, revision: 1 })).toMatchObject({
        code: 'session-closed',
      });
      expect((await room()).questions).toHaveLength(1);
    });

    test('[26] go with whoever asked them, and stay in nobody’s name when only the name goes', async () => {
      const { meeting, amal, ask, room } = await held();
      const joris = await joined(of(), meeting, 'Joris');
      await ask({ personId: amal.id });
      const stays = await ask({ personId: joris.id });
      expect(await of().questions.ofPerson(amal.id)).toMatchObject([{ question: { number: 1 } }]);
      const signed = (await room()).version;
      expect(await of().questions.signedAnew(joris.id)).toEqual([meeting.iraq]);
      const { version: before, questions } = await room();
      expect(questions.map(({ version }) => version > signed)).toEqual([false, true]);
      await of().keep.beginErasure(amal.id, 'erase', NOW);
      await of().keep.beginErasure(joris.id, 'anonymise', NOW);
      const kept = await room();
      expect(kept.version).toBeGreaterThan(before);
      expect(kept.questions).toMatchObject([{ id: stays.id, asker: { name: '' } }]);
      expect(await of().questions.ofPerson(amal.id)).toEqual([]);
      expect(await of().questions.signedAnew(amal.id)).toEqual([]);
    });
  });
}
