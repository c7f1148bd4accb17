import { type AwarenessEntry, type Cursor, cleanState, writeEntry } from '#lib/room/caret.ts';
import { isSameCursor } from '#lib/wire/carets.ts';
import type { CaretUser } from '#lib/wire/collab.ts';
import type { CaretNews } from '#server/bus/bus.ts';
import { awarenessFrame, awarenessPieces, caretsFrame } from './frames.ts';

/** What carets need of a connection. */
export interface CaretHolder {
  readonly person: { id: string };
  readonly caretUser: CaretUser;
  /** Our own client, which understands moves without names. */
  readonly own: boolean;
  /** Sends a frame, in one or more pieces, that may be left out when the line is slow: only the newest caret matters. */
  sendDroppable(...pieces: readonly Uint8Array[]): void;
}

interface Caret {
  /** The connection that speaks for it; null when that is in another process. */
  holder: CaretHolder | null;
  personId: string;
  clock: number;
  state: CaretState | null;
  heardAt: number;
  /** Everybody who is here knows whose it is, and needs to hear no more than where it moved. */
  told: boolean;
}

interface CaretState {
  user: CaretUser;
  cursor?: Cursor | null;
}

/** What is told of one caret. */
interface Change extends Caret {
  client: number;
}

/** Carets go out at most this often; more people, fewer frames each (150 people share one venue Wi-Fi). */
const SMALL_ROOM_MS = 50;
const LARGE_ROOM_MS = 250;
const SMALL_ROOM_PEOPLE = 15;
/** Of carets a person gets at most about this much per second, as long as nobody waits longer than LONGEST_MS for it. */
const BYTES_PER_SECOND = 140_000;
const LONGEST_MS = 500;
/** Clients say again where they are every 15 s; what another process told is forgotten when it no longer does. */
const REMOTE_TTL_MS = 45_000;
/** Client ids remembered for their carets; a day of 150 people who reload now and then needs a tenth of it. */
const PERSONS_MAX = 20_000;

/**
 * Who writes where. The user shown with a caret is always the pass's, a connection speaks for one client id alone,
 * and clocks are the server's own: a client can neither take another's caret nor silence it.
 */
export class Carets {
  readonly #carets = new Map<number, Caret>();
  readonly #clientOf = new Map<CaretHolder, number>();
  readonly #changed = new Set<number>();
  /** Whose each client id is, also while they are offline. */
  readonly #persons = new Map<number, string>();
  readonly #holders: ReadonlySet<CaretHolder>;
  readonly #now: () => number;
  readonly #tell: (carets: CaretNews[]) => void;
  #lastClock = 0;
  /** Of the largest frame that went out last. */
  #lastBytes = 0;
  #timer: NodeJS.Timeout | null = null;
  #expiry: NodeJS.Timeout | null = null;

  /** @param tell tells the other processes what changed here */
  constructor(
    holders: ReadonlySet<CaretHolder>,
    now: () => number,
    tell: (carets: CaretNews[]) => void = () => {},
  ) {
    this.#holders = holders;
    this.#now = now;
    this.#tell = tell;
  }

  /**
   * Takes in the entries of an awareness message. Entries for other clients are passed over: stock
   * clients repeat what they heard, and report as gone whom they have not heard for a while.
   *
   * @param owns whether the client id may be this holder's (not another person's in this room)
   */
  receive(holder: CaretHolder, entries: readonly AwarenessEntry[], owns: (client: number) => boolean): void {
    for (const entry of entries) this.#receiveEntry(holder, entry, owns);
  }

  /** Whose caret shows with a client id: it is theirs before they have written a letter under it. */
  personOf(client: number): string | undefined {
    return this.#persons.get(client);
  }

  #receiveEntry(holder: CaretHolder, entry: AwarenessEntry, owns: (client: number) => boolean): void {
    const mine = this.#clientOf.get(holder);
    if (mine === undefined) {
      if (entry.state === null || !owns(entry.client)) return;
      const current = this.#carets.get(entry.client);
      // Somebody else's live caret; the same person's older socket is superseded by the newer one.
      if (current !== undefined && current.personId !== holder.person.id) return;
      if (current?.holder) this.#clientOf.delete(current.holder);
      this.#clientOf.set(holder, entry.client);
      this.#know(entry.client, holder.person.id);
    } else if (mine !== entry.client) return;
    if (entry.state === null) {
      this.#remove(holder, entry.client);
      return;
    }
    this.#set(entry.client, holder, holder.person.id, cleanState(entry.state, holder.caretUser));
  }

  /**
   * Takes in what another process says, which has checked it. Of two processes that speak for one client the later
   * is right; only the one that spoke last may say that it is gone.
   */
  hear(carets: readonly CaretNews[]): void {
    for (const { client, personId, state } of carets) {
      const current = this.#carets.get(client);
      if (current === undefined ? state === null : current.personId !== personId) continue;
      if (current?.holder) {
        if (state === null) continue;
        this.#clientOf.delete(current.holder);
      }
      this.#know(client, personId);
      // Checked by the process that heard it.
      this.#set(client, null, personId, state as CaretState | null);
      this.#expiry ??= setTimeout(() => this.#expire(), REMOTE_TTL_MS).unref();
    }
  }

  /** The carets of this process's own connections. */
  own(): CaretNews[] {
    return [...this.#carets].flatMap(([client, { holder, personId, state }]) =>
      holder === null || state === null ? [] : [{ client, personId, state }],
    );
  }

  leave(holder: CaretHolder): void {
    const client = this.#clientOf.get(holder);
    if (client !== undefined) this.#remove(holder, client);
  }

  /** All carets but one's own, for somebody who comes in. */
  frameFor(holder: CaretHolder): Uint8Array | null {
    const entries = [...this.#carets]
      .filter(([, caret]) => caret.holder !== holder && caret.state !== null)
      .map(([client, { clock, state }]) => ({ client, clock, state }));
    return entries.length === 0 ? null : awarenessFrame(entries.length, entries.map(writeEntry));
  }

  stop(): void {
    for (const timer of [this.#timer, this.#expiry]) if (timer !== null) clearTimeout(timer);
    this.#timer = null;
    this.#expiry = null;
  }

  #know(client: number, personId: string): void {
    if (this.#persons.size < PERSONS_MAX) this.#persons.set(client, personId);
  }

  #expire(): void {
    this.#expiry = null;
    const remote = [...this.#carets].filter(([, { holder, state }]) => holder === null && state !== null);
    for (const [client, { personId, heardAt }] of remote) {
      if (heardAt <= this.#now() - REMOTE_TTL_MS) this.#set(client, null, personId, null);
    }
    if (remote.length > 0) this.#expiry = setTimeout(() => this.#expire(), REMOTE_TTL_MS / 3).unref();
  }

  #remove(holder: CaretHolder, client: number): void {
    this.#clientOf.delete(holder);
    if (this.#carets.get(client)?.holder === holder) this.#set(client, holder, holder.person.id, null);
  }

  #set(client: number, holder: CaretHolder | null, personId: string, state: CaretState | null): void {
    const before = this.#carets.get(client);
    // Who stays where they are says so now and then; whoever missed who that is hears it then.
    const told = before?.told === true && hasOnlyMoved(before.state, state);
    this.#carets.set(client, {
      holder,
      personId,
      clock: this.#nextClock(),
      state,
      heardAt: this.#now(),
      told,
    });
    this.#changed.add(client);
    this.#timer ??= setTimeout(() => this.#flush(), this.#pause());
  }

  #pause(): number {
    if (this.#holders.size <= SMALL_ROOM_PEOPLE) return SMALL_ROOM_MS;
    const bytesMs = (this.#lastBytes / BYTES_PER_SECOND) * 1000;
    return Math.min(LONGEST_MS, Math.max(LARGE_ROOM_MS, bytesMs));
  }

  /** Grows over restarts of the process too, so that a returning client's caret is never taken for an old one. */
  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#now());
    return this.#lastClock;
  }

  #flush(): void {
    this.#timer = null;
    const changes = [...this.#changed].flatMap((client): Change[] => {
      const caret = this.#carets.get(client);
      return caret === undefined ? [] : [{ client, ...caret }];
    });
    this.#changed.clear();
    const here = changes.filter(({ holder }) => holder !== null);
    if (here.length > 0) this.#tell(here.map(({ client, personId, state }) => ({ client, personId, state })));
    this.#send(changes);
    for (const { client, state } of changes) {
      const caret = this.#carets.get(client);
      if (state === null) this.#carets.delete(client);
      else if (caret !== undefined) caret.told = true;
    }
  }

  /** Stock clients get each change whole; our own what is new whole, and of the others where they moved. */
  #send(changes: readonly Change[]): void {
    const holders = [...this.#holders];
    const forStock = holders.some(({ own }) => !own) ? new Entries(changes) : null;
    const isOwnHere = holders.some(({ own }) => own);
    const forOwn = isOwnHere ? new Entries(changes.filter(({ told }) => !told)) : null;
    const moved = changes.filter(({ told }) => told);
    // One's own among them is passed over by the page.
    const moves =
      isOwnHere && moved.length > 0
        ? caretsFrame(moved.map(({ client, state }) => ({ client, cursor: state?.cursor ?? null })))
        : null;
    this.#lastBytes = Math.max(forStock?.bytes ?? 0, (forOwn?.bytes ?? 0) + (moves?.byteLength ?? 0));
    for (const holder of holders) {
      const pieces = (holder.own ? forOwn : forStock)?.without(holder, this.#clientOf.get(holder)) ?? [];
      if (pieces.length > 0) holder.sendDroppable(...pieces);
      if (holder.own && moves !== null) holder.sendDroppable(moves);
    }
  }
}

/** Changes as they stand in awareness messages, each written once for all who get it. */
class Entries {
  readonly #changes: readonly Change[];
  readonly #placeOf: ReadonlyMap<number, number>;
  /** All entries, one after the other. */
  readonly #written: Buffer;
  /** Where each of them ends in it. */
  readonly #ends: readonly number[];
  readonly #all: Uint8Array;

  constructor(changes: readonly Change[]) {
    this.#changes = changes;
    this.#placeOf = new Map(changes.map(({ client }, place) => [client, place]));
    const entries = changes.map(writeEntry);
    let end = 0;
    this.#ends = entries.map(({ byteLength }) => {
      end += byteLength;
      return end;
    });
    this.#written = Buffer.concat(entries, end);
    this.#all = awarenessFrame(changes.length, [this.#written]);
  }

  get bytes(): number {
    return this.#changes.length === 0 ? 0 : this.#all.byteLength;
  }

  /**
   * The frame for a holder in pieces; none when there is nothing for it. One's own state must not come back: the stock client would
   * take it for its newest.
   *
   * @param client for which the holder speaks
   */
  without(holder: CaretHolder, client: number | undefined): Uint8Array[] {
    const { length } = this.#changes;
    const place = client === undefined ? this.#goneOf(holder) : this.#placeOf.get(client);
    if (place === undefined) return length === 0 ? [] : [this.#all];
    if (length === 1) return [];
    // Around it: to copy the rest for each of three hundred would cost more than all else.
    return awarenessPieces(length - 1, [
      this.#written.subarray(0, this.#ends[place - 1] ?? 0),
      this.#written.subarray(this.#ends[place]),
    ]);
  }

  /** Where a holder's own goodbye stands: it speaks for nobody any more. */
  #goneOf(holder: CaretHolder): number | undefined {
    const place = this.#changes.findIndex((change) => change.state === null && change.holder === holder);
    return place === -1 ? undefined : place;
  }
}

/** Whether it is the same person at another place. */
function hasOnlyMoved(before: CaretState | null, after: CaretState | null): boolean {
  if (before === null || after === null || before.cursor === undefined || after.cursor === undefined)
    return false;
  const { name, country, color } = before.user;
  const { user } = after;
  return (
    user.name === name &&
    user.country === country &&
    user.color === color &&
    !isSameCursor(before.cursor, after.cursor)
  );
}
