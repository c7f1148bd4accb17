import * as Y from 'yjs';
import { takenOff } from '#lib/board/taken-off.ts';
import { DeleteRanges } from './delete-ranges.ts';
import { inOrder } from './order.ts';
import { Outline, type Overwritten } from './outline.ts';
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
  /** Where everything known stands. */
  readonly outline: Outline;
  /** How many steps the structs of a person have cost so far (see STEPS_MAX). */
  stepsOf(personId: string): number;
}

export type Verdict =
  /** Everything in it is already known. */
  | { is: 'known' }
  /** `update` holds only what is new; `to` the clocks after it; `claims` the client ids used for the first time. */
  | {
      is: 'new';
      update: Uint8Array;
      /** What is new in it, each after what it refers to. */
      structs: Struct[];
      to: Map<number, number>;
      deletes: DeleteRanges;
      claims: number[];
      /** The Yjs client ids of the cards that it takes off the board. */
      takenOff: number[];
      /** The shared types that it may put something else in the place of. */
      overwritten: Overwritten[];
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
/** Shared types within each other. A list within a list is two; clients go down by recursion. */
const TYPE_DEPTH_MAX = 100;
/**
 * Steps that everybody's Yjs goes at most to find the places of what one person has put between neighbours that no
 * longer stood side by side: for each the number of structs in its list. Typing costs none; to write at the very same
 * place at the same time costs one such walk.
 */
const STEPS_MAX = 2_000_000;
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

  const ordered = inOrder(fresh, known.clockOf);
  if (ordered === null) return { is: 'ahead', forged: false };
  const { structs, to } = ordered;
  const taken = new Outline(known.outline).take(structs, known.clockOf);
  if (taken.depth > TYPE_DEPTH_MAX || walksTooFar(taken.steps, personId, known)) return { is: 'bad' };

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
  const { overwritten } = taken;
  return { is: 'new', update: written, structs, to, deletes, claims, takenOff: takenOff(fresh), overwritten };
}

function walksTooFar(steps: ReadonlyMap<number, number>, personId: string, known: Knowledge): boolean {
  let sum = 0;
  for (const each of steps.values()) sum += each;
  return sum > 0 && sum + known.stepsOf(personId) > STEPS_MAX;
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
