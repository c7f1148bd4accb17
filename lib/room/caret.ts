import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { AWARENESS_MAX_BYTES } from '#lib/wire/collab.ts';

/** One entry of an awareness message. */
export interface AwarenessEntry {
  client: number;
  clock: number;
  /** Null: this client is gone. */
  state: unknown;
}

/** Far above all honest clocks: clients count from 0, the server's own clocks are milliseconds since 1970. */
const CLOCK_MAX = 2 ** 50;
/** Stock clients pass on what they hear of others: as many as a room takes, several times over. */
const ENTRIES_MAX = 5_000;

const yjsId = z.object({ client: z.number().int().nonnegative(), clock: z.number().int().nonnegative() });

/** A Yjs relative position as y-tiptap writes it. */
const position = z.object({
  type: yjsId.nullish(),
  tname: z.string().max(100).nullish(),
  item: yjsId.nullish(),
  assoc: z.number().int().optional(),
});

const caret = z.object({ anchor: position, head: position });
// Made once: to make one costs eighty times what it costs to check with it.
const claimedState = z.object({ cursor: caret.nullish() });
/** A caret, or a selection from `anchor` to `head`. */
export type Cursor = z.infer<typeof caret>;
export type CursorPosition = z.infer<typeof position>;

/**
 * Reads an awareness message of a client. Throws on anything that is not one, and on a state above
 * AWARENESS_MAX_BYTES, on more of them than anybody can have heard of, and on a clock that would silence its owner for good.
 */
export function readAwareness(message: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(message);
  const count = decoding.readVarUint(decoder);
  if (count > ENTRIES_MAX) throw new RangeError('too many awareness states');
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const json = decoding.readVarString(decoder);
    if (json.length > AWARENESS_MAX_BYTES) throw new RangeError('awareness state too big');
    if (clock > CLOCK_MAX) throw new RangeError('awareness clock too high');
    entries.push({ client, clock, state: JSON.parse(json) });
  }
  return entries;
}

/** One entry as it stands in an awareness message. */
export function writeEntry({ client, clock, state }: AwarenessEntry): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

/**
 * What others get of a state: the caret where it is well formed, and the user as the pass says; everything else
 * that a client claims is left out, and so is what a reader takes a position to say without it: a fifth of all bytes.
 */
export function cleanState<User>(state: unknown, user: User): { user: User; cursor?: Cursor | null } {
  const { data } = claimedState.safeParse(state);
  if (data?.cursor === undefined) return { user };
  const { cursor } = data;
  return {
    user,
    cursor: cursor === null ? null : { anchor: shortened(cursor.anchor), head: shortened(cursor.head) },
  };
}

function shortened({ type, tname, item, assoc }: CursorPosition): CursorPosition {
  return {
    ...(type ? { type } : {}),
    ...(typeof tname === 'string' ? { tname } : {}),
    ...(item ? { item } : {}),
    ...(assoc ? { assoc } : {}),
  };
}
