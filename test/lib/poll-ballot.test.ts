import { describe, expect, it } from 'vitest';
import { type Cast, decideCast, type Found, readChoice } from '#lib/poll/ballot.ts';
import { PollDraft, readPlan } from '#lib/poll/draft.ts';
import { mayBeUnasked, type PollPlan, stateOf, TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { chosen, NO_BALLOT, wasCounted, wasRefused } from '#lib/poll/unsent.ts';

const option = (id: string) => ({ id, text: { fr: id } });
const draft = (more: object): PollDraft =>
  PollDraft.parse({
    kind: 'single',
    question: { fr: ' Que  faut-il ? ', ar: 'ماذا' },
    options: [option('a'), option('b'), option('c')],
    signing: 'named',
    seenBy: { participants: 'live', projector: 'live' },
    ...more,
  });
function planOf(more: object): PollPlan {
  const plan = readPlan(draft(more));
  if (!plan.ok) throw new Error(plan.problem.field);
  return plan.value;
}

describe('a poll as it is prepared', () => {
  it('keeps its texts clean, in the languages in which they were given', () => {
    expect(planOf({ question: { fr: ' Que  faut-il ? ', nl: ' ', ar: 'ماذا' } }).question).toEqual({
      fr: 'Que faut-il ?',
      ar: 'ماذا',
    });
  });

  it.each<[string, object, string | null]>([
    ['a question in one language', { question: { ar: 'ماذا' } }, null],
    ['no question', { question: { fr: '  ' } }, 'question'],
    ['a question of 301 letters', { question: { fr: 'x'.repeat(301) } }, 'question'],
    ['a single option', { options: [option('a')] }, 'options'],
    ['an option twice', { options: [option('a'), option('a')] }, 'options'],
    ['an option without a text', { options: [option('a'), { id: 'b', text: {} }] }, 'options'],
    ['21 options', { options: Array.from({ length: 21 }, (_, n) => option(`o${n}`)) }, 'options'],
    ['two or three of three', { kind: 'multiple', min: 2, max: 3 }, null],
    ['four of three', { kind: 'multiple', min: 1, max: 4 }, 'min'],
    ['more at least than at most', { kind: 'ranking', min: 3, max: 2 }, 'min'],
    ['a scale from 0 to 10', { kind: 'scale', options: [], min: 0, max: 10 }, null],
    ['a scale of one value', { kind: 'scale', options: [], min: 3, max: 3 }, 'min'],
    ['a scale below nothing', { kind: 'scale', options: [], min: -1, max: 3 }, 'min'],
    ['three words', { kind: 'words', options: [], min: 1, max: 3 }, null],
    ['eleven words', { kind: 'words', options: [], min: 1, max: 11 }, 'min'],
  ])('with %s', (_what, more, field) => {
    const plan = readPlan(draft(more));
    expect(plan.ok ? null : plan.problem.field).toBe(field);
  });

  it('has no options where its kind has no use for them, and breaks down no words', () => {
    const plan = planOf({ kind: 'open', split: 'country', min: 3, max: 1 });
    expect(plan).toMatchObject({ options: [], min: 1, max: 1, split: 'none' });
    expect(planOf({ split: 'country' }).split).toBe('country');
  });

  it('is open until its time, closing for ten seconds, and then final', () => {
    expect(stateOf({ closesAt: null }, 9e15)).toBe('open');
    expect(stateOf({ closesAt: 100 }, 99)).toBe('open');
    expect(stateOf({ closesAt: 100 }, 100)).toBe('closing');
    expect(stateOf({ closesAt: 100 }, 100 + TAKE_BACK_MS - 1)).toBe('closing');
    expect(stateOf({ closesAt: 100 }, 100 + TAKE_BACK_MS)).toBe('final');
  });

  it('is taken back as if it had never been asked while it is open and nobody has answered', () => {
    expect(mayBeUnasked({ closesAt: null }, 0, 99)).toBe(true);
    expect(mayBeUnasked({ closesAt: 100 }, 0, 99)).toBe(true);
    expect(mayBeUnasked({ closesAt: null }, 1, 99)).toBe(false);
    expect(mayBeUnasked({ closesAt: 100 }, 0, 100)).toBe(false);
  });
});

describe('what somebody chooses', () => {
  it.each<[string, object, string[], string[] | null]>([
    ['one of three', {}, ['b'], ['b']],
    ['none', {}, [], null],
    ['two where one is asked', {}, ['a', 'b'], null],
    ['something that is not there', {}, ['z'], null],
    ['two of at least two', { kind: 'multiple', min: 2, max: 3 }, ['c', 'a'], ['c', 'a']],
    ['one of at least two', { kind: 'multiple', min: 2, max: 3 }, ['c'], null],
    ['the same twice', { kind: 'multiple', min: 2, max: 3 }, ['c', 'c'], null],
    ['an order of three', { kind: 'ranking', min: 3, max: 3 }, ['c', 'a', 'b'], ['c', 'a', 'b']],
    ['a value of the scale', { kind: 'scale', min: 0, max: 10 }, ['07'], ['7']],
    ['a value above it', { kind: 'scale', min: 0, max: 10 }, ['11'], null],
    ['a half', { kind: 'scale', min: 0, max: 10 }, ['1.5'], null],
    ['words', { kind: 'words', min: 1, max: 3 }, ['Le logement', ' ', 'École'], ['logement', 'ecole']],
    ['a word twice', { kind: 'words', min: 1, max: 3 }, ['École', 'ecole!'], ['ecole']],
    ['too many words', { kind: 'words', min: 1, max: 1 }, ['un', 'deux'], null],
    ['a word that says nothing', { kind: 'words', min: 1, max: 3 }, ['les'], null],
    ['a word of 41 letters', { kind: 'words', min: 1, max: 3 }, ['x'.repeat(41)], null],
    ['an answer', { kind: 'open' }, ['  Plus de temps. '], ['plus de temps']],
    ['an answer of signs', { kind: 'open' }, ['?!'], ['?!']],
    ['an empty answer', { kind: 'open' }, ['  '], null],
  ])('%s', (_what, more, choice, options) => {
    const read = readChoice(planOf(more), choice, 'fr');
    expect(read.ok ? read.value.map((mark) => mark.option) : null).toEqual(options);
    if (read.ok) expect(read.value.map(({ place }) => place)).toEqual(read.value.map((_, at) => at + 1));
  });
});

describe('a ballot', () => {
  const NOW = 1000;
  const cast: Cast = { request: 'one', replaces: 0 };
  const none: Found = {
    round: { closesAt: null, roomIds: ['iraq'] },
    isRoomClosed: false,
    hasVoted: false,
    ballot: null,
  };
  const own: Found = { ...none, hasVoted: true, ballot: { revision: 3, request: 'before' } };
  const closed = { closesAt: NOW, roomIds: ['iraq'] };

  it.each<[string, Found, Cast, string]>([
    ['is new', none, cast, 'new'],
    ['takes the place of the one that the device knows', own, { request: 'one', replaces: 3 }, 'change'],
    ['is the same when it is asked for again', own, { request: 'before', replaces: 2 }, 'same'],
    ['is the same also after closing', { ...own, round: closed }, { request: 'before', replaces: 2 }, 'same'],
    ['of an old request never wins', own, { request: 'old', replaces: 2 }, 'ballot-changed'],
    ['is refused after closing', { ...none, round: closed }, cast, 'poll-closed'],
    ['is taken until closing', { ...none, round: { ...closed, closesAt: NOW + 1 } }, cast, 'new'],
    ['is refused when the round was started again', { ...none, round: null }, cast, 'poll-reset'],
    ['is refused in a closed session', { ...none, isRoomClosed: true }, cast, 'session-closed'],
    ['of dots is refused in a phase that takes none', { ...none, isNotNow: true }, cast, 'dots-not-now'],
    [
      'of dots is the same in any phase',
      { ...own, isNotNow: true },
      { request: 'before', replaces: 2 },
      'same',
    ],
    ['is not given twice under another key', { ...none, hasVoted: true }, cast, 'ballot-elsewhere'],
    ['is not changed with another’s key', { ...own, hasVoted: false }, cast, 'invalid'],
  ])('%s', (_what, found, asked, answer) => {
    const decided = decideCast(found, asked, 'iraq', NOW);
    expect(decided.ok ? decided.value : decided.problem.code).toBe(answer);
  });

  it('is refused in a room that was not asked', () => {
    expect(decideCast(none, cast, 'morocco', NOW)).toEqual({ ok: false, problem: { code: 'not-found' } });
  });
});

describe('a ballot that is kept on the device', () => {
  it('is sent once, and what was chosen meanwhile after it', () => {
    const first = chosen(NO_BALLOT, ['a'], 'r1');
    expect(first.sending).toEqual({ request: 'r1', replaces: 0, choice: ['a'] });
    const changed = chosen(chosen(first, ['b'], 'r2'), ['c'], 'r3');
    expect(changed.sending).toEqual(first.sending);
    const next = wasCounted(changed, 1, 'r4');
    expect(next.counted).toEqual({ revision: 1, choice: ['a'] });
    expect(next.sending).toEqual({ request: 'r4', replaces: 1, choice: ['c'] });
    expect(wasCounted(next, 2, 'r5')).toEqual({ ...NO_BALLOT, counted: { revision: 2, choice: ['c'] } });
  });

  it('stays on its way while the server cannot save, and comes back with the reason when it is refused', () => {
    const sent = chosen(NO_BALLOT, ['a'], 'r1');
    expect(wasRefused(sent, 'store-unavailable')).toEqual(sent);
    const refused = wasRefused(chosen(sent, ['b'], 'r2'), 'poll-closed');
    expect(refused).toEqual({ ...NO_BALLOT, refused: { code: 'poll-closed', choice: ['b'] } });
    expect(chosen(refused, ['b'], 'r3')).toMatchObject({ sending: { request: 'r3' }, refused: null });
  });
});
