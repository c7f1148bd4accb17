import type { Page } from '@playwright/test';
import type { Signing } from '#lib/board/rules.ts';
import type { PollDraft } from '#lib/poll/draft.ts';
import type { Results } from '#lib/poll/results.ts';
import type { Watcher } from '#lib/poll/sight.ts';
import type { Reply } from '#lib/wire/live.ts';
import type { WatchedRound } from '#lib/wire/polls.ts';
import { type LivePage, openLive } from './live.ts';

let ids = 0;
/** An id as a page makes it. */
export function madeId(what: string): string {
  ids += 1;
  return `${what}-made-by-a-page-${ids}`;
}

/** A question with three options, and whatever else. */
export function question(
  more: Partial<PollDraft> & { signing?: Signing } = {},
): Partial<PollDraft> & Pick<PollDraft, 'kind'> {
  return {
    kind: 'single',
    question: { fr: 'Quoi d’abord ?', ar: 'ماذا أولًا؟' },
    options: ['a', 'b', 'c'].map((id) => ({ id, text: { fr: `option ${id}` } })),
    signing: 'named',
    seenBy: { participants: 'live', projector: 'live' },
    ...more,
  };
}

/** Somebody's page with the polls of rooms. */
export class PollPage {
  readonly page: LivePage;
  readonly roomId: string;
  /** What this page was told of each round, in order. */
  readonly told: Results[] = [];
  readonly #token = madeId('token');

  private constructor(page: LivePage, roomId: string) {
    this.page = page;
    this.roomId = roomId;
    page.socket.on('poll:counted', (results) => this.told.push(results));
  }

  static async opens(
    url: string,
    cookie: string,
    roomIds: string[],
    as: Watcher = 'participant',
  ): Promise<PollPage> {
    const polls = new PollPage(await openLive(url, cookie), roomIds[0] ?? '');
    await polls.watches(roomIds, as);
    return polls;
  }

  /** Asks, and throws the code of a refusal. */
  async asks<Value>(name: string, payload: object): Promise<Value> {
    const reply = (await this.page.asks(name, payload)) as Reply<Value>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  }

  watches(roomIds = [this.roomId], as: Watcher = 'participant', roundId?: string): Promise<WatchedRound[]> {
    const tokens = roundId === undefined ? {} : { [roundId]: this.#token };
    return this.asks('poll:watch', { as, roomIds, tokens });
  }

  async sees(roundId: string, as: Watcher = 'participant'): Promise<WatchedRound> {
    const found = (await this.watches([this.roomId], as, roundId)).find(({ round }) => round.id === roundId);
    if (found === undefined) throw new Error('This round is not seen.');
    return found;
  }

  /** Prepares a poll and asks it; answers the ids of both. */
  async puts(plan: object, roomIds = [this.roomId], seconds: number | null = null) {
    const [pollId, roundId] = [madeId('poll'), madeId('round')];
    await this.asks('poll:save', { id: pollId, version: 0, sessionId: null, plan });
    await this.asks('poll:open', { pollId, roundId, roomIds, seconds });
    return { pollId, roundId };
  }

  casts(roundId: string, choice: string[], more: object = {}): Promise<{ revision: number }> {
    const cast = { roundId, roomId: this.roomId, request: madeId('request'), replaces: 0, choice };
    return this.asks('ballot:cast', { ...cast, token: this.#token, ...more });
  }

  /** Until the newest results of a round that this page was told are as wanted. */
  hears(roundId: string, wanted: (results: Results) => boolean): Promise<Results> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`waited in vain; told ${JSON.stringify(this.told)}`)),
        10_000,
      );
      const look = () => {
        const newest = this.told.findLast((results) => results.roundId === roundId);
        if (newest === undefined || !wanted(newest)) return;
        clearTimeout(limit);
        this.page.socket.off('poll:counted', look);
        resolve(newest);
      };
      this.page.socket.on('poll:counted', look);
      look();
    });
  }

  closes(): void {
    this.page.closes();
  }
}

/** A facilitator at a page of a browser, with the polls of a room. */
export async function hostsPolls(
  page: Page,
  { baseURL, links }: { baseURL: string; links: { facilitator: string } },
  ...roomIds: string[]
): Promise<PollPage> {
  await page.goto(links.facilitator);
  await page.waitForURL(/\/(event|room)/);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return PollPage.opens(baseURL, cookie, roomIds, 'host');
}
