import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import { PieceReader } from '#lib/wire/pieces.ts';

/**
 * The provider's handler of MESSAGE_PIECE: hands each message, once it is whole, to the handler of its kind.
 *
 * @param heard is told at each piece how much of the message is here, from 0 to 1
 */
export function pieceHandler(heard: (share: number) => void): WebsocketProvider['messageHandlers'][number] {
  const reader = new PieceReader();
  return (reply, piece, provider, emitSynced) => {
    const whole = reader.take(piece);
    heard(reader.share);
    if (whole === null) return;
    const message = decoding.createDecoder(whole);
    const kind = decoding.readVarUint(message);
    provider.messageHandlers[kind]?.(reply, message, provider, emitSynced, kind);
  };
}
