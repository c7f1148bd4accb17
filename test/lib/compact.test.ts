import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { compactUpdate } from '#lib/room/compact.ts';
import { mergeUpdates } from '#lib/room/update.ts';

function typed(count: number) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < count; i++) doc.getText('t').insert(i, String.fromCharCode(97 + (i % 26)));
  return { doc, updates };
}

it('merging as a tree gives the document that was typed', () => {
  const { doc, updates } = typed(1000);
  const again = new Y.Doc();
  Y.applyUpdate(again, mergeUpdates(updates));
  expect(again.getText('t').toString()).toBe(doc.getText('t').toString());
  expect(again.store.pendingStructs).toBeNull();
});

it('a compacted document is the same and smaller, and what was deleted is gone from its bytes', () => {
  const { doc, updates } = typed(500);
  doc.getText('t').insert(0, 'AMINA-SECRET-NAME');
  doc.getText('t').delete(0, 'AMINA-SECRET-NAME'.length);
  doc.getMap('cards').set('a', new Y.Map([['text', new Y.Text('card')]]));
  const merged = mergeUpdates(updates);
  const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);
  expect(holds(merged, 'AMINA-SECRET-NAME')).toBe(true);
  const compacted = compactUpdate(merged);
  expect(holds(compacted, 'AMINA-SECRET-NAME')).toBe(false);
  expect(compacted.byteLength).toBeLessThan(merged.byteLength / 5);
  const again = new Y.Doc();
  Y.applyUpdate(again, compacted);
  expect(again.getText('t').toString()).toBe(doc.getText('t').toString());
  expect(again.getMap('cards').toJSON()).toEqual({ a: { text: 'card' } });
});

it('a text of a million letters that was pasted at once is compacted as well', () => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'x'.repeat(1_000_000));
  const again = new Y.Doc();
  Y.applyUpdate(again, compactUpdate(Y.encodeStateAsUpdate(doc)));
  expect(again.getText('t').length).toBe(1_000_000);
});

it('a document with holes is not compacted', () => {
  const { updates } = typed(3);
  const [first, , third] = updates;
  expect(() => compactUpdate(mergeUpdates([first ?? new Uint8Array(), third ?? new Uint8Array()]))).toThrow(
    'holes',
  );
  expect(() => compactUpdate(mergeUpdates(updates))).not.toThrow();
});
