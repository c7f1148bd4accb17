import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addCard, deleteCard } from '#lib/board/edit.ts';
import { columnsOf, notesOf } from '#lib/board/schema.ts';
import { deviceCopyName, deviceCopyOf, isOutdated } from '#lib/keep/device.ts';
import { unsentText } from '#lib/keep/unsent.ts';

const title = { fr: 'x', nl: 'x', en: 'x', ar: 'x' };

describe('what could not be sent', () => {
  it('is given back as plain text: notes and cards, and not a word of others', () => {
    const others = new Y.Doc();
    columnsOf(others).set('works', { title, rank: 'a0' });
    const paragraph = new Y.XmlElement('paragraph');
    notesOf(others).push([paragraph]);
    paragraph.push([new Y.XmlText('AMINA said this. ')]);
    addCard(others, { id: 'hers', column: 'works', text: 'AMINA’s card' });

    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(others));
    addCard(own, { id: 'saved', column: 'works', text: 'Saved before' });
    const from = new Map([[own.clientID, Y.getState(own.store, own.clientID)]]);
    expect(unsentText(own, from)).toBe('');

    const line = (notesOf(own).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.insert(line.length, 'We visit families');
    const list = new Y.XmlElement('bulletList');
    const item = new Y.XmlElement('listItem');
    const inner = new Y.XmlElement('paragraph');
    notesOf(own).push([list]);
    list.push([item]);
    item.push([inner]);
    inner.push([new Y.XmlText('in Grozny')]);
    addCard(own, { id: 'one', column: 'works', text: 'Letters' });
    addCard(own, { id: 'gone', column: 'works', text: 'Taken back' });
    deleteCard(own, 'gone');
    expect(unsentText(own, from)).toBe('We visit families\nin Grozny\n\n- Letters');
    expect(unsentText(own, new Map())).toBe('');
  });
});

describe('[27] the copies that a device keeps', () => {
  const copy = { roomId: 'iraq', epoch: 'e2', personId: 'ben' };

  it('are known by their names, and other databases are left alone', () => {
    expect(deviceCopyOf(deviceCopyName(copy))).toEqual(copy);
    for (const name of ['', 'rencontre', 'rencontre:iraq:e2', 'other:iraq:e2:ben', 'rencontre:a:b:c:d']) {
      expect(deviceCopyOf(name), name).toBeNull();
    }
  });

  it('stay for the person who is here while the room has that document, and go else', () => {
    expect(isOutdated(copy, 'ben', { iraq: 'e2' })).toBe(false);
    expect(isOutdated(copy, 'ben', { iraq: 'e3' }), 'something was erased').toBe(true);
    expect(isOutdated(copy, 'ben', { morocco: 'e2' }), 'the room is gone').toBe(true);
    expect(isOutdated(copy, 'amal', { iraq: 'e2' }), 'somebody else').toBe(true);
    expect(isOutdated(copy, null, {}), 'nobody').toBe(true);
  });
});
