import { tallyGap } from '#lib/poll/sight.ts';
import { isPublic, QUESTION_WATCHERS, type Question, type QuestionWatcher } from '#lib/question/question.ts';
import { newsFor, questionSeen } from '#lib/question/view.ts';
import type { QuestionNews } from '#lib/wire/questions.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { KeptQuestions } from '#server/store/question-store.ts';
import type { Store } from '#server/store/store.ts';

/** The pages that watch the questions of a room, by whose eyes they are for. */
export function questionWatchersOf(who: QuestionWatcher, roomId: string): string {
  return `question:${who}:${roomId}`;
}

/** The pages of whoever asked a question. */
export function writersOf(questionId: string): string {
  return `question:own:${questionId}`;
}

export interface TellQuestions {
  /** Pages of this process, by groups: what changed in a room. */
  changed(eventId: string, group: string, news: QuestionNews): void;
  /** Pages of this process: a question of theirs became something that not everybody sees. */
  own(eventId: string, group: string, news: { roomId: string; question: Question }): void;
}

/**
 * Tells what changed among the questions of a room to the pages of this process: soon, then as often as the bytes
 * allow, so that the last word is always said.
 */
export class QuestionTeller {
  readonly #store: Pick<Store, 'questions' | 'events'>;
  readonly #log: Log;
  readonly #tell: TellQuestions;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Until when a room's next news waits, by the process's own clock. */
  readonly #quietUntil = new Map<string, number>();
  /** The version that pages here know at least, by room. */
  readonly #told = new Map<string, number>();

  constructor(store: Pick<Store, 'questions' | 'events'>, log: Log, tell: TellQuestions) {
    this.#store = store;
    this.#log = log;
    this.#tell = tell;
  }

  /** A page of this process is given all of a room. */
  given(roomId: string, version: number): void {
    if (!this.#told.has(roomId)) this.#told.set(roomId, version);
  }

  soon(roomId: string): void {
    // Nobody here has ever looked.
    if (!this.#told.has(roomId) || this.#waiting.has(roomId)) return;
    const wait = Math.max(0, (this.#quietUntil.get(roomId) ?? 0) - performance.now());
    this.#waiting.set(
      roomId,
      setTimeout(() => {
        // Lost, it is made good by the next one; whoever comes asks anyway.
        this.#now(roomId).catch((error) => this.#log.warn('questions not told', errorFields(error)));
      }, wait),
    );
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #now(roomId: string): Promise<void> {
    // What changes from here on is told by the next.
    this.#quietUntil.set(roomId, performance.now() + tallyGap(0));
    this.#waiting.delete(roomId);
    const whole = await this.#store.questions.room(roomId);
    if (whole === null) return;
    const since = this.#told.get(roomId) ?? 0;
    if (whole.version <= since) return;
    this.#told.set(roomId, whole.version);
    const bytes = await this.#tellAll(roomId, whole, since);
    this.#quietUntil.set(roomId, performance.now() + tallyGap(bytes));
  }

  /** Answers how many bytes a participant's page got. */
  async #tellAll(roomId: string, whole: KeptQuestions, since: number): Promise<number> {
    const { eventId, attribution, questions } = whole;
    const organisations = (await this.#store.events.read(eventId))?.organisations ?? [];
    let bytes = 0;
    for (const who of QUESTION_WATCHERS) {
      const news = newsFor(who, roomId, whole, organisations, since);
      if (who === 'participant') bytes = JSON.stringify(news).length;
      this.#tell.changed(eventId, questionWatchersOf(who, roomId), news);
    }
    for (const question of questions) {
      if (question.version <= since || isPublic(question.state)) continue;
      const seen = questionSeen(question, attribution, organisations);
      this.#tell.own(eventId, writersOf(question.id), { roomId, question: seen });
    }
    return bytes;
  }
}
