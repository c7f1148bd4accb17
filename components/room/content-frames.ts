import * as decoding from 'lib0/decoding';
import { MESSAGE_SYNC } from '#lib/wire/collab.ts';

/** Sync sub-messages that carry content (y-protocols/sync). */
const STEP_2 = 1;
const UPDATE = 2;

/** What a frame carries of this page's content: all that the server lacks, the newest change, or nothing. */
export function carriedBy(frame: Uint8Array): 'everything' | 'newest' | null {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return null;
  const kind = decoding.readVarUint(decoder);
  if (kind === STEP_2) return 'everything';
  return kind === UPDATE ? 'newest' : null;
}

/**
 * A WebSocket that tells of each content frame it sends. Sync frames carry no number: both sides count them, and
 * the server's `saved(n)` names the n-th of this connection.
 */
export function tellingSocket(
  Base: typeof WebSocket,
  onSent: (carries: 'everything' | 'newest') => void,
): typeof WebSocket {
  return class extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const carries = data instanceof Uint8Array ? carriedBy(data) : null;
      if (carries !== null) onSent(carries);
    }
  };
}
