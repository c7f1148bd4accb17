import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '#lib/people/person.ts';
import type { AwarenessEntry } from '#lib/room/caret.ts';
import type { Verdict } from '#lib/room/guard.ts';
import { CLOSE } from '#lib/wire/collab.ts';
import type { Batch, BusNews, CaretNews } from '#server/bus/bus.ts';
import { errorFields } from '#server/log.ts';
import type { RoomLog } from '#server/store/store.ts';
import type { Authors } from './authors.ts';
import { Carets } from './carets.ts';
import { CatchUp } from './catch-up.ts';
import { type Accepted, Commits, type Committed, type WrittenRoom } from './commits.ts';
import { type CompactedRoom, Compaction } from './compaction.ts';
import type { Connection, ContentFrame, RoomDoor } from './connection.ts';
import { CommittedLog } from './log.ts';
import type { RoomParts } from './parts.ts';
import { Readers } from './readers.ts';
import { RestorePoints } from './restore-points.ts';

type CommitNews = Extract<BusNews, { is: 'room-committed' }>;

/** Waiting between two attempts to read what is known to be committed, milliseconds. */
const RETRY_MS = 100;

/**
 * One room in one process: the committed log, the writers' frames that wait for the next commit, and the readers.
 * Commit first, then announce: nothing that is not in the store reaches anybody, and no writer is told "saved".
 */
export class Room implements RoomDoor, WrittenRoom, CompactedRoom {
  readonly roomId: string;
  readonly eventId: string;
  readonly sessionId: string;
  readonly epoch: string;
  readonly #parts: RoomParts;
  readonly #authors: Authors;
  readonly #readers: Readers;
  readonly #commits: Commits;
  readonly #carets: Carets;
  readonly #restorePoints: RestorePoints;
  readonly #compaction: Compaction;
  /** Reads what other processes appended. */
  readonly #catchUp = new CatchUp(() => this.#readEntries());
  log: CommittedLog;
  heardOfOthers = 0;

  constructor(stored: RoomLog, authors: Authors, parts: RoomParts) {
    this.roomId = stored.roomId;
    this.eventId = stored.eventId;
    this.sessionId = stored.sessionId;
    this.epoch = stored.epoch;
    this.#parts = parts;
    this.#authors = authors;
    this.log = logOf(stored);
    // Not what was stored: it would stay in memory beside the log.
    this.#readers = new Readers(this, authors, stored.closed);
    this.#carets = new Carets(this.#readers.connections, parts.clock, (carets) => this.#tellCarets(carets));
    this.#restorePoints = new RestorePoints(this, parts);
    this.#commits = new Commits(this, parts);
    this.#compaction = new Compaction(this, parts);
    this.#compaction.begin(stored);
    // Nobody lags yet.
    this.log.forgetBefore(this.log.head);
  }

  get head(): number {
    return this.log.head;
  }

  /** Edits that are accepted and not yet committed. */
  get unsaved(): number {
    return this.#commits.unsaved;
  }

  /** Nobody is here and nothing is under way: the room may be forgotten. */
  get isIdle(): boolean {
    const isWriting = !this.#commits.isIdle || this.#compaction.isRunning || this.#restorePoints.isBusy;
    return this.#readers.connections.size === 0 && !isWriting;
  }

  frameAfter(position: number): Uint8Array {
    return this.log.frameAfter(position);
  }

  answerTo(stateVector: ReadonlyMap<number, number>): { frame: Uint8Array; position: number } {
    return this.log.answerTo(stateVector);
  }

  questionFrame(): Uint8Array {
    return this.log.questionFrame();
  }

  hasPlaceFor(person: Person): boolean {
    return this.#readers.hasPlaceFor(person, this.#parts.roomPeople);
  }

  join(connection: Connection): void {
    this.#readers.welcome(connection, this.log.owners);
    void this.#catchUp.now().catch(() => {});
  }

  leave(connection: Connection): void {
    this.#readers.delete(connection);
    this.#carets.leave(connection);
  }

  /** Somebody changed what is shown of them. */
  renamed(person: Person): void {
    this.#readers.renamed(person, this.log.owners);
  }

  receiveCaret(connection: Connection, entries: AwarenessEntry[]): void {
    this.#carets.receive(connection, entries, (client) => {
      const owner = this.#commits.ownerOf(client);
      return owner === undefined || owner === connection.person.id;
    });
  }

  caretsFor(connection: Connection): Uint8Array | null {
    return this.#carets.frameFor(connection);
  }

  /** Decides about a content frame; a promise when the store has to be asked first. */
  write(connection: Connection, frame: ContentFrame): Promise<void> | null {
    return this.#commits.write(connection, frame);
  }

  get spacing(): number {
    return this.#readers.spacing;
  }

  get isStopped(): boolean {
    return this.#commits.isStopped;
  }

  get needPast(): boolean {
    return this.#restorePoints.needPast;
  }

  mayWrite(person: Person): boolean {
    return this.#readers.mayWrite(person);
  }

  notify(connection: Connection): void {
    this.#readers.notify(connection);
  }

  caretOwner(client: number): string | undefined {
    return this.#carets.personOf(client);
  }

  catchUp(): Promise<void> {
    return this.#catchUp.anew();
  }

  onClosed(): void {
    this.#readers.setClosed(true);
  }

  onNoPlace(): void {
    this.#compaction.now();
  }

  onStore(isThere: boolean): void {
    if (!this.#readers.setStoreAway(!isThere)) return;
    this.#parts.log.warn(isThere ? 'store is back' : 'store away, changes wait', { room: this.roomId });
  }

  /** Something of this room's writers is committed. */
  async takeIn({ position, update, claims, batch }: Committed): Promise<boolean> {
    const { roomId, epoch } = this;
    this.#parts.bus.tell({ is: 'room-committed', roomId, epoch, position, batch: { update, claims } });
    this.#noteDeletions(position, batch);
    if (position === this.log.head + 1) {
      for (const { client, personId } of claims) this.log.owners.set(client, personId);
      this.#push({ position, update });
      const [first] = batch;
      if (first !== undefined && batch.every(({ connection }) => connection === first.connection)) {
        first.connection.skipOwn(position);
      }
      this.#readers.nameAuthors(claims);
      this.#readers.advance();
    } else {
      // Other processes were quicker: theirs first, ours is among what the store gives.
      await this.follow(position);
      // The document was replaced meanwhile, or the process stops: nobody can say what became of it.
      if (this.log.head < position) return false;
    }
    this.#compaction.whenGrown();
    return true;
  }

  #noteDeletions(position: number, batch: readonly Accepted[]): void {
    const deleting = batch.flatMap(({ connection, content }) =>
      content === null || !takesAway(content) ? [] : [{ personId: connection.person.id, content }],
    );
    if (deleting.length > 0) this.#restorePoints.note(position, deleting, this.log);
  }

  #push(entry: { position: number; update: Uint8Array }): void {
    // What everybody has by now is not kept for those who lag.
    this.log.forgetBefore(this.#readers.leastPosition(this.log.head));
    this.log.push(entry);
    this.#compaction.note(entry);
  }

  /** Something is committed at that position: takes it in and passes it on. */
  async follow(position: number): Promise<void> {
    while (this.log.head < position && !this.isStopped) {
      await this.#catchUp.now().catch(() => pause(RETRY_MS));
    }
  }

  async #readEntries(): Promise<void> {
    const after = this.log.head;
    const news = await this.#parts.store.rooms.entriesAfter(this.roomId, after);
    if (news === null) {
      await this.#reload();
      return;
    }
    for (const { client, personId } of news.clients) {
      await this.#knowAuthor(personId);
      this.log.owners.set(client, personId);
    }
    const fresh = news.entries.filter((entry) => entry.position > this.log.head);
    for (const entry of fresh) this.#push(entry);
    if (fresh.length === 0) return;
    this.heardOfOthers += 1;
    this.#readers.nameAuthors(news.clients);
    this.#readers.advance();
  }

  /** Another process compacted past our head: starts anew from its snapshot; readers go on from their positions. */
  async #reload(): Promise<void> {
    const stored = await this.#parts.store.rooms.load(this.roomId);
    if (stored === null || stored.epoch !== this.epoch) {
      this.replaced();
      return;
    }
    for (const { personId } of stored.clients) await this.#knowAuthor(personId);
    this.log = logOf(stored);
    this.heardOfOthers += 1;
    this.#commits.relearn();
    this.#compaction.begin(stored);
    this.#readers.nameAuthors(stored.clients);
    this.#readers.advance();
  }

  async #knowAuthor(personId: string | null): Promise<void> {
    if (personId === null || this.#authors.knows(personId)) return;
    const person = await this.#parts.store.people.read(personId);
    if (person !== null) this.#authors.know(person);
  }

  /**
   * Another process committed something. It is taken in when it is just what comes next, otherwise the store is
   * asked: a message may be late, lost or wrong.
   */
  hear({ epoch, position, batch }: Pick<CommitNews, 'epoch' | 'position' | 'batch'>): void {
    if (this.isStopped || (epoch === this.epoch && position <= this.log.head)) return;
    if (epoch !== this.epoch) void this.refresh().catch(() => {});
    else if (batch === null || !this.#takeNext(position, batch)) this.#lookAgain();
  }

  /** Where people write who are here through another process. */
  hearCarets({ epoch, carets }: Pick<Extract<BusNews, { is: 'carets' }>, 'epoch' | 'carets'>): void {
    if (epoch === this.epoch && !this.isStopped) this.#carets.hear(carets);
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
    if (position !== this.log.head + 1) return false;
    if (claims.some(({ personId }) => personId !== null && !this.#authors.knows(personId))) return false;
    try {
      this.#push({ position, update });
    } catch {
      return false;
    }
    for (const { client, personId } of claims) this.log.owners.set(client, personId);
    this.heardOfOthers += 1;
    this.#readers.nameAuthors(claims);
    this.#readers.advanceSoon(!this.#commits.isIdle);
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
    if (stored === null || this.isStopped) return;
    if (stored.epoch !== this.epoch) {
      this.replaced();
      return;
    }
    if (stored.head > this.log.head) this.#lookAgain();
    this.#readers.setClosed(stored.closed);
  }

  /** Lets no commit begin before the work is done; what comes meanwhile waits. One work at a time. */
  hold<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#commits.hold(work);
  }

  /** The document has another epoch by now: everybody is told, and whoever comes loads the new one. */
  replaced(): void {
    this.abandon();
    this.#readers.close(CLOSE.wrongEpoch, 'the document was replaced');
    this.#parts.forget(this);
  }

  /** Waits for the running commit, then gives up what waits: its writers still have it. */
  async stop(): Promise<void> {
    await this.#commits.stop();
    this.#readers.close(CLOSE.goingAway, 'stopping');
    this.#catchUp.stop();
    await this.#restorePoints.stop();
    this.#carets.stop();
  }

  /** Commits end at once after this; for the end of the process when the store does not come back. */
  abandon(): void {
    this.#catchUp.stop();
    this.#commits.abandon();
  }
}

function logOf(stored: RoomLog): CommittedLog {
  const log = new CommittedLog(stored.snapshot);
  for (const entry of stored.entries) log.push(entry);
  for (const { client, personId } of stored.clients) log.owners.set(client, personId);
  return log;
}

/** Whether something may be gone after it. */
function takesAway({ deletes, takenOff, overwritten }: Extract<Verdict, { is: 'new' }>): boolean {
  return !deletes.isEmpty || takenOff.length > 0 || overwritten.length > 0;
}
