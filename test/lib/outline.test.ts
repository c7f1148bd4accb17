import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inOrder } from '#lib/room/order.ts';
import { Outline, type Taken } from '#lib/room/outline.ts';
import { decodeUpdate } from '#lib/room/update.ts';

/** An outline that hears updates, as a room does. */
function outlined() {
  const clocks = new Map<number, number>();
  const outline = new Outline();
  const clockOf = (client: number) => clocks.get(client) ?? 0;
  return {
    outline,
    hears(update: Uint8Array): Taken {
      const fresh = decodeUpdate(update).structs.filter(
        ({ id, length }) => id.clock + length > clockOf(id.client),
      );
      const ordered = inOrder(fresh, clockOf);
      if (ordered === null) throw new Error('an update with holes');
      const taken = outline.take(ordered.structs, clockOf);
      for (const [client, clock] of ordered.to) clocks.set(client, clock);
      return taken;
    },
  };
}

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}
/** What a piece of work adds to a document. */
function made(doc: Y.Doc, work: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(work);
  return Y.encodeStateAsUpdate(doc, before);
}
const stepsIn = (taken: Taken) => [...taken.steps.values()].reduce((sum, each) => sum + each, 0);
const sync = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
};

describe('walking', () => {
  it('costs nothing while each has seen what the others wrote, wherever they write', () => {
    const anna = docOf(1);
    const ben = docOf(2);
    const room = outlined();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.constantFrom('in', 'in', 'out')), { maxLength: 60 }),
        (acts) => {
          for (const [isAnna, at, what] of acts) {
            const doc = isAnna ? anna : ben;
            const text = doc.getText('t');
            const place = text.length === 0 ? 0 : at % text.length;
            const update = made(doc, () => {
              if (what === 'in' || text.length < 2) text.insert(place, 'abc');
              else text.delete(place, 1);
            });
            expect(stepsIn(room.hears(update))).toBe(0);
            sync(anna, ben);
          }
        },
      ),
      { seed: 28_03_2019, numRuns: 20 },
    );
  });

  it('costs one walk over the list when two write at the same place at the same time', () => {
    const anna = docOf(1);
    const ben = docOf(2);
    const room = outlined();
    room.hears(made(anna, () => anna.getText('t').insert(0, 'ab')));
    sync(anna, ben);
    const annas = made(anna, () => anna.getText('t').insert(1, 'x'));
    const bens = made(ben, () => ben.getText('t').insert(1, 'y'));
    expect(stepsIn(room.hears(annas))).toBe(0);
    expect(stepsIn(room.hears(bens))).toBeGreaterThan(0);
    sync(anna, ben);
    expect(stepsIn(room.hears(made(ben, () => ben.getText('t').insert(4, 'z'))))).toBe(0);
  });
});

describe('what lost its place', () => {
  const card = (doc: Y.Doc) => doc.getMap('cards').get('a') as Y.Map<unknown>;

  it('is known for sure when whoever put something there had seen it, and holds all that is in it', () => {
    const anna = docOf(1);
    const room = outlined();
    room.hears(made(anna, () => anna.getMap('cards').set('a', new Y.Map([['text', new Y.Text('hello')]]))));
    room.hears(made(anna, () => (card(anna).get('text') as Y.Text).insert(5, ' you')));
    const { overwritten } = room.hears(made(anna, () => card(anna).set('text', 'gone')));
    expect(overwritten).toEqual([{ client: 1, clock: 1, isCertain: true }]);
    const letters = [...room.outline.within(1, 1)].reduce((sum, [, from, to]) => sum + to - from, 0);
    expect(letters).toBe('hello you'.length);
    const whole = room.hears(made(anna, () => anna.getMap('cards').set('a', 1))).overwritten;
    expect(whole).toEqual([{ client: 1, clock: 0, isCertain: true }]);
  });

  it('is not known when two wrote at the same time', () => {
    const anna = docOf(1);
    const ben = docOf(2);
    const room = outlined();
    room.hears(made(anna, () => anna.getMap('cards').set('a', new Y.Map())));
    const { overwritten } = room.hears(made(ben, () => ben.getMap('cards').set('a', 'mine')));
    expect(overwritten).toEqual([{ client: 1, clock: 0, isCertain: false }]);
  });

  it('is nothing for plain values, and for what came new', () => {
    const anna = docOf(1);
    const room = outlined();
    room.hears(made(anna, () => anna.getMap('cards').set('a', new Y.Map([['column', 'x']]))));
    for (const column of ['y', 'z']) {
      expect(room.hears(made(anna, () => card(anna).set('column', column))).overwritten).toEqual([]);
    }
    expect(room.hears(made(anna, () => card(anna).set('text', new Y.Text('new')))).overwritten).toEqual([]);
  });
});

it('depth counts shared types within each other, over updates and on top of what is not taken in yet', () => {
  const anna = docOf(1);
  const room = outlined();
  let list: Y.XmlElement | Y.XmlFragment = anna.getXmlFragment('notes');
  const depths: number[] = [];
  for (let n = 0; n < 5; n++) {
    const inner = new Y.XmlElement('bulletList');
    const into = list;
    depths.push(room.hears(made(anna, () => into.push([inner]))).depth);
    list = inner;
  }
  expect(depths).toEqual([1, 2, 3, 4, 5]);
  const above = new Outline(room.outline);
  const update = decodeUpdate(made(anna, () => list.push([new Y.XmlText('deep')])));
  const known = new Map([[1, 5]]);
  expect(above.take(update.structs, (client) => known.get(client) ?? 0).depth).toBe(6);
});
