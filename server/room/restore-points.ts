import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#lib/ids.ts';
import type { DeleteRanges } from '#lib/room/delete-ranges.ts';
import { type Alarm, DeletionWatch } from '#lib/room/deletion-watch.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { errorFields } from '#server/log.ts';
import { type RoomLog, StoreUnavailable } from '#server/store/store.ts';
import type { CommittedLog } from './log.ts';
import type { RoomParts } from './parts.ts';

/** With less than this part of the words gone, a text was reshaped and not deleted. */
const LOST_MIN = 0.1;
/** Waiting between two attempts while the store is away, milliseconds. */
const RETRY_MS = 500;

/** What one writer's part of a committed batch deleted. */
export interface CommittedDeletes {
  personId: string;
  deletes: DeleteRanges;
}

/**
 * Keeps what stood in a room before somebody deleted a large part of it, and says so. Nobody is held up: writing
 * goes on while the state is put together from the store.
 */
export class RestorePoints {
  readonly #room: Pick<RoomLog, 'roomId' | 'eventId' | 'epoch'>;
  readonly #parts: RoomParts;
  readonly #watch = new DeletionWatch();
  readonly #making = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(room: Pick<RoomLog, 'roomId' | 'eventId' | 'epoch'>, parts: RoomParts) {
    this.#room = room;
    this.#parts = parts;
  }

  /** A state is being put together. */
  get isBusy(): boolean {
    return this.#making.size > 0;
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
      for (const { deletes } of frames) {
        for (const [client, from, to] of deletes.entries()) {
          // What came and went with the same batch never stood in the room.
          const stood = Math.min(to, log.clocks.get(client) ?? 0) - from;
          if (stood > 0) units[log.owners.get(client) === personId ? 'own' : 'others'] += stood;
        }
      }
      if (units.own + units.others === 0) continue;
      const alarm = this.#watch.note({ personId, at, ...units, live, position: position - 1 });
      if (alarm !== null) this.#begin(alarm);
    }
  }

  /** Waits for what is being kept; with the store away nothing more is tried. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#making);
  }

  #begin(alarm: Alarm): void {
    const making = this.#make(alarm)
      .catch((error) => {
        const { roomId } = this.#room;
        this.#parts.log.error('what was deleted cannot be kept', { room: roomId, ...errorFields(error) });
      })
      .finally(() => this.#making.delete(making));
    this.#making.add(making);
  }

  async #make(alarm: Alarm): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      try {
        await this.#keep(alarm);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || signal.aborted) throw error;
        // Stopping ends the pause early; then comes the last attempt.
        await pause(RETRY_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  async #keep(alarm: Alarm): Promise<void> {
    const { store, compactor, clock, random, log } = this.#parts;
    const { roomId, eventId, epoch } = this.#room;
    const stored = await store.rooms.load(roomId);
    if (stored === null || stored.epoch !== epoch) return;
    // At the latest what is compacted; only little can have been deleted before it.
    const position = Math.max(alarm.position, stored.snapshot?.position ?? 0);
    const before = stateAt(stored, position);
    // A document that cannot be read there is kept as it is.
    const lost = await compactor.lostPart(before, stateAt(stored, stored.head)).catch(() => 1);
    if (lost < LOST_MIN) {
      const remaining = this.#watch.settle(alarm);
      if (remaining !== null) this.#begin(remaining);
      return;
    }
    const update = await compactor.compact(before).catch(() => before);
    const id = newId(random);
    const { personId } = alarm;
    await store.rooms.keepHistory({
      id,
      roomId,
      position,
      reason: 'deletion',
      personId,
      madeAt: clock(),
      update,
    });
    log.info('much was deleted, what was there is kept', { room: roomId });
    this.#parts.onDeletion({ eventId, roomId, historyId: id });
  }
}

/** The document as of a position between the snapshot and the head. */
export function stateAt(stored: RoomLog, position: number): Uint8Array {
  const entries = stored.entries.filter((entry) => entry.position <= position);
  const first = stored.snapshot === null ? [] : [stored.snapshot];
  return mergeUpdates([...first, ...entries].map(({ update }) => update));
}
