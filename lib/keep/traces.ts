import * as Y from 'yjs';
import { contentOf } from '#lib/room/compact.ts';
import { decodeUpdate, encodeUpdate, type Struct } from '#lib/room/update.ts';

/**
 * The same document where also the empty places of what was deleted hold no names (keys of maps, names of shared
 * types) under some Yjs client ids, as far as nobody else's words stand beside them. Throws unless the result, loaded
 * again, has the same content and the same clocks.
 *
 * @param update a compacted update, in which deleted content is gone already
 */
export function withoutTraces(update: Uint8Array, theirs: ReadonlySet<number>): Uint8Array {
  const { structs, deletes } = decodeUpdate(update);
  const empty = structs.filter(
    (struct): struct is Y.Item =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted && theirs.has(struct.id.client),
  );
  const places = new Set(empty);
  const needed = neededOf(structs, empty);
  const bare = structs.map((struct) =>
    struct instanceof Y.Item && places.has(struct) && !needed.has(struct)
      ? new Y.GC(struct.id, struct.length)
      : struct,
  );
  const result = encodeUpdate(bare, () => 0, deletes);
  if (contentOf(result) !== contentOf(update)) throw new Error('erasing changed what others wrote');
  if (!sameClocks(result, update)) throw new Error('erasing changed the clocks');
  return result;
}

/** The empty places by which others find theirs: what hangs on a collected struct would be collected with it. */
function neededOf(structs: readonly Struct[], empty: readonly Y.Item[]): Set<Y.Item> {
  const places = new Map<number, Y.Item[]>();
  for (const item of empty) {
    const list = places.get(item.id.client);
    if (list === undefined) places.set(item.id.client, [item]);
    else list.push(item);
  }
  const candidates = new Set<Struct>(empty);
  const needed = new Set<Y.Item>();
  const open: Struct[] = structs.filter((struct) => !candidates.has(struct));
  for (let struct = open.pop(); struct !== undefined; struct = open.pop()) {
    if (!(struct instanceof Y.Item)) continue;
    for (const reference of [struct.origin, struct.rightOrigin, struct.parent]) {
      if (!(reference instanceof Y.ID)) continue;
      const place = placeAt(places.get(reference.client) ?? [], reference.clock);
      if (place === null || needed.has(place)) continue;
      needed.add(place);
      open.push(place);
    }
  }
  return needed;
}

/** The item of one client, sorted by clock, that a clock falls into. */
function placeAt(items: readonly Y.Item[], clock: number): Y.Item | null {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item === undefined) return null;
    if (clock < item.id.clock) high = middle - 1;
    else if (clock >= item.id.clock + item.length) low = middle + 1;
    else return item;
  }
  return null;
}

function sameClocks(a: Uint8Array, b: Uint8Array): boolean {
  const [one, other] = [a, b].map((update) => Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update)));
  if (one === undefined || other === undefined || one.size !== other.size) return false;
  return [...one].every(([client, clock]) => other.get(client) === clock);
}
