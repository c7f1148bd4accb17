import type { QuestionWatcher } from '#lib/question/question.ts';
import { afterNews, afterOwn, votesFor } from '#lib/question/view.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { QuestionNews, RoomQuestions } from '#lib/wire/questions.ts';
import type { Screen } from '#lib/wire/screen.ts';
import { type LivePage, openLive } from './live.ts';
import { madeId } from './polls.ts';

/** Somebody's page with the questions of a room, as our own pages keep it up to date. */
export class QuestionPage {
  readonly page: LivePage;
  readonly roomId: string;
  /** All news that this page was told. */
  readonly told: QuestionNews[] = [];
  readonly tokens: Record<string, string> = {};
  known: RoomQuestions | null = null;
  readonly #as: QuestionWatcher;
  #changed: (() => void)[] = [];

  private constructor(page: LivePage, roomId: string, as: QuestionWatcher) {
    this.page = page;
    this.roomId = roomId;
    this.#as = as;
    page.socket.on('questions:changed', (news) => {
      this.told.push(news);
      if (this.known !== null) this.#know(afterNews(this.known, news));
    });
    // One that is closed meanwhile gets no answer.
    page.socket.on('questions:again', () => void this.watches().catch(() => undefined));
    page.socket.on('question:own-changed', ({ roomId: where, question }) => {
      if (this.known !== null) this.#know(afterOwn(this.known, where, question));
    });
  }

  static async opens(url: string, cookie: string, roomId: string, as: QuestionWatcher = 'participant') {
    const page = new QuestionPage(await openLive(url, cookie), roomId, as);
    await page.watches();
    return page;
  }

  /** Asks, and throws the code of a refusal. */
  async asks<Value>(name: string, payload: object): Promise<Value> {
    const reply = (await this.page.asks(name, payload)) as Reply<Value>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  }

  async watches(): Promise<RoomQuestions> {
    const room = await this.#asksForAll();
    if (room === undefined) throw new Error('This room is not seen.');
    this.#know(room);
    return room;
  }

  async #asksForAll(): Promise<RoomQuestions | undefined> {
    const { roomId, tokens } = this;
    if (this.#as === 'projector') return (await this.asks<Screen>('screen:watch', { roomId })).questions;
    const request = { as: this.#as, roomIds: [roomId], tokens };
    return (await this.asks<RoomQuestions[]>('question:watch', request))[0];
  }

  /** Asks a question, and answers its id and state. */
  async puts(text: string, { unnamed = false, id = madeId('question') } = {}) {
    if (unnamed) this.tokens[id] ??= madeId('token-of-a-question');
    const request = { roomId: this.roomId, id, text, ...(unnamed ? { token: this.tokens[id] } : {}) };
    return { id, ...(await this.asks<{ state: string }>('question:ask', request)) };
  }

  votes(questionId: string, voted = true, revision = 1): Promise<null> {
    return this.asks('question:vote', { questionId, voted, revision });
  }

  /** Until what this page knows is as wanted. */
  sees(wanted: (room: RoomQuestions) => boolean): Promise<RoomQuestions> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`waited in vain; known is ${JSON.stringify(this.known)}`)),
        10_000,
      );
      const look = () => {
        if (this.known === null || !wanted(this.known)) return;
        clearTimeout(limit);
        this.#changed = this.#changed.filter((each) => each !== look);
        resolve(this.known);
      };
      this.#changed.push(look);
      look();
    });
  }

  #know(room: RoomQuestions | null): void {
    if (room === null) throw new Error('News were missed.');
    if (this.known !== null && room.version < this.known.version) throw new Error('versions ran backwards');
    this.known = room;
    for (const look of [...this.#changed]) look();
  }

  closes(): void {
    this.page.closes();
  }
}

/** How many voted for a question, as it is known. */
export function votesForId({ questions, votes }: RoomQuestions, id: string): number {
  return votesFor(votes, questions.find((question) => question.id === id)?.number ?? 0);
}
