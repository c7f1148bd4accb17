import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { addCard, deleteCard, moveCard, setText } from '#lib/board/edit.ts';
import { boardOf, type CardView } from '#lib/board/read.ts';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import type { OwnWriting, Reply } from '#lib/wire/live.ts';
import { CountryRooms } from '#test/support/country-room.ts';
import { DotPage } from '#test/support/dots.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import { madeId } from '#test/support/polls.ts';
import type { Guest } from '#test/support/server.ts';
import type { Writer } from '#test/support/writer.ts';

const COLUMN = 'what-works';
const LOCKED = 'obstacles';

let rooms: CountryRooms;
let amal: Writer;

beforeAll(async () => {
  rooms = await CountryRooms.start('sqlite', inject('databaseUrl'));
  amal = await rooms.enters('Amal');
  for (const id of ['one', 'two']) addCard(amal.doc, { id, column: COLUMN, text: `About ${id}` });
  addCard(amal.doc, { id: 'kept', column: LOCKED, text: 'Locked by hand' });
  await amal.isSaved();
});
afterAll(() => rooms.close());

async function opens(guest: Guest): Promise<LivePage> {
  const page = await openLive(rooms.server.url, guest.cookie);
  onTestFinished(() => page.closes());
  return page;
}
async function asks<Value>(page: LivePage, name: string, payload: object): Promise<Value> {
  const reply = (await page.asks(name, payload)) as Reply<Value>;
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}
const begins = (page: LivePage, phase: string | null, roomIds = [rooms.roomId, rooms.otherRoomId]) =>
  asks<Record<string, Guidance>>(page, 'phase:set', { roomIds, request: madeId('phase'), phase });
const cardOf = ({ doc }: Writer, id: string): CardView | undefined =>
  boardOf(doc)
    .columns.flatMap(({ cards }) => cards)
    .find((card) => card.id === id);
const text = (writer: Writer, id: string) => cardOf(writer, id)?.text;

it('a phase locks the boards of its rooms, whatever a program does, and takes the lock away with it', async () => {
  const host = await opens(await rooms.server.as('facilitator'));
  const [nour, observer] = [
    await opens(await rooms.server.join({ name: 'Nour' })),
    await opens(await rooms.server.as('observer')),
  ];
  for (const page of [nour, observer]) await expect(begins(page, 'vote')).rejects.toThrow('forbidden');
  await expect(begins(host, 'sleep')).rejects.toThrow('invalid');
  await expect(begins(host, 'vote', ['no-room'])).rejects.toThrow('not-found');
  const byHand = { board: false, columns: [LOCKED] };
  const locked = nour.hears('writing:changed');
  await asks(host, 'board:lock', { roomId: rooms.roomId, locks: byHand });
  await locked;

  const told = nour.hears('guidance:changed');
  const locks = nour.hears('writing:changed');
  const { roomId, otherRoomId } = rooms;
  expect(await begins(host, 'vote')).toMatchObject({ [roomId]: { phase: 'vote' } });
  expect((await told).rooms).toMatchObject({ [roomId]: { phase: 'vote' }, [otherRoomId]: { phase: 'vote' } });
  expect((await locks).rules.locks.byPhase).toBe(true);

  const mallory = await rooms.opens(await rooms.joins('Mallory')).arrives();
  moveCard(mallory.doc, 'one', 'next-steps', 0);
  deleteCard(mallory.doc, 'two');
  addCard(mallory.doc, { id: 'added', column: COLUMN, text: 'Added while people vote' });
  for (const each of [amal, mallory]) {
    await each.until(
      () =>
        cardOf(each, 'one')?.column === COLUMN &&
        text(each, 'two') === 'About two' &&
        text(each, 'added') === 'Added while people vote',
      'the cards where they were, and the new one',
    );
  }

  // Whoever comes back after a restart finds the phase and what it locks.
  await begins(host, 'discuss');
  mallory.leaves();
  await rooms.restart();
  const late = await opens(await rooms.server.join({ name: 'Late' }));
  expect(await asks(late, 'guidance:read', { roomIds: [roomId] })).toMatchObject({
    [roomId]: { phase: 'discuss' },
  });
  const { rules } = await asks<OwnWriting>(late, 'writing:read', { roomId });
  expect(rules.locks).toEqual({ ...byHand, byPhase: true });

  // The twin: in another phase the same change stays, but for what was locked by hand before.
  const again = await opens(await rooms.server.as('facilitator'));
  await begins(again, 'group');
  expect((await asks<OwnWriting>(late, 'writing:read', { roomId })).rules.locks).toEqual(byHand);
  const ben = await rooms.opens(await rooms.joins('Ben')).arrives();
  setText(ben.doc, 'kept', 'Opened');
  deleteCard(ben.doc, 'two');
  await amal.until(() => cardOf(amal, 'two') === undefined, 'the deletion');
  await ben.until(() => text(ben, 'kept') === 'Locked by hand', 'the card that is locked by hand');
  expect(cardOf(amal, 'two')).toBeUndefined();
  await begins(again, null);
});

it('dots are placed in the phase for it, and refused in the next; elsewhere they go on', async () => {
  const guest = await rooms.server.join({ name: 'Joris' });
  const [host, here, there] = await Promise.all([
    DotPage.opens(rooms.server.url, (await rooms.server.as('facilitator')).cookie, [
      rooms.roomId,
      rooms.otherRoomId,
    ]),
    DotPage.opens(rooms.server.url, guest.cookie, [rooms.roomId]),
    DotPage.opens(rooms.server.url, guest.cookie, [rooms.otherRoomId]),
  ]);
  onTestFinished(() => {
    for (const { page } of [host, here, there]) page.closes();
  });
  const roundId = await host.starts({});
  await begins(host.page, 'vote');
  expect(await here.places(roundId, ['one'])).toEqual({ revision: 1, dots: ['one'] });
  await begins(host.page, 'discuss', [rooms.roomId]);
  await expect(here.places(roundId, ['one', 'added'], { replaces: 1 })).rejects.toThrow('dots-not-now');
  expect(await there.places(roundId, [])).toMatchObject({ revision: 1 });
  expect((await here.sees(roundId)).own).toMatchObject([{ placement: { dots: ['one'] } }]);
  await begins(host.page, 'vote', [rooms.roomId]);
  expect(await here.places(roundId, ['one', 'added'], { replaces: 1 })).toMatchObject({ revision: 2 });
});
