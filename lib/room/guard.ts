import * as Y from 'yjs';
import { takenOff } from '#lib/board/taken-off.ts';
import { DeleteRanges } from './delete-ranges.ts';
import { type DecodedUpdate, decodeUpdate, encodeUpdate, type Struct } from './update.ts';
import { hasShallowValues } from './values.ts';

/** What a process knows of a room's document without holding it: clocks, owners and deletions. */
export interface Knowledge {
  /** The next expected clock of a client id; 0 for an unknown one. */
  clockOf(client: number): number;
  /** Whose client id it is: a person, null for the server itself, undefined when it is nobody's yet. */
  ownerOf(client: number): string | null | undefined;
  /** Whether that is written down with the room; until then it belongs to whose caret shows with it. */
  isClaimed(client: number): boolean;
  /** The parts of `[from, to)` that are not yet deleted. */
  undeleted(client: number, from: number, to: number): [from: number, to: number][];
}

export type Verdict =
  /** Everything in it is already known. */
  | { is: 'known' }
  /** `update` holds only what is new; `to` the clocks after it; `claims` the client ids used for the first time. */
  | {
      is: 'new';
      update: Uint8Array;
      to: Map<number, number>;
      deletes: DeleteRanges;
      claims: number[];
      /** The Yjs client ids of the cards that it takes off the board. */
      takenOff: number[];
    }
  /** It hangs on something unknown here: perhaps another process has it, or the sender must send its state. */
  | { is: 'ahead'; forged: boolean }
  /** It writes under somebody else's client id. */
  | { is: 'forged' }
  /** Not a Yjs update as clients make them. */
  | { is: 'bad' };

/** Yjs 13 client ids are 32 bits; larger ones come from other versions and break old decoders silently. */
const CLIENT_MAX = 0xffff_ffff;
/**
 * Bounds of one frame, far above what hours of offline work make (neighbouring letters are one struct), and low enough
 * that judging and applying it takes milliseconds.
 */
const STRUCTS_MAX = 50_000;
/** Client ids under which one frame brings something new: one per page load of the device's offline time. */
const FRESH_CLIENTS_MAX = 64;
/** Shared types within each other, as deep as a frame itself shows; lists in lists in tables stay below. */
const TYPE_DEPTH_MAX = 32;
/**
 * Structs that share their left neighbour while their right one is not the newest with it. Typing always has the
 * newest on its right; each that has not costs every client a walk over all the others.
 */
const CROSSED_MAX = 1_000;
/** Clocks stay far inside exact integers. A person typing for a year stays below. */
const CLOCK_MAX = 2 ** 31;

/**
 * Decides about one frame of a writer before it touches log or wire. A stock Yjs server believes everything;
 * here an update must be whole: its client ids belong to the sender, its clocks continue without holes, and all
 * that it refers to or deletes is known. So no document ever holds structs that wait for others, and nobody can
 * write, or prevent writing, in another's name.
 */
export function examine(update: Uint8Array, personId: string, known: Knowledge): Verdict {
  let decoded: DecodedUpdate;
  try {
    decoded = decodeUpdate(update);
  } catch {
    return { is: 'bad' };
  }
  const runs = runsOf(decoded.structs);
  if (runs === null) return { is: 'bad' };

  if (decoded.structs.length > STRUCTS_MAX) return { is: 'bad' };

  const fresh: Struct[] = [];
  const claims: number[] = [];
  let freshClients = 0;
  let ahead = false;
  for (const run of runs) {
    const next = known.clockOf(run.client);
    if (run.to <= next) continue;
    freshClients += 1;
    if (freshClients > FRESH_CLIENTS_MAX) return { is: 'bad' };
    const owner = known.ownerOf(run.client);
    if (owner !== undefined && owner !== personId) return { is: 'forged' };
    if (run.from > next || run.hole) ahead = true;
    if (!known.isClaimed(run.client)) claims.push(run.client);
    for (const struct of run.structs) if (struct.id.clock + struct.length > next) fresh.push(struct);
  }
  if (ahead) return { is: 'ahead', forged: false };

  if (!isReasonable(fresh)) return { is: 'bad' };
  const to = integrable(fresh, known);
  if (to === null) return { is: 'ahead', forged: false };

  const deletes = new DeleteRanges();
  for (const [client, from, end] of decoded.deletes.entries()) {
    if (end > (to.get(client) ?? known.clockOf(client))) {
      // An honest client can only delete what it received, so what is committed; or its own, not yet sent.
      const owner = known.ownerOf(client);
      return { is: 'ahead', forged: owner !== undefined && owner !== personId };
    }
    for (const [gapFrom, gapTo] of known.undeleted(client, from, end)) deletes.add(client, gapFrom, gapTo);
  }
  if (fresh.length === 0 && deletes.isEmpty) return { is: 'known' };

  // Written anew, so that the bytes that are kept are the ones that were judged.
  let written: Uint8Array;
  try {
    written = encodeUpdate(fresh, (client) => known.clockOf(client), deletes);
  } catch {
    return { is: 'bad' };
  }
  return { is: 'new', update: written, to, deletes, claims, takenOff: takenOff(fresh) };
}

interface Run {
  client: number;
  from: number;
  to: number;
  hole: boolean;
  structs: Struct[];
}

/**
 * The structs of each client, or null when the update is not in the order in which Yjs writes (each client once,
 * higher ids first), carries what the product never writes (documents inside the document), or leaves the range
 * of client ids and clocks.
 */
function runsOf(structs: readonly Struct[]): Run[] | null {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct.length <= 0 || client > CLIENT_MAX || clock + struct.length > CLOCK_MAX) return null;
    if (struct instanceof Y.Item && (struct.content instanceof Y.ContentDoc || !hasShallowValues(struct))) {
      return null;
    }
    if (run === undefined || run.client !== client) {
      if (run !== undefined && client >= run.client) return null;
      run = { client, from: clock, to: clock, hole: false, structs: [] };
      runs.push(run);
    } else if (clock !== run.to) return null;
    if (struct instanceof Y.Skip) run.hole = true;
    run.structs.push(struct);
    run.to = clock + struct.length;
  }
  return runs;
}

/**
 * Plays the integration of the fresh structs: each must find what it refers to. Answers the clocks afterwards, or
 * null when something refers to what is not there (Yjs would keep it waiting for ever, or throw on a reference to
 * the writer's own future).
 */
function integrable(fresh: readonly Struct[], known: Knowledge): Map<number, number> | null {
  const queues = new Map<number, Struct[]>();
  for (const struct of fresh) {
    const queue = queues.get(struct.id.client);
    if (queue === undefined) queues.set(struct.id.client, [struct]);
    else queue.push(struct);
  }
  const to = new Map<number, number>();
  const clockOf = (client: number) => to.get(client) ?? known.clockOf(client);
  const done = new Map<number, number>();
  for (let progress = true; progress; ) {
    progress = false;
    for (const [client, queue] of queues) {
      let index = done.get(client) ?? 0;
      for (let struct = queue[index]; struct !== undefined; struct = queue[index]) {
        if (!referencesOf(struct).every((id) => id.clock < clockOf(id.client))) break;
        to.set(client, struct.id.clock + struct.length);
        index += 1;
        progress = true;
      }
      done.set(client, index);
    }
  }
  for (const [client, queue] of queues) if (done.get(client) !== queue.length) return null;
  return to;
}

function referencesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((reference) => reference instanceof Y.ID);
}

/** Whether applying the structs takes everybody a time in proportion to their number, and no deep recursion. */
function isReasonable(fresh: readonly Struct[]): boolean {
  const newestBeside = new Map<string, string>();
  const starts = new Map<string, string>();
  const depths = new Map<string, number>();
  let crossed = 0;
  for (const struct of fresh) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parent } = struct;
    const id = keyOf(struct.id);
    const left = origin === null ? null : keyOf(origin);
    const right = rightOrigin === null ? null : keyOf(rightOrigin);
    // What stands first among its neighbours has no left one; they are told apart by what they began with.
    const start = left === null ? (right === null ? id : (starts.get(right) ?? right)) : null;
    if (start !== null) starts.set(id, start);
    const place = left ?? `first:${start}`;
    const newest = newestBeside.get(place);
    if (newest !== undefined && newest !== right) crossed += 1;
    if (crossed > CROSSED_MAX) return false;
    newestBeside.set(place, id);

    const above = parent instanceof Y.ID ? (depths.get(keyOf(parent)) ?? 0) + 1 : 0;
    const depth = Math.max(above, depths.get(left ?? '') ?? 0, depths.get(right ?? '') ?? 0);
    if (depth > TYPE_DEPTH_MAX) return false;
    depths.set(id, depth);
    depths.set(`${struct.id.client}:${struct.id.clock + struct.length - 1}`, depth);
  }
  return true;
}

const keyOf = (id: Y.ID) => `${id.client}:${id.clock}`;
