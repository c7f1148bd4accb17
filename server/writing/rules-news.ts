import type { RoomRules } from '#lib/board/rules.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';

/** How often the number of drafts is told at most: everybody hears it, and nobody waits for it. */
const GATHER_MS = 500;

/** Tells what is decided about rooms, whole: at once when it was decided, gathered when only a number has changed. */
export class RulesNews {
  readonly #store: Pick<Store, 'writing'>;
  readonly #log: Log;
  readonly #tell: (news: { eventId: string; roomId: string; rules: RoomRules }) => void;
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    store: Pick<Store, 'writing'>,
    log: Log,
    tell: (news: { eventId: string; roomId: string; rules: RoomRules }) => void,
  ) {
    this.#store = store;
    this.#log = log;
    this.#tell = tell;
  }

  async now({ eventId, roomId }: { eventId: string; roomId: string }): Promise<void> {
    clearTimeout(this.#waiting.get(roomId));
    this.#waiting.delete(roomId);
    this.#tell({ eventId, roomId, rules: await this.#store.writing.rules(roomId) });
  }

  soon(room: { eventId: string; roomId: string }): void {
    if (this.#waiting.has(room.roomId)) return;
    const tell = () => {
      // Lost, it is made good by the next one; whoever opens the room asks anyway.
      this.now(room).catch((error) => this.#log.warn('rules not told', errorFields(error)));
    };
    this.#waiting.set(room.roomId, setTimeout(tell, GATHER_MS));
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }
}
