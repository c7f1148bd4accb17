import type { Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Person } from '#lib/people/person.ts';
import { type AwarenessEntry, readAwareness } from '#lib/room/caret.ts';
import * as wire from '#lib/wire/collab.ts';
import { PIECE_BYTES } from '#lib/wire/pieces.ts';
import type { CaretHolder } from './carets.ts';
import type { RoomCounts } from './counts.ts';
import * as frames from './frames.ts';

/** Who comes in through which address. */
export interface Admission {
  person: Person;
  roomId: string;
  /** The epoch in the address, or null. */
  epoch: string | null;
  /** Our own client, which understands the extra messages. */
  own: boolean;
}

/** A content frame as it came: its number on its connection, and whether it is the client's whole state. */
export interface ContentFrame {
  n: number;
  update: Uint8Array;
  isState: boolean;
}

/** What a connection needs of its room. */
export interface RoomDoor {
  readonly epoch: string;
  readonly head: number;
  /** Whether somebody may come in besides those who are there. */
  hasPlaceFor(person: Person): boolean;
  join(connection: Connection): void;
  leave(connection: Connection): void;
  /** Decides about a content frame; a promise when the store has to be asked first. */
  write(connection: Connection, frame: ContentFrame): Promise<void> | null;
  /** Asks a client for everything that the room lacks. */
  questionFrame(): Uint8Array;
  answerTo(stateVector: ReadonlyMap<number, number>): { frame: Uint8Array; position: number };
  frameAfter(position: number): Uint8Array;
  receiveCaret(connection: Connection, entries: AwarenessEntry[]): void;
  caretsFor(connection: Connection): Uint8Array | null;
}

/** A client's WebSocket, and the stream that carries it. */
export interface ClientSocket {
  websocket: WebSocket;
  /** Takes frames that are written already, in order with what `websocket` writes, since nothing is compressed. */
  stream: Socket;
}

/** What a client sent before it is sent on is answered first, if that takes no longer than this. */
const LAST_WORDS_MS = 1_000;
/** After an answer the next one waits so many times what it took, so that one socket's questions cost a hundredth at most. */
const REST_FACTOR = 100;
const REST_MAX_MS = 5_000;
/** How long a client may take to answer that the connection is closed. */
const GOODBYE_MS = 2_000;
/** What a client may send ahead while its room is loading or catching up. */
const INBOX_BYTES = 4 * 1024 * 1024;

/**
 * One socket: a writer whose content frames are numbered, and a reader with a position in the log. When the socket
 * can take more, it gets everything from its position to the head in one frame; until then nothing is queued.
 */
export class Connection implements CaretHolder {
  /** As they are now: name and role may change while they are here. */
  person: Person;
  readonly own: boolean;
  caretUser: wire.CaretUser = { name: '', country: null, color: '#5a5a5a' };
  lastSentAt: number;
  lastHeardAt: number;
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  readonly #epoch: string | null;
  readonly #now: () => number;
  readonly #counts: RoomCounts;
  /** Of the line, at the last look. */
  #bytesRead = 0;
  #room: RoomDoor | null = null;
  #inbox: Uint8Array[] = [];
  #inboxBytes = 0;
  #busy = true;
  /** The server ended the connection: nothing more is taken from it. */
  #refused = false;
  /** The socket is closed; what had arrived before is still taken in. */
  #gone = false;
  /** The position up to which the client has the document; null until it has asked. */
  #position: number | null = null;
  #blocked = false;
  /** A question that waits until the line can take its answer. */
  #asked: ReadonlyMap<number, number> | null = null;
  /** It was answered a moment ago. */
  #isResting = false;
  /** Content frames received on this connection. */
  #received = 0;
  #reported = 0;
  /** Of them, those of which is decided what became of them. */
  #answered = 0;
  /** The process stops: the connection ends as soon as everything is answered. */
  #isLeaving = false;
  /**
   * While set, a frame was left out (it hung on something unsent, or writing was not allowed), and nothing after
   * it counts as saved before the client's whole state has been taken in.
   */
  #savedLimit: number | null = null;
  /** The frame with the client's whole state, whose commit ends the limit. */
  #stateFrame: number | null = null;
  #hasSentState = false;
  /** Whether the client shows where others are. */
  #wantsCarets = true;

  constructor(
    { websocket: socket, stream }: ClientSocket,
    admission: Admission,
    { clock: now, counts }: { clock: () => number; counts: RoomCounts },
    onClose: (connection: Connection) => void,
  ) {
    this.#socket = socket;
    this.#stream = stream;
    this.#now = now;
    this.#counts = counts;
    this.person = admission.person;
    this.own = admission.own;
    this.#epoch = admission.epoch;
    this.lastSentAt = now();
    this.lastHeardAt = now();
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
    // A broken socket is followed by its close event, which is where the goodbye happens.
    socket.on('error', ignore);
    stream.on('drain', () => {
      this.#blocked = false;
      this.#answerWhatWaits();
      this.advance();
    });
    socket.once('close', () => {
      this.#gone = true;
      onClose(this);
      if (!this.#busy) this.#pump();
    });
  }

  /** The server has ended this connection; nothing more is taken from it. */
  get isRefused(): boolean {
    return this.#refused;
  }

  /** Up to where it has the document; null before it has asked. */
  get position(): number | null {
    return this.#position;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The room is there: refuses a wrong epoch, else greets and takes what was sent meanwhile. */
  enter(room: RoomDoor): void {
    if (this.#refused) return;
    if (this.#epoch !== null && this.#epoch !== room.epoch) {
      this.close(wire.CLOSE.wrongEpoch, 'wrong epoch');
      return;
    }
    if (!room.hasPlaceFor(this.person)) {
      this.close(wire.CLOSE.crowded, 'as many people as it takes');
      return;
    }
    this.#room = room;
    if (!this.#gone) room.join(this);
    this.#busy = false;
    this.#pump();
  }

  /** @param parts a frame of frames.ts, or the parts of one */
  send(...parts: readonly Uint8Array[]): void {
    const [frame] = parts;
    if (frame === undefined || !this.isOpen) return;
    this.lastSentAt = this.#now();
    this.#counts.framesOut += 1;
    if (parts.length > 1) this.#write(parts);
    else if (this.own && frame.byteLength > PIECE_BYTES) this.#write(frames.inPieces(frame));
    else this.#write(parts);
  }

  #write(parts: readonly Uint8Array[]): void {
    if (parts.length > 1) this.#stream.cork();
    for (const part of parts) {
      this.#counts.bytesOut += part.byteLength;
      // The stream holds so much unsent (64 kB) that it gets nothing more until it has drained.
      if (!this.#stream.write(part)) this.#blocked = true;
    }
    if (parts.length > 1) this.#stream.uncork();
  }

  /** Carets, and nothing else. */
  sendDroppable(...pieces: readonly Uint8Array[]): void {
    if (!this.#wantsCarets || this.#blocked || this.#position === null) return;
    this.send(...pieces);
  }

  /** Notes whether anything came since the last look: a message, a pong, or part of what takes long on a thin line. */
  listen(): void {
    const { bytesRead } = this.#stream;
    if (bytesRead !== this.#bytesRead) this.lastHeardAt = this.#now();
    this.#bytesRead = bytesRead;
  }

  ping(): void {
    if (this.isOpen) this.#socket.ping();
  }

  /** Ends the connection with a code of lib/wire/collab.ts; 44xx are final for the client. */
  close(code: number, reason: string): void {
    this.#refused = true;
    this.#inbox = [];
    if (!this.isOpen) return;
    this.#counts.endedBy(code);
    this.#socket.close(code, reason);
    // Who does not hang up is hung up on.
    setTimeout(() => this.#socket.terminate(), GOODBYE_MS).unref();
  }

  /** Ends it because the process stops, after what came so far is committed or given back. */
  comeBack(): void {
    this.#isLeaving = true;
    setTimeout(() => this.close(wire.CLOSE.goingAway, 'stopping'), LAST_WORDS_MS).unref();
    this.#leaveWhenAnswered();
  }

  #leaveWhenAnswered(): void {
    if (!this.#isLeaving) return;
    if (!this.#busy && this.#inbox.length === 0 && this.#answered >= this.#received) {
      this.close(wire.CLOSE.goingAway, 'stopping');
    }
  }

  /** Ends it because nothing was heard on it for too long: the line is dead. */
  dropSilent(): void {
    if (this.isOpen) this.#counts.endedBy('silent');
    this.#socket.terminate();
  }

  /** Brings the reader to the head when its socket can take it. */
  advance(): void {
    const room = this.#room;
    if (room === null || this.#position === null || this.#blocked || this.#position >= room.head) return;
    const frame = room.frameAfter(this.#position);
    this.#position = room.head;
    this.send(frame);
  }

  /** The batch at `position` holds only what this client sent: it has it already. */
  skipOwn(position: number): void {
    if (this.#position === position - 1) this.#position = position;
  }

  /** Everything up to content frame n is committed. */
  saved(n: number): void {
    if (this.#stateFrame !== null && n >= this.#stateFrame) {
      this.#savedLimit = null;
      this.#stateFrame = null;
    }
    const count = Math.min(n, this.#savedLimit ?? n);
    if (count > this.#reported) {
      this.#reported = count;
      if (this.own) this.send(frames.savedFrame(count));
    }
    this.#decided(n);
  }

  /** Content frame n was not taken in; the client still holds it, and its state must be asked for again. */
  holdBack(n: number): void {
    this.#savedLimit = Math.min(this.#savedLimit ?? n - 1, n - 1);
    this.#stateFrame = null;
    this.#decided(n);
  }

  #decided(n: number): void {
    this.#answered = Math.max(this.#answered, n);
    this.#leaveWhenAnswered();
  }

  /** Frame n was taken in and holds all that the client has and the room lacked, so also what was held back. */
  takenState(n: number): void {
    if (this.#savedLimit !== null) this.#stateFrame = n;
  }

  /** Asks for everything that the room lacks. */
  askForState(): void {
    if (this.#room !== null) this.send(this.#room.questionFrame());
  }

  /** Whether a hole in this client's clocks could still be filled by its whole state, which is on its way. */
  get mayHaveHoles(): boolean {
    return !this.#hasSentState || this.#savedLimit !== null;
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#refused) return;
    this.#counts.framesIn += 1;
    this.#counts.bytesIn += data.byteLength;
    if (!isBinary) {
      this.close(wire.CLOSE.badFrame, 'text frame');
      return;
    }
    if (data.byteLength > wire.FRAME_MAX_BYTES) {
      this.close(wire.CLOSE.frameTooBig, 'frame too big');
      return;
    }
    this.#inboxBytes += data.byteLength;
    if (this.#inboxBytes > INBOX_BYTES) {
      this.close(wire.CLOSE.tryAgain, 'too much at once');
      return;
    }
    this.#inbox.push(data);
    if (!this.#busy) this.#pump();
  }

  /** Takes the frames one after the other; stops while one of them has to wait for the store. */
  #pump(): void {
    for (let frame = this.#inbox.shift(); frame !== undefined; frame = this.#inbox.shift()) {
      this.#inboxBytes -= frame.byteLength;
      const waiting = this.#handle(frame);
      if (waiting !== null) {
        this.#busy = true;
        const goOn = () => {
          this.#busy = false;
          this.#pump();
        };
        waiting.catch(() => this.close(wire.CLOSE.tryAgain, 'failed')).then(goOn, goOn);
        return;
      }
    }
    if (this.#gone) this.#room?.leave(this);
    this.#leaveWhenAnswered();
  }

  /** What a client can make us do, whole. A frame that cannot be read costs its sender the connection. */
  #handle(frame: Uint8Array): Promise<void> | null {
    const room = this.#room;
    if (room === null || this.#refused) return null;
    const message = readMessage(frame);
    if (message === null) {
      this.close(wire.CLOSE.badFrame, 'unreadable frame');
      return null;
    }
    try {
      return this.#act(room, message);
    } catch {
      // Ours, not theirs: they keep what they sent and come again.
      this.close(wire.CLOSE.tryAgain, 'failed');
      return null;
    }
  }

  #act(room: RoomDoor, message: Message): Promise<void> | null {
    switch (message.is) {
      case 'asks':
        if (this.#epoch === null && message.stateVector.size > 0)
          this.close(wire.CLOSE.wrongEpoch, 'epoch missing');
        else this.#answer(room, message.stateVector);
        return null;
      case 'content':
        // Without an epoch nothing is known of the client's past before it has asked with an empty state vector.
        if (this.#position === null && this.#asked === null && this.#epoch === null) {
          this.close(wire.CLOSE.badFrame, 'content before step 1');
          return null;
        }
        this.#received += 1;
        if (message.isState) this.#hasSentState = true;
        return room.write(this, { n: this.#received, update: message.update, isState: message.isState });
      case 'caret':
        room.receiveCaret(this, message.entries);
        return null;
      case 'asks carets':
        this.#sendCarets(room);
        return null;
      case 'wants carets':
        if (message.wants !== this.#wantsCarets) {
          this.#wantsCarets = message.wants;
          this.#sendCarets(room);
        }
        return null;
    }
  }

  /**
   * Answers a question at once, or, when the line is full or the last answer was a moment ago, only the newest of those
   * that wait: a page asks once, and looking for what a device lacks can take long.
   */
  #answer(room: RoomDoor, stateVector: ReadonlyMap<number, number>): void {
    if (this.#blocked || this.#isResting) {
      this.#asked = stateVector;
      return;
    }
    this.#asked = null;
    const began = performance.now();
    const { frame, position } = room.answerTo(stateVector);
    const isFirst = this.#position === null;
    this.#position = position;
    this.send(frame);
    this.advance();
    if (isFirst) this.#sendCarets(room);
    this.#isResting = true;
    const restMs = Math.min(REST_MAX_MS, (performance.now() - began) * REST_FACTOR);
    setTimeout(() => {
      this.#isResting = false;
      if (this.isOpen) this.#answerWhatWaits();
    }, restMs).unref();
  }

  #answerWhatWaits(): void {
    if (this.#asked !== null && this.#room !== null) this.#answer(this.#room, this.#asked);
  }

  #sendCarets(room: RoomDoor): void {
    const carets = room.caretsFor(this);
    if (carets !== null) this.sendDroppable(carets);
  }
}

function ignore(): void {}

/** A frame, read. */
type Message =
  | { is: 'asks'; stateVector: ReadonlyMap<number, number> }
  | { is: 'content'; update: Uint8Array; isState: boolean }
  | { is: 'caret'; entries: AwarenessEntry[] }
  | { is: 'asks carets' }
  | { is: 'wants carets'; wants: boolean };

/** Null: not the protocol. */
function readMessage(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case wire.MESSAGE_SYNC:
        return readSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      case wire.MESSAGE_AWARENESS:
        return { is: 'caret', entries: readAwareness(decoding.readVarUint8Array(decoder)) };
      case wire.MESSAGE_QUERY_AWARENESS:
        return { is: 'asks carets' };
      case wire.MESSAGE_CARETS_WANTED:
        return { is: 'wants carets', wants: decoding.readVarUint(decoder) > 0 };
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function readSync(step: number, payload: Uint8Array): Message | null {
  // The bytes outlive the socket's buffer.
  const bytes = Uint8Array.from(payload);
  switch (step) {
    case frames.SYNC_STEP_1:
      return { is: 'asks', stateVector: Y.decodeStateVector(bytes) };
    case frames.SYNC_STEP_2:
    case frames.SYNC_UPDATE:
      return { is: 'content', update: bytes, isState: step === frames.SYNC_STEP_2 };
    default:
      return null;
  }
}
