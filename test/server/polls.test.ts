import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Signing } from '#lib/board/rules.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import type { Watcher } from '#lib/poll/sight.ts';
import type { RoundResults } from '#lib/wire/polls.ts';
import { readPassCookie } from '#server/access/cookie.ts';
import { createInProcessLine } from '#server/bus/in-process.ts';
import { exchangeOf, STORES } from '#test/support/country-room.ts';
import { times } from '#test/support/figures.ts';
import { madeId, PollPage, question } from '#test/support/polls.ts';
import { freshDatabase } from '#test/support/postgres.ts';
import { type Guest, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let iraq: string;
let morocco: string;
let now = Date.now();

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  ({ roomId: iraq, otherRoomId: morocco } = await exchangeOf(server.store));
});
afterAll(() => server.close());

async function opens(guest: Guest, as: Watcher = 'participant', roomIds = [iraq], on = server) {
  const page = await PollPage.opens(on.url, guest.cookie, roomIds, as);
  onTestFinished(() => page.closes());
  return page;
}
const comes = async (name: string, more: object = {}) => opens(await server.join({ name, ...more }));
const hosts = async (as: Watcher = 'host', roomIds = [iraq, morocco]) =>
  opens(await server.as('facilitator'), as, roomIds);
/** As many people as wanted, each with a page. */
const people = (number: number) => Promise.all(Array.from({ length: number }, (_, n) => comes(`Voter ${n}`)));

describe('a poll', () => {
  it('is prepared ahead, changed, copied and ordered, and asked in all languages with one tally', async () => {
    const host = await hosts();
    const id = madeId('poll');
    const save = (version: number, plan: object, of = id) =>
      host.asks('poll:save', { id: of, version, sessionId: 'demo-exchange', plan });
    await expect(save(0, question({ options: [] }))).rejects.toThrow('poll-wrong');
    expect(await save(0, question())).toEqual({ version: 1 });
    expect(await save(1, question({ kind: 'multiple', max: 2 }))).toEqual({ version: 2 });
    await expect(save(1, question())).rejects.toThrow('poll-changed');
    const copy = madeId('poll');
    await save(0, question({ kind: 'multiple', max: 2 }), copy);
    await host.asks('poll:order', { pollIds: [copy, id] });
    const listed = await host.asks<{ poll: { id: string } }[]>('poll:list', {});
    expect(listed.map(({ poll }) => poll.id).slice(0, 2)).toEqual([copy, id]);
    await host.asks('poll:remove', { pollId: copy });

    const [amal, joris] = [await comes('Amal', { language: 'ar' }), await comes('Joris', { language: 'nl' })];
    const heard = amal.page.hears('poll:changed');
    const roundId = madeId('round');
    await host.asks('poll:open', { pollId: id, roundId, roomIds: [iraq, morocco], seconds: null });
    const news = await heard;
    expect(news.poll.plan.question).toEqual({ fr: 'Quoi d’abord ?', ar: 'ماذا أولًا؟' });
    expect(news.round).toMatchObject({ id: roundId, number: 1, roomIds: [iraq, morocco] });
    await amal.casts(roundId, ['a', 'b']);
    await joris.casts(roundId, ['b']);
    const results = await host.hears(roundId, ({ people: all }) => all === 2);
    expect(results.total).toMatchObject({ people: 2, counts: [1, 2, 0] });
    await expect(save(2, question())).rejects.toThrow('poll-opened');
    await expect(host.asks('poll:remove', { pollId: id })).rejects.toThrow('poll-opened');
    await expect(amal.casts(roundId, ['a', 'b', 'c'])).rejects.toThrow('choice-wrong');
  });

  it('is changed in mind on every device until it is closed, and refused with the reason afterwards', async () => {
    const host = await hosts();
    const { pollId, roundId } = await host.puts(question());
    // Asked again, as after a lost answer: it is open, and written down, once.
    await host.asks('poll:open', { pollId, roundId, roomIds: [host.roomId], seconds: null });
    const guest = await server.join({ name: 'Nour' });
    const [laptop, phone] = [await opens(guest), await opens(guest)];
    const told = phone.page.hears('ballot:changed');
    expect(await laptop.casts(roundId, ['a'])).toEqual({ revision: 1 });
    expect(await told).toEqual({ roundId });
    expect(await phone.sees(roundId)).toMatchObject({ hasVoted: true, own: { revision: 1, choice: ['a'] } });
    await expect(phone.casts(roundId, ['c'])).rejects.toThrow('ballot-changed');
    expect(await phone.casts(roundId, ['c'], { replaces: 1 })).toEqual({ revision: 2 });
    await host.hears(roundId, ({ total }) => total?.counts[2] === 1);

    await host.asks('poll:close', { roundId });
    await expect(phone.casts(roundId, ['b'], { replaces: 2 })).rejects.toThrow('poll-closed');
    now += TAKE_BACK_MS - 1;
    await host.asks('poll:reopen', { roundId });
    expect(await phone.casts(roundId, ['b'], { replaces: 2 })).toEqual({ revision: 3 });
    await host.asks('poll:close', { roundId });
    now += TAKE_BACK_MS;
    await expect(host.asks('poll:reopen', { roundId })).rejects.toThrow('poll-final');
    const { entries } = await (await (await server.as('staff')).fetch('/api/audit')).json();
    const kinds = entries.flatMap(({ kind, targetId }: { kind: string; targetId: string }) =>
      targetId === roundId ? [kind] : [],
    );
    expect(kinds.sort()).toEqual(['poll-closed', 'poll-closed', 'poll-opened', 'poll-reopened']);
  });

  it('[44] is closed by the time of the server, and whoever comes late sees all of it', async () => {
    const host = await hosts();
    const amal = await comes('Amal');
    const { roundId } = await host.puts(question(), [iraq], 30);
    now += 29_999;
    await amal.casts(roundId, ['a']);
    now += 1;
    const joris = await comes('Joris');
    await expect(joris.casts(roundId, ['a'])).rejects.toThrow('poll-closed');
    expect((await joris.sees(roundId)).results).toMatchObject({ people: 1, total: { counts: [1, 0, 0] } });
    now += TAKE_BACK_MS;
    await server.sweep();
    expect((await joris.sees(roundId)).results).toMatchObject({ people: 1, total: { counts: [1, 0, 0] } });
  });

  it('is seen when it was decided, apart on the pages of participants and on the projector', async () => {
    const host = await hosts();
    const projector = await hosts('projector', [iraq]);
    const [amal, joris] = [await comes('Amal'), await comes('Joris')];
    const seenBy = { participants: 'own-vote', projector: 'reveal' } as const;
    const { roundId } = await host.puts(question({ seenBy }));
    await amal.casts(roundId, ['b']);
    expect((await amal.hears(roundId, ({ people: all }) => all === 1)).total?.counts).toEqual([0, 1, 0]);
    expect(await projector.hears(roundId, ({ people: all }) => all === 1)).toMatchObject({ total: null });
    await host.hears(roundId, ({ people: all }) => all === 1);
    expect(joris.told.filter((results) => results.roundId === roundId)).toEqual([]);
    expect((await joris.sees(roundId)).results.total).toBeNull();
    expect((await projector.sees(roundId, 'projector')).results.total).toBeNull();
    await expect(joris.watches([iraq], 'projector')).rejects.toThrow('forbidden');
    await expect(joris.watches([iraq], 'host')).rejects.toThrow('forbidden');
    await host.asks('poll:reveal', { roundId, revealed: true });
    await projector.hears(roundId, ({ total }) => total?.counts[1] === 1);
    await joris.casts(roundId, ['a']);
    await joris.hears(roundId, ({ total }) => total?.counts[0] === 1);
  });

  it('is asked a second time beside the first, and started again without the ballots of before', async () => {
    const host = await hosts();
    const [amal, joris] = [await comes('Amal'), await comes('Joris')];
    const { pollId, roundId } = await host.puts(question());
    await amal.casts(roundId, ['a']);
    const second = madeId('round');
    await host.asks('poll:open', { pollId, roundId: second, roomIds: [iraq], seconds: null });
    await Promise.all([amal.casts(second, ['b']), joris.casts(second, ['b'])]);
    const rounds = () =>
      host.asks<{ round: { number: number }; results: { total: { counts: number[] } } }[]>('poll:results', {
        pollId,
      });
    expect((await rounds()).map(({ round, results }) => [round.number, results.total.counts])).toEqual([
      [1, [1, 0, 0]],
      [2, [0, 2, 0]],
    ]);
    // Asked by mistake, and taken back before anybody answered; what was answered stays.
    const mistake = madeId('round');
    await host.asks('poll:open', { pollId, roundId: mistake, roomIds: [iraq], seconds: null });
    const takenBack = amal.page.hears('poll:gone');
    await host.asks('poll:unask', { roundId: mistake });
    expect(await takenBack).toEqual({ roundId: mistake });
    await expect(amal.casts(mistake, ['b'])).rejects.toThrow('poll-reset');
    await expect(host.asks('poll:unask', { roundId: second })).rejects.toThrow('poll-stays');
    const again = madeId('round');
    const gone = amal.page.hears('poll:gone');
    await host.asks('poll:reset', { roundId: second, againId: again });
    expect(await gone).toEqual({ roundId: second });
    await expect(amal.casts(second, ['b'])).rejects.toThrow('poll-reset');
    await amal.casts(again, ['c']);
    expect((await rounds()).map(({ results }) => results.total.counts)).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  it('counts hands of people without a device, marked, and words that are the same as one', async () => {
    const host = await hosts();
    const { pollId, roundId } = await host.puts(question(), [iraq, morocco]);
    const count = (counts: object) =>
      host.asks('poll:count-hands', { roundId, roomId: morocco, people: 3, counts });
    await expect(count({ a: 4 })).rejects.toThrow('hands-wrong');
    await count({ a: 1, c: 2 });
    const results = await host.hears(roundId, ({ people: all }) => all === 3);
    expect(results.total).toMatchObject({ byHand: 3, counts: [1, 0, 2], handCounts: [1, 0, 2] });
    expect(results.rooms.map(({ people: all }) => all)).toEqual([0, 3]);
    // Whoever runs it is told what they decided, so that it can be corrected and undone.
    const decided = async (of: string) =>
      (await host.asks<RoundResults[]>('poll:results', { pollId: of }))[0];
    expect(await decided(pollId)).toMatchObject({
      wordRules: { merged: {}, removed: [] },
      hands: [
        { roomId: iraq, hands: null },
        { roomId: morocco, hands: { people: 3, counts: { a: 1, c: 2 } } },
      ],
    });

    const cloud = await host.puts(question({ kind: 'words', options: [], max: 3 }));
    const [amal, joris] = [await comes('Amal', { language: 'fr' }), await comes('Joris', { language: 'en' })];
    await amal.casts(cloud.roundId, ['L’École', 'un toit']);
    await expect(joris.casts(cloud.roundId, ['the'])).rejects.toThrow('word-common');
    await joris.casts(cloud.roundId, ['ecole', 'home']);
    const change = { is: 'merge', keys: ['home'], into: 'toit' } as const;
    await host.asks('poll:change-words', { roundId: cloud.roundId, change });
    const words = await host.hears(cloud.roundId, ({ total }) => total?.entries[1]?.count === 2);
    expect(words.total?.entries).toEqual([
      { key: 'ecole', text: 'L’École', count: 2 },
      { key: 'toit', text: 'un toit', count: 2 },
    ]);
    expect((await decided(cloud.pollId))?.wordRules).toEqual({ merged: { home: 'toit' }, removed: [] });
    await expect(amal.asks('poll:results', { pollId: cloud.pollId })).rejects.toThrow('forbidden');
  });

  it('lets those who run it know who has not answered yet, only where answers are named', async () => {
    const host = await hosts();
    const guest = await server.join({ name: 'Amal' });
    const amal = await opens(guest);
    const answered = async (signing: Signing) => {
      const { pollId, roundId } = await host.puts(question({ signing }));
      await amal.casts(roundId, ['a']);
      return (await host.asks<RoundResults[]>('poll:results', { pollId })).map(({ voters }) => voters);
    };
    expect(await answered('named')).toEqual([[guest.person.id]]);
    expect(await answered('organisation')).toEqual([null]);
    expect(await answered('anonymous')).toEqual([null]);
  });

  it('takes no ballot in a closed session, in a room that was not asked, or from another event', async () => {
    const host = await hosts();
    const { roundId } = await host.puts(question());
    const amal = await comes('Amal');
    await expect(amal.casts(roundId, ['a'], { roomId: morocco })).rejects.toThrow('not-found');
    const other = await server.joinOtherEvent('Mallory');
    const stranger = await opens(other, 'participant', ['other-exchange-iq']);
    await expect(stranger.casts(roundId, ['a'])).rejects.toThrow('poll-reset');
    await expect(stranger.watches([iraq])).rejects.toThrow('not-found');
    await server.setSessionState(iraq, 'closed');
    await expect(amal.casts(roundId, ['a'])).rejects.toThrow('session-closed');
    await expect(host.puts(question())).rejects.toThrow('session-closed');
    await server.setSessionState(iraq, 'open');
    await amal.casts(roundId, ['a']);
  });

  it('[23] takes no ballot on a pass that ended elsewhere meanwhile, or of somebody who only reads since; others go on', async () => {
    const host = await hosts();
    const { roundId } = await host.puts(question());
    const [gone, reads] = [await server.join({ name: 'Gone' }), await server.join({ name: 'Reads' })];
    const [pageOfGone, pageOfReads, other] = [await opens(gone), await opens(reads), await comes('Other')];
    const pass = readPassCookie(gone.cookie, 'plain') ?? '';
    await server.store.people.revokePass(server.seal.hash('pass', pass));
    await server.store.people.update(reads.person.id, { role: 'observer' });
    const ended = pageOfGone.page.hears('pass:ended');
    const votes = [pageOfGone, pageOfReads, other].map((page) => page.casts(roundId, ['a']));
    expect(await Promise.allSettled(votes)).toMatchObject([
      { reason: new Error('no-pass') },
      { reason: new Error('forbidden') },
      { value: { revision: 1 } },
    ]);
    expect(await ended).toEqual({ reason: 'ended' });
    expect((await other.sees(roundId)).results).toMatchObject({ people: 1, total: { counts: [1, 0, 0] } });
  });

  it('is told four times a second at most while many vote, whole, and never backwards', async () => {
    const host = await hosts();
    const voters = await people(30);
    const { roundId } = await host.puts(question());
    const [first] = voters;
    const from = performance.now();
    await Promise.all(voters.map((voter, n) => voter.casts(roundId, ['abc'[n % 3] ?? 'a'])));
    await first?.hears(roundId, ({ people: all }) => all === 30);
    const took = performance.now() - from;
    const told = first?.told.filter((results) => results.roundId === roundId) ?? [];
    expect(told.length).toBeLessThanOrEqual(2 + took / 250);
    const versions = told.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(told.at(-1)?.total?.counts).toEqual([10, 10, 10]);
  });
});

describe('an anonymous poll', () => {
  it('[24] is changed only from the device that gave the answer, and nobody else can say which it is', async () => {
    const host = await hosts();
    const { roundId } = await host.puts(question({ signing: 'anonymous' }));
    const guest = await server.join({ name: 'Amal' });
    const [laptop, phone] = [await opens(guest), await opens(guest)];
    await expect(laptop.casts(roundId, ['a'], { token: undefined })).rejects.toThrow('invalid');
    await laptop.casts(roundId, ['a']);
    await expect(phone.casts(roundId, ['b'])).rejects.toThrow('ballot-elsewhere');
    expect(await phone.sees(roundId)).toMatchObject({ hasVoted: true, own: null });
    expect(await laptop.sees(roundId)).toMatchObject({ own: { revision: 1, choice: ['a'] } });
    expect(await laptop.casts(roundId, ['b'], { replaces: 1 })).toEqual({ revision: 2 });
    // Not even the hosts see one ballot grow.
    const results = await host.hears(roundId, ({ people: all }) => all === 1);
    expect(results.total).toMatchObject({ people: 0, counts: [0, 0, 0] });
    const data = await (await guest.fetch('/api/me/data')).json();
    expect(data.ballots).toEqual([{ question: 'Quoi d’abord ?', choice: null }]);
  });
});

const VOTERS = times(6, 100);
const TRIES = times(8, 48);

describe.each(STORES)('[4] ballots on %s', (kind) => {
  it('of people who vote on four pages at two processes at once are one each', async () => {
    const line = createInProcessLine();
    const databaseUrl = kind === 'postgres' ? await freshDatabase(inject('databaseUrl')) : '';
    const one = await startTestServer({ store: kind, databaseUrl, bus: line() });
    onTestFinished(() => one.close());
    const two = kind === 'postgres' ? await startTestServer({ store: kind, databaseUrl, bus: line() }) : one;
    if (two !== one) onTestFinished(() => two.close());
    const host = await opens(await one.as('facilitator'), 'host', [iraq], one);
    const other = await opens(await two.as('facilitator'), 'host', [iraq], two);
    const rounds = [
      await host.puts(question()),
      await host.puts(question({ kind: 'multiple', max: 3, signing: 'organisation' })),
    ];
    for (const { roundId } of rounds) {
      const guests = await Promise.all(
        Array.from({ length: VOTERS }, (_, n) => one.join({ name: `Voter ${n}` })),
      );
      const answers = await Promise.all(
        guests.map(async (guest) => {
          const pages = await Promise.all(
            [one, one, two, two].map((at) => opens(guest, 'participant', [iraq], at)),
          );
          const tries = Array.from({ length: TRIES }, (_, n) =>
            (pages[n % 4] as PollPage).casts(roundId, ['abc'[n % 3] ?? 'a']).then(
              () => 'counted',
              (error: Error) => error.message,
            ),
          );
          return (await Promise.all(tries)).filter((answer) => answer === 'counted').length;
        }),
      );
      expect(answers).toEqual(Array.from({ length: VOTERS }, () => 1));
      for (const page of [host, other]) await page.hears(roundId, ({ people: all }) => all === VOTERS);
    }
    const named = other.told.findLast(({ roundId }) => roundId === rounds[0]?.roundId);
    expect(named?.total?.counts.reduce((sum, each) => sum + each, 0)).toBe(VOTERS);
  });
});
