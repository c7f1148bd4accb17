import { expect, it, onTestFinished } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { forgetOthers } from '#components/room/caret-moves.ts';
import { type DrawnCaret, FEW_CARETS, namedCarets } from '#lib/notes/carets.ts';
import { cleanState } from '#lib/room/caret.ts';

const NOW = 100_000;
const LINE = 25;
/** So many people, each on a line of their own, the first on the first; all moved a second ago. */
function people(count: number, change: (n: number) => Partial<DrawnCaret> = () => ({})): DrawnCaret[] {
  return Array.from({ length: count }, (_, n) => ({
    client: n,
    movedAt: NOW - 1_000,
    place: n * LINE,
    ...change(n),
  }));
}
function named(carets: DrawnCaret[], { now = NOW, height = 600, before = [] as number[] } = {}): number[] {
  return [...namedCarets(carets, { now, height, named: new Set(before) })].sort((a, b) => a - b);
}

it('few people all stand with their names, also far away, together on a line and long silent', () => {
  const few = people(FEW_CARETS, () => ({ movedAt: Number.NEGATIVE_INFINITY, place: -5_000 }));
  expect(named(few)).toHaveLength(FEW_CARETS);
});

it('of one more only those who moved lately within sight', () => {
  const isLate = (n: number) => n % 4 === 0;
  const crowd = people(FEW_CARETS + 1, (n) => (isLate(n) ? {} : { movedAt: NOW - 10_000 }));
  expect(named(crowd)).toEqual([0, 4, 8, 12]);
  expect(named(crowd, { height: 100 })).toEqual([0, 4, 8]);
  expect(named(crowd.map((caret) => ({ ...caret, place: caret.place - 250 })))).toEqual([8, 12]);
  // Ten seconds later nobody has moved.
  expect(named(crowd, { now: NOW + 9_000 })).toEqual([]);
});

it('in three hundred at most eight names, none over another, and the text stays to be read', () => {
  const crowd = people(300, (n) => ({ place: (n % 30) * 8 }));
  const chosen = named(crowd);
  expect(chosen).toHaveLength(8);
  const places = chosen.map((n) => crowd[n]?.place ?? 0).sort((a, b) => a - b);
  const apart = places.slice(1).map((place, n) => place - (places[n] ?? 0));
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(20);
});

it('names do not jump: whoever has one keeps it while they write, then the newest gets it', () => {
  const crowd = people(40, (n) => ({ movedAt: NOW - 40 + n }));
  const height = 1_000;
  const first = named(crowd, { height });
  expect(first).toEqual([32, 33, 34, 35, 36, 37, 38, 39]);
  const later = crowd.map((caret) => ({ ...caret, movedAt: caret.movedAt + (caret.client < 20 ? 500 : 0) }));
  expect(named(later, { now: NOW + 500, height, before: first })).toEqual(first);
  const silent = later.map((caret) => (caret.client === 39 ? { ...caret, movedAt: NOW - 20_000 } : caret));
  expect(named(silent, { now: NOW + 500, height, before: first })).toEqual([19, 32, 33, 34, 35, 36, 37, 38]);
});

it('a page that does not show others forgets them, and believes whoever is told of again', () => {
  const awareness = awarenessOf();
  const other = awarenessOf();
  other.setLocalState({ user: { name: 'Amal' }, cursor: null });
  const told = encodeAwarenessUpdate(other, [other.clientID]);
  applyAwarenessUpdate(awareness, told, 'server');
  forgetOthers(awareness);
  expect([...awareness.getStates().keys()]).toEqual([awareness.clientID]);
  applyAwarenessUpdate(awareness, told, 'server');
  expect(awareness.getStates().get(other.clientID)).toMatchObject({ user: { name: 'Amal' } });
});
function awarenessOf(): Awareness {
  const awareness = new Awareness(new Y.Doc());
  onTestFinished(() => awareness.destroy());
  return awareness;
}

it('a stock client reads the same place from the shorter form', () => {
  const doc = new Y.Doc();
  const text = doc.getText('line');
  text.insert(0, 'words');
  for (const at of [
    Y.createRelativePositionFromTypeIndex(text, 2),
    Y.createRelativePositionFromTypeIndex(text, 5),
    Y.createRelativePositionFromTypeIndex(text, 2, -1),
  ]) {
    // As y-tiptap sends it.
    const place = JSON.parse(JSON.stringify(at));
    const { cursor } = cleanState({ cursor: { anchor: place, head: place } }, 'Amal');
    const read = Y.createRelativePositionFromJSON(JSON.parse(JSON.stringify(cursor?.head)));
    expect(Y.compareRelativePositions(read, at)).toBe(true);
  }
  expect(cleanState({ cursor: { anchor: 'here', head: 'here' } }, 'Amal')).toEqual({ user: 'Amal' });
  expect(cleanState({ cursor: null }, 'Amal')).toEqual({ user: 'Amal', cursor: null });
});
