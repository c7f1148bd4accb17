import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { CountryRooms } from '#test/support/country-room.ts';
import { opensRaw, syncMessage } from '#test/support/raw-socket.ts';

const NOTHING_KNOWN = Y.encodeStateVector(new Y.Doc());
const PIECE = 'm'.repeat(100_000);
const WRITERS = 4;
const PIECES = 25;

describe('a reader who takes nothing', () => {
  let rooms: CountryRooms;
  beforeEach(async () => {
    rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
  });
  afterEach(() => rooms.close());

  it('[39] has nothing queued for them, holds up nobody, and gets all of it at once when they take it again', async () => {
    const { roomId, epoch, server } = rooms;
    // The stock client's line, on which a message is one frame, however large.
    const slow = await opensRaw(server.url, `/collab/${roomId}?epoch=${epoch}`, await rooms.joins('Slow'));
    const doc = new Y.Doc();
    let updates = 0;
    let caughtUp = () => {};
    slow.socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data);
      if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return;
      updates += 1;
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
      caughtUp();
    });
    slow.send(syncMessage(0, NOTHING_KNOWN));
    await slow.settled();
    slow.socket.pause();

    const writers = await Promise.all(Array.from({ length: WRITERS }, (_, n) => rooms.enters(`Writer ${n}`)));
    const [reader] = writers;
    for (let n = 0; n < PIECES; n++) {
      for (const writer of writers) {
        writer.writes(PIECE, 0);
        await writer.isSaved();
      }
    }
    const length = WRITERS * PIECES * PIECE.length;
    await reader?.until(() => reader.text.length === length, 'all of it');
    // The line's own buffers hold some of it; the rest was never written to it.
    slow.socket.resume();
    await new Promise<void>((resolve) => {
      caughtUp = () => {
        if (doc.getText('line').length === length) resolve();
      };
      caughtUp();
    });
    expect(updates).toBeLessThan((WRITERS * PIECES) / 2);
    expect(writers.flatMap(({ closes }) => closes)).toEqual([]);
    slow.socket.terminate();
  });
});
