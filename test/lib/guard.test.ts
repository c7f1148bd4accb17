import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DeleteRanges } from '#lib/room/delete-ranges.ts';
import { examine, type Knowledge } from '#lib/room/guard.ts';
import { Outline } from '#lib/room/outline.ts';
import { decodeUpdate } from '#lib/room/update.ts';
import { forgedUpdate } from '#test/support/raw-socket.ts';

/** A room as the guard knows it: it takes in what was let through, and what the verdicts said is new. */
function roomOfGuard() {
  const clocks = new Map<number, number>();
  const owners = new Map<number, string | null>();
  const deletes = new DeleteRanges();
  const outline = new Outline();
  let steps = 0;
  const doc = new Y.Doc();
  const known: Knowledge = {
    clockOf: (client) => clocks.get(client) ?? 0,
    ownerOf: (client) => owners.get(client),
    isClaimed: (client) => owners.has(client),
    undeleted: (client, from, to) => deletes.missing(client, from, to),
    outline,
    stepsOf: () => steps,
  };
  return {
    doc,
    steps: () => steps,
    receives(update: Uint8Array, person: string) {
      const verdict = examine(update, person, known);
      if (verdict.is === 'new') {
        Y.applyUpdate(doc, verdict.update);
        for (const [, count] of outline.take(verdict.structs, known.clockOf).steps) steps += count;
        for (const [client, clock] of verdict.to) clocks.set(client, clock);
        for (const client of verdict.claims) owners.set(client, person);
        deletes.addAll(verdict.deletes);
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
      }
      return verdict;
    },
    text: () => doc.getText('t').toString(),
  };
}

function writer(client: number) {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return {
    doc,
    types(text: string, at = doc.getText('t').length) {
      doc.getText('t').insert(at, text);
      return updates.at(-1) ?? new Uint8Array();
    },
    deletes(at: number, length: number) {
      doc.getText('t').delete(at, length);
      return updates.at(-1) ?? new Uint8Array();
    },
    hears(update: Uint8Array) {
      Y.applyUpdate(doc, update, 'remote');
      updates.length = 0;
    },
  };
}

describe('what honest people send', () => {
  it('is let through as it came, and claims the client id once', () => {
    const room = roomOfGuard();
    const amal = writer(11);
    const first = amal.types('abc');
    expect(room.receives(first, 'amal')).toMatchObject({ is: 'new', update: first, claims: [11] });
    expect(room.receives(amal.types('def'), 'amal')).toMatchObject({ is: 'new', claims: [] });
    expect(room.receives(amal.deletes(1, 2), 'amal')).toMatchObject({ is: 'new' });
    expect(room.text()).toBe('adef');
  });

  it('adds nothing the second time, deletions included', () => {
    const room = roomOfGuard();
    const amal = writer(11);
    room.receives(amal.types('abc'), 'amal');
    room.receives(amal.deletes(0, 1), 'amal');
    expect(room.receives(Y.encodeStateAsUpdate(amal.doc), 'amal')).toEqual({ is: 'known' });
  });

  it('is cut down to what is new when a whole state comes back, in the middle of a run of letters too', () => {
    const room = roomOfGuard();
    const amal = writer(11);
    room.receives(amal.types('abc'), 'amal');
    amal.types('def');
    amal.deletes(0, 1);
    const verdict = room.receives(Y.encodeStateAsUpdate(amal.doc), 'amal');
    expect(verdict.is).toBe('new');
    if (verdict.is === 'new') {
      expect(decodeUpdate(verdict.update).structs.map((s) => [s.id.clock, s.length])).toEqual([[3, 3]]);
    }
    expect(room.text()).toBe('bcdef');
  });

  it('may carry an earlier client id of the same person, and hang across both', () => {
    const room = roomOfGuard();
    const before = writer(11);
    before.types('offline ');
    const now = writer(5);
    now.hears(Y.encodeStateAsUpdate(before.doc));
    now.types('and on');
    now.deletes(0, 1);
    expect(room.receives(Y.encodeStateAsUpdate(now.doc), 'amal')).toMatchObject({
      is: 'new',
      claims: [11, 5],
    });
    expect(room.text()).toBe('ffline and on');
  });

  it('may be a long time of offline work: cards, paragraphs, words put first again and again, lists in lists', () => {
    const room = roomOfGuard();
    const amal = writer(11);
    const cards = amal.doc.getMap('cards');
    const notes = amal.doc.getXmlFragment('notes');
    for (let n = 0; n < 1500; n++) {
      const card = new Y.Map<unknown>([['column', 'a']]);
      cards.set(`card-${n}`, card);
      card.set('text', new Y.Text(`words ${n}`));
      card.set('column', 'b');
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`line ${n}`)]);
      notes.insert(n % 3 === 0 ? 0 : notes.length, [paragraph]);
      amal.doc.getText('t').insert(0, `${n} `);
      if (n % 4 === 0) amal.doc.getText('t').delete(0, 1);
    }
    let list = new Y.XmlElement('bulletList');
    notes.push([list]);
    for (let depth = 0; depth < 12; depth++) {
      const inner = new Y.XmlElement('listItem');
      list.insert(0, [inner]);
      list = inner;
    }
    expect(room.receives(Y.encodeStateAsUpdate(amal.doc), 'amal')).toMatchObject({ is: 'new' });
    expect(room.doc.getMap('cards').size).toBe(1500);
    expect(room.text()).toBe(amal.doc.getText('t').toString());
  });

  it('may repeat what others wrote: that is passed over', () => {
    const room = roomOfGuard();
    const joris = writer(9);
    const words = joris.types('of Joris ');
    room.receives(words, 'joris');
    const amal = writer(11);
    amal.hears(words);
    amal.types('and Amal');
    expect(room.receives(Y.encodeStateAsUpdate(amal.doc), 'amal')).toMatchObject({ is: 'new', claims: [11] });
    expect(room.text()).toBe('of Joris and Amal');
  });
});

describe('[12] what is refused', () => {
  function roomWithVictim() {
    const room = roomOfGuard();
    const victim = writer(77);
    room.receives(victim.types('victim '), 'victim');
    return { room, victim };
  }

  it('a struct that takes the next clock of another person', () => {
    const { room } = roomWithVictim();
    expect(room.receives(forgedUpdate({ client: 77, clock: 7, length: 1000 }), 'mallory')).toEqual({
      is: 'forged',
    });
    expect(room.receives(forgedUpdate({ client: 78, clock: 0, length: 1000 }), 'mallory')).toMatchObject({
      is: 'new',
    });
  });

  it('text under the client id of another person', () => {
    const { room, victim } = roomWithVictim();
    const copy = writer(77);
    copy.hears(Y.encodeStateAsUpdate(victim.doc));
    copy.doc.clientID = 77; // Yjs had changed it on hearing of itself
    expect(room.receives(copy.types('not mine'), 'mallory')).toEqual({ is: 'forged' });
    expect(room.receives(victim.types('mine'), 'victim')).toMatchObject({ is: 'new' });
  });

  it('other content for clocks that are known: it is cut off', () => {
    const { room } = roomWithVictim();
    expect(room.receives(forgedUpdate({ client: 77, clock: 0, length: 7 }), 'mallory')).toEqual({
      is: 'known',
    });
    expect(room.text()).toBe('victim ');
  });

  it('the deletion of what somebody has not written yet', () => {
    const { room } = roomWithVictim();
    expect(
      room.receives(forgedUpdate(null, [{ client: 77, clock: 0, length: 1_000_000 }]), 'mallory'),
    ).toEqual({
      is: 'ahead',
      forged: true,
    });
    expect(room.receives(forgedUpdate(null, [{ client: 77, clock: 0, length: 1 }]), 'mallory')).toMatchObject(
      { is: 'new' },
    );
  });

  it('the deletion of an id that nobody has yet', () => {
    const { room } = roomWithVictim();
    expect(
      room.receives(forgedUpdate(null, [{ client: 99, clock: 0, length: 10 }]), 'mallory'),
    ).toMatchObject({ is: 'ahead' });
  });

  it('a jump of the clock, before and inside an update', () => {
    const { room } = roomWithVictim();
    const mallory = writer(5);
    mallory.types('a');
    mallory.types('b');
    const third = mallory.types('c');
    expect(room.receives(third, 'mallory')).toMatchObject({ is: 'ahead' });
    const first = Y.encodeStateAsUpdate(mallory.doc);
    expect(room.receives(first, 'mallory')).toMatchObject({ is: 'new' });
  });

  it('a reference to what is not there, which would wait for ever', () => {
    const { room } = roomWithVictim();
    const unseen = writer(4);
    const lost = unseen.types('unseen');
    const mallory = writer(5);
    mallory.hears(lost);
    expect(room.receives(mallory.types('!', 3), 'mallory')).toMatchObject({ is: 'ahead' });
  });

  it('a reference to the own future, on which clients would throw', () => {
    const { room } = roomWithVictim();
    const encoder = encoding.createEncoder();
    for (const byte of [1, 1, 5, 0]) encoding.writeVarUint(encoder, byte);
    encoding.writeUint8(encoder, 0b1000_0100); // a string with a left origin
    for (const byte of [5, 9]) encoding.writeVarUint(encoder, byte);
    encoding.writeVarString(encoder, 'x');
    encoding.writeVarUint(encoder, 0);
    expect(room.receives(encoding.toUint8Array(encoder), 'mallory')).toMatchObject({ is: 'ahead' });
  });

  it('a range beyond exact numbers, ids of other versions, documents in documents, and noise', () => {
    const { room } = roomWithVictim();
    expect(room.receives(forgedUpdate({ client: 5, clock: 0, length: 2 ** 40 }), 'mallory')).toEqual({
      is: 'bad',
    });
    expect(room.receives(forgedUpdate({ client: 2 ** 40, clock: 0, length: 1 }), 'mallory')).toEqual({
      is: 'bad',
    });
    const nested = new Y.Doc();
    nested.getMap('m').set('d', new Y.Doc());
    expect(room.receives(Y.encodeStateAsUpdate(nested), 'mallory')).toEqual({ is: 'bad' });
    expect(room.receives(new Uint8Array([9, 9, 9]), 'mallory')).toEqual({ is: 'bad' });
  });
});
