import type { Person } from '#lib/people/person.ts';
import { examine, type Verdict } from '#lib/room/guard.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import { CLOSE, PERSON_MAX_BYTES, ROOM_MAX_BYTES } from '#lib/wire/collab.ts';
import { errorFields } from '#server/log.ts';
import { type ClientOwner, StoreUnavailable } from '#server/store/store.ts';
import type { Connection, ContentFrame } from './connection.ts';
import { deniedFrame } from './frames.ts';
import type { CommittedLog } from './log.ts';
import type { RoomParts } from './parts.ts';
import { PendingKnowledge } from './pending.ts';

/** A frame that the guard let through and that waits for its commit; `content` is null when it adds nothing. */
export interface Accepted {
  connection: Connection;
  frame: ContentFrame;
  content: Extract<Verdict, { is: 'new' }> | null;
}

/** What is committed now, and the frames of which it was made. */
export interface Committed {
  position: number;
  update: Uint8Array;
  claims: ClientOwner[];
  batch: readonly Accepted[];
}

/** What its writers need of a room. */
export interface WrittenRoom {
  readonly roomId: string;
  readonly epoch: string;
  readonly log: CommittedLog;
  /** The shortest time from one commit to the next, milliseconds. */
  readonly spacing: number;
  mayWrite(person: Person): boolean;
  /** Tells somebody whether they may write. */
  notify(connection: Connection): void;
  /** Whose caret shows with a client id that nobody has written under. */
  caretOwner(client: number): string | undefined;
  /** Reads what other processes appended. Rejects as the store does. */
  catchUp(): Promise<void>;
  /** How often something was taken in that other processes appended. */
  readonly heardOfOthers: number;
  /** Takes in what is committed and passes it on. False: nobody can say what became of it. */
  takeIn(committed: Committed): Promise<boolean>;
  /** Whether the store answers. */
  onStore(isThere: boolean): void;
  /** The session was closed before the commit. */
  onClosed(): void;
  /** The document was replaced or is gone: what clients hold belongs to another past. */
  replaced(): void;
  /** Somebody found no place for what they wrote. */
  onNoPlace(): void;
}

/** Waiting between two attempts to commit while the store is away, milliseconds. */
const RETRY_MS = [100, 250, 500] as const;
/** What may wait for a store that is away; beyond it writers keep their changes on their devices. */
const WAITING_MAX_BYTES = 8 * 1024 * 1024;

/**
 * What the writers of one room send: judged, gathered, committed, and only then acknowledged. A batch is what arrived
 * while the one before was being written.
 */
export class Commits {
  readonly #room: WrittenRoom;
  readonly #parts: Pick<RoomParts, 'store' | 'clock' | 'counts' | 'log'>;
  #pending: PendingKnowledge;
  #waiting: Accepted[] = [];
  #waitingBytes = 0;
  /** The batch that is being committed. */
  #running: Accepted[] = [];
  #runningBytes = 0;
  #committing: Promise<void> | null = null;
  /** A batch that failed as a whole is being written frame by frame. */
  #splitting: Promise<void> | null = null;
  /** While set, no commit begins. */
  #held: Promise<unknown> | null = null;
  /** When the last commit began, by the process's own clock. */
  #commitAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;
  #endPause: (() => void) | null = null;

  constructor(room: WrittenRoom, parts: Pick<RoomParts, 'store' | 'clock' | 'counts' | 'log'>) {
    this.#room = room;
    this.#parts = parts;
    this.#pending = this.#knowledge();
  }

  /** Edits that are accepted and not yet committed. */
  get unsaved(): number {
    return this.#waiting.length + this.#running.length;
  }

  /** Nothing is being written, and nothing is held back. */
  get isIdle(): boolean {
    return this.#committing === null && this.#held === null;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Whose client id it is, by what is committed or waits for it. */
  ownerOf(client: number): string | null | undefined {
    return this.#pending.ownerOf(client);
  }

  /** The room read its log anew: what is not committed yet is known on top of it. */
  relearn(): void {
    this.#pending = this.#knowledge();
    for (const { connection, content } of [...this.#running, ...this.#waiting]) {
      if (content !== null) this.#pending.add(content, connection.person.id);
    }
  }

  #knowledge(): PendingKnowledge {
    return new PendingKnowledge(this.#room.log, (client) => this.#room.caretOwner(client));
  }

  /** Decides about a content frame; a promise when the store has to be asked first. */
  write(connection: Connection, frame: ContentFrame): Promise<void> | null {
    // Whoever may not write costs no work: what they sent stays with them.
    if (this.#isStopped || !this.#room.mayWrite(connection.person)) {
      this.#deny(connection, frame);
      return null;
    }
    if (this.#splitting !== null) {
      return this.#splitting.then(() => this.write(connection, frame) ?? undefined);
    }
    const verdict = this.#judge(connection, frame);
    if (verdict.is !== 'ahead' && verdict.is !== 'forged') {
      this.#decide(connection, frame, verdict);
      return null;
    }
    // Perhaps another process has what it hangs on, or what of others this device only repeats. What else is forged stays so,
    // also when its victim has written meanwhile where it stood.
    const heard = this.#room.heardOfOthers;
    return this.#room
      .catchUp()
      .then(() => {
        const stands = verdict.is === 'forged' && this.#room.heardOfOthers === heard;
        this.#decide(connection, frame, stands ? verdict : this.#judge(connection, frame));
      })
      .catch(() => connection.close(CLOSE.tryAgain, 'store away'));
  }

  #judge({ person }: Connection, { update }: ContentFrame): Verdict {
    // What most who come back say: they have nothing.
    return isEmptyUpdate(update) ? { is: 'known' } : examine(update, person.id, this.#pending);
  }

  #decide(connection: Connection, frame: ContentFrame, verdict: Verdict): void {
    switch (verdict.is) {
      case 'bad':
        connection.close(CLOSE.badFrame, 'not an update');
        return;
      case 'forged':
        connection.close(CLOSE.forged, 'foreign client id');
        return;
      case 'ahead':
        if (verdict.forged) connection.close(CLOSE.forged, 'deletes what cannot be known');
        else if (connection.mayHaveHoles && !frame.isState) connection.holdBack(frame.n);
        else connection.close(CLOSE.badFrame, 'hangs on something unknown');
        return;
      case 'known':
        if (this.#isStopped) this.#deny(connection, frame);
        else this.#accept(connection, frame, null);
        return;
      case 'new':
        if (!this.#room.mayWrite(connection.person) || this.#isStopped) this.#deny(connection, frame);
        else if (this.#bytesWith(verdict) > ROOM_MAX_BYTES) {
          connection.close(CLOSE.roomFull, 'room full');
          this.#room.onNoPlace();
        } else if (this.#exceedsShare(connection.person, verdict)) {
          connection.close(CLOSE.shareUsed, 'share of the room used');
          this.#room.onNoPlace();
        } else if (this.#waitingBytes > WAITING_MAX_BYTES) connection.close(CLOSE.tryAgain, 'store away');
        else this.#accept(connection, frame, verdict);
        return;
    }
  }

  /** How large the log would be with it, and with all that is to be committed before it. */
  #bytesWith({ update }: Pick<NonNullable<Accepted['content']>, 'update'>): number {
    return this.#room.log.bytes + this.#runningBytes + this.#waitingBytes + update.byteLength;
  }

  /** Whether a frame brings its writer above what one person may hold. Who only takes away makes room. */
  #exceedsShare({ id }: Person, { update, to }: NonNullable<Accepted['content']>): boolean {
    const { log } = this.#room;
    if (to.size === 0 || this.#bytesWith({ update }) <= PERSON_MAX_BYTES) return false;
    const unwritten = [...this.#running, ...this.#waiting]
      .filter(({ connection }) => connection.person.id === id)
      .reduce((sum, { content }) => sum + (content?.update.byteLength ?? 0), 0);
    return log.bytesOf(id) + unwritten + update.byteLength > PERSON_MAX_BYTES;
  }

  #deny(connection: Connection, frame: ContentFrame): void {
    // What holds nothing is not missed: the answer of a reader, or of a device that has nothing new.
    if (isEmptyUpdate(frame.update)) return;
    connection.holdBack(frame.n);
    if (this.#isStopped) return;
    if (connection.own) this.#room.notify(connection);
    else connection.send(deniedFrame('read-only'));
  }

  #accept(connection: Connection, frame: ContentFrame, content: Accepted['content']): void {
    if (frame.isState) connection.takenState(frame.n);
    if (content !== null) {
      this.#pending.add(content, connection.person.id);
      this.#waitingBytes += content.update.byteLength;
    } else if (this.#committing === null) {
      connection.saved(frame.n);
      return;
    }
    this.#waiting.push({ connection, frame, content });
    this.#committing ??= this.#commitAll().finally(() => {
      this.#committing = null;
    });
  }

  async #commitAll(): Promise<void> {
    // Frames of one turn of the event loop share their commit.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#isStopped) {
      if (this.#held !== null) {
        await this.#held;
        continue;
      }
      const wait = this.#commitAt + this.#room.spacing - performance.now();
      if (wait > 0) {
        await this.#pause(wait);
        continue;
      }
      this.#commitAt = performance.now();
      const batch = this.#waiting;
      this.#waiting = [];
      this.#runningBytes = this.#waitingBytes;
      this.#waitingBytes = 0;
      await this.#commitOrSplit(batch);
      this.#runningBytes = 0;
      if (this.#waiting.length === 0) this.#pending.clear();
    }
  }

  /** A batch that cannot be written at all is written frame by frame; the one that is to blame ends its sender. */
  async #commitOrSplit(batch: Accepted[]): Promise<void> {
    this.#running = batch;
    try {
      await this.#commit(batch);
    } catch (error) {
      this.#parts.log.error('batch failed', { room: this.#room.roomId, ...errorFields(error) });
      this.#splitting = this.#commitEach(batch).finally(() => {
        this.#splitting = null;
      });
      await this.#splitting;
    } finally {
      this.#running = [];
    }
  }

  /** Frame by frame, each judged anew against what is committed by then; meanwhile no other frame is judged. */
  async #commitEach(batch: Accepted[]): Promise<void> {
    for (const { connection, frame } of batch) {
      if (connection.isRefused) continue;
      this.#pending.clear();
      const verdict = this.#judge(connection, frame);
      if (verdict.is === 'known') connection.saved(frame.n);
      else if (verdict.is !== 'new') this.#decide(connection, frame, verdict);
      else {
        try {
          await this.#commit([{ connection, frame, content: verdict }]);
        } catch (error) {
          this.#parts.log.error('frame cannot be stored', { room: this.#room.roomId, ...errorFields(error) });
          connection.holdBack(frame.n);
          connection.close(CLOSE.badFrame, 'cannot be stored');
        }
      }
    }
    this.#judgeAgain([]);
  }

  async #commit(batch: Accepted[]): Promise<void> {
    const contents = batch.flatMap((accepted) => (accepted.content === null ? [] : [accepted]));
    if (contents.length === 0) {
      acknowledge(batch);
      return;
    }
    const update = mergeUpdates(
      contents.flatMap(({ content }) => (content === null ? [] : [content.update])),
    );
    const claims = claimsOf(contents);
    const answer = await this.#append(update, claims);
    if (answer === null) return;
    if (answer.ok) {
      const { position } = answer;
      if (await this.#room.takeIn({ position, update, claims, batch })) acknowledge(batch);
      return;
    }
    switch (answer.reason) {
      case 'client-taken':
        await this.#commitWithout(answer.client, batch);
        return;
      case 'closed':
        this.#drop(batch);
        this.#room.onClosed();
        return;
      default:
        this.#drop(batch);
        this.#room.replaced();
    }
  }

  /** Until it is in the store or refused for good. Null: the process stops; clients keep what is unsaved. */
  async #append(update: Uint8Array, claims: ClientOwner[]) {
    const { store, clock, counts } = this.#parts;
    const { roomId, epoch } = this.#room;
    const began = performance.now();
    for (let attempt = 0; !this.#isStopped; attempt++) {
      try {
        const answer = await store.rooms.append(roomId, epoch, update, claims, clock());
        counts.onCommit((performance.now() - began) / 1000);
        this.#room.onStore(true);
        return answer;
      } catch (error) {
        // Anything but a store that is away would fail for ever.
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#room.onStore(false);
        await this.#pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 500);
      }
    }
    return null;
  }

  /** Somebody claimed a client id that belongs to another person; the others of the batch must not suffer. */
  async #commitWithout(client: number, batch: Accepted[]): Promise<void> {
    const offender = batch.find(({ content }) => content?.claims.includes(client))?.connection;
    // Perhaps a device only repeats what it heard of them at another process: then there is nothing to claim once it is read.
    await this.#room.catchUp().catch(() => {});
    if (!this.#room.log.owners.has(client)) offender?.close(CLOSE.forged, 'client id taken');
    this.#judgeAgain(batch.filter(({ connection }) => !connection.isRefused));
  }

  /** What stays of a batch, and all that waits, was judged together with something that is gone now: once more. */
  #judgeAgain(batch: Accepted[]): void {
    const all = [...batch, ...this.#waiting];
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#pending.clear();
    for (const { connection, frame } of all) {
      if (!connection.isRefused) this.#decide(connection, frame, this.#judge(connection, frame));
    }
  }

  #drop(batch: Accepted[]): void {
    // Also what added nothing: it was judged against what is dropped now.
    for (const { connection, frame } of [...batch, ...this.#waiting]) connection.holdBack(frame.n);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#pending.clear();
  }

  /** Lets no commit begin before the work is done; what comes meanwhile waits. One work at a time. */
  hold<Value>(work: () => Promise<Value>): Promise<Value> {
    const working = (this.#held ?? Promise.resolve()).then(work);
    const held = working
      .catch(() => {})
      .then(() => {
        if (this.#held === held) this.#held = null;
      });
    this.#held = held;
    return working;
  }

  /** Waits for the running commit, then gives up what waits: its writers still have it. */
  async stop(): Promise<void> {
    while (this.#committing !== null && this.#waiting.length > 0 && !this.#isStopped) await this.#committing;
    this.abandon();
    await this.#committing;
  }

  /** Commits end at once after this; for the end of the process when the store does not come back. */
  abandon(): void {
    this.#isStopped = true;
    this.#endPause?.();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function claimsOf(batch: readonly Accepted[]): ClientOwner[] {
  return batch.flatMap(({ connection, content }) =>
    (content?.claims ?? []).map((client) => ({ client, personId: connection.person.id })),
  );
}

/** No structs and no deletions. */
const isEmptyUpdate = (update: Uint8Array) => update.byteLength === 2 && update[0] === 0 && update[1] === 0;

/** Each writer hears the number of its last frame in the batch. */
function acknowledge(batch: readonly Accepted[]): void {
  const last = new Map<Connection, number>();
  for (const { connection, frame } of batch) last.set(connection, frame.n);
  for (const [connection, n] of last) connection.saved(n);
}
