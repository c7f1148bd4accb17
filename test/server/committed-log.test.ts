import * as decoding from 'lib0/decoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { CommittedLog } from '#server/room/log.ts';

/** A log with what one person wrote, word by word, and the state vectors that they had in between. */
function logOf(...words: string[]) {
  const doc = new Y.Doc();
  const log = new CommittedLog(null);
  const vectors: Map<number, number>[] = [];
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => {
    updates.push(update);
    log.push({ position: log.head + 1, update });
  });
  for (const word of words) {
    doc.getText('line').insert(doc.getText('line').length, word);
    vectors.push(vectorOf(doc));
  }
  return { doc, log, vectors, updates };
}

const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

/** What a device reads that has `words` of that log, and what it is given. */
function reads(doc: Y.Doc, frame: Uint8Array): string {
  // A frame of a WebSocket: its header has two more bytes from a length of 126 on.
  const decoder = decoding.createDecoder(frame.subarray(frame[1] === 126 ? 4 : 2));
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  return doc.getText('line').toString();
}

it('devices that lack the same are given the same answer, whatever each of them has not sent yet', () => {
  const { doc, log } = logOf('one ');
  const devices = [1, 2].map(() => {
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(doc));
    device.getText('line').insert(0, 'unsent ');
    return device;
  });
  doc.getText('line').insert(4, 'two ');
  const frames = devices.map((device) => log.answerTo(vectorOf(device)).frame);
  expect(frames[0]).toBe(frames[1]);
  for (const device of devices) {
    expect(reads(device, frames[0] ?? new Uint8Array())).toBe('unsent one two ');
  }
});

it('a reader that lags gets what it lacks wherever it stands; what everybody has is not kept for it', () => {
  const words = Array.from({ length: 100 }, (_, n) => `${n} `);
  const { log, updates } = logOf(...words);
  const deviceAt = (position: number) => {
    const device = new Y.Doc();
    for (const update of updates.slice(0, position)) Y.applyUpdate(device, update);
    return device;
  };
  for (const position of [0, 1, 30, 31, 32, 33, 64, 95, 99]) {
    expect(reads(deviceAt(position), log.frameAfter(position)), `from ${position}`).toBe(words.join(''));
  }
  // Somebody who came in since: batches they have are in the document, and not sent again.
  log.answerTo(new Map());
  log.forgetBefore(96);
  const late = log.frameAfter(96).byteLength;
  expect(reads(deviceAt(96), log.frameAfter(96))).toBe(words.join(''));
  log.forgetBefore(log.head);
  const whole = log.frameAfter(50);
  expect(whole.byteLength).toBeGreaterThan(4 * late);
  expect(reads(new Y.Doc(), whole)).toBe(words.join(''));
});

it('an answer is made anew once more was written, and another for who lacks more', () => {
  const { doc, log, vectors } = logOf('one ', 'two ');
  const [first = new Map(), second = new Map()] = vectors;
  const before = log.answerTo(first).frame;
  expect(log.answerTo(second).frame.byteLength).toBeLessThan(before.byteLength);
  doc.getText('line').insert(8, 'three ');
  const after = log.answerTo(first).frame;
  expect(after.byteLength).toBeGreaterThan(before.byteLength);
  const nobody = log.answerTo(new Map()).frame;
  expect(reads(new Y.Doc(), nobody)).toBe('one two three ');
});
