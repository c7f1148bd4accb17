import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { readCarets } from '#lib/wire/carets.ts';
import { MESSAGE_QUERY_AWARENESS } from '#lib/wire/collab.ts';

/** Whoever is not known is asked for at most this often. */
const ASK_AGAIN_MS = 5_000;

/**
 * Takes in where carets moved (MESSAGE_CARETS): the others stay who they are, at another place. What comes back handles
 * such a message, and writes the question into the reply when somebody in it is not known yet.
 */
export function caretMover(awareness: Awareness) {
  let askedAt = Number.NEGATIVE_INFINITY;
  return (reply: encoding.Encoder, message: decoding.Decoder): void => {
    const moves = readCarets(decoding.readTailAsUint8Array(message));
    const updated: number[] = [];
    let isUnknown = false;
    for (const { client, cursor } of moves) {
      if (client === awareness.clientID) continue;
      const state = awareness.states.get(client);
      const meta = awareness.meta.get(client);
      if (state === undefined || meta === undefined) {
        isUnknown = true;
        continue;
      }
      awareness.states.set(client, { ...state, cursor });
      // Heard of just now, so not gone: the awareness drops whom it has not heard of for half a minute.
      awareness.meta.set(client, { clock: meta.clock, lastUpdated: Date.now() });
      updated.push(client);
    }
    // Not as `update`, which the provider would send back to the server.
    if (updated.length > 0) awareness.emit('change', [{ added: [], updated, removed: [] }, 'carets']);
    const now = performance.now();
    if (!isUnknown || now - askedAt < ASK_AGAIN_MS) return;
    askedAt = now;
    encoding.writeVarUint(reply, MESSAGE_QUERY_AWARENESS);
    // The provider sends no reply of a single byte; the server does not look at this one.
    encoding.writeVarUint(reply, 0);
  };
}

/** Forgets where everybody else is, also when it was said: whoever is told of them again believes it. */
export function forgetOthers(awareness: Awareness): void {
  const removed = [...awareness.states.keys()].filter((client) => client !== awareness.clientID);
  for (const client of removed) {
    awareness.states.delete(client);
    awareness.meta.delete(client);
  }
  awareness.emit('change', [{ added: [], updated: [], removed }, 'carets']);
}
