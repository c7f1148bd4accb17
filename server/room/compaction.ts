import { errorFields } from '#server/log.ts';
import type { LogEntry, RoomLog } from '#server/store/store.ts';
import type { CommittedLog } from './log.ts';
import type { RoomParts } from './parts.ts';

/** A log of so many bytes after the snapshot is compacted, however few its entries. */
const COMPACT_BYTES = 1024 * 1024;
/**
 * For each so many bytes of its document a log may have one entry more: compacting costs the more the larger the document is,
 * and what one edit has to bear of it must not.
 */
const BYTES_PER_ENTRY = 512;

/** What compacting needs of its room. */
export interface CompactedRoom {
  readonly roomId: string;
  readonly epoch: string;
  readonly log: CommittedLog;
  readonly isStopped: boolean;
  /** What was deleted lately must not be collected: somebody may want it back. */
  readonly needPast: boolean;
}

type CompactionParts = Pick<RoomParts, 'compactor' | 'compactEntries' | 'store' | 'log'>;

/** Sees how the log of a room grows, and has it made small again, off the event loop. */
export class Compaction {
  readonly #room: CompactedRoom;
  readonly #parts: CompactionParts;
  #isRunning = false;
  /** Somebody waits for the place that it makes. */
  #isWanted = false;
  #entries = 0;
  #bytes = 0;

  constructor(room: CompactedRoom, parts: CompactionParts) {
    this.#room = room;
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The log was read from the store. */
  begin({ entries }: Pick<RoomLog, 'entries'>): void {
    this.#entries = entries.length;
    this.#bytes = entries.reduce((sum, { update }) => sum + update.byteLength, 0);
    this.whenGrown();
  }

  /** The log has one entry more. */
  note({ update }: Pick<LogEntry, 'update'>): void {
    this.#entries += 1;
    this.#bytes += update.byteLength;
  }

  whenGrown(): void {
    if (this.#isRunning || this.#room.isStopped) return;
    const most = Math.max(this.#parts.compactEntries, this.#room.log.bytes / BYTES_PER_ENTRY);
    if (!this.#isWanted && this.#entries < most && this.#bytes < COMPACT_BYTES) return;
    if (this.#room.needPast) return;
    this.#isRunning = true;
    this.#isWanted = false;
    void this.#compact()
      .catch((error) =>
        this.#parts.log.error('compaction failed', { room: this.#room.roomId, ...errorFields(error) }),
      )
      .finally(() => {
        this.#isRunning = false;
      });
  }

  /** Somebody found no place: what was deleted since the last time makes some. */
  now(): void {
    if (this.#entries === 0) return;
    this.#isWanted = true;
    this.whenGrown();
  }

  async #compact(): Promise<void> {
    const { roomId, epoch, log } = this.#room;
    const position = log.head;
    this.#entries = 0;
    this.#bytes = 0;
    const { update, sizes } = await this.#parts.compactor.compact(log.whole());
    await this.#parts.store.rooms.compact(roomId, epoch, position, update);
    // Also when another process was quicker: what was deleted takes no place here either.
    this.#room.log.replaceBase(position, update, sizes);
  }
}
