import { describe, expect, test } from 'vitest';
import type { Signing } from '#lib/board/rules.ts';
import { type PollPlan, TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { resultsOf } from '#lib/poll/results.ts';
import type { WordChange } from '#lib/poll/word-rules.ts';
import { WORD_RULES_MAX } from '#lib/poll/words.ts';
import type { NewBallot } from '#server/store/poll-store.ts';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, joined, type Meeting, NOW } from './meeting.ts';

const FINAL = NOW + 1000 + TAKE_BACK_MS;
const SEED = new Uint8Array(32).fill(7);

export function pollContract(of: () => Store): void {
  const plan = (more: Partial<PollPlan> = {}): PollPlan => ({
    kind: 'single',
    question: { fr: 'Quoi ?', ar: 'ماذا؟' },
    options: ['a', 'b', 'c'].map((id) => ({ id, text: { fr: id } })),
    min: 1,
    max: 1,
    ends: { low: {}, high: {} },
    signing: 'named',
    split: 'none',
    seenBy: { participants: 'live', projector: 'live' },
    ...more,
  });
  const pollOf = (meeting: Meeting, name: string, more: Partial<PollPlan> = {}) => ({
    id: `${meeting.id}-${name}`,
    eventId: meeting.id,
    sessionId: null,
    plan: plan(more),
    version: 0,
  });

  /** A round of a poll that is open in the rooms of Iraq and Morocco. */
  const asked = async (more: Partial<PollPlan> = {}, closesAt: number | null = null) => {
    const meeting = await heldMeeting(of());
    const poll = pollOf(meeting, 'poll', more);
    expect(await of().polls.save(poll)).toEqual({ is: 'saved', version: 1 });
    const roundId = `${meeting.id}-round`;
    const rooms = [meeting.iraq, meeting.morocco];
    const opened = await of().polls.open({
      id: roundId,
      pollId: poll.id,
      roomIds: rooms,
      closesAt,
      now: NOW,
    });
    expect(opened).toBe('opened');
    const signing: Signing = more.signing ?? 'named';
    const ballot = (personId: string, option: string, change: Partial<NewBallot> = {}): NewBallot => ({
      roundId,
      roomId: meeting.iraq,
      personId,
      voter: signing === 'named' ? personId : `key of ${personId}`,
      request: `request of ${personId}`,
      replaces: 0,
      marks: [{ option, place: 1, text: '' }],
      stratum: null,
      organisationId: null,
      ...change,
    });
    const cast = (...ballots: NewBallot[]) => of().polls.cast(ballots, NOW + 1);
    const people = async (number: number) =>
      (await Promise.all(Array.from({ length: number }, (_, n) => joined(of(), meeting, `person-${n}`)))).map(
        ({ id }) => id,
      );
    const results = async (now = NOW + 1) => {
      const counted = await of().polls.count(roundId);
      if (counted === null) throw new Error('no such round');
      const all = resultsOf(counted, now);
      if (all.total === null) throw new Error('nothing is shown');
      return { ...all, total: all.total };
    };
    return { meeting, poll, roundId, ballot, cast, people, results };
  };
  const counted = (revision: number, isNews = true) => ({ ok: true, revision, isNews });
  const refused = (code: string) => ({ ok: false, code });

  describe('polls', () => {
    test('are prepared ahead, changed from the version one saw, and put in order', async () => {
      const meeting = await heldMeeting(of());
      const [one, two, three] = ['one', 'two', 'three'].map((name) => pollOf(meeting, name));
      if (!one || !two || !three) throw new Error('no polls');
      for (const poll of [one, two, three]) {
        expect(await of().polls.save(poll)).toEqual({ is: 'saved', version: 1 });
      }
      expect(await of().polls.save(one), 'asked again').toEqual({ is: 'saved', version: 1 });
      const other = plan({ question: { nl: 'Wat?' } });
      const changed = { ...one, version: 1, plan: other, sessionId: meeting.exchange };
      expect(await of().polls.save({ ...one, plan: other })).toEqual({ is: 'changed' });
      expect(await of().polls.save(changed)).toEqual({ is: 'saved', version: 2 });
      expect(await of().polls.read(one.id)).toEqual({ ...changed, version: 2 });
      await of().polls.order(meeting.id, [three.id, 'of-nobody', one.id]);
      const ids = async () => (await of().polls.list(meeting.id)).map(({ poll }) => poll.id);
      expect(await ids()).toEqual([three.id, one.id, two.id]);
      expect(await of().polls.remove(three.id)).toBe('removed');
      expect(await ids()).toEqual([one.id, two.id]);
      expect(await of().polls.save({ ...three, version: 1 })).toEqual({ is: 'gone' });
    });

    test('stay as they are once people can answer them', async () => {
      const { poll } = await asked();
      expect(await of().polls.save({ ...poll, version: 1, plan: plan({ max: 2 }) })).toEqual({
        is: 'opened',
      });
      expect(await of().polls.remove(poll.id)).toBe('opened');
      expect(await of().polls.read(poll.id)).toEqual({ ...poll, version: 1 });
    });

    test('are asked in rooms of their event whose session is open, each time as a round of its own', async () => {
      const { meeting, poll, roundId } = await asked();
      const other = await heldMeeting(of());
      const open = (id: string, roomIds: string[], pollId = poll.id) =>
        of().polls.open({ id: `${meeting.id}-${id}`, pollId, roomIds, closesAt: null, now: NOW + 5 });
      expect(await open('round', [meeting.iraq]), 'asked again').toBe('opened');
      expect(await open('two', [meeting.iraq])).toBe('opened');
      expect(await open('three', [other.iraq])).toBe('gone');
      expect(await open('three', [meeting.iraq], 'no-poll')).toBe('gone');
      await of().events.setSessionState(meeting.exchange, 'closed');
      expect(await open('three', [meeting.iraq])).toBe('closed');
      const [only] = await of().polls.list(meeting.id);
      expect(only?.rounds.map(({ number, roomIds }) => [number, roomIds])).toEqual([
        [1, [meeting.iraq, meeting.morocco]],
        [2, [meeting.iraq]],
      ]);
      const rounds = async (roomId: string) =>
        (await of().polls.asked([roomId], 10)).map(({ round }) => round.id);
      expect(await rounds(meeting.iraq)).toEqual([`${meeting.id}-two`, roundId]);
      expect(await rounds(meeting.morocco)).toEqual([roundId]);
    });
  });

  describe('a round', () => {
    test('is closed once, taken back within ten seconds, and then final', async () => {
      const { roundId } = await asked();
      expect((await of().polls.close(roundId, NOW + 1000))?.closesAt).toBe(NOW + 1000);
      expect((await of().polls.close(roundId, NOW + 2000))?.closesAt).toBe(NOW + 1000);
      expect(await of().polls.reopen(roundId, NOW + 1000 + TAKE_BACK_MS - 1)).toBe('open');
      expect((await of().polls.round(roundId))?.round.closesAt).toBeNull();
      await of().polls.close(roundId, NOW + 1000);
      expect(await of().polls.reopen(roundId, FINAL)).toBe('final');
      expect(await of().polls.reopen('no-round', FINAL)).toBe('gone');
      expect(await of().polls.due(FINAL - 1)).not.toContain(roundId);
      expect(await of().polls.due(FINAL)).toContain(roundId);
      await of().polls.settle(roundId, SEED, FINAL);
      expect(await of().polls.due(FINAL)).not.toContain(roundId);
    });

    test('is taken back while it is open and nobody has answered, and its poll can be asked or changed again', async () => {
      const { meeting, poll, roundId, ballot, cast, people } = await asked();
      expect(await of().polls.unask(roundId, NOW + 1)).toBe('gone');
      expect(await of().polls.unask(roundId, NOW + 1), 'asked again').toBe('gone');
      expect(await of().polls.round(roundId)).toBeNull();
      const [amal = ''] = await people(1);
      expect(await cast(ballot(amal, 'a'))).toEqual([refused('poll-reset')]);
      expect(await of().polls.save({ ...poll, version: 1, plan: plan({ max: 2 }) })).toMatchObject({
        is: 'saved',
      });
      const opens = async (name: string) => {
        const id = `${meeting.id}-${name}`;
        await of().polls.open({ id, pollId: poll.id, roomIds: [meeting.iraq], closesAt: null, now: NOW });
        return id;
      };
      const answered = await opens('answered');
      expect(await cast(ballot(amal, 'a', { roundId: answered }))).toEqual([counted(1)]);
      expect(await of().polls.unask(answered, NOW + 1)).toBe('stays');
      const raised = await opens('raised');
      await of().polls.countHands(raised, meeting.iraq, { people: 1, counts: { a: 1 } }, NOW + 1);
      expect(await of().polls.unask(raised, NOW + 1)).toBe('stays');
      const closed = await opens('closed');
      await of().polls.close(closed, NOW + 1);
      expect(await of().polls.unask(closed, NOW + 1)).toBe('stays');
    });

    test('is revealed, and hidden again', async () => {
      const { roundId } = await asked();
      const isRevealed = async () => (await of().polls.round(roundId))?.round.revealed;
      expect(await isRevealed()).toBe(false);
      expect(await of().polls.reveal(roundId, true)).toBe(true);
      expect(await isRevealed()).toBe(true);
      expect(await of().polls.reveal(roundId, false)).toBe(true);
      expect(await isRevealed()).toBe(false);
      expect(await of().polls.reveal('no-round', true)).toBe(false);
    });

    test('that is started again has no ballot of before, and takes none', async () => {
      const { meeting, roundId, ballot, cast, people } = await asked();
      const [amal = ''] = await people(1);
      expect(await cast(ballot(amal, 'a'))).toEqual([counted(1)]);
      const again = { id: `${meeting.id}-again`, now: NOW + 50 };
      expect(await of().polls.reset(roundId, again)).toBe('reset');
      expect(await of().polls.reset(roundId, again), 'asked again').toBe('reset');
      expect(await of().polls.reset('no-round', { id: 'none', now: NOW })).toBe('gone');
      expect(await cast(ballot(amal, 'a'))).toEqual([refused('poll-reset')]);
      expect(await of().polls.round(roundId)).toBeNull();
      expect((await of().polls.round(again.id))?.round).toMatchObject({ number: 1, closesAt: null });
      expect((await of().polls.count(again.id))?.counts).toEqual([]);
      expect(await cast(ballot(amal, 'b', { roundId: again.id }))).toEqual([counted(1)]);
    });

    test('takes what was counted by hand in a room, in the place of what was counted before', async () => {
      const { meeting, roundId, results } = await asked();
      const hands = (roomId: string, people: number, counts: Record<string, number>) =>
        of().polls.countHands(roundId, roomId, { people, counts }, NOW + 1);
      expect(await hands(meeting.iraq, 3, { a: 3 })).toBe('counted');
      expect(await hands(meeting.iraq, 2, { a: 1, b: 1 })).toBe('counted');
      expect(await hands(meeting.morocco, 1, { b: 1 })).toBe('counted');
      expect(await hands('no-room', 1, { b: 1 })).toBe('gone');
      expect((await results()).total).toMatchObject({ people: 3, byHand: 3, counts: [1, 2, 0] });
      await of().polls.close(roundId, NOW);
      expect(await hands(meeting.iraq, 9, { a: 9 })).toBe('closed');
    });

    test('merges and removes words', async () => {
      const { roundId, ballot, cast, people, results } = await asked({ kind: 'words', options: [], max: 2 });
      const [amal = '', joris = ''] = await people(2);
      const word = (option: string, place = 1) => ({ option, place, text: option.toUpperCase() });
      await cast(
        ballot(amal, '', { marks: [word('logement'), word('argent', 2)] }),
        ballot(joris, '', { marks: [word('maison')] }),
      );
      // Two facilitators at the same instant, about other words each.
      const merge: WordChange = { is: 'merge', keys: ['maison'], into: 'logement' };
      const hide: WordChange = { is: 'hide', keys: ['argent'] };
      const both = [merge, hide].map((change) => of().polls.changeWords(roundId, change));
      expect(await Promise.all(both)).toEqual(['changed', 'changed']);
      const { total, version } = await results();
      expect(total).toMatchObject({ people: 2, entries: [{ key: 'logement', text: 'LOGEMENT', count: 2 }] });
      expect(await of().polls.changeWords(roundId, merge), 'asked again').toBe('changed');
      expect((await results()).total).toEqual(total);
      expect((await results()).version).toBeGreaterThan(version);
      expect(await of().polls.changeWords('no-round', hide)).toBe('gone');
    });

    test('takes no more about its words than is allowed', async () => {
      const { roundId } = await asked({ kind: 'words', options: [], max: 2 });
      const keys = Array.from({ length: WORD_RULES_MAX }, (_, n) => `mot ${n}`);
      const change = (is: 'hide' | 'show', ...words: string[]) =>
        of().polls.changeWords(roundId, { is, keys: words });
      expect(await change('hide', ...keys)).toBe('changed');
      expect(await change('hide', 'encore un')).toBe('full');
      expect(await change('show', 'mot 0')).toBe('changed');
      expect(await change('hide', 'encore un')).toBe('changed');
      expect((await of().polls.count(roundId))?.wordRules.removed).toHaveLength(WORD_RULES_MAX);
    });
  });

  describe('ballots', () => {
    test('[4] are one for each person, changed in the place of the one before, and counted by the database', async () => {
      const { meeting, roundId, ballot, cast, people, results } = await asked();
      const [amal = '', joris = ''] = await people(2);
      expect(await cast(ballot(amal, 'a'), ballot(joris, 'b', { roomId: meeting.morocco }))).toEqual([
        counted(1),
        counted(1),
      ]);
      const before = await results();
      expect(before.total.counts).toEqual([1, 1, 0]);
      expect(before.rooms.map(({ people: voted, tally }) => [voted, tally?.counts])).toEqual([
        [1, [1, 0, 0]],
        [1, [0, 1, 0]],
      ]);
      expect(await cast(ballot(amal, 'a')), 'the same again').toEqual([counted(1, false)]);
      expect(await cast(ballot(amal, 'c', { request: 'two' })), 'from a page that knows none').toEqual([
        refused('ballot-changed'),
      ]);
      expect((await results()).total).toEqual(before.total);
      const change = ballot(amal, 'c', { request: 'two', replaces: 1 });
      expect(await cast(change)).toEqual([counted(2)]);
      expect(await cast(ballot(amal, 'a')), 'an old request').toEqual([refused('ballot-changed')]);
      const after = await results();
      expect(after.total.counts).toEqual([0, 1, 1]);
      expect(after.version).toBeGreaterThan(before.version);
      expect(await of().polls.ballot(roundId, amal)).toEqual({ revision: 2, choice: ['c'] });
      expect(await of().polls.ballot(roundId, 'nobody')).toBeNull();
      expect(await of().polls.votedIn(joris, [roundId, 'other'])).toEqual([roundId]);
      expect(await of().polls.voters(roundId)).toEqual([amal, joris].sort());
      expect(await of().polls.voters('other')).toEqual([]);
    });

    test('[4] many of one person at the same time are one', async () => {
      const { roundId, ballot, people, results } = await asked({ signing: 'anonymous' });
      const voters = await people(4);
      const tries = voters.flatMap((person) =>
        Array.from({ length: 8 }, (_, n) =>
          of().polls.cast(
            // Half of them under another key, as from another device.
            [ballot(person, 'abc'[n % 3] ?? 'a', { request: `${person} ${n}`, voter: `${person} ${n % 2}` })],
            NOW + 1,
          ),
        ),
      );
      const answers = (await Promise.all(tries)).flat();
      expect(answers.filter(({ ok }) => ok)).toHaveLength(4);
      expect((await results()).people).toBe(4);
      expect((await of().polls.count(roundId))?.counts.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    });

    test('[4] several of one person in one go are one', async () => {
      const { ballot, cast, people } = await asked({ signing: 'anonymous' });
      const [amal = ''] = await people(1);
      expect(
        await cast(
          ballot(amal, 'a', { voter: 'k1', request: '1' }),
          ballot(amal, 'b', { voter: 'k2', request: '2' }),
        ),
      ).toEqual([counted(1), refused('ballot-elsewhere')]);
    });

    test('are refused after closing, by the time of the server, and in a closed session', async () => {
      const { meeting, ballot, people } = await asked({}, NOW + 100);
      const [amal = '', joris = '', nour = ''] = await people(3);
      expect(await of().polls.cast([ballot(amal, 'a')], NOW + 99)).toEqual([counted(1)]);
      expect(await of().polls.cast([ballot(joris, 'a')], NOW + 100)).toEqual([refused('poll-closed')]);
      expect(await of().polls.cast([ballot(amal, 'a')], NOW + 100), 'counted before').toEqual([
        counted(1, false),
      ]);
      await of().events.setSessionState(meeting.exchange, 'closed');
      expect(await of().polls.cast([ballot(nour, 'a')], NOW + 9)).toEqual([refused('session-closed')]);
      await of().events.setSessionState(meeting.exchange, 'open');
      expect(await of().polls.cast([ballot(nour, 'a')], NOW + 9)).toEqual([counted(1)]);
    });

    test('of a ranking keep their order, and many options their order too', async () => {
      const { roundId, ballot, cast, people, results } = await asked({ kind: 'ranking', max: 3 });
      const [amal = '', joris = ''] = await people(2);
      const order = (...options: string[]) =>
        options.map((option, at) => ({ option, place: at + 1, text: '' }));
      await cast(ballot(amal, '', { marks: order('c', 'a', 'b') }), ballot(joris, '', { marks: order('c') }));
      expect((await of().polls.ballot(roundId, amal))?.choice).toEqual(['c', 'a', 'b']);
      expect((await results()).total.counts).toEqual([2, 1, 6]);
    });
  });

  describe('an anonymous round', () => {
    test('[24] shows what was chosen in steps of five, and the last step is five too', async () => {
      const { roundId, ballot, cast, people, results } = await asked({ signing: 'anonymous' });
      const voters = await people(12);
      const seen: [number, number][] = [];
      for (const voter of voters) {
        await cast(ballot(voter, 'a'));
        const { people: all, total } = await results();
        seen.push([all, total.people]);
        expect(total.counts[0]).toBe(total.people);
      }
      expect(seen.map(([, shown]) => shown)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 5]);
      expect(seen.at(-1)).toEqual([12, 5]);
      await of().polls.close(roundId, NOW + 1000);
      expect((await results(FINAL - 1)).total.people).toBe(5);
      expect((await results(FINAL)).total).toMatchObject({ people: 12, counts: [12, 0, 0] });
    });

    test('[24] keeps nothing that leads from a person or a device to a ballot once it is settled', async () => {
      const { meeting, roundId, ballot, cast, people, results } = await asked({ signing: 'anonymous' });
      const voters = await people(9);
      for (const [n, voter] of voters.entries()) {
        await cast(ballot(voter, n < 4 ? 'a' : 'b', { roomId: n < 7 ? meeting.iraq : meeting.morocco }));
      }
      const [amal = ''] = voters;
      expect(await of().polls.votedIn(amal, [roundId])).toEqual([roundId]);
      expect(await of().polls.ballot(roundId, `key of ${amal}`)).toEqual({ revision: 1, choice: ['a'] });
      await of().polls.close(roundId, NOW + 1000);
      const before = await results(FINAL);
      await of().polls.settle(roundId, SEED, FINAL);
      const after = await results(FINAL);
      expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
      expect(after.total.counts).toEqual([4, 5, 0]);
      expect(after.rooms.map(({ tally }) => tally)).toEqual([null, null]);
      expect(await of().polls.votedIn(amal, [roundId])).toEqual([]);
      expect(await of().polls.ballot(roundId, `key of ${amal}`)).toBeNull();
      expect(await of().polls.ballotsOf(amal)).toEqual([]);
      // A device that never heard the answer is told that it was counted, and nobody can vote again.
      expect(await of().polls.cast([ballot(amal, 'a')], FINAL)).toEqual([counted(1, false)]);
      const other = ballot(amal, 'c', { request: 'another' });
      expect(await of().polls.cast([other], FINAL)).toEqual([refused('poll-closed')]);
      expect(await of().polls.cast([other], NOW), 'by a clock that is late').toEqual([
        refused('poll-closed'),
      ]);
    });
  });

  test('a break-down shows no group of fewer than five, and is made once', async () => {
    const { meeting, roundId, ballot, cast, people, results } = await asked({ split: 'country' });
    const voters = await people(16);
    const countryOf = (n: number) => (n < 6 ? 'IQ' : n < 12 ? 'MA' : n < 15 ? 'AF' : '');
    await cast(
      ...voters.map((voter, n) => ballot(voter, n % 2 === 0 ? 'a' : 'b', { stratum: countryOf(n) })),
    );
    expect((await results()).parts).toBeNull();
    await of().polls.close(roundId, NOW + 1000);
    await of().polls.settle(roundId, SEED, FINAL);
    const { parts } = await results(FINAL);
    expect(parts?.by).toBe('country');
    expect(parts?.groups.map(({ group, value }) => [group, value?.counts ?? null])).toEqual([
      // Four are hidden beside these, so one more group is.
      ['', null],
      ['AF', null],
      ['IQ', null],
      ['MA', [3, 3, 0]],
    ]);
    await of().people.update(voters[0] ?? '', { country: null });
    expect((await results(FINAL)).parts).toEqual(parts);
    expect(await of().keep.eraseEvent(meeting.id)).toBe(true);
    expect(await of().polls.round(roundId)).toBeNull();
    expect(await of().polls.list(meeting.id)).toEqual([]);
  });

  test('[26] who is erased is in no ballot, and the options they chose stay counted', async () => {
    const { meeting, roundId, ballot, cast, people, results } = await asked();
    const words = pollOf(meeting, 'words', { kind: 'words', options: [] });
    await of().polls.save(words);
    const wordsRound = `${meeting.id}-words-round`;
    const open = { id: wordsRound, pollId: words.id, roomIds: [meeting.iraq], closesAt: null, now: NOW };
    await of().polls.open(open);
    const [amal = '', joris = ''] = await people(2);
    const text = (word: string) => ({ roundId: wordsRound, marks: [{ option: word, place: 1, text: word }] });
    await cast(
      ballot(amal, 'a'),
      ballot(joris, 'a'),
      ballot(amal, '', text('hers')),
      ballot(joris, '', text('his')),
    );
    expect((await of().polls.ballotsOf(amal)).map(({ choice }) => choice)).toEqual([['a'], ['hers']]);
    expect(await of().keep.beginErasure(amal, 'erase', NOW)).toBe(true);
    await of().keep.clearErased(amal);
    await of().keep.finishErasure(amal);
    expect(await of().polls.ballotsOf(amal)).toEqual([]);
    expect(await of().polls.ballot(roundId, amal)).toBeNull();
    expect((await results()).total).toMatchObject({ people: 2, counts: [2, 0, 0] });
    const counts = (await of().polls.count(wordsRound))?.counts;
    expect(counts?.map(({ option }) => option)).toEqual(['his']);
    expect((await of().polls.ballotsOf(joris)).map(({ choice }) => choice)).toEqual([['a'], ['his']]);
  });
}
