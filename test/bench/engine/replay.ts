import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { Writer } from '#test/support/writer.ts';

/** Two people typing into one document at the same time, recorded; see test/recordings/README.md. */
interface Recording {
  endContent: string;
  txns: { parents: number[]; agent: number; patches: [at: number, deleted: number, inserted: string][] }[];
}

/** The Yjs client ids of the two. */
const CLIENTS = [1, 2];
/** How long the last letters may take. */
const LATE_MS = 60_000;

/** Something typed, and how much of the other's writing (their Yjs clock) had been seen by then. */
interface Typed {
  update: Uint8Array;
  after: number;
}

/** What each of the two typed, as Yjs updates, made with exactly what they had seen of each other by then. */
function typedBy(recording: Recording): { typed: Typed[][]; text: string } {
  const docs = CLIENTS.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const typed: Typed[][] = [[], []];
  const ofTxn: Uint8Array[] = [];
  /** Up to where each has seen the recording, one transaction after the other. */
  const seen = [new Set<number>(), new Set<number>()];
  for (const [index, { parents, agent, patches }] of recording.txns.entries()) {
    const doc = docs[agent];
    const known = seen[agent];
    if (doc === undefined || known === undefined) throw new Error('more than two people');
    const lacking: number[] = [];
    const open = [...parents];
    for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
      if (known.has(parent)) continue;
      known.add(parent);
      lacking.push(parent);
      open.push(...(recording.txns[parent]?.parents ?? []));
    }
    for (const other of lacking.sort((a, b) => a - b)) {
      const update = ofTxn[other];
      if (update !== undefined) Y.applyUpdate(doc, update);
    }
    const before = Y.encodeStateVector(doc);
    let made: Uint8Array | null = null;
    const keep = (update: Uint8Array) => {
      made = update;
    };
    doc.on('update', keep);
    const text = doc.getText('line');
    doc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(at, deleted);
        if (inserted !== '') text.insert(at, inserted);
      }
    });
    doc.off('update', keep);
    known.add(index);
    ofTxn[index] = made ?? Y.encodeStateAsUpdate(doc, before);
    typed[agent]?.push({ update: ofTxn[index], after: Y.getState(doc.store, CLIENTS[1 - agent] ?? 0) });
  }
  const all = new Y.Doc();
  for (const update of ofTxn) Y.applyUpdate(all, update);
  return { typed, text: all.getText('line').toString() };
}

/** Types it all as fast as the other's letters arrive that stood there at the time. */
async function types({ doc }: Writer, typed: readonly Typed[], other: number): Promise<void> {
  let heard = () => {};
  doc.on('update', () => heard());
  for (const { update, after } of typed) {
    while (Y.getState(doc.store, other) < after) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    Y.applyUpdate(doc, update, 'typed');
  }
}

/**
 * Plays the recording by two stock clients, as fast as they can, and answers whether both, and somebody who comes
 * afterwards, read the text that must result.
 *
 * @param urls of the process of the one, the other, and of who comes afterwards
 */
export async function replay(
  urls: readonly [string, string, string],
  cookies: readonly [string, string, string],
  roomId: string,
): Promise<{ isEqual: boolean; seconds: number; edits: number }> {
  const packed = readFileSync(new URL('../../recordings/friendsforever.json.gz', import.meta.url));
  const recording = JSON.parse(gunzipSync(packed).toString()) as Recording;
  const { typed, text } = typedBy(recording);
  if (text !== recording.endContent) throw new Error('The recording itself was not understood.');
  const writers = await Promise.all(
    [0, 1].map((n) => new Writer({ url: urls[n] ?? '', roomId, cookie: cookies[n] ?? '' }).arrives()),
  );
  const start = performance.now();
  await Promise.all(writers.map((writer, n) => types(writer, typed[n] ?? [], CLIENTS[1 - n] ?? 0)));
  const reads = async (writer: Writer) => {
    for (let waited = 0; waited < LATE_MS && writer.text !== recording.endContent; waited += 100)
      await pause(100);
    return writer.text === recording.endContent;
  };
  const both = await Promise.all(writers.map(reads));
  const seconds = (performance.now() - start) / 1000;
  const late = new Writer({ url: urls[2], roomId, cookie: cookies[2] });
  const all = [...both, await reads(await late.arrives())];
  for (const writer of [...writers, late]) {
    writer.leaves();
    writer.doc.destroy();
  }
  return { isEqual: all.every(Boolean), seconds, edits: recording.txns.length };
}
