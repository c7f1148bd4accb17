import type { Attribution, Organisation } from '#lib/event/event.ts';
import { bylineOf } from '#lib/people/byline.ts';
import type { Person } from '#lib/people/person.ts';
import type { QuestionNews, QuestionVotes, RoomQuestions } from '#lib/wire/questions.ts';
import type { ReviewQuestion } from '#lib/wire/review.ts';
import {
  inOrder,
  isPublic,
  isSeenBy,
  NO_QUESTION_RULES,
  type Question,
  type QuestionRules,
  type QuestionWatcher,
} from './question.ts';

/** A question with everything that is known of it. */
export interface WholeQuestion extends Omit<Question, 'by'> {
  /** Who signs it; null: asked without a name. */
  asker: Pick<Person, 'name' | 'organisationId' | 'country'> | null;
  votes: number;
}

/** The questions of a room at one moment, with everything that is known of them. */
export interface WholeQuestions {
  version: number;
  attribution: Attribution;
  rules: QuestionRules;
  onScreen: string | null;
  questions: readonly WholeQuestion[];
  takenBack: readonly { id: string; version: number }[];
}

/** A question as others see it, signed as its session signs. */
export function questionSeen(
  { id, number, text, asker, state, version }: WholeQuestion,
  attribution: Attribution,
  organisations: readonly Organisation[],
): Question {
  const by = asker === null ? null : bylineOf(asker, organisations, attribution).name;
  return { id, number, text, by, state, version };
}

function votesOf(questions: readonly WholeQuestion[]): QuestionVotes {
  return questions.flatMap(({ number, votes }): QuestionVotes => (votes === 0 ? [] : [[number, votes]]));
}

/** All that a page may see of a room, but for what is its person's own. */
export function questionsFor(
  who: QuestionWatcher,
  whole: WholeQuestions,
  organisations: readonly Organisation[],
  isOwn: (question: WholeQuestion) => boolean = () => false,
): Pick<RoomQuestions, 'version' | 'rules' | 'onScreen' | 'questions' | 'votes'> {
  const { version, attribution, rules, onScreen, questions } = whole;
  const seen = questions.filter(
    (question) => isOwn(question) || isSeenBy(who, question.state, question.id === onScreen),
  );
  return {
    version,
    rules,
    onScreen,
    questions: seen.map((question) => questionSeen(question, attribution, organisations)),
    votes: votesOf(seen),
  };
}

/** What the outputs of a room hold: what everybody saw in the end, the most wanted first. */
export function questionsToKeep(
  { questions, attribution }: Pick<WholeQuestions, 'questions' | 'attribution'>,
  organisations: readonly Organisation[],
): ReviewQuestion[] {
  return inOrder(questions, 'votes', ({ votes }) => votes).flatMap((question) => {
    const { id, text, by, state } = questionSeen(question, attribution, organisations);
    return state === 'open' || state === 'answered' ? [{ id, text, by, state, votes: question.votes }] : [];
  });
}

/** What changed since a version, for a page. */
export function newsFor(
  who: QuestionWatcher,
  roomId: string,
  whole: WholeQuestions,
  organisations: readonly Organisation[],
  since: number,
): QuestionNews {
  const { version, rules, onScreen, questions, votes } = questionsFor(who, whole, organisations);
  const seen = new Set(questions.map(({ id }) => id));
  const isNews = (question: { version: number }) => question.version > since;
  const gone = [...whole.questions, ...whole.takenBack].filter((each) => isNews(each) && !seen.has(each.id));
  return {
    roomId,
    since,
    version,
    rules,
    onScreen,
    questions: questions.filter(isNews),
    gone: gone.map(({ id }) => id),
    votes,
  };
}

/** What a page knows before it was told. */
export function nothingAsked(roomId: string): RoomQuestions {
  return {
    roomId,
    version: 0,
    rules: NO_QUESTION_RULES,
    onScreen: null,
    questions: [],
    votes: [],
    own: [],
    ownVotes: {},
  };
}

/** The question that stands on a room's screen, with its votes; null: none. */
export function questionOnScreen(
  known: Pick<RoomQuestions, 'onScreen' | 'questions' | 'votes'>,
): (Question & { votes: number }) | null {
  const question = known.questions.find(({ id }) => id === known.onScreen);
  return question === undefined ? null : { ...question, votes: votesFor(known.votes, question.number) };
}

/** How many voted for a question. */
export function votesFor(votes: QuestionVotes, number: number): number {
  return votes.find(([each]) => each === number)?.[1] ?? 0;
}

/** What a page knows of a room after news. `null`: something was missed, so all of it is to be asked for again. */
export function afterNews(known: RoomQuestions, news: QuestionNews): RoomQuestions | null {
  if (news.roomId !== known.roomId || news.version <= known.version) return known;
  if (news.since > known.version) return null;
  const { version, rules, onScreen, votes } = news;
  const changed = new Set([...news.gone, ...news.questions.map(({ id }) => id)]);
  const kept = known.questions.filter(({ id }) => !changed.has(id));
  return { ...known, version, rules, onScreen, votes, questions: [...kept, ...news.questions] };
}

/** The same after a question of one's own became something that not everybody sees. */
export function afterOwn(known: RoomQuestions, roomId: string, question: Question): RoomQuestions {
  if (roomId !== known.roomId) return known;
  const before = known.questions.find(({ id }) => id === question.id);
  if (before !== undefined && before.version >= question.version) return known;
  return { ...known, questions: [...known.questions.filter(({ id }) => id !== question.id), question] };
}

/** What became of a question of one's own. `onScreen`: it is being answered. */
export interface OwnNews {
  id: string;
  text: string;
  is: 'approved' | 'onScreen' | 'answered';
}

/** What became of one's own questions from what a page knew before to what it knows now. */
export function ownNews(before: RoomQuestions, now: RoomQuestions): OwnNews[] {
  return now.questions.flatMap(({ id, text, state }): OwnNews[] => {
    if (!now.own.includes(id)) return [];
    const was = before.questions.find((question) => question.id === id)?.state;
    if (now.onScreen === id && before.onScreen !== id) return [{ id, text, is: 'onScreen' }];
    if (was === 'waiting' && isPublic(state)) return [{ id, text, is: 'approved' }];
    return was !== undefined && was !== 'answered' && state === 'answered'
      ? [{ id, text, is: 'answered' }]
      : [];
  });
}
