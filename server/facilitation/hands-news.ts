import { type HandCounts, handCounts } from '#lib/facilitation/hands.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { FacilitationStore } from '#server/store/facilitation-store.ts';

/** When everybody answers that they are ready, everybody would be told of everybody: gathered for so long. */
const GATHER_MS = 300;

/** Tells how many hands are up, gathered by event. */
export class HandsNews {
  readonly #store: Pick<FacilitationStore, 'hands'>;
  readonly #log: Log;
  readonly #tell: (eventId: string, rooms: Record<string, HandCounts>) => void;
  readonly #waiting = new Map<string, { timer: NodeJS.Timeout; roomIds: Set<string> }>();

  constructor(
    store: Pick<FacilitationStore, 'hands'>,
    log: Log,
    tell: (eventId: string, rooms: Record<string, HandCounts>) => void,
  ) {
    this.#store = store;
    this.#log = log;
    this.#tell = tell;
  }

  soon(eventId: string, roomIds: readonly string[]): void {
    const waiting = this.#waiting.get(eventId);
    if (waiting !== undefined) {
      for (const roomId of roomIds) waiting.roomIds.add(roomId);
      return;
    }
    const timer = setTimeout(() => {
      // Lost, it is made good by the next one; whoever opens the room asks anyway.
      this.#now(eventId).catch((error) => this.#log.warn('hands not told', errorFields(error)));
    }, GATHER_MS);
    this.#waiting.set(eventId, { timer, roomIds: new Set(roomIds) });
  }

  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #now(eventId: string): Promise<void> {
    const roomIds = [...(this.#waiting.get(eventId)?.roomIds ?? [])];
    this.#waiting.delete(eventId);
    const hands = Object.entries(await this.#store.hands(roomIds));
    this.#tell(eventId, Object.fromEntries(hands.map(([roomId, each]) => [roomId, handCounts(each)])));
  }
}
