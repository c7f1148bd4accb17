import { setImmediate as breath } from 'node:timers/promises';
import * as Y from 'yjs';
import type { EventPlan } from '#lib/event/event.ts';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Device } from './device.ts';
import { EDITS } from './operations.ts';
import { contentsOf, Letters } from './page.ts';
import type { Guest, TestServer } from './server.ts';

/** A room of its own for one seed, and who may come into it by which processes. */
export interface Meeting {
  servers: readonly TestServer[];
  guests: readonly Guest[];
  room: { roomId: string; epoch: string };
}

/** Waiting limit until all have all, milliseconds; it takes a second on a busy machine. */
const PATIENCE_MS = 60_000;

/** Turns of the event loop that the lines may get between two operations; many rooms share each. */
const TURNS_MAX = 12;

/** How many of each kind were done. */
export type Done = Map<string, number>;

/**
 * Two to six devices do what chance wants of them, on lines that break, wait and swallow; then all come together.
 * Rejects with the seed when anything differs, is lost, or is taken from somebody by another's undoing.
 */
export async function converges(meeting: Meeting, seed: number, operations: number): Promise<Done> {
  const gathering = new Gathering(meeting, chanceOf(seed));
  try {
    await gathering.begins();
    for (let n = 0; n < operations; n++) await gathering.goesOn();
    await gathering.agrees();
    return gathering.done;
  } catch (error) {
    throw new Error(`seed ${seed}, after ${[...gathering.done]}`, { cause: error });
  } finally {
    gathering.ends();
  }
}

/** A plan with so many rooms more, beside those of another one. */
export function planWith({ event, sessions }: EventPlan, rooms: number): EventPlan {
  const exchange = sessions.find(({ session }) => session.kind === 'exchange');
  if (exchange === undefined) throw new Error('no session to take as a pattern');
  const session = { ...exchange.session, id: 'fuzz-session', eventId: 'fuzz' };
  const numbers = Array.from({ length: rooms }, (_, n) => n);
  session.rooms = numbers.map((n) => ({ id: `fuzz-${n}`, sessionId: session.id, countries: ['IQ'] }));
  return {
    event: { ...event, id: 'fuzz' },
    joinCode: '7TKM-W4QA',
    sessions: [{ session, template: exchange.template }],
    polls: [],
  };
}

class Gathering {
  readonly done: Done = new Map();
  readonly #meeting: Meeting;
  readonly #chance: Chance;
  readonly #letters = new Letters();
  readonly #devices: Device[] = [];

  constructor(meeting: Meeting, chance: Chance) {
    this.#meeting = meeting;
    this.#chance = chance;
    const count = 2 + chance.upTo(4);
    for (let n = 0; n < count; n++) this.#devices.push(this.#opens());
    for (const kind of Object.keys(this.#kinds)) this.done.set(kind, 0);
  }

  /** @param before what the same person's device already has */
  #opens(before?: Device): Device {
    const server = this.#chance.of(this.#meeting.servers);
    const cookie = before?.cookie ?? this.#chance.of(this.#meeting.guests)?.cookie ?? '';
    const doc = new Y.Doc();
    if (before !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(before.doc));
    const where = { url: server?.url ?? '', cookie, ...this.#meeting.room };
    return new Device({ ...where, doc, own: this.#chance.oneIn(2) }, this.#letters);
  }

  /** Everybody is there. */
  async begins(): Promise<void> {
    const isThere = () => this.#devices.every(({ writer }) => writer.provider.synced);
    await this.#until(isThere, AbortSignal.timeout(PATIENCE_MS));
  }

  ends(): void {
    for (const device of this.#devices) device.leaves();
  }

  /** One operation of somebody, and perhaps time for the lines to carry it. */
  async goesOn(): Promise<void> {
    const chance = this.#chance;
    for (let attempt = 0; ; attempt++) {
      const place = chance.upTo(this.#devices.length - 1);
      const [kind, { does }] = this.#choose();
      if (!does(place)) {
        if (attempt > 1_000) throw new Error('nothing can be done');
        continue;
      }
      this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
      break;
    }
    if (chance.oneIn(2)) for (let turns = chance.upTo(TURNS_MAX); turns > 0; turns--) await breath();
    for (const device of this.#devices) staysIn(device);
  }

  #choose(): [kind: string, { does: (place: number) => boolean }] {
    const all = Object.entries(this.#kinds);
    let at = this.#chance.upTo(all.reduce((sum, [, { often }]) => sum + often, 0) - 1);
    for (const entry of all) {
      at -= entry[1].often;
      if (at < 0) return entry;
    }
    throw new Error('unreachable: the sum of all is larger');
  }

  readonly #kinds: Record<string, { often: number; does: (place: number) => boolean }> = {
    ...Object.fromEntries(
      Object.entries(EDITS).map(([kind, { often, does }]) => [
        kind,
        { often, does: (place: number) => does(this.#at(place), this.#chance) },
      ]),
    ),
    'undoes on the board': {
      often: 4,
      does: (place) => this.#undoes(place, (device) => device.board.undo()),
    },
    'undoes in the notes': {
      often: 4,
      does: (place) => this.#undoes(place, (device) => device.notes.undo() !== null),
    },
    'does again on the board': { often: 1, does: (place) => this.#at(place).board.redo() },
    'does again in the notes': { often: 1, does: (place) => this.#at(place).notes.redo() !== null },
    'begins another step': {
      often: 8,
      does: (place) => {
        this.#at(place).board.cut();
        this.#at(place).notes.stopCapturing();
        return true;
      },
    },
    'goes offline': {
      often: 1,
      does: (place) => {
        const { writer } = this.#at(place);
        if (!writer.provider.wsconnected) return false;
        writer.hearsNothing(false);
        writer.goesOffline();
        return true;
      },
    },
    'comes back': {
      often: 3,
      does: (place) => {
        const { writer } = this.#at(place);
        if (writer.provider.shouldConnect) return false;
        writer.comesBack();
        return true;
      },
    },
    'has its line cut': {
      often: 1,
      does: (place) => this.#whenConnected(place, ({ writer }) => writer.isCut()),
    },
    'sends nothing more': {
      often: 2,
      does: (place) => this.#whenConnected(place, ({ writer }) => writer.holdsBack()),
    },
    'sends again': { often: 2, does: (place) => this.#whenConnected(place, ({ writer }) => writer.letsGo()) },
    'has sent a part when its line is cut': {
      often: 1,
      does: (place) =>
        this.#whenConnected(place, ({ writer }) => {
          writer.letsGo(this.#chance.upTo(3));
          writer.isCut();
        }),
    },
    'hears nothing more': {
      often: 2,
      does: (place) => this.#whenConnected(place, ({ writer }) => writer.hearsNothing(true)),
    },
    'hears again': {
      often: 2,
      does: (place) => this.#whenConnected(place, ({ writer }) => writer.hearsNothing(false)),
    },
    'opens its page again': {
      often: 1,
      does: (place) => {
        const before = this.#at(place);
        before.leaves();
        this.#devices[place] = this.#opens(before);
        return true;
      },
    },
  };

  #at(place: number): Device {
    const device = this.#devices[place];
    if (device === undefined) throw new Error('no such device');
    return device;
  }

  #whenConnected(place: number, work: (device: Device) => void): boolean {
    const device = this.#at(place);
    if (!device.writer.provider.wsconnected) return false;
    work(device);
    return true;
  }

  #undoes(place: number, undo: (device: Device) => boolean): boolean {
    const device = this.#at(place);
    let isDone = false;
    const gone = device.takesFromOthers(() => {
      isDone = undo(device);
    });
    if (gone.length > 0) throw new Error(`undoing took ${gone.length} letters of others away`);
    return isDone;
  }

  /** Everybody comes back; then all have the same, and it is what the store holds. */
  async agrees(): Promise<void> {
    for (const { writer } of this.#devices) {
      writer.letsGo();
      writer.hearsNothing(false);
      writer.comesBack();
    }
    const { servers, room } = this.#meeting;
    const [server] = servers;
    if (server === undefined) throw new Error('no server');
    const limit = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      await this.#until(() => this.#isOne(), limit);
      const all = standOf(opened([Y.encodeStateAsUpdate(this.#at(0).doc)]));
      const stored = await storedIn(server.store, room.roomId, limit);
      if (stored === all) return;
      // The server may have put a heading back meanwhile: then once more.
      if (limit.aborted) throw new Error(`stored is ${stored}, all have ${all}`);
    }
  }

  #isOne(): boolean {
    for (const device of this.#devices) staysIn(device);
    const isHere = this.#devices.every(
      ({ writer }) => writer.provider.synced && (writer.notice === null || writer.confirmed >= writer.sent),
    );
    if (!isHere) return false;
    const first = standOf(this.#at(0).doc);
    return this.#devices.every(({ doc }) => standOf(doc) === first);
  }

  #until(condition: () => boolean, limit: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      let isDue = false;
      const ends = this.#devices.map(({ writer }) =>
        writer.onChange(() => {
          if (isDue) return;
          isDue = true;
          setImmediate(look);
        }),
      );
      const settle = (end: () => void) => {
        for (const each of ends) each();
        limit.removeEventListener('abort', late);
        end();
      };
      const late = () =>
        settle(() =>
          reject(new Error(`not all have all: ${this.#devices.map(({ doc }) => standOf(doc)).join('\n')}`)),
        );
      const look = () => {
        isDue = false;
        try {
          if (condition()) settle(resolve);
        } catch (error) {
          settle(() => reject(error));
        }
      };
      limit.addEventListener('abort', late);
      look();
    });
  }
}

/** Whoever is honest is never sent away for good. */
function staysIn({ writer }: Device): void {
  const code = writer.closes.find((each) => each >= 4400 && each < 4500);
  if (code !== undefined) throw new Error(`an honest device was refused with ${code}`);
}

/** All that must be equal in the end: content, clocks and deletions, and nothing that waits for something else. */
function standOf(doc: Y.Doc): string {
  const { store } = doc;
  if (store.pendingStructs !== null || store.pendingDs !== null) return `waiting ${Math.random()}`;
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other);
  const deleted = [...Y.createDeleteSetFromStructStore(store).clients].sort(([one], [other]) => one - other);
  return JSON.stringify([clocks, deleted, contentsOf(doc)]);
}

/** What somebody new would get. The store of a busy machine may say that it has no time. */
async function storedIn({ rooms }: Store, roomId: string, limit: AbortSignal): Promise<string> {
  for (;;) {
    try {
      const log = await rooms.load(roomId);
      if (log === null) throw new Error('the room is gone');
      const entries = log.entries.map(({ update }) => update);
      return standOf(opened(log.snapshot === null ? entries : [log.snapshot.update, ...entries]));
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || limit.aborted) throw error;
    }
  }
}

/**
 * Opens a document anew, all of it at once. By that Yjs deletes marks of format that change nothing: other ones after each
 * piece, so compare with what is opened in the same way.
 */
function opened(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates([...updates]));
  return doc;
}
