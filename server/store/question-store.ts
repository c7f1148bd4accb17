import type { Attribution } from '#lib/event/event.ts';
import type { Person } from '#lib/people/person.ts';
import type { AskProblem, Vote, VoteProblem } from '#lib/question/ask.ts';
import type { QuestionRules, QuestionState } from '#lib/question/question.ts';

/** Questions to the speakers; a part of Store. */
export interface QuestionStore {
  /** All questions of a room that were not taken back, at one moment. Null: no such room. */
  room(roomId: string): Promise<KeptQuestions | null>;
  /** Null: there is none, or it was taken back. */
  read(questionId: string): Promise<{ roomId: string; question: KeptQuestion } | null>;
  /**
   * Keeps a question under its id, with the next number of its room. Asking again for the same changes nothing:
   * `isNews` false.
   */
  ask(question: NewQuestion): Promise<AskAnswer>;
  /**
   * Takes a question out of the store with its votes and everything that says whose it was; only its id stays, so that
   * a late request does not bring it back. True also when that was done before. False: it is somebody else's, or there
   * is none.
   */
  takeBack(questionId: string, writer: Writer): Promise<boolean>;
  /** Counts a vote, or takes it back, under a key that stands for one person and this question. */
  vote(questionId: string, voter: string, vote: Vote): Promise<VoteAnswer>;
  /** The votes that stand under these keys. */
  votesOf(voters: readonly string[]): Promise<({ questionId: string } & Vote)[]>;
  /** Archived, hidden and waiting ones leave the screen as well. Null: there is none, or it was taken back. */
  setState(questionId: string, state: QuestionState): Promise<{ before: QuestionState } | null>;
  /** Puts a question on its room's screen in the place of the one before, or none. `gone`: not one to be seen there. */
  show(roomId: string, questionId: string | null): Promise<'shown' | 'gone'>;
  /** False: no such room. */
  setRules(roomId: string, rules: QuestionRules): Promise<boolean>;
  /** What somebody asked in their name is news, since they sign otherwise now. Answers the rooms where that is. */
  signedAnew(personId: string): Promise<string[]>;
  /** The questions in somebody's name, room by room. */
  ofPerson(personId: string): Promise<{ roomId: string; question: KeptQuestion }[]>;
}

/** Who asks: a person by name, or whoever holds what a key was made of. */
export type Writer = { personId: string } | { key: string };

export type NewQuestion = { id: string; roomId: string; text: string } & Writer;

export interface KeptQuestion {
  id: string;
  number: number;
  text: string;
  /** Null: asked without a name. */
  personId: string | null;
  /** What the person says of themselves now. */
  asker: Pick<Person, 'name' | 'organisationId' | 'country'> | null;
  /** The key of one without a name. */
  key: string | null;
  state: QuestionState;
  version: number;
  votes: number;
}

export interface KeptQuestions {
  eventId: string;
  /** How the room's session is signed. */
  attribution: Attribution;
  version: number;
  rules: QuestionRules;
  onScreen: string | null;
  /** By number. */
  questions: KeptQuestion[];
  /** What is left of those that were taken back. */
  takenBack: { id: string; version: number }[];
}

export type AskAnswer = { ok: true; state: QuestionState; isNews: boolean } | { ok: false; code: AskProblem };

export type VoteAnswer = { ok: true; roomId: string; isNews: boolean } | { ok: false; code: VoteProblem };
