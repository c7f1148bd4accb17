import { caretColor } from '#lib/people/color.ts';
import { may } from '#lib/people/permission.ts';
import type { Person } from '#lib/people/person.ts';
import type { CaretUser, RoomNotice } from '#lib/wire/collab.ts';
import type { ClientOwner, RoomLog } from '#server/store/store.ts';
import type { Authors } from './authors.ts';
import type { Connection } from './connection.ts';
import { authorsFrame, noticeFrame } from './frames.ts';

/**
 * Frames that a room sends in a second, to all its readers together: beyond it commits are spaced out, so that each
 * brings more: also on the air of a venue, where each frame costs more than the letter in it. Ten people hear of a letter as
 * soon as it is committed, a hundred and fifty at most forty times a second.
 */
const FRAMES_PER_SECOND = 6_000;
/** Nobody notices so many milliseconds, and fewer readers than make one do not wait at all. */
const SPACING_MAX_MS = 30;
const SPACING_MIN_MS = 2;
/** While another process commits to the room too, both take turns: so long after its last commit it counts as writing. */
const OTHERS_MS = 1_000;

/** Owners of client ids, as a log or a commit knows them. */
type Owners = Iterable<[client: number, personId: string | null]>;

/** The people in one room: whether they may write, what they are told beside the document, and how often it goes out. */
export class Readers {
  readonly connections: ReadonlySet<Connection>;
  readonly #connections = new Set<Connection>();
  readonly #room: Pick<RoomLog, 'eventId' | 'sessionId' | 'epoch'>;
  readonly #authors: Authors;
  #isClosed: boolean;
  /** The store was away at the last attempt to commit. */
  #isStoreAway = false;
  /** When readers were last brought to the head, and the next time for what others committed. */
  #advancedAt = Number.NEGATIVE_INFINITY;
  #advancing: NodeJS.Timeout | null = null;
  /** When another process last committed something. */
  #othersAt = Number.NEGATIVE_INFINITY;

  constructor(room: Pick<RoomLog, 'eventId' | 'sessionId' | 'epoch'>, authors: Authors, isClosed: boolean) {
    this.connections = this.#connections;
    this.#room = room;
    this.#authors = authors;
    this.#isClosed = isClosed;
  }

  /** @param most people of one room, hosts apart */
  hasPlaceFor(person: Person, most: number): boolean {
    // When everybody comes back at once, nobody need be counted one by one.
    if (this.#connections.size < most) return true;
    // Hosts always come in and take nobody's place; without them nobody could send anybody home.
    const isHost = (someone: Person) => may(someone, 'history:read', this.#room);
    if (isHost(person)) return true;
    const here = new Set<string>();
    for (const reader of this.#connections) if (!isHost(reader.person)) here.add(reader.person.id);
    // Another device of somebody who is here takes no place either.
    return here.has(person.id) || here.size < most;
  }

  mayWrite(person: Person): boolean {
    return may(person, 'room:write', { eventId: this.#room.eventId, closed: this.#isClosed });
  }

  /** @param owners of all that is written so far */
  welcome(connection: Connection, owners: Owners): void {
    const { person } = connection;
    this.#authors.know(person);
    connection.caretUser = this.#caretUserOf(person);
    this.#connections.add(connection);
    if (connection.own) {
      this.notify(connection);
      connection.send(authorsFrame(this.#authors.entriesFor(person, owners)));
    }
    // Readers are not asked: they have nothing to give.
    if (this.mayWrite(person)) connection.askForState();
  }

  delete(connection: Connection): void {
    this.#connections.delete(connection);
  }

  /** Somebody changed what is shown of them. */
  renamed(person: Person, owners: Owners): void {
    this.#authors.know(person);
    const theirs = [...owners].filter(([, personId]) => personId === person.id);
    for (const reader of this.#connections) {
      if (reader.person.id === person.id) {
        const mightWrite = this.mayWrite(reader.person);
        reader.person = person;
        reader.caretUser = this.#caretUserOf(person);
        if (this.mayWrite(person) !== mightWrite) {
          this.notify(reader);
          if (!mightWrite) reader.askForState();
        }
      }
      if (reader.own && theirs.length > 0) {
        reader.send(authorsFrame(this.#authors.entriesFor(reader.person, theirs)));
      }
    }
  }

  /** Tells who writes under client ids that are new. */
  nameAuthors(claims: readonly ClientOwner[]): void {
    if (claims.length === 0) return;
    const entries = claims.map(({ client, personId }): [number, string | null] => [client, personId]);
    for (const reader of this.#connections) {
      if (reader.own) reader.send(authorsFrame(this.#authors.entriesFor(reader.person, entries)));
    }
  }

  /** Tells somebody whether they may write, and what is in the way. */
  notify(reader: Connection): void {
    if (reader.own) reader.send(noticeFrame(this.#noticeFor(reader.person)));
  }

  /** The session was closed, or opened again: then all who may write give what they kept meanwhile. */
  setClosed(isClosed: boolean): void {
    if (isClosed === this.#isClosed) return;
    this.#isClosed = isClosed;
    this.#notifyAll();
    if (isClosed) return;
    for (const reader of this.#connections) if (this.mayWrite(reader.person)) reader.askForState();
  }

  /** Tells everybody, once, that nothing can be stored now, and when it can be again. True: that is news. */
  setStoreAway(isAway: boolean): boolean {
    if (isAway === this.#isStoreAway) return false;
    this.#isStoreAway = isAway;
    this.#notifyAll();
    return true;
  }

  /** The shortest time from one frame to the next, milliseconds. */
  get spacing(): number {
    const ms = (this.#connections.size / FRAMES_PER_SECOND) * 1000;
    if (ms < SPACING_MIN_MS) return 0;
    // Two processes that kept the pace of one would together commit, and each take in, twice as often.
    const processes = performance.now() - this.#othersAt < OTHERS_MS ? 2 : 1;
    return Math.min(SPACING_MAX_MS, ms) * processes;
  }

  /** Brings everybody to the head of the log. */
  advance(): void {
    this.#stopTimer();
    this.#advancedAt = performance.now();
    for (const reader of this.#connections) reader.advance();
  }

  /** Up to where everybody has the document who has any of it. */
  leastPosition(head: number): number {
    let least = head;
    for (const { position } of this.#connections) if (position !== null && position < least) least = position;
    return least;
  }

  /**
   * What others committed goes out with what is committed here, or by itself when that takes too long.
   * @param isWriting a commit of this process is on its way
   */
  advanceSoon(isWriting: boolean): void {
    this.#othersAt = performance.now();
    // A little more than from one commit to the next, or each would be just too late to be waited for.
    const longest = this.spacing * (isWriting ? 1.5 : 1);
    const wait = this.#advancedAt + longest - performance.now();
    if (wait <= 0) this.advance();
    else this.#advancing ??= setTimeout(() => this.advance(), wait);
  }

  /** Ends every connection, with a code of lib/wire/collab.ts. */
  close(code: number, reason: string): void {
    for (const reader of this.#connections) reader.close(code, reason);
    this.#stopTimer();
  }

  #stopTimer(): void {
    if (this.#advancing !== null) clearTimeout(this.#advancing);
    this.#advancing = null;
  }

  #notifyAll(): void {
    for (const reader of this.#connections) this.notify(reader);
  }

  #caretUserOf(person: Person): CaretUser {
    const { name, organisation, country } = this.#authors.bylineOf(person);
    return { name: name || organisation, country, color: caretColor(person.id) };
  }

  #noticeFor(person: Person): RoomNotice {
    const { epoch } = this.#room;
    const trouble = this.#isStoreAway ? { trouble: 'storage' as const } : {};
    if (this.mayWrite(person)) return { epoch, access: 'write', ...trouble };
    return {
      epoch,
      ...trouble,
      access: 'read',
      reason: person.role === 'observer' ? 'observer' : 'session-closed',
    };
  }
}
