import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#lib/ids.ts';
import type { DeleteRanges } from '#lib/room/delete-ranges.ts';
import { DeletionWatch, type Suspicion } from '#lib/room/deletion-watch.ts';
import type { Verdict } from '#lib/room/guard.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { errorFields } from '#server/log.ts';
import { type RoomLog, StoreUnavailable } from '#server/store/store.ts';
import type { CommittedLog } from './log.ts';
import type { RoomParts } from './parts.ts';

/** Waiting between two attempts while the store is away, milliseconds. */
const RETRY_MS = 500;

/** What one writer's part of a committed batch deleted. */
export interface CommittedDeletes {
  personId: string;
  content: Pick<Extract<Verdict, { is: 'new' }>, 'deletes' | 'takenOff' | 'overwritten'>;
}

/**
 * Keeps what stood in a room before somebody deleted a large part of it, and says so. Nobody is held up: writing
 * goes on while the state is put together from the store.
 */
export class RestorePoints {
  readonly #room: Pick<RoomLog, 'roomId' | 'eventId' | 'epoch'>;
  readonly #parts: RoomParts;
  readonly #watch = new DeletionWatch();
  #making: Promise<void>[] = [];
  /** Made when there is something to stop: in most rooms nobody ever deletes much. */
  #stopping: AbortController | null = null;
  #isStopped = false;

  constructor(room: Pick<RoomLog, 'roomId' | 'eventId' | 'epoch'>, parts: RoomParts) {
    this.#room = room;
    this.#parts = parts;
  }

  /** A state is being put together. */
  get isBusy(): boolean {
    return this.#making.length > 0;
  }

  /** While true, compaction would collect what somebody may want back. */
  get needPast(): boolean {
    return this.isBusy || !this.#watch.isCalm(this.#parts.clock());
  }

  /**
   * Takes in what a batch deletes that is committed at `position`; `log` does not hold it yet.
   */
  note(position: number, batch: readonly CommittedDeletes[], log: CommittedLog): void {
    const { live } = log;
    const at = this.#parts.clock();
    for (const [personId, frames] of Map.groupBy(batch, (frame) => frame.personId)) {
      const units = { own: 0, others: 0 };
      const cards = { own: 0, others: 0 };
      const whose = (client: number) => (log.owners.get(client) === personId ? 'own' : 'others');
      for (const { deletes, takenOff, overwritten } of frames.map((frame) => frame.content)) {
        // What came and went with the same batch never stood in the room.
        const stood = (client: number, to: number) => Math.min(to, log.clocks.get(client) ?? 0);
        for (const [client, from, to] of deletes.entries()) {
          // Whoever overwrote it was counted; the others only repeat it when they come back.
          for (const [start, end] of log.overwritten.missing(
            client,
            from,
            Math.max(from, stood(client, to)),
          )) {
            units[whose(client)] += end - start;
          }
        }
        for (const { isCertain, ...type } of overwritten) {
          for (const [client, from, to] of log.outline.within(type.client, type.clock)) {
            for (const [start, end] of goneWith(log, deletes, client, from, to)) {
              units[whose(client)] += end - start;
              if (isCertain) log.overwritten.add(client, start, end);
            }
          }
        }
        for (const client of takenOff) cards[whose(client)] += 1;
      }
      this.#begin(this.#watch.note({ personId, at, units, cards, live, position: position - 1 }));
    }
  }

  /** Waits for what is being kept; with the store away nothing more is tried. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopping?.abort();
    await Promise.all(this.#making);
  }

  #begin(suspicion: Suspicion | null): void {
    if (suspicion === null || this.#isStopped) return;
    this.#stopping ??= new AbortController();
    const making = this.#look(suspicion, this.#stopping.signal)
      .catch((error) => {
        const { roomId } = this.#room;
        this.#parts.log.error('what was deleted cannot be kept', { room: roomId, ...errorFields(error) });
        return false;
      })
      .then((wasTrue) => {
        this.#making = this.#making.filter((other) => other !== making);
        this.#begin(this.#watch.settle(suspicion, wasTrue));
      });
    this.#making.push(making);
  }

  /** Whether it was true; then what stood there is kept. */
  async #look(suspicion: Suspicion, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      try {
        return await this.#keepIfTrue(suspicion);
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || signal.aborted) throw error;
        // Stopping ends the pause early; then comes the last attempt.
        await pause(RETRY_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  async #keepIfTrue({ personId, position: wanted, at, lost: least }: Suspicion): Promise<boolean> {
    const { store, compactor, random, log } = this.#parts;
    const { roomId, eventId, epoch } = this.#room;
    const stored = await store.rooms.load(roomId);
    if (stored === null || stored.epoch !== epoch) return false;
    // Nothing older than the snapshot is left; only little can have been deleted before that.
    const position = Math.max(wanted, stored.snapshot?.position ?? 0);
    const before = stateAt(stored, position);
    // A document that cannot be compared, or not be compacted, is kept as it is.
    const lost = await compactor.lostPart(before, stateAt(stored, stored.head)).catch(() => 1);
    if (lost <= least) return false;
    const update = await compactor.compact(before).then(
      ({ update }) => update,
      () => before,
    );
    const id = newId(random);
    const entry = { id, roomId, position, reason: 'deletion', personId, madeAt: at, update } as const;
    if (!(await store.rooms.keepHistory({ ...entry, epoch }))) return false;
    log.info('much was deleted, what was there is kept', { room: roomId });
    this.#parts.onDeletion({ eventId, roomId, historyId: id });
    return true;
  }
}

/** The parts of `[from, to)` that were neither deleted before, nor overwritten, nor are in the frame's delete set. */
function goneWith(
  log: CommittedLog,
  deletes: DeleteRanges,
  client: number,
  from: number,
  to: number,
): [from: number, to: number][] {
  return log.deletes
    .missing(client, from, to)
    .flatMap(([start, end]) => log.overwritten.missing(client, start, end))
    .flatMap(([start, end]) => deletes.missing(client, start, end));
}

/** The document as of a position between the snapshot and the head. */
export function stateAt(stored: RoomLog, position: number): Uint8Array {
  const entries = stored.entries.filter((entry) => entry.position <= position);
  const first = stored.snapshot === null ? [] : [stored.snapshot];
  return mergeUpdates([...first, ...entries].map(({ update }) => update));
}
