import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isOwn, withAuthors } from '#lib/board/authors.ts';
import { BIN_MS, binOf, isOwnInBin, removeForGood, sweep } from '#lib/board/bin.ts';
import { addCard, deleteCard, restoreCard, setDue, setOwner, toggleReaction } from '#lib/board/edit.ts';
import { countReactions } from '#lib/board/reactions.ts';
import { boardOf } from '#lib/board/read.ts';
import { cardsOf, OWNER_MAX } from '#lib/board/schema.ts';
import { undoBoard } from '#lib/board/undo.ts';
import type { AuthorEntry } from '#lib/wire/collab.ts';
import { cardIn, exchange, guestOf, table } from '#test/support/board.ts';

let anna: Y.Doc;
beforeEach(() => {
  anna = table();
  addCard(anna, { id: 'one', column: 'works', text: 'Visits' });
});

/** The server's list of who is behind these pages, as the owner of `own` gets it. */
function authorsFor(own: string, pages: [Y.Doc, string][]) {
  return withAuthors(
    new Map(),
    pages.map(
      ([doc, name]): AuthorEntry => ({
        client: doc.clientID,
        name,
        organisation: 'Caritas International',
        country: 'MA',
        own: name === own,
      }),
    ),
  );
}

describe('a decision or an action', () => {
  it('has an owner, cut to what fits, and none when it is emptied', () => {
    expect(setOwner(anna, 'one', '  Caritas and IOM ')).toBe('Caritas and IOM');
    expect(cardIn(anna, 'one')?.owner).toBe('Caritas and IOM');
    expect(setOwner(anna, 'one', 'x'.repeat(OWNER_MAX + 1))).toHaveLength(OWNER_MAX);
    setOwner(anna, 'one', ' ');
    expect(cardsOf(anna).get('one')?.has('owner')).toBe(false);
  });

  it('has a day on which it is due, if the calendar has it', () => {
    expect(setDue(anna, 'one', '2019-04-30').ok).toBe(true);
    expect(cardIn(anna, 'one')?.due).toBe('2019-04-30');
    for (const wrong of ['2019-02-30', '2019-13-01', '1019-04-30', '20190-4-30', '30/04/2019', '']) {
      expect(setDue(anna, 'one', wrong), wrong).toMatchObject({ problem: { code: 'due-wrong' } });
    }
    expect(cardIn(anna, 'one')?.due).toBe('2019-04-30');
    expect(setDue(anna, 'one', null).ok).toBe(true);
    expect(cardIn(anna, 'one')?.due).toBeNull();
  });
});

describe('reactions', () => {
  it('of two people at once both count, each once', () => {
    const ben = guestOf(anna);
    toggleReaction(anna, 'one', 'agree', new Map());
    toggleReaction(ben, 'one', 'agree', new Map());
    toggleReaction(ben, 'one', 'thanks', new Map());
    exchange(anna, ben);
    const authors = authorsFor('Anna', [
      [anna, 'Anna'],
      [ben, 'Ben'],
    ]);
    expect(countReactions(cardIn(anna, 'one')?.reactions ?? [], authors, anna.clientID, 'person')).toEqual([
      { symbol: 'agree', count: 2, mine: true, by: [expect.objectContaining({ name: 'Ben' })] },
      { symbol: 'thanks', count: 1, mine: false, by: [expect.objectContaining({ name: 'Ben' })] },
    ]);
  });

  it('of one person with two devices and a reload count once, and go by one press', () => {
    const phone = guestOf(anna);
    toggleReaction(anna, 'one', 'agree', new Map());
    toggleReaction(phone, 'one', 'agree', new Map());
    exchange(anna, phone);
    const pages: [Y.Doc, string][] = [
      [anna, 'Anna'],
      [phone, 'Anna'],
    ];
    const reactions = cardIn(anna, 'one')?.reactions ?? [];
    expect(reactions).toHaveLength(2);
    const later = guestOf(anna);
    for (const reader of ['Anna', 'Ben']) {
      const counted = countReactions(reactions, authorsFor(reader, pages), later.clientID, 'person');
      expect(counted).toMatchObject([{ count: 1, mine: reader === 'Anna' }]);
    }
    toggleReaction(later, 'one', 'agree', authorsFor('Anna', pages));
    expect(cardIn(later, 'one')?.reactions).toEqual([]);
  });

  it('of colleagues who sign as their organisation count each, and name the organisation once', () => {
    const [ben, carla] = [guestOf(anna), guestOf(anna)];
    for (const doc of [ben, carla]) toggleReaction(doc, 'one', 'unclear', new Map());
    exchange(anna, ben, carla);
    const authors = authorsFor('Anna', [
      [ben, 'Caritas International'],
      [carla, 'Caritas International'],
    ]);
    const counted = countReactions(
      cardIn(anna, 'one')?.reactions ?? [],
      authors,
      anna.clientID,
      'organisation',
    );
    expect(counted).toMatchObject([{ symbol: 'unclear', count: 2, by: [{ name: 'Caritas International' }] }]);
  });

  it('belong to whoever wrote them, whatever their name claims; unknown symbols are none', () => {
    const eve = guestOf(anna);
    const map = cardsOf(eve).get('one');
    map?.set(`reaction:agree:${anna.clientID}`, 1);
    map?.set('reaction:constructor:7', 1);
    expect(cardIn(eve, 'one')?.reactions).toEqual([{ symbol: 'agree', client: eve.clientID }]);
  });

  it('are undone by one’s own undoing only', () => {
    const undo = undoBoard(anna);
    toggleReaction(anna, 'one', 'agree', new Map());
    const ben = guestOf(anna);
    toggleReaction(ben, 'one', 'agree', new Map());
    exchange(anna, ben);
    undo.undo();
    expect(cardIn(anna, 'one')?.reactions.map(({ client }) => client)).toEqual([ben.clientID]);
  });
});

describe('the bin', () => {
  const NOW = 1_800_000_000_000;

  it('has what was deleted, the last first, with who deleted it and when', () => {
    addCard(anna, { id: 'two', column: 'works', text: 'Letters' });
    const ben = guestOf(anna);
    deleteCard(ben, 'one', NOW);
    deleteCard(ben, 'two', NOW + 1);
    expect(binOf(ben)).toMatchObject([
      { card: { id: 'two', text: 'Letters' }, by: ben.clientID, at: NOW + 1 },
      { card: { id: 'one', text: 'Visits', author: anna.clientID }, by: ben.clientID, at: NOW },
    ]);
    restoreCard(ben, 'one');
    expect(binOf(ben).map(({ card }) => card.id)).toEqual(['two']);
    expect(cardsOf(ben).get('one')?.has('deletedAt')).toBe(false);
  });

  it('offers a card to whoever wrote it and to whoever deleted it, also from an earlier page', () => {
    const ben = guestOf(anna);
    deleteCard(ben, 'one', NOW);
    const [entry] = binOf(ben);
    if (entry === undefined) throw new Error('nothing in the bin');
    const pages: [Y.Doc, string][] = [
      [anna, 'Anna'],
      [ben, 'Ben'],
    ];
    const may = (who: string) => isOwnInBin(entry, authorsFor(who, pages), 7);
    expect(['Anna', 'Ben', 'Carla'].map(may)).toEqual([true, true, false]);
    expect(isOwnInBin(entry, new Map(), ben.clientID)).toBe(true);
  });

  it('lets words go for good when somebody says so, and never those of a card on the board', () => {
    deleteCard(anna, 'one', NOW);
    const undo = undoBoard(anna);
    removeForGood(anna, 'one');
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(anna))).not.toContain('Visits');
    expect(undo.undo()).toBe(false);
    addCard(anna, { id: 'two', column: 'works', text: 'Letters' });
    removeForGood(anna, 'two');
    expect(boardOf(anna).count).toBe(1);
  });

  it('keeps a card for thirty days and not longer', () => {
    deleteCard(anna, 'one', NOW);
    expect(sweep(anna, NOW + BIN_MS)).toBe(0);
    expect(sweep(anna, NOW + BIN_MS + 1)).toBe(1);
    expect(cardsOf(anna).has('one')).toBe(false);
  });

  it('counts from now what has no time, or one that lies far ahead', () => {
    deleteCard(anna, 'one');
    expect(sweep(anna, NOW)).toBe(0);
    expect(binOf(anna)[0]?.at).toBe(NOW);
    cardsOf(anna).get('one')?.set('deletedAt', Number.MAX_SAFE_INTEGER);
    sweep(anna, NOW);
    expect(sweep(anna, NOW + BIN_MS + 1)).toBe(1);
  });

  it('brings a card back as it was, its author with it', () => {
    const ben = guestOf(anna);
    deleteCard(ben, 'one', NOW);
    restoreCard(ben, 'one');
    const back = cardIn(ben, 'one');
    expect(back && isOwn(back, new Map(), anna.clientID)).toBe(true);
  });
});
