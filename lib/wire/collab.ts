/**
 * The messages of `/collab/<roomId>`: the y-websocket protocol, and the extra messages that our own clients ask
 * for with `?v=1`. Every message starts with its number as a varUint.
 */

/** Messages of the stock protocol (y-websocket, y-protocols). */
export const MESSAGE_SYNC = 0;
export const MESSAGE_AWARENESS = 1;
export const MESSAGE_AUTH = 2;
export const MESSAGE_QUERY_AWARENESS = 3;

/**
 * `saved(n: varUint)`: everything in the first n content frames (sync step 2 or update) that this connection
 * sent is committed. A state vector could not say so, since a delete does not change it.
 */
export const MESSAGE_SAVED = 100;
/**
 * `room(json: varString)`: a RoomNotice. Sent once before the first sync answer and again when it changes.
 */
export const MESSAGE_ROOM = 101;
/**
 * `authors(json: varString)`: AuthorEntry[], who is behind the Yjs client ids. Whole at the start, then additions.
 */
export const MESSAGE_AUTHORS = 102;
/**
 * Where carets moved, see lib/wire/carets.ts: who they belong to was told before, by an awareness message. Whoever does
 * not know a caret's client id asks with MESSAGE_QUERY_AWARENESS.
 */
export const MESSAGE_CARETS = 103;
/**
 * `carets-wanted(0 or 1)`, from our own client: whether it wants to hear of the carets of others. Until it says so it does;
 * whoever wants them again is told of all of them.
 */
export const MESSAGE_CARETS_WANTED = 104;
/** `piece(index, count: varUint, bytes)`: a part of a message that is too large to be heard of only at its end. */
export const MESSAGE_PIECE = 105;

/** What our own client must know about the room besides its content. */
export interface RoomNotice {
  epoch: string;
  /** Whether this person may write now, and if not, why. */
  access: 'write' | 'read';
  reason?: 'observer' | 'session-closed';
  /** Nothing can be stored now: what is written waits, and is saved without anybody's doing once it can be. */
  trouble?: 'storage';
}

/** One author as others may see them; in sessions attributed to organisations, no person is named. */
export interface AuthorEntry {
  /** The Yjs client id. */
  client: number;
  /** Shown name: the person's, or the organisation's. Empty for the server itself. */
  name: string;
  organisation: string;
  country: string | null;
  /** True for the client ids of the person who receives this message. */
  own: boolean;
  /** The person was erased, or made nameless: there is nothing to show of them. */
  gone?: true;
  /** The server's own: what it wrote as itself, in nobody's name. */
  server?: true;
}

/** The user field of an awareness state, always rewritten by the server from the pass. */
export interface CaretUser {
  name: string;
  country: string | null;
  /** `#rrggbb` */
  color: string;
}

/**
 * Close codes. 4400–4499 are final: the stock provider of y-websocket 3.1 does not reconnect after them; every
 * other code is retried with back-off.
 */
export const CLOSE = {
  /** A frame that is not the protocol or not a Yjs update. */
  badFrame: 4400,
  /** The pass was revoked or the person removed while connected. */
  noPass: 4401,
  /** A frame that writes under somebody else's client id, or deletes what cannot be known. */
  forged: 4403,
  /** The address carries another epoch than the document's. */
  wrongEpoch: 4410,
  /** A frame above FRAME_MAX_BYTES. */
  frameTooBig: 4413,
  /** The room has reached ROOM_MAX_BYTES. */
  roomFull: 4414,
  /** One person has written PERSON_MAX_BYTES in the room. */
  shareUsed: 4415,
  /** A newer socket of the same pass took its place: SOCKETS_PER_PASS are open. */
  tooManySockets: 4429,
  /** The store cannot be read or written now; try again. */
  tryAgain: 4500,
  /** As many people are in the room as the server lets in; come again. */
  crowded: 4501,
  /** The process has more to do than it can manage; come again. */
  busy: 4502,
  /** The process stops. Standard code "going away". */
  goingAway: 1001,
} as const;

/** One frame. A pasted page of text is about 100 kB. */
export const FRAME_MAX_BYTES = 1024 * 1024;
/** Hard bound of a room's stored document. */
export const ROOM_MAX_BYTES = 20 * 1024 * 1024;
/**
 * What one person may hold of a room, so that nobody can fill it for all others: two and a half million letters.
 * Eight hours of typing without a pause are 150,000.
 */
export const PERSON_MAX_BYTES = ROOM_MAX_BYTES / 8;
/**
 * Open sockets of one pass, of each kind: more tabs than anybody finds again. A line that breaks and comes back every
 * two seconds leaves up to 23 dead ones behind before they are noticed.
 */
export const SOCKETS_PER_PASS = 40;
/** One awareness state (a caret). */
export const AWARENESS_MAX_BYTES = 2048;
/** Something is sent to every reader at least this often; the stock provider gives up after 30 s of silence. */
export const KEEP_ALIVE_MS = 15_000;
