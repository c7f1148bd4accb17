import { CLOSE } from '#lib/wire/collab.ts';

/**
 * What may be said about saving, in the sense of the first promise: "saved" only while every local change is
 * known to be committed. The server tells by number how many content frames of this connection are committed,
 * so each local change remembers the number of the frame that carries it.
 */

/** Why the server does not take what is written here. */
export type Refusal =
  | 'session-closed'
  | 'observer'
  | 'pass-ended'
  | 'wrong-epoch'
  | 'bad-frame'
  | 'forged'
  | 'too-big'
  | 'room-full'
  | 'share-used'
  | 'too-many-tabs';

/** Why the server takes nothing for now, which passes by itself. */
export type Hindrance = 'storage' | 'crowded' | 'busy';

/** What people are told. `n` counts local changes that are not known to be committed. */
export type SavingState =
  | { is: 'opening' }
  | { is: 'saved' }
  | { is: 'sending'; n: number }
  | { is: 'offline'; n: number }
  | { is: 'waiting'; why: Hindrance; n: number }
  | { is: 'refused'; why: Refusal; n: number };

export interface Saving {
  /** `open` once the server was heard on this connection: a socket that opened may still lead nowhere. */
  connection: 'connecting' | 'open' | 'lost';
  /** There is a socket to send on. */
  socket: boolean;
  /** Content frames sent on this connection. */
  frames: number;
  /** Local changes that no frame of this connection carries. */
  uncarried: number;
  /** For each change in flight, oldest first, the number of the frame that carries it. */
  inFlight: readonly number[];
  /**
   * Until a whole sync of this page is committed, the device's copy may hold changes that nobody counted.
   * The number of the frame that settles it, or null while it is not sent on this connection.
   */
  settledBy: number | null;
  settled: boolean;
  /** A final answer of the server; only a reload begins anew. */
  refusedFor: Refusal | null;
  /** Why this person may only read now. It ends when the session is reopened. */
  readOnly: 'session-closed' | 'observer' | null;
  /** What the server said last of itself; nothing is known of it once the line is merely lost. */
  hindrance: Hindrance | null;
}

export type SavingEvent =
  /** The device's copy is loaded; it remembers `n` changes that were not saved when it was left. */
  | { is: 'kept'; n: number }
  /** Somebody changed the document on this page. */
  | { is: 'changed' }
  | { is: 'connected' }
  /** The server said something on this connection. */
  | { is: 'heard' }
  /**
   * A content frame left: the newest change alone, (sync step 2) everything that the server lacks, or something
   * that this page did not change itself, such as what another tab left on the device.
   */
  | { is: 'sent'; carries: 'newest' | 'everything' | 'other' }
  /** Everything in the first `n` content frames of this connection is committed. */
  | { is: 'committed'; n: number }
  /** Without a word, or with the server's reason. */
  | { is: 'disconnected'; why?: Hindrance | null }
  /** The server said what hinders it, or (null) that nothing does any more. */
  | { is: 'hindered'; why: Hindrance | null }
  | { is: 'refused'; why: Refusal }
  | { is: 'access'; readOnly: 'session-closed' | 'observer' | null };

export const START: Saving = {
  connection: 'connecting',
  socket: false,
  frames: 0,
  uncarried: 0,
  inFlight: [],
  settledBy: null,
  settled: false,
  refusedFor: null,
  readOnly: null,
  hindrance: null,
};

/** The state after an event. Pure; unknown numbers (a `committed` beyond what was sent) are cut to what was sent. */
export function savingAfter(state: Saving, event: SavingEvent): Saving {
  switch (event.is) {
    case 'kept':
      return { ...state, uncarried: state.uncarried + event.n };
    case 'changed':
      // An observer writes nothing: what their page itself tidies up in its copy is nobody's work.
      return state.readOnly === 'observer' ? state : { ...state, uncarried: state.uncarried + 1 };
    case 'connected':
      return { ...unsent(state), socket: true };
    case 'heard':
      return state.socket ? { ...state, connection: 'open' } : state;
    case 'sent':
      return sent(state, event.carries);
    case 'committed':
      return committed(state, Math.min(event.n, state.frames));
    case 'disconnected':
      return { ...unsent(state), connection: 'lost', socket: false, hindrance: event.why ?? null };
    case 'hindered':
      return { ...state, hindrance: event.why };
    case 'refused':
      return { ...unsent(state), connection: 'lost', socket: false, refusedFor: event.why };
    case 'access':
      return { ...state, readOnly: event.readOnly };
  }
}

/** A lost connection says nothing about the frames on their way: they count as not sent. */
function unsent(state: Saving): Saving {
  return {
    ...state,
    frames: 0,
    uncarried: state.uncarried + state.inFlight.length,
    inFlight: [],
    settledBy: null,
  };
}

function sent(state: Saving, carries: 'newest' | 'everything' | 'other'): Saving {
  const frame = state.frames + 1;
  const most = { newest: 1, everything: state.uncarried, other: 0 }[carries];
  const taken = Math.min(most, state.uncarried);
  return {
    ...state,
    frames: frame,
    uncarried: state.uncarried - taken,
    inFlight: taken === 0 ? state.inFlight : [...state.inFlight, ...Array<number>(taken).fill(frame)],
    settledBy: carries === 'everything' && state.settledBy === null ? frame : state.settledBy,
  };
}

function committed(state: Saving, n: number): Saving {
  return {
    ...state,
    inFlight: state.inFlight.filter((frame) => frame > n),
    settled: state.settled || (state.settledBy !== null && state.settledBy <= n),
  };
}

/** Local changes that are not known to be committed. */
export function unsavedIn(state: Saving): number {
  return state.uncarried + state.inFlight.length;
}

/** Whether the server owes this connection a word: a first one, or that a change on its way is committed. */
export function awaitsAnswer(state: Saving): boolean {
  // While it cannot store anything it has said so, and another connection would not help.
  if (!state.socket || (state.connection === 'open' && state.hindrance !== null)) return false;
  return state.connection !== 'open' || (state.inFlight.length > 0 && state.readOnly === null);
}

/** What to tell people. */
export function savingStateOf(state: Saving): SavingState {
  const n = unsavedIn(state);
  if (state.refusedFor !== null) return { is: 'refused', why: state.refusedFor, n };
  if (state.readOnly === 'session-closed' && n > 0) return { is: 'refused', why: state.readOnly, n };
  if (state.hindrance !== null && (n > 0 || state.connection === 'lost')) {
    return { is: 'waiting', why: state.hindrance, n };
  }
  if (state.connection === 'lost') return { is: 'offline', n };
  if (n > 0) return state.connection === 'open' ? { is: 'sending', n } : { is: 'offline', n };
  // Who may only read is not asked for anything, so nothing settles their copy.
  const sure = state.settled || state.readOnly !== null;
  return state.connection === 'open' && sure ? { is: 'saved' } : { is: 'opening' };
}

/** What a close code says of the server, after which one comes again; null: nothing. */
export function hindranceOf(code: number): Hindrance | null {
  switch (code) {
    case CLOSE.tryAgain:
      return 'storage';
    case CLOSE.crowded:
      return 'crowded';
    case CLOSE.busy:
      return 'busy';
    default:
      return null;
  }
}

/** The reason behind a final close code (4400–4499), or null for a code that is retried. */
export function refusalOf(code: number): Refusal | null {
  if (code < 4400 || code > 4499) return null;
  switch (code) {
    case CLOSE.noPass:
      return 'pass-ended';
    case CLOSE.forged:
      return 'forged';
    case CLOSE.wrongEpoch:
      return 'wrong-epoch';
    case CLOSE.frameTooBig:
      return 'too-big';
    case CLOSE.roomFull:
      return 'room-full';
    case CLOSE.shareUsed:
      return 'share-used';
    case CLOSE.tooManySockets:
      return 'too-many-tabs';
    default:
      return 'bad-frame';
  }
}
