import { newId } from '#lib/ids.ts';
import { errorFields, type Log } from '#server/log.ts';
import type { RoomToProject } from '#server/store/projection-store.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock, Random } from '#server/world.ts';
import { FORMAT } from './read-room.ts';
import { Reader } from './reader.ts';

/** How often the rooms' heads are compared with what is projected; one small query. */
const LOOK_MS = 1000;
/** The duty to project goes to another process when this one has been silent that long. */
const LEAD_MS = 5000;
/** A room is read again after this many times what reading it took: a heavy room never fills the worker. */
const REST_FACTOR = 10;
/** Reading that took less says nothing about the room: the worker was starting, or others were before it. */
const HEAVY_MS = 3000;
/** A room that cannot be read waits this long before the next attempt, and each time twice as long, up to the longest. */
const AFTER_FAILURE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

export interface Projector {
  /** Has these rooms projected up to their present heads, whoever has the duty. Rejects when one cannot be read. */
  catchUp(roomIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export interface ProjectorParts {
  store: Store;
  clock: Clock;
  random: Random;
  log: Log;
  /** The rows of an event have changed, by this process or another. */
  onChange(eventId: string): void;
  /** A room was read by this process, after something was written in it. */
  onRead(roomId: string): void;
  /** Puts the headings of guided notes right. False: it could not be done now. */
  keepHeadings(room: RoomToProject): Promise<boolean>;
}

/**
 * Keeps the rooms' rows behind their heads, by seconds at most, also of rooms that nobody has open. Of several
 * processes one has the duty; each follows the others through the store.
 */
export function startProjector({
  store,
  clock,
  random,
  log,
  onChange,
  onRead,
  keepHeadings,
}: ProjectorParts): Projector {
  const reader = new Reader();
  const holder = newId(random);
  const notBefore = new Map<string, number>();
  /** How often in a row a room could not be read. */
  const failures = new Map<string, number>();
  /** The headings of each room as they were when they were last put right. */
  const headings = new Map<string, string>();
  const running = new Map<string, Promise<void>>();
  let versions: Map<string, number> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;

  async function project(roomId: string): Promise<void> {
    const room = await store.projection.load(roomId);
    if (room === null) return;
    const read = await reader.read(room, clock());
    await store.projection.write(read);
    onRead(roomId);
    if (headings.get(roomId) === read.headings) return;
    // What follows from it is read, and looked at, in its turn.
    const done = await keepHeadings(room).catch((error) => {
      if (!stopped) log.warn('headings wait', { room: roomId, ...errorFields(error) });
      return false;
    });
    if (done) headings.set(roomId, read.headings);
  }

  /** One reading of a room at a time. */
  function once(roomId: string): Promise<void> {
    const under = running.get(roomId);
    if (under !== undefined) return under;
    const started = performance.now();
    const work = project(roomId)
      .then(
        () => {
          failures.delete(roomId);
          notBefore.set(roomId, performance.now() + restAfter(performance.now() - started));
        },
        (error) => {
          const before = failures.get(roomId) ?? 0;
          failures.set(roomId, before + 1);
          const wait = Math.min(AFTER_FAILURE_MS * 2 ** before, LONGEST_WAIT_MS);
          notBefore.set(roomId, performance.now() + wait);
          throw error;
        },
      )
      .then(() => {})
      .finally(() => running.delete(roomId));
    running.set(roomId, work);
    return work;
  }

  async function look(): Promise<void> {
    const before = versions ?? (await readVersions());
    await projectStale();
    versions = await readVersions();
    for (const [eventId, version] of versions) if (before.get(eventId) !== version) onChange(eventId);
  }

  async function readVersions(): Promise<Map<string, number>> {
    return new Map((await store.projection.versions()).map(({ eventId, version }) => [eventId, version]));
  }

  /** Unless another process has the duty. */
  async function projectStale(): Promise<void> {
    const now = clock();
    if (!(await store.projection.lead(holder, now, now + LEAD_MS))) return;
    for (const roomId of await store.projection.stale(FORMAT)) {
      if (stopped) return;
      if ((notBefore.get(roomId) ?? 0) > performance.now()) continue;
      notBefore.delete(roomId);
      await once(roomId).catch((error) => {
        if (!stopped) log.error('room cannot be projected', { room: roomId, ...errorFields(error) });
      });
    }
  }

  function lookSoon(): void {
    timer = setTimeout(() => {
      looking = look()
        .catch((error) => {
          if (!stopped) log.warn('projection waits', errorFields(error));
        })
        .finally(() => {
          if (!stopped) lookSoon();
        });
    }, LOOK_MS);
    timer.unref();
  }
  lookSoon();

  return {
    async catchUp(roomIds) {
      const wanted = new Set(roomIds);
      for (const roomId of await store.projection.stale(FORMAT)) {
        if (!wanted.has(roomId)) continue;
        // What is under way may have begun before the latest commit.
        await running.get(roomId)?.catch(() => {});
        await once(roomId);
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await reader.stop();
      await looking;
      await Promise.allSettled(running.values());
      // Whoever starts next need not wait.
      await store.projection.lead(holder, clock(), clock()).catch(() => {});
    },
  };
}

/** How long a room is left alone after reading it took `tookMs`; both in milliseconds. */
function restAfter(tookMs: number): number {
  const rest = tookMs * REST_FACTOR;
  return tookMs < HEAVY_MS ? Math.min(rest, HEAVY_MS) : rest;
}
