import { caretColor } from '#lib/people/color.ts';
import { may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { AwarenessEntry } from '#lib/room/caret.ts';
import { examine, type Verdict } from '#lib/room/guard.ts';
import { mergeUpdates } from '#lib/room/update.ts';
import {
  type CaretUser,
  CLOSE,
  PERSON_MAX_BYTES,
  ROOM_MAX_BYTES,
  type RoomNotice,
} from '#lib/wire/collab.ts';
import type { Batch, BusNews, CaretNews } from '#server/bus/bus.ts';
import { errorFields } from '#server/log.ts';
import { type ClientOwner, type RoomLog, StoreUnavailable } from '#server/store/store.ts';
import type { Authors } from './authors.ts';
import { Carets } from './carets.ts';
import { CatchUp } from './catch-up.ts';
import type { Connection, ContentFrame, RoomDoor } from './connection.ts';
import { authorsFrame, deniedFrame, noticeFrame } from './frames.ts';
import { CommittedLog, PendingKnowledge } from './log.ts';
import type { RoomParts } from './parts.ts';
import { RestorePoints } from './restore-points.ts';

type CommitNews = Extract<BusNews, { is: 'room-committed' }>;

/** A frame that the guard let through and that waits for its commit; `content` is null when it adds nothing. */
interface Accepted {
  connection: Connection;
  frame: ContentFrame;
  content: Extract<Verdict, { is: 'new' }> | null;
}

/** Waiting between two attempts to commit while the store is away, milliseconds. */
const RETRY_MS = [100, 250, 500] as const;
/**
 * Frames that a room sends in a second, to all its readers together: beyond it commits are spaced out, so that each
 * brings more: also on the air of a venue, where each frame costs more than the letter in it. Ten people hear of a letter as
 * soon as it is committed, a hundred and fifty at most forty times a second.
 */
const FRAMES_PER_SECOND = 6_000;
/** Nobody notices so many milliseconds, and fewer readers than make one do not wait at all. */
const SPACING_MAX_MS = 25;
const SPACING_MIN_MS = 2;
/** What may wait for a store that is away; beyond it writers keep their changes on their devices. */
const WAITING_MAX_BYTES = 8 * 1024 * 1024;
/** A log of this many entries, or bytes, after the snapshot is compacted. */
const COMPACT_ENTRIES = 500;
const COMPACT_BYTES = 1024 * 1024;

/**
 * One room in one process: the committed log, the writers' frames that wait for the next commit, and the readers.
 * Commit first, then announce: nothing that is not in the store reaches anybody, and no writer is told "saved".
 */
export class Room implements RoomDoor {
  readonly roomId: string;
  readonly eventId: string;
  readonly #sessionId: string;
  readonly epoch: string;
  readonly #parts: RoomParts;
  readonly #authors: Authors;
  readonly #readers = new Set<Connection>();
  readonly #carets: Carets;
  readonly #restorePoints: RestorePoints;
  /** Reads what other processes appended. */
  readonly #catchUp = new CatchUp(() => this.#readEntries());
  #log: CommittedLog;
  #pending: PendingKnowledge;
  #closed: boolean;
  #waiting: Accepted[] = [];
  /** A batch that failed as a whole is being written frame by frame. */
  #splitting: Promise<void> | null = null;
  /** The batch that is being committed. */
  #running: Accepted[] = [];
  #waitingBytes = 0;
  #committing: Promise<void> | null = null;
  /** While set, no commit begins. */
  #held: Promise<unknown> | null = null;
  /** When the last commit began, by the process's own clock. */
  #commitAt = Number.NEGATIVE_INFINITY;
  /** When readers were last brought to the head, and the next time for what others committed. */
  #advancedAt = Number.NEGATIVE_INFINITY;
  #advancing: NodeJS.Timeout | null = null;
  #compacting = false;
  #entriesSinceSnapshot = 0;
  #bytesSinceSnapshot = 0;
  #stopped = false;
  /** The store was away at the last attempt to commit. */
  #storeAway = false;
  #endPause: (() => void) | null = null;

  constructor(stored: RoomLog, authors: Authors, parts: RoomParts) {
    this.roomId = stored.roomId;
    this.eventId = stored.eventId;
    this.#sessionId = stored.sessionId;
    this.epoch = stored.epoch;
    this.#closed = stored.closed;
    this.#parts = parts;
    this.#authors = authors;
    this.#log = logOf(stored);
    this.#pending = new PendingKnowledge(this.#log, (client) => this.#carets.personOf(client));
    this.#carets = new Carets(this.#readers, parts.clock, (carets) => this.#tellCarets(carets));
    this.#restorePoints = new RestorePoints(stored, parts);
    this.#countSinceSnapshot(stored);
  }

  get head(): number {
    return this.#log.head;
  }

  /** Edits that are accepted and not yet committed. */
  get unsaved(): number {
    return this.#waiting.length + this.#running.length;
  }

  /** Nobody is here and nothing is under way: the room may be forgotten. */
  get isIdle(): boolean {
    const isWriting = this.#committing !== null || this.#compacting || this.#restorePoints.isBusy;
    return this.#readers.size === 0 && !isWriting && this.#held === null;
  }

  frameAfter(position: number): Uint8Array {
    return this.#log.frameAfter(position);
  }

  answerTo(stateVector: Uint8Array): { frame: Uint8Array; position: number } {
    return this.#log.answerTo(stateVector);
  }

  stateVector(): Uint8Array {
    return this.#log.stateVector();
  }

  hasPlaceFor(person: Person): boolean {
    // Hosts always come in and take nobody's place; without them nobody could send anybody home.
    const where = { eventId: this.eventId, sessionId: this.#sessionId };
    const isHost = (someone: Person) => may(someone, 'history:read', where);
    if (isHost(person)) return true;
    const here = new Set<string>();
    for (const reader of this.#readers) if (!isHost(reader.person)) here.add(reader.person.id);
    // Another device of somebody who is here takes no place either.
    return here.has(person.id) || here.size < this.#parts.roomPeople;
  }

  join(connection: Connection): void {
    const { person } = connection;
    this.#authors.know(person);
    connection.caretUser = this.#caretUserOf(person);
    this.#readers.add(connection);
    if (connection.own) {
      connection.send(noticeFrame(this.#noticeFor(person)));
      connection.send(authorsFrame(this.#authors.entriesFor(person, this.#log.owners)));
    }
    // Readers are not asked: they have nothing to give.
    if (this.#mayWrite(person)) connection.askForState();
    void this.#catchUp.now().catch(() => {});
  }

  /** Somebody changed what is shown of them. */
  renamed(person: Person): void {
    this.#authors.know(person);
    const theirs = [...this.#log.owners].filter(([, personId]) => personId === person.id);
    for (const reader of this.#readers) {
      if (reader.person.id === person.id) {
        const mightWrite = this.#mayWrite(reader.person);
        reader.person = person;
        reader.caretUser = this.#caretUserOf(person);
        if (this.#mayWrite(person) !== mightWrite) {
          if (reader.own) reader.send(noticeFrame(this.#noticeFor(person)));
          if (!mightWrite) reader.askForState();
        }
      }
      if (reader.own && theirs.length > 0) {
        reader.send(authorsFrame(this.#authors.entriesFor(reader.person, theirs)));
      }
    }
  }

  leave(connection: Connection): void {
    this.#readers.delete(connection);
    this.#carets.leave(connection);
  }

  receiveCaret(connection: Connection, entries: AwarenessEntry[]): void {
    this.#carets.receive(connection, entries, (client) => {
      const owner = this.#pending.ownerOf(client);
      return owner === undefined || owner === connection.person.id;
    });
  }

  caretsFor(connection: Connection): Uint8Array | null {
    return this.#carets.frameFor(connection);
  }

  /** Decides about a content frame; a promise when the store has to be asked first. */
  write(connection: Connection, frame: ContentFrame): Promise<void> | null {
    // Whoever may not write costs no work: what they sent stays with them.
    if (this.#stopped || !this.#mayWrite(connection.person)) {
      this.#deny(connection, frame);
      return null;
    }
    if (this.#splitting !== null) {
      return this.#splitting.then(() => this.write(connection, frame) ?? undefined);
    }
    const verdict = examine(frame.update, connection.person.id, this.#pending);
    if (verdict.is !== 'ahead') {
      this.#decide(connection, frame, verdict);
      return null;
    }
    // Perhaps another process has what it hangs on.
    return this.#catchUp
      .now()
      .then(() => this.#decide(connection, frame, examine(frame.update, connection.person.id, this.#pending)))
      .catch(() => connection.close(CLOSE.tryAgain, 'store away'));
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
        if (this.#stopped) this.#deny(connection, frame);
        else this.#accept(connection, frame, null);
        return;
      case 'new':
        if (!this.#mayWrite(connection.person) || this.#stopped) this.#deny(connection, frame);
        else if (this.#log.bytes + this.#waitingBytes + verdict.update.byteLength > ROOM_MAX_BYTES) {
          connection.close(CLOSE.roomFull, 'room full');
          this.#compactNow();
        } else if (this.#exceedsShare(connection.person, verdict)) {
          connection.close(CLOSE.shareUsed, 'share of the room used');
          this.#compactNow();
        } else if (this.#waitingBytes > WAITING_MAX_BYTES) connection.close(CLOSE.tryAgain, 'store away');
        else this.#accept(connection, frame, verdict);
        return;
    }
  }

  /** Whether a frame brings its writer above what one person may hold. Who only takes away makes room. */
  #exceedsShare({ id }: Person, { update, to }: NonNullable<Accepted['content']>): boolean {
    const most = this.#log.bytes + this.#waitingBytes + update.byteLength;
    if (to.size === 0 || most <= PERSON_MAX_BYTES) return false;
    const unwritten = [...this.#running, ...this.#waiting]
      .filter(({ connection }) => connection.person.id === id)
      .reduce((sum, { content }) => sum + (content?.update.byteLength ?? 0), 0);
    return this.#log.bytesOf(id) + unwritten + update.byteLength > PERSON_MAX_BYTES;
  }

  #deny(connection: Connection, frame: ContentFrame): void {
    // What holds nothing is not missed: the answer of a reader, or of a device that has nothing new.
    if (isEmptyUpdate(frame.update)) return;
    connection.holdBack(frame.n);
    if (this.#stopped) return;
    connection.send(
      connection.own ? noticeFrame(this.#noticeFor(connection.person)) : deniedFrame('read-only'),
    );
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

  /** Group commit: a batch is what arrived while the one before was being written. */
  async #commitAll(): Promise<void> {
    // Frames of one turn of the event loop share their commit.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#stopped) {
      if (this.#held !== null) {
        await this.#held;
        continue;
      }
      const wait = this.#commitAt + this.#spacing() - performance.now();
      if (wait > 0) {
        await this.#pause(wait);
        continue;
      }
      this.#commitAt = performance.now();
      const batch = this.#waiting;
      this.#waiting = [];
      this.#waitingBytes = 0;
      await this.#commitOrSplit(batch);
      if (this.#waiting.length === 0) this.#pending.clear();
    }
  }

  /** The shortest time from one commit to the next, milliseconds. */
  #spacing(): number {
    const ms = (this.#readers.size / FRAMES_PER_SECOND) * 1000;
    return ms < SPACING_MIN_MS ? 0 : Math.min(SPACING_MAX_MS, ms);
  }

  /** A batch that cannot be written at all is written frame by frame; the one that is to blame ends its sender. */
  async #commitOrSplit(batch: Accepted[]): Promise<void> {
    this.#running = batch;
    try {
      await this.#commit(batch);
    } catch (error) {
      this.#parts.log.error('batch failed', { room: this.roomId, ...errorFields(error) });
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
      const verdict = examine(frame.update, connection.person.id, this.#pending);
      if (verdict.is === 'known') connection.saved(frame.n);
      else if (verdict.is !== 'new') this.#decide(connection, frame, verdict);
      else {
        try {
          await this.#commit([{ connection, frame, content: verdict }]);
        } catch (error) {
          this.#parts.log.error('frame cannot be stored', { room: this.roomId, ...errorFields(error) });
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
      await this.#committed(answer.position, update, claims, batch);
      return;
    }
    switch (answer.reason) {
      case 'client-taken':
        this.#commitWithout(answer.client, batch);
        return;
      case 'closed':
        this.#closed = true;
        this.#drop(batch);
        this.#notifyAll();
        return;
      default:
        // The document was replaced or is gone: what clients hold belongs to another past.
        this.#drop(batch);
        this.replaced();
    }
  }

  /** Until it is in the store or refused for good. Null: the process stops; clients keep what is unsaved. */
  async #append(update: Uint8Array, claims: ClientOwner[]) {
    const { store, clock, counts } = this.#parts;
    const began = performance.now();
    for (let attempt = 0; !this.#stopped; attempt++) {
      try {
        const answer = await store.rooms.append(this.roomId, this.epoch, update, claims, clock());
        counts.onCommit((performance.now() - began) / 1000);
        this.#noteStore(true);
        return answer;
      } catch (error) {
        // Anything but a store that is away would fail for ever.
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#noteStore(false);
        await this.#pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 500);
      }
    }
    return null;
  }

  /** Tells everybody, once, that nothing can be stored now, and when it can be again. */
  #noteStore(isThere: boolean): void {
    if (isThere !== this.#storeAway) return;
    this.#storeAway = !isThere;
    this.#parts.log.warn(isThere ? 'store is back' : 'store away, changes wait', { room: this.roomId });
    this.#notifyAll();
  }

  async #committed(
    position: number,
    update: Uint8Array,
    claims: ClientOwner[],
    batch: Accepted[],
  ): Promise<void> {
    this.#tellOthers(position, { update, claims });
    this.#noteDeletions(position, batch);
    if (position === this.#log.head + 1) {
      for (const { client, personId } of claims) this.#log.owners.set(client, personId);
      this.#push({ position, update });
      const [first] = batch;
      if (first !== undefined && batch.every(({ connection }) => connection === first.connection)) {
        first.connection.skipOwn(position);
      }
      this.#announce(claims);
    } else {
      // Other processes were quicker: theirs first, ours is among what the store gives.
      await this.#catchUpFor(position);
      // The document was replaced meanwhile, or the process stops: nobody can say what became of it.
      if (this.#log.head < position) return;
    }
    acknowledge(batch);
    this.#compactWhenGrown();
  }

  #tellOthers(position: number, batch: Batch): void {
    const { roomId, epoch } = this;
    this.#parts.bus.tell({ is: 'room-committed', roomId, epoch, position, batch });
  }

  #noteDeletions(position: number, batch: Accepted[]): void {
    const deleting = batch.flatMap(({ connection, content }) =>
      content === null || !takesAway(content) ? [] : [{ personId: connection.person.id, content }],
    );
    if (deleting.length > 0) this.#restorePoints.note(position, deleting, this.#log);
  }

  /** Somebody claimed a client id that belongs to another person; the others of the batch must not suffer. */
  #commitWithout(client: number, batch: Accepted[]): void {
    const offender = batch.find(({ content }) => content?.claims.includes(client))?.connection;
    offender?.close(CLOSE.forged, 'client id taken');
    this.#judgeAgain(batch.filter(({ connection }) => connection !== offender));
  }

  /** What stays of a batch, and all that waits, was judged together with something that is gone now: once more. */
  #judgeAgain(batch: Accepted[]): void {
    const all = [...batch, ...this.#waiting];
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#pending.clear();
    for (const { connection, frame } of all) {
      if (connection.isRefused) continue;
      this.#decide(connection, frame, examine(frame.update, connection.person.id, this.#pending));
    }
  }

  #drop(batch: Accepted[]): void {
    // Also what added nothing: it was judged against what is dropped now.
    for (const { connection, frame } of [...batch, ...this.#waiting]) connection.holdBack(frame.n);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#pending.clear();
  }

  #push(entry: { position: number; update: Uint8Array }): void {
    this.#log.push(entry);
    this.#entriesSinceSnapshot += 1;
    this.#bytesSinceSnapshot += entry.update.byteLength;
  }

  #announce(claims: readonly ClientOwner[]): void {
    this.#nameAuthors(claims);
    this.#advance();
  }

  #nameAuthors(claims: readonly ClientOwner[]): void {
    if (claims.length === 0) return;
    const entries = claims.map(({ client, personId }): [number, string | null] => [client, personId]);
    for (const reader of this.#readers) {
      if (reader.own) reader.send(authorsFrame(this.#authors.entriesFor(reader.person, entries)));
    }
  }

  #advance(): void {
    if (this.#advancing !== null) clearTimeout(this.#advancing);
    this.#advancing = null;
    this.#advancedAt = performance.now();
    for (const reader of this.#readers) reader.advance();
  }

  /** What others committed goes out with what is committed here, or by itself when that takes too long. */
  #advanceSoon(): void {
    const wait = this.#advancedAt + this.#spacing() - performance.now();
    if (wait <= 0) this.#advance();
    else this.#advancing ??= setTimeout(() => this.#advance(), wait);
  }

  /** Until the log has reached a position that is known to be committed. */
  async #catchUpFor(position: number): Promise<void> {
    while (this.#log.head < position && !this.#stopped) {
      await this.#catchUp.now().catch(() => this.#pause(RETRY_MS[0]));
    }
  }

  async #readEntries(): Promise<void> {
    const after = this.#log.head;
    const news = await this.#parts.store.rooms.entriesAfter(this.roomId, after);
    if (news === null) {
      await this.#reload();
      return;
    }
    for (const { client, personId } of news.clients) {
      await this.#knowAuthor(personId);
      this.#log.owners.set(client, personId);
    }
    const fresh = news.entries.filter((entry) => entry.position > this.#log.head);
    for (const entry of fresh) this.#push(entry);
    if (fresh.length > 0) this.#announce(news.clients);
  }

  /** Another process compacted past our head: starts anew from its snapshot; readers go on from their positions. */
  async #reload(): Promise<void> {
    const stored = await this.#parts.store.rooms.load(this.roomId);
    if (stored === null || stored.epoch !== this.epoch) {
      this.replaced();
      return;
    }
    for (const { personId } of stored.clients) await this.#knowAuthor(personId);
    this.#log = logOf(stored);
    this.#pending = new PendingKnowledge(this.#log, (client) => this.#carets.personOf(client));
    for (const { connection, content } of [...this.#running, ...this.#waiting]) {
      if (content !== null) this.#pending.add(content, connection.person.id);
    }
    this.#countSinceSnapshot(stored);
    this.#announce(stored.clients);
  }

  async #knowAuthor(personId: string | null): Promise<void> {
    if (personId === null || this.#authors.knows(personId)) return;
    const person = await this.#parts.store.people.read(personId);
    if (person !== null) this.#authors.know(person);
  }

  /** Something is committed at that position, by other ways than this room's writers: takes it in and passes it on. */
  follow(position: number): Promise<void> {
    return this.#catchUpFor(position);
  }

  /**
   * Another process committed something. It is taken in when it is just what comes next, otherwise the store is
   * asked: a message may be late, lost or wrong.
   */
  hear({ epoch, position, batch }: Pick<CommitNews, 'epoch' | 'position' | 'batch'>): void {
    if (this.#stopped || (epoch === this.epoch && position <= this.#log.head)) return;
    if (epoch !== this.epoch) void this.refresh().catch(() => {});
    else if (batch === null || !this.#takeNext(position, batch)) this.#lookAgain();
  }

  /** Where people write who are here through another process. */
  hearCarets({ epoch, carets }: Pick<Extract<BusNews, { is: 'carets' }>, 'epoch' | 'carets'>): void {
    if (epoch === this.epoch && !this.#stopped) this.#carets.hear(carets);
  }

  /** Tells the other processes where people write who are here through this one. */
  tellCarets(): void {
    this.#tellCarets(this.#carets.own());
  }

  #tellCarets(carets: CaretNews[]): void {
    const { roomId, epoch } = this;
    if (carets.length > 0) this.#parts.bus.tell({ is: 'carets', roomId, epoch, carets });
  }

  #takeNext(position: number, { update, claims }: Batch): boolean {
    if (position !== this.#log.head + 1) return false;
    if (claims.some(({ personId }) => personId !== null && !this.#authors.knows(personId))) return false;
    try {
      this.#push({ position, update });
    } catch {
      return false;
    }
    for (const { client, personId } of claims) this.#log.owners.set(client, personId);
    this.#nameAuthors(claims);
    this.#advanceSoon();
    return true;
  }

  #lookAgain(): void {
    this.#catchUp.again().catch((error) => {
      this.#parts.log.error('catching up failed', { room: this.roomId, ...errorFields(error) });
    });
  }

  /** Something may have changed unheard: the session was closed or reopened, the document replaced or written to. */
  async refresh(): Promise<void> {
    const stored = await this.#parts.store.rooms.find(this.roomId);
    if (stored === null || this.#stopped) return;
    if (stored.epoch !== this.epoch) {
      this.replaced();
      return;
    }
    if (stored.head > this.#log.head) this.#lookAgain();
    if (stored.closed === this.#closed) return;
    this.#closed = stored.closed;
    this.#notifyAll();
    if (this.#closed) return;
    for (const reader of this.#readers) if (this.#mayWrite(reader.person)) reader.askForState();
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

  /** The document has another epoch by now: everybody is told, and whoever comes loads the new one. */
  replaced(): void {
    this.abandon();
    for (const reader of this.#readers) reader.close(CLOSE.wrongEpoch, 'the document was replaced');
    this.#parts.forget(this);
  }

  /** Waits for the running commit, then gives up what waits: its writers still have it. */
  async stop(): Promise<void> {
    while (this.#committing !== null && this.#waiting.length > 0 && !this.#stopped) await this.#committing;
    this.#stopped = true;
    this.#endPause?.();
    await this.#committing;
    for (const reader of this.#readers) reader.close(CLOSE.goingAway, 'stopping');
    this.#catchUp.stop();
    if (this.#advancing !== null) clearTimeout(this.#advancing);
    await this.#restorePoints.stop();
    this.#carets.stop();
  }

  /** Commits end at once after this; for the end of the process when the store does not come back. */
  abandon(): void {
    this.#stopped = true;
    this.#catchUp.stop();
    this.#endPause?.();
  }

  #mayWrite(person: Person): boolean {
    return may(person, 'room:write', { eventId: this.eventId, closed: this.#closed });
  }

  #caretUserOf(person: Person): CaretUser {
    const { name, organisation, country } = this.#authors.bylineOf(person);
    return { name: name || organisation, country, color: caretColor(person.id) };
  }

  #noticeFor(person: Person): RoomNotice {
    const trouble = this.#storeAway ? { trouble: 'storage' as const } : {};
    if (this.#mayWrite(person)) return { epoch: this.epoch, access: 'write', ...trouble };
    return {
      epoch: this.epoch,
      ...trouble,
      access: 'read',
      reason: person.role === 'observer' ? 'observer' : 'session-closed',
    };
  }

  #notifyAll(): void {
    for (const reader of this.#readers)
      if (reader.own) reader.send(noticeFrame(this.#noticeFor(reader.person)));
  }

  #countSinceSnapshot(stored: RoomLog): void {
    this.#entriesSinceSnapshot = stored.entries.length;
    this.#bytesSinceSnapshot = stored.entries.reduce((sum, { update }) => sum + update.byteLength, 0);
    this.#compactWhenGrown();
  }

  #compactWhenGrown(): void {
    if (this.#compacting || this.#stopped) return;
    if (this.#entriesSinceSnapshot < COMPACT_ENTRIES && this.#bytesSinceSnapshot < COMPACT_BYTES) return;
    if (this.#restorePoints.needPast) return;
    this.#compacting = true;
    void this.#compact()
      .catch((error) =>
        this.#parts.log.error('compaction failed', { room: this.roomId, ...errorFields(error) }),
      )
      .finally(() => {
        this.#compacting = false;
      });
  }

  /** Somebody found no place: what was deleted since the last time makes some. */
  #compactNow(): void {
    if (this.#entriesSinceSnapshot === 0) return;
    this.#entriesSinceSnapshot = Math.max(this.#entriesSinceSnapshot, COMPACT_ENTRIES);
    this.#compactWhenGrown();
  }

  async #compact(): Promise<void> {
    const position = this.#log.head;
    this.#entriesSinceSnapshot = 0;
    this.#bytesSinceSnapshot = 0;
    const { update, sizes } = await this.#parts.compactor.compact(this.#log.whole());
    await this.#parts.store.rooms.compact(this.roomId, this.epoch, position, update);
    // Also when another process was quicker: what was deleted takes no place here either.
    this.#log.replaceBase(position, update, sizes);
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

function logOf(stored: RoomLog): CommittedLog {
  const log = new CommittedLog(stored.snapshot);
  for (const entry of stored.entries) log.push(entry);
  for (const { client, personId } of stored.clients) log.owners.set(client, personId);
  return log;
}

/** Whether something may be gone after it. */
function takesAway({ deletes, takenOff, overwritten }: NonNullable<Accepted['content']>): boolean {
  return !deletes.isEmpty || takenOff.length > 0 || overwritten.length > 0;
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
