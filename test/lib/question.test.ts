import { describe, expect, it } from 'vitest';
import { decideAsk, decideVote, mayAskUnnamed, readQuestion } from '#lib/question/ask.ts';
import {
  HOUR_MS,
  inOrder,
  NO_QUESTION_RULES,
  QUESTION_TEXT_MAX,
  QUESTIONS_MAX,
  QUESTIONS_OF_ONE_MAX,
  type QuestionState,
  UNNAMED_AN_HOUR,
} from '#lib/question/question.ts';
import {
  afterNews,
  afterOwn,
  newsFor,
  ownNews,
  questionsFor,
  type WholeQuestions,
} from '#lib/question/view.ts';

const nothing = { before: null, isRoomClosed: false, rules: NO_QUESTION_RULES, count: 0, own: 0 };

describe('asking', () => {
  it('takes one line that says something, in at most 400 characters', () => {
    expect(readQuestion('  Quand\n rentre-t-on ? ')).toMatchObject({ value: 'Quand rentre-t-on ?' });
    expect(readQuestion(' \u202E ')).toMatchObject({ problem: { code: 'question-empty' } });
    expect(readQuestion('𝔸'.repeat(QUESTION_TEXT_MAX))).toMatchObject({ ok: true });
    expect(readQuestion('a'.repeat(QUESTION_TEXT_MAX + 1))).toMatchObject({
      problem: { code: 'question-long' },
    });
  });

  it('shows a question at once, or lets it wait where somebody looks first', () => {
    expect(decideAsk(nothing, true)).toMatchObject({ value: 'open' });
    const rules = { moderated: true, unnamed: true };
    expect(decideAsk({ ...nothing, rules }, false)).toMatchObject({ value: 'waiting' });
  });

  it('needs a name where unnamed questions are not allowed, an open room, and has its bounds', () => {
    const code = (more: object, isNamed = true) => {
      const decided = decideAsk({ ...nothing, ...more }, isNamed);
      return decided.ok ? decided.value : decided.problem.code;
    };
    expect(code({}, false)).toBe('question-needs-name');
    expect(code({ isRoomClosed: true })).toBe('session-closed');
    expect(code({ count: QUESTIONS_MAX - 1 })).toBe('open');
    expect(code({ count: QUESTIONS_MAX })).toBe('questions-full');
    expect(code({ own: QUESTIONS_OF_ONE_MAX })).toBe('questions-own-full');
  });

  it('again changes nothing, also when the room is closed or full by now, and brings nothing back', () => {
    const again = { ...nothing, isRoomClosed: true, count: QUESTIONS_MAX };
    const before = { isOwn: true, isTakenBack: false };
    expect(decideAsk({ ...again, before }, true)).toMatchObject({ value: 'same' });
    expect(decideAsk({ ...again, before: { ...before, isOwn: false } }, true)).toMatchObject({ ok: false });
    const takenBack = { isOwn: false, isTakenBack: true };
    expect(decideAsk({ ...nothing, before: takenBack }, true)).toMatchObject({
      problem: { code: 'question-gone' },
    });
  });

  it('without a name is bounded by the hour', () => {
    const times = Array.from({ length: UNNAMED_AN_HOUR }, (_, n) => 1000 + n);
    expect(mayAskUnnamed(times.slice(1), 2000)).toBe(true);
    expect(mayAskUnnamed(times, 2000)).toBe(false);
    expect(mayAskUnnamed(times, 1000 + HOUR_MS)).toBe(true);
  });
});

describe('voting', () => {
  const open = { state: 'open' as const, isRoomClosed: false, before: null };
  it('counts once, is taken back, and an old request never wins over a newer one', () => {
    expect(decideVote(open, { voted: true, revision: 1 })).toMatchObject({ value: 'counted' });
    const before = { voted: true, revision: 1 };
    expect(decideVote({ ...open, before }, before)).toMatchObject({ value: 'same' });
    expect(decideVote({ ...open, before }, { voted: false, revision: 2 })).toMatchObject({
      value: 'counted',
    });
    const after = { voted: false, revision: 2 };
    expect(decideVote({ ...open, before: after }, before)).toMatchObject({
      problem: { code: 'vote-changed' },
    });
  });
  it('is for questions that everybody sees, while the session is open', () => {
    const vote = { voted: true, revision: 1 };
    expect(decideVote({ ...open, state: 'answered' }, vote)).toMatchObject({ ok: true });
    expect(decideVote({ ...open, state: 'waiting' }, vote)).toMatchObject({
      problem: { code: 'question-gone' },
    });
    expect(decideVote({ ...open, isRoomClosed: true }, vote)).toMatchObject({
      problem: { code: 'session-closed' },
    });
  });
});

const question = (number: number, state: QuestionState, version: number, more: object = {}) => ({
  id: `q${number}`,
  number,
  text: `question ${number}`,
  asker: { name: `Person ${number}`, organisationId: 'iom', country: null },
  state,
  version,
  votes: 0,
  ...more,
});
const IOM = { id: 'iom', name: 'IOM', kind: 'intergovernmental' as const };
const room = (
  version: number,
  questions: WholeQuestions['questions'],
  more: object = {},
): WholeQuestions => ({
  version,
  attribution: 'person',
  rules: NO_QUESTION_RULES,
  onScreen: null,
  questions,
  takenBack: [],
  ...more,
});

describe('what is seen of the questions of a room', () => {
  const whole = room(9, [
    question(1, 'open', 2, { votes: 3 }),
    question(2, 'waiting', 4),
    question(3, 'answered', 6, { asker: null }),
    question(4, 'hidden', 8),
  ]);

  it('is for participants what is shown, and their own; for a host all', () => {
    const ids = (view: { questions: { id: string }[] }) => view.questions.map(({ id }) => id);
    expect(ids(questionsFor('participant', whole, [IOM]))).toEqual(['q1', 'q3']);
    expect(ids(questionsFor('participant', whole, [IOM], ({ id }) => id === 'q2'))).toEqual([
      'q1',
      'q2',
      'q3',
    ]);
    expect(ids(questionsFor('host', whole, [IOM]))).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(ids(questionsFor('projector', { ...whole, onScreen: 'q3' }, [IOM]))).toEqual(['q3']);
  });

  it('is signed as the session signs, and one without a name by nobody', () => {
    const seen = (attribution: 'person' | 'organisation') =>
      questionsFor('participant', { ...whole, attribution }, [IOM]).questions.map(({ by }) => by);
    expect(seen('person')).toEqual(['Person 1', null]);
    expect(seen('organisation')).toEqual(['IOM', null]);
  });

  it('follows by small news, and asks for all of it when one was missed', () => {
    const page = { roomId: 'r', own: [], ownVotes: {}, ...questionsFor('participant', whole, [IOM]) };
    const later = room(
      12,
      [
        question(1, 'hidden', 11, { votes: 3 }),
        question(2, 'open', 10, { votes: 1 }),
        question(3, 'answered', 6),
      ],
      { takenBack: [{ id: 'q4', version: 12 }] },
    );
    const news = newsFor('participant', 'r', later, [IOM], 9);
    expect(news).toMatchObject({ since: 9, version: 12, gone: ['q1', 'q4'], votes: [[2, 1]] });
    expect(news.questions.map(({ id }) => id)).toEqual(['q2']);
    expect(afterNews(page, news)?.questions.map(({ id }) => id)).toEqual(['q3', 'q2']);
    expect(afterNews(page, { ...news, since: 10 })).toBeNull();
    expect(afterNews({ ...page, version: 12 }, news)).toMatchObject({ version: 12, votes: [[1, 3]] });
    expect(afterNews(page, { ...news, roomId: 'other' })).toBe(page);
  });

  it('keeps a question of one’s own when others do not see it any more', () => {
    const page = { roomId: 'r', own: ['q1'], ownVotes: {}, ...questionsFor('participant', whole, [IOM]) };
    const hidden = { id: 'q1', number: 1, text: 'x', by: '', state: 'hidden' as const, version: 11 };
    expect(afterOwn(page, 'r', hidden).questions.find(({ id }) => id === 'q1')?.state).toBe('hidden');
    expect(afterOwn(page, 'r', { ...hidden, version: 1 })).toBe(page);
  });

  it('tells what became of one’s own questions, and of no others', () => {
    const page = (states: QuestionState[], onScreen: string | null = null) => ({
      roomId: 'r',
      own: ['q1', 'q2'],
      ownVotes: {},
      ...questionsFor(
        'host',
        room(
          1,
          states.map((state, at) => question(at + 1, state, 1)),
          { onScreen },
        ),
        [],
      ),
    });
    const told = (...between: [ReturnType<typeof page>, ReturnType<typeof page>]) =>
      ownNews(...between).map(({ id, is }) => `${id} ${is}`);
    const before = page(['waiting', 'open', 'waiting']);
    expect(told(before, page(['open', 'answered', 'open']))).toEqual(['q1 approved', 'q2 answered']);
    expect(told(before, page(['waiting', 'open', 'open'], 'q2'))).toEqual(['q2 onScreen']);
    expect(told(before, page(['hidden', 'archived', 'open'], 'q3'))).toEqual([]);
    expect(told(page([]), before)).toEqual([]);
  });

  it('stays below 600 bytes for a hall with 50 questions of which all have votes', () => {
    const many = room(
      500,
      Array.from({ length: 50 }, (_, n) => question(n + 1, 'open', 1, { votes: 20 + n })),
    );
    expect(JSON.stringify(newsFor('participant', 'demo-exchange-iq', many, [], 499)).length).toBeLessThan(
      600,
    );
  });
});

it('questions stand by their votes, or the newest first', () => {
  const asked = [{ number: 1 }, { number: 2 }, { number: 3 }];
  const votes = (each: { number: number }) => (each.number === 3 ? 5 : 1);
  expect(inOrder(asked, 'votes', votes).map(({ number }) => number)).toEqual([3, 1, 2]);
  expect(inOrder(asked, 'time', votes).map(({ number }) => number)).toEqual([3, 2, 1]);
});
