import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultsIn, type StoredLog } from '#lib/room/check-log.ts';

/** A log of so many words by two people, every entry on top of those before. */
function logOf(words: number): StoredLog {
  const docs = [new Y.Doc(), new Y.Doc()];
  const updates: Uint8Array[] = [];
  docs.forEach((doc, n) => {
    doc.clientID = 10 + n;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'other') return;
      updates.push(update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'other');
    });
  });
  for (let n = 0; n < words; n++) {
    const text = (docs[n % 2] as Y.Doc).getText('line');
    text.insert(text.length, `word-${n} `);
    if (n % 5 === 4) text.delete(0, 3);
  }
  const entries = updates.map((update, n) => ({ position: n + 1, update }));
  const bytes = entries.reduce((sum, { update }) => sum + update.byteLength, 0);
  return { head: entries.length, bytes, snapshot: null, entries, clients: [{ client: 10 }, { client: 11 }] };
}

describe('[11] a log', () => {
  const whole = logOf(20);

  test('that is whole has no fault, also after a snapshot and when it is empty', () => {
    expect(faultsIn(whole)).toEqual([]);
    const head = whole.entries.slice(0, 12);
    const update = Y.mergeUpdates(head.map((entry) => entry.update));
    const entries = whole.entries.slice(12);
    const bytes = [update, ...entries.map((entry) => entry.update)].reduce(
      (sum, each) => sum + each.length,
      0,
    );
    expect(faultsIn({ ...whole, bytes, snapshot: { position: 12, update }, entries })).toEqual([]);
    expect(faultsIn({ head: 0, bytes: 0, snapshot: null, entries: [], clients: [] })).toEqual([]);
  });

  test('with a hole says where it is, and what hangs on it', () => {
    const entries = whole.entries.filter(({ position }) => position !== 7);
    const faults = faultsIn({ ...whole, entries });
    expect(faults).toContainEqual({ is: 'gap', after: 6, next: 8 });
    expect(faults.map(({ is }) => is)).toEqual(expect.arrayContaining(['incomplete', 'short', 'bytes']));
  });

  test('that lost its end, or what it was renumbered after a loss, is found', () => {
    const cut = { ...whole, entries: whole.entries.slice(0, -1) };
    expect(faultsIn(cut)).toContainEqual({ is: 'end', last: whole.head - 1, head: whole.head });
    const closed = whole.entries
      .filter(({ position }) => position !== 7)
      .map(({ update }, n) => ({ position: n + 1, update }));
    const bytes = closed.reduce((sum, { update }) => sum + update.byteLength, 0);
    const faults = faultsIn({ ...whole, head: closed.length, bytes, entries: closed });
    expect(faults.map(({ is }) => is)).toEqual(expect.arrayContaining(['incomplete', 'short']));
    expect(faults.map(({ is }) => is)).not.toContain('gap');
  });

  test('with a row that is no update, or under a client id that is nobody’s, is found', () => {
    const entries = whole.entries.map((entry) =>
      entry.position === whole.head ? { ...entry, update: Uint8Array.from(entry.update, () => 255) } : entry,
    );
    expect(faultsIn({ ...whole, entries })).toEqual([
      { is: 'unreadable', position: whole.head, snapshot: false },
    ]);
    expect(faultsIn({ ...whole, clients: [{ client: 10 }] })).toEqual([{ is: 'nobody', clients: [11] }]);
  });
});
