import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { pieceHandler } from '#components/room/piece-handler.ts';
import {
  type AuthorEntry,
  MESSAGE_AUTHORS,
  MESSAGE_PIECE,
  MESSAGE_ROOM,
  MESSAGE_SAVED,
  type RoomNotice,
} from '#lib/wire/collab.ts';
import { syncMessage } from './raw-socket.ts';

/** Waiting limit for what the product promises within a second or so. */
const PATIENCE_MS = 10_000;

export interface OpenOptions {
  /** Address of the server, such as `http://127.0.0.1:3000`. */
  url: string;
  roomId: string;
  /** The pass, as the `Cookie` header carries it; null for somebody without one. */
  cookie: string | null;
  /** Default: the server's own. Null sends none. */
  origin?: string | null;
  epoch?: string;
  /** Speaks as our own client does and hears the extra messages. */
  own?: boolean;
  /** Goes on with an earlier document, as a device does after a reload. */
  doc?: Y.Doc;
}

/**
 * Somebody with the stock y-websocket client and one line of text. The methods speak as people in the room do;
 * what they wait for is an event, never a pause.
 */
export class Writer {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly authors = new Map<number, AuthorEntry>();
  notice: RoomNotice | null = null;
  /** Content frames sent and confirmed on the present connection. */
  sent = 0;
  confirmed = 0;
  /** Bytes received, all connections together. */
  received = 0;
  /** Pieces of messages received, all connections together. */
  pieces = 0;
  closes: number[] = [];
  #answers = 0;
  /** Frames that wait on this side of the line; null: they go at once. */
  #held: (() => void)[] | null = null;
  readonly #changed = new Set<() => void>();

  constructor(options: OpenOptions) {
    this.doc = options.doc ?? new Y.Doc();
    const writer = this;
    const headers: Record<string, string> = {};
    if (options.cookie !== null) headers.cookie = options.cookie;
    const origin = options.origin === undefined ? options.url : options.origin;
    class Socket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: origin === null ? headers : { ...headers, origin } });
        writer.sent = 0;
        writer.confirmed = 0;
        writer.#held = null;
        this.on('message', (message: ArrayBuffer) => {
          const data = new Uint8Array(message);
          writer.received += data.byteLength;
          if (data[0] === 0 && data[1] === 1) writer.#answers += 1;
          writer.#tell();
        });
        this.on('close', () => writer.#tell());
      }

      override send(data: Parameters<WebSocket['send']>[0]) {
        const [message, step] = data as Uint8Array;
        if (message === 0 && (step === 1 || step === 2)) writer.sent += 1;
        if (writer.#held !== null) writer.#held.push(() => super.send(data));
        else super.send(data);
      }
    }
    const params: Record<string, string> = {};
    if (options.epoch !== undefined) params.epoch = options.epoch;
    if (options.own === true) params.v = '1';
    this.provider = new WebsocketProvider(
      `${options.url.replace('http', 'ws')}/collab`,
      options.roomId,
      this.doc,
      {
        WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        // A restart is noticed at once; the client's own patience is not what is tested.
        maxBackoffTime: 200,
        params,
      },
    );
    this.provider.on('connection-close', (event) => {
      this.closes.push(event?.code ?? 0);
      this.#tell();
    });
    this.provider.on('sync', () => this.#tell());
    this.provider.on('status', () => this.#tell());
    this.provider.awareness.on('change', () => this.#tell());
    this.doc.on('update', () => this.#tell());
    this.provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
      this.confirmed = decoding.readVarUint(decoder);
      this.#tell();
    };
    this.provider.messageHandlers[MESSAGE_PIECE] = pieceHandler(() => {
      this.pieces += 1;
    });
    this.provider.messageHandlers[MESSAGE_ROOM] = (_encoder, decoder) => {
      this.notice = JSON.parse(decoding.readVarString(decoder));
      this.#tell();
    };
    this.provider.messageHandlers[MESSAGE_AUTHORS] = (_encoder, decoder) => {
      for (const entry of JSON.parse(decoding.readVarString(decoder)) as AuthorEntry[]) {
        this.authors.set(entry.client, entry);
      }
      this.#tell();
    };
  }

  get text(): string {
    return this.line.toString();
  }

  get line(): Y.Text {
    return this.doc.getText('line');
  }

  writes(text: string, at = this.line.length): void {
    this.line.insert(at, text);
  }

  deletes(at: number, length: number): void {
    this.line.delete(at, length);
  }

  async arrives(): Promise<this> {
    await this.until(() => this.provider.synced, 'the room');
    return this;
  }

  /** Until the text contains each of the words. */
  async sees(...words: string[]): Promise<void> {
    await this.until(() => words.every((word) => this.text.includes(word)), `"${words.join('", "')}"`);
  }

  /** Until everything sent so far is confirmed as committed. Own clients only. */
  async isSaved(): Promise<void> {
    await this.until(() => this.provider.synced && this.sent > 0 && this.confirmed >= this.sent, 'saved');
  }

  /** Until the server has read all that was sent: it answers one question after it. */
  async isHeard(): Promise<void> {
    const awaited = this.#answers + 1;
    this.provider.ws?.send(Uint8Array.from(syncMessage(0, Y.encodeStateVector(this.doc))));
    await this.until(() => this.#answers >= awaited, 'an answer');
  }

  async isClosedWith(code: number): Promise<void> {
    await this.until(() => this.closes.includes(code), `close code ${code}`);
  }

  goesOffline(): void {
    this.provider.disconnect();
  }

  comesBack(): void {
    this.provider.connect();
  }

  leaves(): void {
    this.provider.destroy();
    // Its timer would keep the whole document; the provider leaves it to whoever destroys that.
    this.provider.awareness.destroy();
  }

  /** The line takes nothing more from this device until it is let go. */
  holdsBack(): void {
    if (this.provider.wsconnected) this.#held ??= [];
  }

  /** What was held back goes, the first so many frames of it. */
  letsGo(frames = Number.POSITIVE_INFINITY): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const send of held.slice(0, frames)) send();
  }

  /** The line brings nothing more to this device, or does again. */
  hearsNothing(isSo: boolean): void {
    const socket = this.provider.ws as unknown as WebSocket | null;
    if (isSo) socket?.pause();
    else socket?.resume();
  }

  /** The line breaks without a word; the stock client comes back by itself. */
  isCut(): void {
    (this.provider.ws as unknown as WebSocket | null)?.terminate();
  }

  /** Calls back whenever something may have changed here; answers how to end that. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  until(condition: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!condition()) return;
        clearTimeout(timer);
        this.#changed.delete(check);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#changed.delete(check);
        reject(
          new Error(
            `waited in vain for ${what}; text is ${JSON.stringify(this.text.slice(0, 200))}, closes ${this.closes}`,
          ),
        );
      }, patienceMs);
      this.#changed.add(check);
      check();
    });
  }

  #tell(): void {
    for (const check of [...this.#changed]) check();
  }
}
