import * as Y from 'yjs';
import { LazyMap } from '#lib/lazy-map.ts';
import { DeleteRanges } from '#lib/room/delete-ranges.ts';
import { inOrder } from '#lib/room/order.ts';
import { Outline } from '#lib/room/outline.ts';
import { sizeOf, sizesOf } from '#lib/room/sizes.ts';
import { decodeUpdate, encodeStateVector, mergeUpdates } from '#lib/room/update.ts';
import type { LogEntry } from '#server/store/store.ts';
import { addTo, bytesOf, type Chunk, chunksAfter } from './chunks.ts';
import { lasting, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE, syncFrame } from './frames.ts';

/** Below this size the base is merged anew for each reader that joins; it costs well under a millisecond. */
const SMALL_BASE_BYTES = 64 * 1024;
/** So many answers to those who come back are kept for others who lack the same, none of them larger than so much. */
const ANSWERS_MAX = 16;
const ANSWER_MAX_BYTES = 256 * 1024;
/** Kept for readers that lag; one that is further behind gets the whole document as one update. */
const RECENT_MAX_BYTES = 2 * 1024 * 1024;
/**
 * The committed part of a room in memory: no live document, but the merged past (`base`, up to `basePosition`), the
 * batches since, and what the guard must know. Everything in here is committed; nothing else is ever sent.
 */
export class CommittedLog {
  head = 0;
  bytes = 0;
  readonly clocks = new Map<number, number>();
  readonly deletes = new DeleteRanges();
  readonly owners = new Map<number, string | null>();
  readonly outline = new Outline();
  /** What lost its place to a newer value without being in any delete set yet. */
  readonly overwritten = new DeleteRanges();
  /** Bytes by client id. */
  #sizes = new Map<number, number>();
  /** By client id, what STEPS_MAX of the guard bounds. */
  readonly #steps = new LazyMap<number, number>();
  /** Clocks of all clients together. */
  #clockTotal = 0;
  #base: Uint8Array = EMPTY_UPDATE;
  #basePosition = 0;
  /** Batches after `#basePosition`, merged into the base when they have grown. */
  #sinceBase: Chunk[] = [];
  #sinceBaseBytes = 0;
  /** The newest batches, for readers that lag. */
  #recent: Chunk[] = [];
  #recentBytes = 0;
  readonly #updateFrames = new LazyMap<number, Uint8Array>();
  #wholeFrame: Uint8Array | null = null;
  #questionFrame: Uint8Array | null = null;
  /** What devices lack of the base, by what they have of it. */
  readonly #answers = new LazyMap<string, Uint8Array>();

  /** Starts from the snapshot, or from nothing. */
  constructor(snapshot: { position: number; update: Uint8Array } | null) {
    if (snapshot !== null) {
      this.#learn(snapshot.update);
      this.#base = snapshot.update;
      this.#basePosition = snapshot.position;
      this.head = snapshot.position;
      this.bytes = snapshot.update.byteLength;
    }
  }

  /** Takes in the next batch. Positions follow each other without gaps. */
  push(entry: LogEntry): void {
    if (entry.position !== this.head + 1) throw new Error(`log gap: ${entry.position} after ${this.head}`);
    this.#learn(entry.update);
    this.head = entry.position;
    this.bytes += entry.update.byteLength;
    const chunk = { from: entry.position, ...entry };
    addTo(this.#sinceBase, chunk);
    this.#sinceBaseBytes += entry.update.byteLength;
    addTo(this.#recent, chunk);
    this.#recentBytes += entry.update.byteLength;
    while (this.#recentBytes > RECENT_MAX_BYTES && this.#recent.length > 1) {
      this.#recentBytes -= this.#recent.shift()?.update.byteLength ?? 0;
    }
    this.#updateFrames.clear();
    this.#questionFrame = null;
  }

  #learn(update: Uint8Array): void {
    const { structs, deletes } = decodeUpdate(update);
    const clockOf = (client: number) => this.clocks.get(client) ?? 0;
    const fresh = structs.filter(({ id, length }) => id.clock + length > clockOf(id.client));
    const { steps } = this.outline.take(inOrder(fresh, clockOf)?.structs ?? fresh, clockOf);
    for (const [client, count] of steps) this.#steps.set(client, (this.#steps.get(client) ?? 0) + count);
    for (const struct of fresh) {
      const end = struct.id.clock + struct.length;
      const known = clockOf(struct.id.client);
      this.#sizes.set(struct.id.client, (this.#sizes.get(struct.id.client) ?? 0) + sizeOf(struct));
      this.clocks.set(struct.id.client, end);
      this.#clockTotal += end - known;
      // What comes without its content is deleted, whether or not a delete set says so.
      if (
        struct instanceof Y.GC ||
        (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted)
      ) {
        this.deletes.add(struct.id.client, struct.id.clock, end);
      }
    }
    this.deletes.addAll(deletes);
  }

  /** How much stands in the room: clocks that are not deleted (a letter is one, a card a few more than its text). */
  get live(): number {
    return Math.max(0, this.#clockTotal - this.deletes.size - this.overwritten.size);
  }

  /** How much of the document is one person's, in bytes. */
  bytesOf(personId: string): number {
    return this.#sumOf(personId, this.#sizes);
  }

  /** How many steps the structs of a person cost, see STEPS_MAX of the guard. */
  stepsOf(personId: string): number {
    return this.#sumOf(personId, this.#steps);
  }

  #sumOf(personId: string, byClient: Iterable<[client: number, each: number]>): number {
    let sum = 0;
    for (const [client, each] of byClient) if (this.owners.get(client) === personId) sum += each;
    return sum;
  }

  /** The question for all that a client has and the room lacks; everybody who comes is asked the same. */
  questionFrame(): Uint8Array {
    this.#questionFrame ??= lasting(syncFrame(SYNC_STEP_1, encodeStateVector(this.clocks)));
    return this.#questionFrame;
  }

  /** The frame that brings a reader from `position` to the head; readers at one position share it. */
  frameAfter(position: number): Uint8Array {
    const known = this.#updateFrames.get(position);
    if (known !== undefined) return known;
    const since = chunksAfter(this.#recent, position) ?? chunksAfter(this.#sinceBase, position);
    const update = since === null ? this.whole() : mergeUpdates(since.map((chunk) => chunk.update));
    const made = syncFrame(SYNC_UPDATE, update);
    this.#updateFrames.set(position, made);
    return made;
  }

  /** No reader is before that position: what was kept for those who lag is not needed any more. */
  forgetBefore(position: number): void {
    const kept = this.#recent.findIndex((chunk) => chunk.position > position);
    this.#recent = kept === -1 ? [] : this.#recent.slice(kept);
    this.#recentBytes = bytesOf(this.#recent);
    if (kept === -1) this.#updateFrames.clear();
  }

  /**
   * The answer to a client's sync step 1: all that its state vector lacks, with the whole delete set, up to the
   * position given back. What was committed since follows as ordinary update.
   */
  answerTo(stateVector: ReadonlyMap<number, number>): { frame: Uint8Array; position: number } {
    this.#renewBase();
    const known = this.#knownOf(stateVector);
    if (known.size === 0) {
      return { frame: this.#framedBase(), position: this.#basePosition };
    }
    return { frame: this.#answerTo(encodeStateVector(known)), position: this.#basePosition };
  }

  /** The base as a frame, of which it is a part from then on: held twice, it would be most of what a room weighs. */
  #framedBase(): Uint8Array {
    if (this.#wholeFrame === null) {
      this.#wholeFrame = lasting(syncFrame(SYNC_STEP_2, this.#base));
      this.#base = this.#wholeFrame.subarray(this.#wholeFrame.byteLength - this.#base.byteLength);
    }
    return this.#wholeFrame;
  }

  /** What of a state vector is known here: of two devices with the same, either may hold something unsent. */
  #knownOf(stateVector: ReadonlyMap<number, number>): Map<number, number> {
    const known = new Map<number, number>();
    for (const [client, clock] of stateVector) {
      const upTo = Math.min(clock, this.clocks.get(client) ?? 0);
      if (upTo > 0) known.set(client, upTo);
    }
    return known;
  }

  /** A line that breaks sends everybody away with the same: whoever comes back first has the answer made for all. */
  #answerTo(known: Uint8Array): Uint8Array {
    const key = Buffer.from(known).toString('latin1');
    const before = this.#answers.get(key);
    if (before !== undefined) return before;
    const made = lasting(syncFrame(SYNC_STEP_2, Y.diffUpdate(this.#base, known)));
    if (made.byteLength <= ANSWER_MAX_BYTES) {
      const [oldest] = this.#answers.keys();
      if (this.#answers.size >= ANSWERS_MAX && oldest !== undefined) this.#answers.delete(oldest);
      this.#answers.set(key, made);
    }
    return made;
  }

  /** Everything up to the head as one update. */
  whole(): Uint8Array {
    this.#mergeBase();
    return this.#base;
  }

  /**
   * Puts a compacted update in the place of the base. Only when the base has not moved past `position` meanwhile;
   * otherwise the larger form stays until the next time.
   *
   * @param sizes bytes by client id in it
   */
  replaceBase(position: number, update: Uint8Array, sizes: ReadonlyMap<number, number>): void {
    if (position < this.#basePosition) return;
    this.#sizes = new Map(sizes);
    const later = this.#sinceBase.filter((entry) => entry.position > position);
    this.#sinceBase = later;
    this.#sinceBaseBytes = bytesOf(later);
    this.bytes = update.byteLength + this.#sinceBaseBytes;
    for (const entry of later) {
      for (const [client, size] of sizesOf(entry.update)) {
        this.#sizes.set(client, (this.#sizes.get(client) ?? 0) + size);
      }
    }
    this.#setBase(update, position);
  }

  #renewBase(): void {
    const { byteLength } = this.#base;
    if (byteLength <= SMALL_BASE_BYTES || this.#sinceBaseBytes > byteLength / 8) this.#mergeBase();
  }

  #mergeBase(): void {
    if (this.#sinceBase.length === 0) return;
    const merged = mergeUpdates([this.#base, mergeUpdates(this.#sinceBase.map((entry) => entry.update))]);
    this.#sinceBase = [];
    this.#sinceBaseBytes = 0;
    this.#setBase(merged, this.head);
  }

  #setBase(update: Uint8Array, position: number): void {
    this.#base = update;
    this.#basePosition = position;
    this.#wholeFrame = null;
    this.#answers.clear();
  }
}

/** The update of an empty document: no structs, no deletions. */
const EMPTY_UPDATE = new Uint8Array([0, 0]);
