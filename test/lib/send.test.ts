import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isOwn, isServerIn, withAuthors } from '#lib/board/authors.ts';
import { addCard, deleteCard, setDue, setKind, setOwner, setText, toggleTag } from '#lib/board/edit.ts';
import { CARDS_MAX, cardsOf } from '#lib/board/schema.ts';
import { type CardToSend, cardToSend, namesSomebody, type SentCard } from '#lib/board/send.ts';
import { serverMarks } from '#lib/board/server-marks.ts';
import type { WrittenAs } from '#lib/room/pen.ts';
import { outcomeOf, type ServerEdit, writersOf } from '#lib/room/server-edit.ts';
import { cardIn, exchange, guestOf, table } from '#test/support/board.ts';

const nobody = () => false;

let lastClient = 5000;
/** The server makes an edit on a board; answers under which client ids. */
function writes(doc: Y.Doc, edit: ServerEdit): { reason: string | null; clients: Map<WrittenAs, number> } {
  const clients = new Map(
    writersOf(edit).map((author): [WrittenAs, number] => {
      lastClient += 1;
      return [author, lastClient];
    }),
  );
  const outcome = outcomeOf(Y.encodeStateAsUpdate(doc), edit, clients);
  if (outcome.ok && outcome.update !== null) Y.applyUpdate(doc, outcome.update);
  return { reason: outcome.ok ? null : outcome.reason, clients };
}

/** As it would be sent by Joris from Iraq, with its writers by name. */
function copyOf(
  card: CardToSend,
  nameOf: (client: number) => WrittenAs,
  more: Partial<SentCard> = {},
): SentCard {
  return {
    ...card,
    id: 'copy',
    column: 'next',
    author: nameOf(card.author),
    text: card.text.map(({ by, words }) => ({ by: nameOf(by), words })),
    owner: card.owner === null ? null : { by: nameOf(card.owner.by), words: card.owner.words },
    from: { room: 'iraq', card: 'one' },
    sender: 'joris',
    ...more,
  };
}

/** Amal's card on the board of Iraq, with words of Ben in it. */
function iraq() {
  const amal = table();
  addCard(amal, { id: 'one', column: 'works', text: 'Visits before departure', kind: 'decision' });
  setOwner(amal, 'one', 'Caritas');
  setDue(amal, 'one', '2019-04-30');
  toggleTag(amal, 'one', 'departure');
  const ben = guestOf(amal);
  setText(ben, 'one', 'Visits and calls before departure');
  exchange(amal, ben);
  const nameOf = (client: number) => (client === ben.clientID ? 'ben' : 'amal');
  return { doc: amal, nameOf };
}

test('a copy says what the card says, every word under its writer, and where it comes from', () => {
  const { doc, nameOf } = iraq();
  const card = cardToSend(doc, 'one', nobody);
  if (card === null) throw new Error('no card');
  expect(card.text.map(({ by, words }) => [nameOf(by), words])).toEqual([
    ['amal', 'Visits '],
    ['ben', 'and calls '],
    ['amal', 'before departure'],
  ]);
  const morocco = table();
  const { clients } = writes(morocco, { is: 'send-card', card: copyOf(card, nameOf) });
  const copy = cardIn(morocco, 'copy');
  expect(copy).toMatchObject({
    column: 'next',
    text: 'Visits and calls before departure',
    kind: 'decision',
    owner: 'Caritas',
    due: '2019-04-30',
    tags: ['departure'],
    author: clients.get('amal'),
    sender: clients.get('joris'),
    reactions: [],
    stack: null,
  });
  expect(new Set(copy?.writers)).toEqual(new Set([clients.get('amal'), clients.get('ben')]));
  const isServer = (client: number) => client === clients.get(null);
  if (copy === undefined) throw new Error('no copy');
  expect(serverMarks(copy, isServer).from).toMatchObject({ room: 'iraq', card: 'one' });
});

test('asking twice makes one copy, also when somebody changed or deleted it; another card of that id stays as it is', () => {
  const { doc, nameOf } = iraq();
  const card = cardToSend(doc, 'one', nobody);
  if (card === null) throw new Error('no card');
  const morocco = table();
  const edit: ServerEdit = { is: 'send-card', card: copyOf(card, nameOf) };
  writes(morocco, edit);
  setText(morocco, 'copy', 'changed');
  expect(writes(morocco, edit).reason).toBeNull();
  expect(cardIn(morocco, 'copy')?.text).toBe('changed');
  deleteCard(morocco, 'copy');
  expect(writes(morocco, edit).reason).toBeNull();
  expect(cardIn(morocco, 'copy')).toBeUndefined();

  const other = table();
  addCard(other, { id: 'copy', column: 'works', text: 'of Nour' });
  expect(writes(other, edit).reason).toBe('card-taken');
  expect(cardIn(other, 'copy')?.text).toBe('of Nour');
});

test('what is not on the board is not sent, and a full board takes nothing', () => {
  const { doc, nameOf } = iraq();
  const card = cardToSend(doc, 'one', nobody);
  deleteCard(doc, 'one');
  expect(cardToSend(doc, 'one', nobody)).toBeNull();
  expect(cardToSend(doc, 'none', nobody)).toBeNull();
  if (card === null) throw new Error('no card');
  const full = table();
  full.transact(() => {
    for (let n = 0; n < CARDS_MAX; n++) cardsOf(full).set(`card-${n}`, new Y.Map());
  });
  expect(writes(full, { is: 'send-card', card: copyOf(card, nameOf) }).reason).toBe('board-full');
});

test('the card notes for each board where it was sent last, once', () => {
  const { doc } = iraq();
  const mark = (room: string, card: string) =>
    writes(doc, { is: 'mark-sent', card: 'one', to: { room, card } });
  const { clients } = mark('morocco', 'copy');
  const before = Y.encodeStateVector(doc);
  mark('morocco', 'copy');
  expect(Y.encodeStateVector(doc)).toEqual(before);
  mark('cameroon', 'copy-2');
  const again = mark('morocco', 'copy-3').clients;
  const card = cardIn(doc, 'one');
  if (card === undefined) throw new Error('no card');
  expect(card.sentTo.map(({ room, card: id }) => [room, id])).toEqual([
    ['cameroon', 'copy-2'],
    ['morocco', 'copy-3'],
  ]);
  expect(serverMarks(card, (client) => client === clients.get(null)).sentTo).toEqual([]);
  expect(serverMarks(card, (client) => client === again.get(null)).sentTo).toHaveLength(1);
});

test('what anybody else writes in the place of the server’s marks does not count', () => {
  const mallory = table();
  addCard(mallory, { id: 'one', column: 'works', text: 'from nowhere' });
  const map = cardsOf(mallory).get('one');
  map?.set('from', { room: 'iraq', card: 'one' });
  map?.set('sent:morocco', { room: 'morocco', card: 'x' });
  map?.set('signed', { organisation: 'caritas' });
  const card = cardIn(mallory, 'one');
  if (card === undefined) throw new Error('no card');
  expect(card.from).toMatchObject({ room: 'iraq' });
  expect(serverMarks(card, nobody)).toEqual({ from: null, sender: null, sentTo: [], signed: null });
  // The twin: the same entries by the server itself; a signature only on a card of its own.
  expect(serverMarks(card, () => true)).toMatchObject({
    from: { room: 'iraq', card: 'one' },
    sentTo: [{ room: 'morocco' }],
    signed: { organisation: 'caritas' },
  });
  // The server's word on somebody's card, overwritten by them, is theirs.
  const { nameOf, doc } = iraq();
  const sent = cardToSend(doc, 'one', nobody);
  if (sent === null) throw new Error('no card');
  const { clients } = writes(mallory, { is: 'send-card', card: copyOf(sent, nameOf) });
  const isServer = (client: number) => client === clients.get(null);
  cardsOf(mallory).get('copy')?.set('from', { room: 'cameroon', card: 'invented' });
  const forged = cardIn(mallory, 'copy');
  expect(forged && serverMarks(forged, isServer).from).toBeNull();
});

test('a card without a name stays without one, and nobody is shown to have sent it', () => {
  const doc = table();
  const { clients } = writes(doc, {
    is: 'add-cards',
    cards: [
      {
        id: 'one',
        author: null,
        column: 'works',
        text: 'said freely',
        kind: 'note',
        signed: { organisation: 'iom' },
      },
    ],
  });
  const card = cardToSend(doc, 'one', (client) => client === clients.get(null));
  if (card === null) throw new Error('no card');
  const copy = copyOf(card, () => null, { sender: null });
  expect(copy.signed).toEqual({ organisation: 'iom' });
  expect(namesSomebody(copy)).toBe(false);
  expect(writersOf({ is: 'send-card', card: copy })).toEqual([null]);
  const morocco = table();
  const there = writes(morocco, { is: 'send-card', card: copy }).clients;
  const shown = cardIn(morocco, 'copy');
  if (shown === undefined) throw new Error('no copy');
  expect(shown.sender).toBeNull();
  expect(serverMarks(shown, (client) => client === there.get(null)).signed).toEqual({ organisation: 'iom' });
});

test('whoever sent a card may change the copy, and so may its author', () => {
  const { doc, nameOf } = iraq();
  setKind(doc, 'one', 'note');
  const card = cardToSend(doc, 'one', nobody);
  if (card === null) throw new Error('no card');
  const morocco = table();
  const { clients } = writes(morocco, { is: 'send-card', card: copyOf(card, nameOf) });
  const copy = cardIn(morocco, 'copy');
  if (copy === undefined) throw new Error('no copy');
  const authorsFor = (own: WrittenAs) =>
    withAuthors(
      new Map(),
      [...clients].map(([name, client]) => ({
        client,
        name: name ?? '',
        organisation: '',
        country: null,
        own: name !== null && name === own,
        ...(name === null ? { server: true as const } : {}),
      })),
    );
  expect(isOwn(copy, authorsFor('joris'), 1)).toBe(true);
  expect(isOwn(copy, authorsFor('amal'), 1)).toBe(true);
  expect(isOwn(copy, authorsFor('ben'), 1)).toBe(false);
  expect(serverMarks(copy, isServerIn(authorsFor('ben'))).from).not.toBeNull();
});
