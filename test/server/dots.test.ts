import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addCard, deleteCard } from '#lib/board/edit.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import type { Screen, Screens } from '#lib/wire/screen.ts';
import { exchangeOf } from '#test/support/country-room.ts';
import { DotPage } from '#test/support/dots.ts';
import { madeId, PollPage } from '#test/support/polls.ts';
import { projectorOf } from '#test/support/projector.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

let server: TestServer;
let iraq: string;
let morocco: string;
let writer: Writer;
let now = Date.now();

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  ({ roomId: iraq, otherRoomId: morocco } = await exchangeOf(server.store));
  const { cookie } = await server.join({ name: 'Writer' });
  writer = await new Writer({ url: server.url, roomId: iraq, cookie, own: true }).arrives();
  for (const id of ['visits', 'calls', 'gone'])
    addCard(writer.doc, { id, column: 'what-works', text: `About ${id}` });
  addCard(writer.doc, { id: 'delays', column: 'obstacles', text: 'About delays' });
  await writer.isSaved();
});
afterAll(async () => {
  writer.leaves();
  await server.close();
});

async function opens(guest: Guest, roomIds = [iraq]): Promise<DotPage> {
  const page = await DotPage.opens(server.url, guest.cookie, roomIds);
  onTestFinished(() => page.page.closes());
  return page;
}
const comes = async (name: string) => opens(await server.join({ name }));
const hosts = async (roomIds = [iraq, morocco]) => opens(await server.as('facilitator'), roomIds);
/** Closes a round for good. */
async function ends(host: DotPage, roundId: string): Promise<void> {
  await host.asks('dots:close', { roundId });
  now += TAKE_BACK_MS;
  await server.sweep();
}

describe('dot voting', () => {
  it('counts each person’s dots once, and shows where they lie only when it is closed', async () => {
    const host = await hosts();
    const [amal, guest] = [await comes('Amal'), await server.join({ name: 'Joris' })];
    const [laptop, phone] = [await opens(guest), await opens(guest)];
    const heard = amal.page.hears('dots:changed');
    const roundId = await host.starts({ about: 'What first?' });
    expect((await heard).round).toMatchObject({ id: roundId, plan: { about: 'What first?', dots: 3 } });
    await expect(host.starts()).rejects.toThrow('dots-busy');
    // Asked again, as after a lost answer: it is open, and written down, once.
    const plan = { dots: 3, several: true, signing: 'named', about: 'What first?' };
    await host.asks('dots:open', { roundId, roomIds: [iraq, morocco], plan });

    const request = madeId('request');
    const placed = await amal.places(roundId, ['visits', 'visits', 'calls'], { request });
    expect(placed).toEqual({ revision: 1, dots: ['calls', 'visits', 'visits'] });
    expect(await amal.places(roundId, ['visits', 'visits', 'calls'], { request }), 'again').toEqual(placed);
    await expect(amal.places(roundId, ['visits', 'calls', 'calls', 'delays'])).rejects.toThrow(
      'dots-too-many',
    );
    const told = phone.page.hears('dots:placed');
    await laptop.places(roundId, ['delays']);
    expect(await told).toEqual({ roundId });
    await expect(phone.places(roundId, ['calls'])).rejects.toThrow('dots-changed');
    expect(await phone.places(roundId, ['delays', 'calls'], { replaces: 1 })).toMatchObject({ revision: 2 });
    expect(
      (await host.hears(roundId, ({ people }) => people === 2)).count.totals,
      'hosts neither',
    ).toBeNull();
    expect((await phone.sees(roundId)).own).toEqual([
      { roomId: iraq, hasPlaced: true, placement: { revision: 2, dots: ['calls', 'delays'] } },
    ]);

    await host.asks('dots:close', { roundId });
    await expect(amal.places(roundId, [], { replaces: 1 })).rejects.toThrow('dots-closed');
    await host.asks('dots:reopen', { roundId });
    await expect(amal.places(roundId, ['visits', 'visits'], { replaces: 1 })).resolves.toBeDefined();
    await ends(host, roundId);
    await expect(host.asks('dots:reopen', { roundId })).rejects.toThrow('dots-final');
    const totals = { calls: 1, delays: 1, visits: 2 };
    expect((await amal.hears(roundId, (count) => count.totals !== null)).count).toEqual({
      roomId: iraq,
      people: 2,
      totals,
    });
    const versions = amal.told.filter((news) => news.roundId === roundId).map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    const own = await (await guest.fetch('/api/me/data')).json();
    expect(own.dots).toMatchObject([
      { room: iraq, about: 'What first?', cards: ['About calls', 'About delays'] },
    ]);
    const { entries } = await (await (await server.as('staff')).fetch('/api/audit')).json();
    const kinds = entries.flatMap(({ kind, targetId }: { kind: string; targetId: string }) =>
      targetId === roundId ? [kind] : [],
    );
    expect(kinds.sort()).toEqual(['dots-closed', 'dots-closed', 'dots-opened', 'dots-reopened']);
  });

  it('takes dots on cards of the board and the columns that are voted on; those on a card that goes are back', async () => {
    const host = await hosts();
    const amal = await comes('Amal');
    const roundId = await host.starts({ columns: ['what-works'] });
    const placed = await amal.places(roundId, ['delays', 'invented', 'gone', 'visits']).catch(String);
    expect(placed, 'those elsewhere are still hers').toEqual({ revision: 1, dots: ['gone', 'visits'] });
    deleteCard(writer.doc, 'gone', now);
    addCard(writer.doc, { id: 'new', column: 'what-works', text: 'Written meanwhile' });
    await writer.isSaved();
    expect(await amal.places(roundId, ['new', 'new', 'gone', 'visits'], { replaces: 1 })).toEqual({
      revision: 2,
      dots: ['new', 'new', 'visits'],
    });
    await ends(host, roundId);
    expect((await amal.sees(roundId)).counts).toEqual([
      { roomId: iraq, people: 1, totals: { new: 2, visits: 1 } },
    ]);
  });

  it('keeps each round beside those before, and says nothing of who placed what where dots carry no name', async () => {
    const host = await hosts();
    const before = (await host.watches()).length;
    const [amal, joris] = [await comes('Amal'), await comes('Joris')];
    const roundId = await host.starts({ signing: 'anonymous', several: false, dots: 2 });
    await expect(amal.places(roundId, ['visits'], { token: 'short' })).rejects.toThrow('invalid');
    await expect(amal.places(roundId, ['visits', 'visits'])).rejects.toThrow('dots-too-many');
    await amal.places(roundId, ['visits', 'calls']);
    const otherDevice = { token: madeId('token-of-another-device') };
    await expect(amal.places(roundId, ['delays'], otherDevice)).rejects.toThrow('dots-elsewhere');
    await joris.places(roundId, ['visits']);
    expect((await amal.sees(roundId)).own).toMatchObject([{ placement: { dots: ['calls', 'visits'] } }]);
    await ends(host, roundId);
    expect(await amal.sees(roundId)).toMatchObject({
      counts: [{ people: 2, totals: { calls: 1, visits: 2 } }],
      own: [{ placement: null }],
    });
    expect(await host.watches()).toHaveLength(before + 1);

    // The same figures stand in the review and in what is taken home.
    const facilitator = await server.as('facilitator');
    const read = await (await facilitator.fetch(`/api/review/rooms/${iraq}`)).json();
    const last = read.dots.at(-1);
    expect(last).toMatchObject({ round: { id: roundId }, people: 2, totals: { calls: 1, visits: 2 } });
    const taken = (format: string) => facilitator.fetch(`/api/export?format=${format}&room=${iraq}`);
    const number = read.dots.length;
    const markdown = await (await taken('md')).text();
    expect(markdown).toMatch(/- 2 — About visits\n- 1 — About calls/);
    expect(await (await taken('csv')).text()).toContain(` ${number}: 2"`);
    // The file to take in again has the round with all of its rooms.
    const whole = await (await facilitator.fetch('/api/export?format=json')).json();
    const counted = expect.objectContaining({ people: 2, totals: { calls: 1, visits: 2 } });
    expect(whole.dots).toContainEqual(
      expect.objectContaining({ signing: 'anonymous', rooms: expect.arrayContaining([counted]) }),
    );
  });

  it('is not for observers, nor in a closed session; whoever hears polls hears dots too', async () => {
    const host = await hosts();
    const roundId = await host.starts({});
    const observer = await opens(await server.as('observer'));
    await expect(observer.places(roundId, ['visits'])).rejects.toThrow('forbidden');
    const guest = await server.join({ name: 'Nour' });
    const nour = await opens(guest);
    await nour.places(roundId, ['visits']);
    expect((await observer.hears(roundId, ({ people }) => people === 1)).count.totals).toBeNull();

    await nour.asks('poll:watch', { as: 'participant', roomIds: [iraq] });
    const polls = await PollPage.opens(server.url, guest.cookie, [iraq]);
    onTestFinished(() => polls.closes());
    await server.setSessionState(iraq, 'closed');
    await expect(nour.places(roundId, ['calls'], { replaces: 1 })).rejects.toThrow('session-closed');
    await server.setSessionState(iraq, 'open');
    await nour.places(roundId, ['calls'], { replaces: 1 });
    await (await comes('Somebody')).places(roundId, ['calls']);
    await nour.hears(roundId, ({ people }) => people === 2);
    await ends(host, roundId);
    await nour.hears(roundId, ({ totals }) => totals?.calls === 2);
  });

  it('stands on the wall with the words of the cards, room by room, once it is settled and not before', async () => {
    const host = await hosts();
    const amal = await comes('Amal');
    const roundId = await host.starts({ about: 'On the wall' });
    await amal.places(roundId, ['visits', 'visits', 'calls']);
    const wall = await (await projectorOf(server, morocco)).opens();
    onTestFinished(() => wall.closes());
    const sees = async () => {
      const { value } = (await wall.asks('screen:watch', { roomId: morocco })) as { value: Screen };
      return value.dots.find(({ round }) => round.id === roundId);
    };
    expect(await sees()).toBeUndefined();
    const settled = new Promise((resolve) => {
      wall.socket.on('dots:changed', ({ round }) => round.settled && resolve(round.id));
    });
    await ends(host, roundId);
    expect(await settled).toBe(roundId);
    const rooms = [
      {
        roomId: iraq,
        people: 1,
        lines: [
          { key: 'card visits', text: 'About visits', dots: 2, cards: 1 },
          { key: 'card calls', text: 'About calls', dots: 1, cards: 1 },
        ],
        more: 0,
        gone: 0,
      },
      { roomId: morocco, people: 0, lines: [], more: 0, gone: 0 },
    ];
    // The words of a card follow it by a moment.
    await expect.poll(async () => (await sees())?.rooms).toEqual(rooms);

    // A host shows it elsewhere, too: that wall follows.
    const plenary = 'demo-closing-all';
    const shows = (id: string) => host.asks('screen:show', { roomIds: [plenary], shown: { is: 'dots', id } });
    await expect(shows('none')).rejects.toThrow('not-found');
    await shows(roundId);
    const there = (await wall.asks('screen:watch', { roomId: plenary })) as { value: Screen };
    expect(there.value.dots.map(({ round }) => round.id)).toEqual([roundId]);
    await expect(amal.asks('screen:watch', { roomId: morocco })).rejects.toThrow('forbidden');
    const read = await host.asks<Screens>('screen:read', { roomIds: [iraq, morocco] });
    expect(read.dots[0]).toMatchObject({ id: roundId, plan: { about: 'On the wall' } });
  });

  it('closing and placing meet: whoever was told that their dots count is counted', async () => {
    const host = await hosts();
    const roundId = await host.starts({ dots: 1 });
    const pages = await Promise.all(Array.from({ length: 12 }, (_, n) => comes(`Voter ${n}`)));
    let counted = 0;
    await Promise.all([
      ...pages.map((page, n) =>
        page.places(roundId, [n % 2 === 0 ? 'visits' : 'calls']).then(
          () => {
            counted += 1;
          },
          (error) => expect(String(error)).toContain('dots-closed'),
        ),
      ),
      host.asks('dots:close', { roundId }),
    ]);
    now += TAKE_BACK_MS;
    await server.sweep();
    const [count] = (await host.sees(roundId)).counts;
    expect(count?.people).toBe(counted);
    const { visits = 0, calls = 0 } = count?.totals ?? {};
    expect(visits + calls).toBe(counted);
  });
});
