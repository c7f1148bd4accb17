import type { Elsewhere, Signed } from './schema.ts';
import type { CardView } from './view.ts';

/** What only the server says of a card. */
export interface ServerMarks {
  /** Where the card comes from. */
  from: Elsewhere | null;
  /** Who sent it here: a Yjs client id; null when nobody did, or nobody may know. */
  sender: number | null;
  /** Where it was sent to. */
  sentTo: readonly Elsewhere[];
  signed: Signed | null;
}

/**
 * What the server says of a card. Everybody can write such entries into the document, so what counts is who wrote
 * them, and for a signature that the card is the server's own as well: it would hide an author otherwise.
 *
 * @param isServer whether a Yjs client id is the server's own
 */
export function serverMarks(card: CardView, isServer: (client: number) => boolean): ServerMarks {
  const from = card.from !== null && isServer(card.from.by) ? card.from : null;
  const signed =
    card.signed !== null && isServer(card.signed.by) && isServer(card.author) ? card.signed : null;
  return {
    from,
    sender: from === null ? null : card.sender,
    sentTo: card.sentTo.filter(({ by }) => isServer(by)),
    signed: signed === null ? null : { organisation: signed.organisation },
  };
}
