import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * A websocket client that does as little as one can: frames are made beforehand, and what comes in is counted, and only
 * looked into where somebody wants to. Five hundred of them in one process cost less than the server they ask.
 */
export class Line {
  /** Messages and bytes (as on the wire, without the opening) received so far. */
  frames = 0;
  bytes = 0;
  onMessage: ((payload: Buffer) => void) | null = null;
  readonly #socket: Socket;
  #rest: Buffer | null = null;
  /** How much of a frame that nobody looks into is still to come. */
  #skip = 0;
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Connects; rejects when the server does not upgrade. */
  static open(url: string, path: string, cookie: string | undefined, origin = url): Promise<Line> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const line = new Line(socket);
    const headers = [
      `GET ${path} HTTP/1.1`,
      `Host: ${new URL(origin).host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      `Origin: ${origin}`,
      ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ];
    return new Promise((resolve, reject) => {
      let head = Buffer.alloc(0);
      const opening = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        socket.off('data', opening);
        if (!head.subarray(0, 12).toString().endsWith('101')) {
          reject(new Error(head.subarray(0, head.indexOf('\r\n')).toString()));
          return;
        }
        socket.on('data', (more: Buffer) => line.#take(more));
        resolve(line);
        if (head.length > end + 4) line.#take(head.subarray(end + 4));
      };
      socket.on('data', opening);
      socket.on('error', reject);
      socket.on('close', () => {
        line.#isClosed = true;
        reject(new Error('closed'));
      });
      socket.write(`${headers.join('\r\n')}\r\n\r\n`);
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Sends a frame made by `frameOf`. */
  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.bytes += chunk.length;
    const data = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = null;
    let at = 0;
    if (this.#skip > 0) {
      at = Math.min(this.#skip, data.length);
      this.#skip -= at;
    }
    while (at < data.length) {
      const size = headerOf(data, at);
      if (size === null) break;
      const [header, length] = size;
      const opcode = (data[at] ?? 0) & 15;
      const from = at + header;
      if (opcode === 2 && this.onMessage === null) {
        this.frames += 1;
        const there = Math.min(length, data.length - from);
        this.#skip = length - there;
        at = from + there;
        continue;
      }
      if (from + length > data.length) break;
      const payload = data.subarray(from, from + length);
      at = from + length;
      if (opcode === 2) {
        this.frames += 1;
        this.onMessage?.(payload);
      } else if (opcode === 9) this.#socket.write(frameOf(payload, 10));
    }
    if (at < data.length) this.#rest = Buffer.from(data.subarray(at));
  }
}

/** Bytes of the header of the frame that starts there, and of its payload; null: not all of the header is there. */
function headerOf(data: Buffer, at: number): [header: number, length: number] | null {
  const short = data[at + 1];
  if (short === undefined) return null;
  if (short < 126) return [2, short];
  if (short === 126) return at + 4 > data.length ? null : [4, data.readUInt16BE(at + 2)];
  return at + 10 > data.length ? null : [10, Number(data.readBigUInt64BE(at + 2))];
}

/** A frame as a client sends it; the mask is all zeros, so that the payload stays as it is. */
export function frameOf(payload: Uint8Array, opcode = 2): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 6 : length < 65_536 ? 8 : 14);
  header[0] = 0x80 | opcode;
  if (length < 126) header[1] = 0x80 | length;
  else if (length < 65_536) {
    header[1] = 0x80 | 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 0x80 | 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}
