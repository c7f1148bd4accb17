import * as Y from 'yjs';

/** Plain values deeper than this are nothing that an editor writes, and break recursive encoders. */
const DEPTH_MAX = 32;

/** Whether the plain values that a struct carries are shallow enough to be encoded again by everybody. */
export function hasShallowValues(item: Y.Item): boolean {
  const { content } = item;
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return isShallow(content.arr);
  if (content instanceof Y.ContentEmbed) return isShallow(content.embed);
  if (content instanceof Y.ContentFormat) return isShallow(content.value);
  return true;
}

/** Level by level, without recursion: the value itself is what might be too deep for that. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEPTH_MAX; depth++) {
    const next: unknown[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null || each instanceof Uint8Array) continue;
      for (const inner of Object.values(each)) next.push(inner);
    }
    if (next.length === 0) return true;
    level = next;
  }
  return false;
}
