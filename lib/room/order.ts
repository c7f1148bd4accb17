import * as Y from 'yjs';
import type { Struct } from './update.ts';

/** Structs in an order in which each comes after what it refers to, and the clocks of their clients after them. */
export interface Ordered {
  structs: Struct[];
  to: Map<number, number>;
}

/** The structs of one client, and how many of them have found their place. */
interface Queue {
  client: number;
  structs: Struct[];
  done: number;
  /** Queues whose next struct waits for a clock of this client. */
  waiting: { queue: Queue; clock: number }[];
}

/**
 * Plays the integration of structs that are contiguous per client: each must find what it refers to. Null when
 * something refers to what is not there (Yjs would keep it waiting for ever, or throw on a reference to the writer's
 * own future).
 *
 * @param knownClock the next expected clock of a client before them
 */
export function inOrder(structs: readonly Struct[], knownClock: (client: number) => number): Ordered | null {
  const queues = new Map<number, Queue>();
  for (const struct of structs) {
    const { client } = struct.id;
    const queue = queues.get(client);
    if (queue === undefined) queues.set(client, { client, structs: [struct], done: 0, waiting: [] });
    else queue.structs.push(struct);
  }
  const to = new Map<number, number>();
  const clockOf = (client: number) => to.get(client) ?? knownClock(client);
  const ordered: Struct[] = [];
  const ready = [...queues.values()];
  for (let queue = ready.pop(); queue !== undefined; queue = ready.pop()) {
    for (let struct = queue.structs[queue.done]; struct !== undefined; struct = queue.structs[queue.done]) {
      const missing = referencesOf(struct).find((id) => id.clock >= clockOf(id.client));
      if (missing !== undefined) {
        const other = queues.get(missing.client);
        if (other === undefined) return null;
        other.waiting.push({ queue, clock: missing.clock });
        break;
      }
      const end = struct.id.clock + struct.length;
      to.set(queue.client, end);
      queue.done += 1;
      ordered.push(struct);
      if (queue.waiting.length === 0) continue;
      for (const { queue: other, clock } of queue.waiting) if (clock < end) ready.push(other);
      queue.waiting = queue.waiting.filter(({ clock }) => clock >= end);
    }
  }
  return ordered.length === structs.length ? { structs: ordered, to } : null;
}

function referencesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((reference) => reference instanceof Y.ID);
}
