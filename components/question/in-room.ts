import type { Question } from '#lib/question/question.ts';

/** A question of one of the steered rooms. */
export interface InRoom {
  roomId: string;
  /** Null: only one room is steered. */
  room: string | null;
  question: Question;
  number: number;
  votes: number;
  isOnScreen: boolean;
  /** The question that stands on the room's screen now. */
  onScreen: string | null;
}
