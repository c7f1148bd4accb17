import { isPublic, QUESTION_WATCHERS, type Question, type QuestionWatcher } from '#lib/question/question.ts';
import { newsFor, questionSeen } from '#lib/question/view.ts';
import type { QuestionNews } from '#lib/wire/questions.ts';
import type { Log } from '#server/log.ts';
import { PacedNews } from '#server/paced-news.ts';
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

/** Tells what changed among the questions of a room to the pages of this process. */
export class QuestionTeller {
  readonly #store: Pick<Store, 'questions' | 'events'>;
  readonly #tell: TellQuestions;
  readonly #news: PacedNews;
  /** The version that pages here know at least, by room. */
  readonly #told = new Map<string, number>();

  constructor(store: Pick<Store, 'questions' | 'events'>, log: Log, tell: TellQuestions) {
    this.#store = store;
    this.#tell = tell;
    this.#news = new PacedNews((roomId) => this.#now(roomId), log);
  }

  /** A page of this process is given all of a room. */
  given(roomId: string, version: number): void {
    if (!this.#told.has(roomId)) this.#told.set(roomId, version);
  }

  soon(roomId: string): void {
    // Else nobody here has ever looked.
    if (this.#told.has(roomId)) this.#news.soon(roomId);
  }

  stop(): void {
    this.#news.stop();
  }

  async #now(roomId: string): Promise<number | null> {
    const whole = await this.#store.questions.room(roomId);
    if (whole === null) return null;
    const since = this.#told.get(roomId) ?? 0;
    if (whole.version <= since) return 0;
    this.#told.set(roomId, whole.version);
    return this.#tellAll(roomId, whole, since);
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
