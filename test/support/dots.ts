import type { DotNews, DotPlacement, WatchedDots } from '#lib/wire/dots.ts';
import type { Reply } from '#lib/wire/live.ts';
import { type LivePage, openLive } from './live.ts';
import { madeId } from './polls.ts';

/** Somebody's page with the dot voting of rooms. */
export class DotPage {
  readonly page: LivePage;
  readonly roomIds: string[];
  /** What this page was told of rooms, in order. */
  readonly told: DotNews[] = [];
  readonly #token = madeId('token');

  private constructor(page: LivePage, roomIds: string[]) {
    this.page = page;
    this.roomIds = roomIds;
    page.socket.on('dots:counted', (news) => this.told.push(news));
  }

  static async opens(url: string, cookie: string, roomIds: string[]): Promise<DotPage> {
    const dots = new DotPage(await openLive(url, cookie), roomIds);
    await dots.watches();
    return dots;
  }

  /** Asks, and throws the code of a refusal. */
  async asks<Value>(name: string, payload: object): Promise<Value> {
    const reply = (await this.page.asks(name, payload)) as Reply<Value>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  }

  watches(roundId?: string): Promise<WatchedDots[]> {
    const tokens = roundId === undefined ? {} : { [roundId]: this.#token };
    return this.asks('dots:watch', { roomIds: this.roomIds, tokens });
  }

  async sees(roundId: string): Promise<WatchedDots> {
    const found = (await this.watches(roundId)).find(({ round }) => round.id === roundId);
    if (found === undefined) throw new Error('This round is not seen.');
    return found;
  }

  /** Starts a round; answers its id. */
  async starts(plan: object = {}, roomIds = this.roomIds): Promise<string> {
    const roundId = madeId('dots');
    const whole = { dots: 3, several: true, signing: 'named', ...plan };
    await this.asks('dots:open', { roundId, roomIds, plan: whole });
    return roundId;
  }

  places(
    roundId: string,
    dots: string[],
    more: Partial<DotPlacement> = {},
  ): Promise<{ revision: number; dots: string[] }> {
    const placement = { roundId, roomId: this.roomIds[0], request: madeId('request'), replaces: 0, dots };
    return this.asks('dots:place', { ...placement, token: this.#token, ...more });
  }

  /** Until the newest news of a round in a room that this page was told is as wanted. */
  hears(
    roundId: string,
    wanted: (count: DotNews['count']) => boolean,
    roomId = this.roomIds[0],
  ): Promise<DotNews> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`waited in vain; told ${JSON.stringify(this.told)}`)),
        10_000,
      );
      const look = () => {
        const newest = this.told.findLast((news) => news.roundId === roundId && news.count.roomId === roomId);
        if (newest === undefined || !wanted(newest.count)) return;
        clearTimeout(limit);
        this.page.socket.off('dots:counted', look);
        resolve(newest);
      };
      this.page.socket.on('dots:counted', look);
      look();
    });
  }
}
