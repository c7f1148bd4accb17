import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { boardOf, type CardView } from '#lib/board/read.ts';
import type { RoomRules, Signing } from '#lib/board/rules.ts';
import type { OwnWriting, Reply } from '#lib/wire/live.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { type LivePage, openLive } from '#test/support/live.ts';
import type { Guest } from '#test/support/server.ts';
import type { Writer } from '#test/support/writer.ts';

/** Somebody in the room with both sockets, and every byte that came over them. */
interface Present {
  guest: Guest;
  page: LivePage;
  writer: Writer;
  bytes: string[];
}

describe.each(STORES)('private writing on %s', (kind) => {
  let rooms: CountryRooms;
  let host: LivePage;
  const pages: LivePage[] = [];

  async function opens(cookie: string): Promise<LivePage> {
    const page = await openLive(rooms.server.url, cookie);
    pages.push(page);
    return page;
  }

  async function comes(guest: Guest): Promise<Present> {
    const page = await opens(guest.cookie);
    const writer = await rooms.opens(guest.cookie, { epoch: rooms.epoch, own: true }).arrives();
    const bytes: string[] = [];
    page.socket.onAny((...news: unknown[]) => bytes.push(JSON.stringify(news)));
    writer.provider.ws?.addEventListener('message', ({ data }) => {
      bytes.push(Buffer.from(data as ArrayBuffer).toString('utf8'));
    });
    return { guest, page, writer, bytes };
  }
  const joins = async (name: string, organisation?: string) =>
    comes(await rooms.server.join({ name, ...(organisation === undefined ? {} : { organisation }) }));

  const begins = (signing: Signing = 'named') =>
    host.asks('writing:begin', { roomIds: [rooms.roomId], signing });
  const reveals = () => host.asks('writing:reveal', { roomId: rooms.roomId });
  const draftId = (name: string) => `draft-of-somebody-${name}`;
  const writes = ({ page }: Pick<Present, 'page'>, name: string, text: string, more = {}) =>
    page.asks('draft:keep', {
      roomId: rooms.roomId,
      id: draftId(name),
      column: 'what-works',
      text,
      kind: 'note',
      ...more,
    });
  async function knows(page: LivePage): Promise<OwnWriting> {
    const reply = (await page.asks('writing:read', { roomId: rooms.roomId })) as Reply<OwnWriting>;
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  }
  const cardsOf = ({ writer }: Pick<Present, 'writer'>): CardView[] =>
    boardOf(writer.doc).columns.flatMap((column) => [...column.cards]);
  const hearsRules = (page: LivePage, wanted: (rules: RoomRules) => boolean): Promise<RoomRules> =>
    new Promise((resolve) => {
      page.socket.on('writing:changed', ({ roomId, rules }) => {
        if (roomId === rooms.roomId && wanted(rules)) resolve(rules);
      });
    });

  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    host = await opens((await rooms.server.as('facilitator')).cookie);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.closes();
    await rooms.close();
  });

  it('shows drafts to nobody but their writers before they are revealed, and then all to all, with their authors', async () => {
    const [amal, joris, nour] = [await joins('Amal'), await joins('Joris'), await joins('Nour')];
    const begun = hearsRules(joris.page, ({ writing }) => writing === 'private');
    expect(await begins()).toEqual({ ok: true, value: null });
    expect(await begun).toMatchObject({ writing: 'private', signing: 'named', drafts: 0 });

    const counted = hearsRules(nour.page, ({ drafts }) => drafts === 2);
    expect(await writes(amal, 'a', 'secret of Amal')).toEqual({ ok: true, value: 'kept' });
    expect(await writes(joris, 'b', 'secret of Joris', { kind: 'question' })).toEqual({
      ok: true,
      value: 'kept',
    });
    await counted;
    expect((await knows(amal.page)).drafts).toEqual([
      { id: draftId('a'), column: 'what-works', text: 'secret of Amal', kind: 'note' },
    ]);
    expect(await knows(nour.page)).toMatchObject({ drafts: [], rules: { drafts: 2 } });
    // Whatever reached anybody until now: nothing of it holds what is kept back.
    nour.writer.writes('a public word');
    await nour.writer.isSaved();
    await amal.writer.sees('a public word');
    for (const { bytes } of [amal, joris, nour]) expect(bytes.join('\n')).not.toContain('secret of');
    expect(JSON.stringify(rooms.server.logged)).not.toContain('secret of');
    expect(cardsOf(amal)).toEqual([]);

    const over = hearsRules(nour.page, ({ writing }) => writing === 'open');
    expect(await reveals()).toEqual({ ok: true, value: { cards: 2 } });
    await over;
    for (const each of [amal, joris, nour]) {
      await each.writer.until(() => cardsOf(each).length === 2, 'the cards');
      const cards = cardsOf(each);
      expect(cards.map(({ id, text, kind }) => ({ id, text, kind }))).toEqual([
        { id: draftId('a'), text: 'secret of Amal', kind: 'note' },
        { id: draftId('b'), text: 'secret of Joris', kind: 'question' },
      ]);
      const authors = cards.map(({ author }) => each.writer.authors.get(author)?.name);
      expect(authors).toEqual(['Amal', 'Joris']);
    }
    expect(amal.writer.authors.get(cardsOf(amal)[0]?.author ?? 0)?.own).toBe(true);
    expect(nour.bytes.join('\n')).toContain('secret of');
    expect(await knows(amal.page)).toMatchObject({ drafts: [], rules: { writing: 'open', drafts: 0 } });
  });

  it('lets one read, change and discard one’s own drafts on every device, and tells the other device', async () => {
    const amal = await joins('Amal');
    await begins();
    const phone = await opens(amal.guest.cookie);
    const told = phone.hears('draft:changed');
    await writes(amal, 'a', 'first');
    expect(await told).toEqual({ roomId: rooms.roomId });
    expect((await knows(phone)).drafts).toMatchObject([{ text: 'first' }]);
    expect((await writes({ page: phone }, 'a', 'second')).ok).toBe(true);
    await writes(amal, 'b', 'too much');
    expect((await phone.asks('draft:discard', { roomId: rooms.roomId, id: draftId('b') })).ok).toBe(true);
    expect((await knows(amal.page)).drafts).toMatchObject([{ text: 'second' }]);
    await reveals();
    await amal.writer.until(() => cardsOf(amal).length === 1, 'the card');
    expect(cardsOf(amal)[0]?.text).toBe('second');
  });

  it('takes no draft of one person from another, and none where people write openly', async () => {
    const [amal, mallory] = [await joins('Amal'), await joins('Mallory')];
    expect(await writes(amal, 'a', 'too early')).toEqual({ ok: false, error: { code: 'writing-over' } });
    await begins();
    expect((await writes(amal, 'a', 'mine')).ok).toBe(true);
    expect(await writes(mallory, 'a', 'not mine')).toEqual({ ok: false, error: { code: 'invalid' } });
    await mallory.page.asks('draft:discard', { roomId: rooms.roomId, id: draftId('a') });
    expect((await knows(amal.page)).drafts).toMatchObject([{ text: 'mine' }]);
    expect((await knows(mallory.page)).drafts).toEqual([]);
  });

  it('is revealed once, however often it is asked for, and says to a late device what became of its drafts', async () => {
    const amal = await joins('Amal');
    await begins();
    await writes(amal, 'a', 'in time');
    const answers = await Promise.all([reveals(), reveals(), reveals()]);
    for (const answer of answers) expect(answer.ok).toBe(true);
    await amal.writer.until(() => cardsOf(amal).length > 0, 'the card');
    expect(await writes(amal, 'a', 'in time')).toEqual({ ok: true, value: 'revealed' });
    expect(await writes(amal, 'b', 'too late')).toEqual({ ok: false, error: { code: 'writing-over' } });
    expect(await reveals()).toEqual({ ok: true, value: { cards: 0 } });
    const late = await joins('Late');
    expect(cardsOf(late).map(({ text }) => text)).toEqual(['in time']);
  });

  it('keeps the drafts of a session that is closed, and reveals them when it is open again', async () => {
    const amal = await joins('Amal');
    await begins();
    await writes(amal, 'a', 'kept');
    await rooms.setSession('closed');
    expect(await writes(amal, 'b', 'late')).toEqual({ ok: false, error: { code: 'session-closed' } });
    expect(await reveals()).toEqual({ ok: false, error: { code: 'session-closed' } });
    expect(await knows(amal.page)).toMatchObject({ drafts: [{ text: 'kept' }], rules: { drafts: 1 } });
    await rooms.setSession('open');
    expect(await reveals()).toEqual({ ok: true, value: { cards: 1 } });
  });

  it('goes on after a restart as it was', async () => {
    const amal = await joins('Amal');
    await begins('organisation');
    await writes(amal, 'a', 'kept');
    amal.page.closes();
    host.closes();
    await rooms.restart();
    const again = await opens(amal.guest.cookie);
    expect(await knows(again)).toMatchObject({
      drafts: [{ text: 'kept' }],
      rules: { writing: 'private', signing: 'organisation', drafts: 1 },
    });
  });
});
