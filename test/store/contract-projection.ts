import { describe, expect, test } from 'vitest';
import { fold, queryWords } from '#lib/review/fold.ts';
import type { OutputBlock, OutputCard } from '#lib/review/outputs.ts';
import { searchedText } from '#lib/review/outputs.ts';
import type { ProjectedRoom } from '#server/store/projection-store.ts';
import type { Store } from '#server/store/store.ts';
import { bytes, EPOCH, heldMeeting, joined, type Meeting, NOW } from './meeting.ts';

const FORMAT = 7;
const title = (text: string) => ({ fr: text, nl: text, en: text, ar: text });

function card(cardId: string, change: Partial<OutputCard> = {}): OutputCard {
  const plain = {
    cardId,
    columnId: 'works',
    kind: 'note' as const,
    text: `text of ${cardId}`,
    topics: [],
    authorId: null,
    owner: '',
    due: null,
    stack: null,
    from: null,
    signed: null,
    reactions: {},
    createdAt: NOW,
    ...change,
  };
  return { ...plain, folded: fold(searchedText(plain)) };
}

function block(text: string): OutputBlock {
  return { kind: 'paragraph', markdown: text, text, folded: fold(text) };
}

function projected(
  roomId: string,
  position: number,
  cards: OutputCard[],
  blocks: OutputBlock[] = [],
): ProjectedRoom {
  return {
    roomId,
    epoch: EPOCH,
    position,
    format: FORMAT,
    changedAt: NOW + position,
    outputs: { words: 12, writers: 2, columns: [{ id: 'works', title: title('Works') }], cards, blocks },
  };
}

export function projectionContract(of: () => Store): void {
  const append = (room: string, text: string) => of().rooms.append(room, EPOCH, bytes(text), [], NOW + 5);
  const staleOf = async (meeting: Meeting) =>
    (await of().projection.stale(FORMAT)).filter((id) => id.startsWith(`${meeting.id}-`));
  const textsOf = async (meeting: Meeting, roomId: string) =>
    (await of().review.room(meeting.id, roomId, 0))?.cards.map(({ text }) => text);

  describe('what is behind', () => {
    test('is every room at first, then those written to, of another epoch, or read by another program', async () => {
      const meeting = await heldMeeting(of());
      const all = [`${meeting.id}-all`, meeting.iraq, meeting.morocco];
      expect(await staleOf(meeting)).toEqual(all);
      for (const room of all) expect(await of().projection.write(projected(room, 1, []))).toBe(true);
      expect(await staleOf(meeting)).toEqual([]);
      await append(meeting.iraq, 'one');
      expect(await staleOf(meeting)).toEqual([meeting.iraq]);
      await of().projection.write(projected(meeting.iraq, 2, []));
      expect(await staleOf(meeting)).toEqual([]);
      expect((await of().projection.stale(FORMAT + 1)).filter((id) => all.includes(id))).toEqual(all);
      await of().projection.write({ ...projected(meeting.iraq, 2, []), format: FORMAT - 1 });
      expect(await staleOf(meeting)).toEqual([meeting.iraq]);
    });

    test('gives the room with its log, its owners, the times of its entries and what is known of its cards', async () => {
      const meeting = await heldMeeting(of());
      const amal = await joined(of(), meeting, 'Amal');
      await of().rooms.append(
        meeting.iraq,
        EPOCH,
        bytes('one'),
        [{ client: 70, personId: amal.id }],
        NOW + 9,
      );
      await of().projection.write(projected(meeting.iraq, 1, [card('a', { createdAt: NOW + 3 })]));
      expect(await of().projection.load(meeting.iraq)).toEqual({
        roomId: meeting.iraq,
        eventId: meeting.id,
        epoch: EPOCH,
        head: 2,
        snapshot: null,
        entries: [
          { position: 1, update: bytes('template'), savedAt: NOW },
          { position: 2, update: bytes('one'), savedAt: NOW + 9 },
        ],
        clients: [
          { client: 1, personId: null },
          { client: 70, personId: amal.id },
        ],
        firstSeen: [['a', NOW + 3]],
        changedAt: NOW + 1,
      });
      expect(await of().projection.load('nowhere')).toBeNull();
    });
  });

  describe('writing', () => {
    test('replaces what stood there: cards and blocks that are new, changed, gone', async () => {
      const meeting = await heldMeeting(of());
      const write = (position: number, cards: OutputCard[], blocks: OutputBlock[]) =>
        of().projection.write(projected(meeting.iraq, position, cards, blocks));
      await write(1, [card('a'), card('b'), card('c')], [block('one'), block('two'), block('three')]);
      await write(2, [card('c'), card('a', { text: 'changed' })], [block('two')]);
      const room = await of().review.room(meeting.id, meeting.iraq, 0);
      expect(room?.cards.map(({ cardId, text }) => [cardId, text])).toEqual([
        ['c', 'text of c'],
        ['a', 'changed'],
      ]);
      expect(room?.blocks).toEqual([{ kind: 'paragraph', markdown: 'two', text: 'two' }]);
      expect(room?.totals).toEqual({
        roomId: meeting.iraq,
        position: 2,
        unread: false,
        changedAt: NOW + 2,
        words: 12,
        writers: 2,
        cards: 2,
        kinds: { note: 2, question: 0, decision: 0, action: 0 },
      });
    });

    test('hundreds of cards and blocks come back in their order', async () => {
      const meeting = await heldMeeting(of());
      const cards = Array.from({ length: 950 }, (_, n) => card(`card-${n}`));
      const blocks = Array.from({ length: 450 }, (_, n) => block(`line ${n}`));
      await of().projection.write(projected(meeting.iraq, 1, cards, blocks));
      const room = await of().review.room(meeting.id, meeting.iraq, 0);
      expect(room?.cards.map(({ cardId }) => cardId)).toEqual(cards.map(({ cardId }) => cardId));
      expect(room?.blocks.map(({ text }) => text)).toEqual(blocks.map(({ text }) => text));
    });

    test('what is older than what stands there is not written, nor the same twice', async () => {
      const meeting = await heldMeeting(of());
      expect(await of().projection.write(projected(meeting.iraq, 5, [card('new')]))).toBe(true);
      expect(await of().projection.write(projected(meeting.iraq, 4, [card('old')]))).toBe(false);
      expect(await of().projection.write(projected(meeting.iraq, 5, [card('again')]))).toBe(false);
      expect(await textsOf(meeting, meeting.iraq)).toEqual(['text of new']);
      expect(await of().projection.write(projected('nowhere', 1, []))).toBe(false);
    });

    test('[14] of two processes that read one room at once the newer reading stands, whole', async () => {
      const meeting = await heldMeeting(of());
      const readings = Array.from({ length: 12 }, (_, n) =>
        projected(
          meeting.iraq,
          n + 1,
          Array.from({ length: 30 }, (_, c) => card(`${n}-${c}`, { text: `reading ${n}` })),
        ),
      );
      // Each twice, in no order, as several processes would.
      const shuffled = [...readings, ...readings].sort(
        (a, b) => ((a.position * 7) % 5) - ((b.position * 7) % 5),
      );
      await Promise.all(shuffled.map((reading) => of().projection.write(reading)));
      const texts = (await textsOf(meeting, meeting.iraq)) ?? [];
      expect(texts).toHaveLength(30);
      expect(new Set(texts)).toEqual(new Set(['reading 11']));
    });

    test('a card that goes and comes back keeps the time of its first commit', async () => {
      const meeting = await heldMeeting(of());
      await of().projection.write(projected(meeting.iraq, 1, [card('a', { createdAt: NOW + 1 })]));
      await of().projection.write(projected(meeting.iraq, 2, []));
      expect((await of().projection.load(meeting.iraq))?.firstSeen).toEqual([['a', NOW + 1]]);
      expect(await textsOf(meeting, meeting.iraq)).toEqual([]);
    });

    test('the number of an event grows with each writing, and of no other event', async () => {
      const meeting = await heldMeeting(of());
      const versionOf = async () =>
        (await of().projection.versions()).find(({ eventId }) => eventId === meeting.id)?.version;
      expect(await versionOf()).toBeUndefined();
      await of().projection.write(projected(meeting.iraq, 1, []));
      expect(await versionOf()).toBe(1);
      await of().projection.write(projected(meeting.morocco, 3, []));
      expect(await versionOf()).toBe(4);
      await of().projection.write(projected((await heldMeeting(of())).iraq, 1, []));
      expect(await versionOf()).toBe(4);
    });
  });

  test('one process at a time has the duty, until it is silent too long or gives it back', async () => {
    const { lead } = of().projection;
    expect(await lead('one', NOW, NOW + 10)).toBe(true);
    expect(await lead('two', NOW + 5, NOW + 15)).toBe(false);
    expect(await lead('one', NOW + 6, NOW + 16)).toBe(true);
    expect(await lead('two', NOW + 15, NOW + 25)).toBe(false);
    expect(await lead('two', NOW + 16, NOW + 26)).toBe(true);
    expect(await lead('one', NOW + 17, NOW + 27)).toBe(false);
    expect(await lead('two', NOW + 18, NOW + 18)).toBe(true);
    expect(await lead('one', NOW + 18, NOW + 28)).toBe(true);
  });

  describe('the review', () => {
    /** Iraq's and Morocco's rooms sign by organisation, the plenary by person. */
    async function heldAndWritten() {
      const meeting = await heldMeeting(of());
      const { id } = meeting;
      const person = async (name: string, organisationId: string | null, country: string | null) => {
        const one = { ...(await joined(of(), meeting, name)), organisationId, country };
        await of().people.update(one.id, { organisationId, country });
        return one.id;
      };
      const amal = await person('Amal', 'iom', 'IQ');
      const joris = await person('Joris', 'caritas', null);
      const cards = {
        iraq: [
          card('i1', { authorId: amal, topics: ['housing'], createdAt: NOW + 1, text: 'السكن في بغداد' }),
          card('i2', {
            authorId: joris,
            topics: ['housing', 'health'],
            createdAt: NOW + 2,
            kind: 'decision',
          }),
        ],
        all: [
          card('p1', {
            authorId: amal,
            topics: ['housing', 'invented'],
            createdAt: NOW + 3,
            text: 'Réinsertion',
          }),
          card('p2', {
            authorId: joris,
            topics: ['invented'],
            createdAt: NOW + 4,
            kind: 'action',
            owner: 'Farid',
          }),
          card('p3', { createdAt: NOW + 5, text: 'une réinsertion durable' }),
        ],
      };
      await of().projection.write(
        projected(meeting.iraq, 1, cards.iraq, [block('Les notes d’Irak : logement')]),
      );
      await of().projection.write(projected(`${id}-all`, 1, cards.all, [block('Réinsertion, logement')]));
      return { meeting, id };
    }

    test('counts the cards of a whole event by country and topic, each cell with its newest', async () => {
      const { id } = await heldAndWritten();
      const cells = (await of().review.matrix(id, {}))
        .map(({ country, topic, count, newest }) => `${country} ${topic} ${count} ${newest.cardId}`)
        .sort();
      expect(cells).toEqual([
        'IQ health 1 i2',
        // Two of Iraq's room, whoever wrote them, and Amal's of the plenary.
        'IQ housing 3 p1',
        // Nobody's country is known, and topics that are not the event's do not count.
        'null null 2 p3',
      ]);
    });

    test('narrows matrix and cards by organisation, session, kind, country and topic, also by none', async () => {
      const { id } = await heldAndWritten();
      const idsOf = async (filter: Parameters<Store['review']['cards']>[1]) => {
        const { cards, total } = await of().review.cards(id, filter, 10);
        expect(total).toBe(cards.length);
        return cards.map(({ cardId }) => cardId);
      };
      expect(await idsOf({})).toEqual(['p3', 'p2', 'p1', 'i2', 'i1']);
      expect(await idsOf({ organisation: 'caritas' })).toEqual(['p2', 'i2']);
      expect(await idsOf({ session: `${id}-exchange` })).toEqual(['i2', 'i1']);
      expect(await idsOf({ kind: 'decision' })).toEqual(['i2']);
      expect(await idsOf({ country: 'IQ' })).toEqual(['p1', 'i2', 'i1']);
      expect(await idsOf({ country: null })).toEqual(['p3', 'p2']);
      expect(await idsOf({ topic: 'housing' })).toEqual(['p1', 'i2', 'i1']);
      expect(await idsOf({ topic: null, country: null })).toEqual(['p3', 'p2']);
      expect(await idsOf({ topic: 'hous' })).toEqual([]);
      expect(await of().review.cards(id, {}, 2)).toMatchObject({ total: 5, cards: [{}, {}] });
      const narrow = await of().review.matrix(id, { organisation: 'iom', session: `${id}-exchange` });
      expect(narrow.map(({ country, topic, count }) => [country, topic, count])).toEqual([
        ['IQ', 'housing', 1],
      ]);
    });

    test('tells with each card who wrote it and how its session signs', async () => {
      const { id, meeting } = await heldAndWritten();
      const [first] = (await of().review.room(id, meeting.iraq, 0))?.cards ?? [];
      expect(first).toMatchObject({
        roomId: meeting.iraq,
        column: { id: 'works', title: title('Works') },
        country: 'IQ',
        attribution: 'organisation',
        author: { name: 'Amal', organisationId: 'iom', country: 'IQ' },
      });
      const { cards } = await of().review.cards(id, { session: `${id}-closing` }, 10);
      expect(cards.map(({ attribution, author }) => [attribution, author?.name])).toEqual([
        ['person', undefined],
        ['person', 'Joris'],
        ['person', 'Amal'],
      ]);
    });

    test('finds cards and notes in which all words occur, whole words before parts of words', async () => {
      const { id, meeting } = await heldAndWritten();
      const find = async (query: string) => {
        const { hits, total } = await of().review.search(id, queryWords(query), 10);
        expect(total).toBe(hits.length);
        return hits.map(({ card: found, roomId, text }) => found?.cardId ?? `${roomId}: ${text}`);
      };
      expect(await find('REINSERTION')).toEqual(['p3', 'p1', `${id}-all: Réinsertion, logement`]);
      expect(await find('réinsertion logement')).toEqual([`${id}-all: Réinsertion, logement`]);
      expect(await find('سكن')).toEqual(['i1']);
      expect(await find('farid')).toEqual(['p2']);
      expect(await find('irak')).toEqual([`${meeting.iraq}: Les notes d’Irak : logement`]);
      expect(await find('durables')).toEqual([]);
      expect(await find('…')).toEqual([]);
      const { hits, total } = await of().review.search(id, ['reinsertion'], 1);
      expect([hits.length, total]).toEqual([1, 3]);
    });

    test('says of which rooms the newest words could not be read for a minute, and only of those', async () => {
      const { id, meeting } = await heldAndWritten();
      const unread = async (now: number) =>
        (await of().review.totals(id, now)).filter((room) => room.unread).map(({ roomId }) => roomId);
      await append(meeting.iraq, 'what nobody can read');
      expect(await unread(NOW + 60_000), 'it may still come').toEqual([]);
      const late = await unread(NOW + 60_006);
      expect(late).toContain(meeting.iraq);
      expect(late).not.toContain(`${id}-all`);
      expect(await of().review.room(id, meeting.iraq, NOW + 60_006)).toMatchObject({
        totals: { unread: true, cards: 2 },
      });
    });

    test('shows nothing of another event, and rooms that nobody has read yet as empty', async () => {
      const { meeting, id } = await heldAndWritten();
      const other = await heldMeeting(of());
      expect(await of().review.room(other.id, meeting.iraq, 0)).toBeNull();
      expect(await of().review.matrix(other.id, {})).toEqual([]);
      expect(await of().review.cards(other.id, {}, 10)).toEqual({ cards: [], total: 0 });
      expect(await of().review.search(other.id, ['reinsertion'], 10)).toEqual({ hits: [], total: 0 });
      expect(
        (await of().review.totals(id, 0)).map(({ roomId, cards, position }) => [roomId, position, cards]),
      ).toEqual([
        [meeting.morocco, 0, 0],
        [meeting.iraq, 1, 2],
        [`${id}-all`, 1, 3],
      ]);
      expect(await of().review.room(id, meeting.morocco, 0)).toEqual({
        totals: {
          roomId: meeting.morocco,
          position: 0,
          unread: false,
          changedAt: null,
          words: 0,
          cards: 0,
          kinds: { note: 0, question: 0, decision: 0, action: 0 },
          writers: 0,
        },
        columns: [],
        blocks: [],
        cards: [],
      });
    });
  });
}
