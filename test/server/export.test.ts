import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { addCard } from '#lib/board/edit.ts';
import { notesOf } from '#lib/board/schema.ts';
import { CountryRooms, STORES } from '#test/support/country-room.ts';
import { QuestionPage } from '#test/support/questions.ts';
import type { Guest } from '#test/support/server.ts';

const WORKSHOP = 'demo-workshop-iq';

describe.each(STORES)('an export on %s', (kind) => {
  let rooms: CountryRooms;
  let staff: Guest;
  beforeEach(async () => {
    rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    staff = await rooms.server.as('staff');
  });
  afterEach(() => rooms.close());

  const ask = (query: string) =>
    rooms.server.fetch(`/api/export?${query}`, {}, `${staff.cookie}; language=en`);
  async function enters(name: string, roomId = rooms.roomId) {
    const guest = await rooms.server.join({ name, organisation: 'iom-iraq', country: 'IQ' });
    const { epoch } = (await (await guest.fetch(`/api/rooms/${roomId}`)).json()) as { epoch: string };
    return rooms.opens(guest.cookie, { roomId, epoch, own: true }).arrives();
  }

  it('holds what was saved a moment ago, decisions first, readable and as a table', async () => {
    const amal = await enters('Amal Haddad');
    addCard(amal.doc, { id: 'a', column: 'obstacles', text: '# Housing, =1+1' });
    addCard(amal.doc, { id: 'b', column: 'next-steps', text: '=cmd', kind: 'decision' });
    const line = new Y.XmlElement('paragraph');
    notesOf(amal.doc).insert(1, [line]);
    line.insert(0, [new Y.XmlText('Families arrive on Thursday')]);
    await amal.isSaved();

    const answer = await ask(`format=md&room=${rooms.roomId}`);
    expect(answer.headers.get('content-disposition')).toContain('Iraq.md');
    const markdown = await answer.text();
    const order = [
      '## Decisions and actions',
      '=cmd',
      '### Notes',
      '#### Context',
      'Families arrive',
      '### Obstacles',
    ];
    const places = order.map((text) => markdown.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(markdown).toContain('- \\# Housing, =1+1 — Amal Haddad');

    const csv = Buffer.from(await (await ask('format=csv')).arrayBuffer()).toString('utf8');
    expect(csv.startsWith('\ufeff"Session","Room"')).toBe(true);
    expect(csv).toContain(`"Decision","'=cmd"`);
    expect(csv).toContain('"Amal Haddad","IOM Iraq","Iraq"');
    expect(await (await ask('format=csv&country=MA')).text()).not.toContain('Housing');
    expect(await (await ask('format=csv&country=IQ')).text()).toContain('Housing');
  });

  it('names nobody where the session signs by organisation', async () => {
    const amal = await enters('Amal Haddad', WORKSHOP);
    addCard(amal.doc, { id: 'a', column: 'obstacles', text: 'unsigned words' });
    await amal.isSaved();
    for (const format of ['md', 'csv']) {
      const text = await (await ask(`format=${format}`)).text();
      expect(text).toContain('unsigned words');
      expect(text).toContain('IOM Iraq');
      expect(text).not.toContain('Haddad');
    }
  });

  it('holds the questions to the speakers that everybody saw, with their votes; the file carries them too', async () => {
    const page = async (who: Guest, as: 'participant' | 'host') => {
      const opened = await QuestionPage.opens(rooms.server.url, who.cookie, rooms.roomId, as);
      onTestFinished(() => opened.closes());
      return opened;
    };
    const amal = await page(await rooms.server.join({ name: 'Amal Haddad' }), 'participant');
    const host = await page(await rooms.server.as('facilitator'), 'host');
    const wanted = await amal.puts('=WHEN()');
    const done = await amal.puts('Who pays?');
    const put = await amal.puts('Put away');
    await amal.votes(wanted.id);
    await host.asks('question:decide', { questionId: done.id, state: 'answered' });
    await host.asks('question:decide', { questionId: put.id, state: 'archived' });
    const taken = async (format: string) => (await ask(`format=${format}&room=${rooms.roomId}`)).text();
    const markdown = await taken('md');
    expect(markdown).toContain(
      '#### Open\n\n- \\=WHEN() — Amal Haddad, Votes: 1\n\n#### Answered\n\n- Who pays?',
    );
    const csv = await taken('csv');
    expect(csv).toContain(`"Questions to the speakers","Open","'=WHEN()","","Amal Haddad"`);
    const json = await taken('json');
    expect(JSON.parse(json).questions).toMatchObject([
      { text: '=WHEN()', by: expect.anything(), state: 'open', votes: 1 },
      { text: 'Who pays?', state: 'answered' },
    ]);
    const read = await (await staff.fetch(`/api/review/rooms/${rooms.roomId}`)).json();
    expect(read.questions).toMatchObject([
      { text: '=WHEN()', by: 'Amal Haddad', state: 'open', votes: 1 },
      { text: 'Who pays?', state: 'answered', votes: 0 },
    ]);
    for (const each of [markdown, csv, json, JSON.stringify(read)]) expect(each).not.toContain('Put away');
  });

  it('[16] a hundred times over writes nothing into the room', async () => {
    const amal = await enters('Amal');
    addCard(amal.doc, { id: 'a', column: 'obstacles', text: 'one' });
    await amal.isSaved();
    const stored = async () => {
      const log = await rooms.server.store.rooms.load(rooms.roomId);
      const hash = createHash('sha256');
      for (const { update } of log?.entries ?? []) hash.update(update);
      return [log?.head, hash.digest('hex')];
    };
    const before = await stored();
    let updates = 0;
    amal.doc.on('update', () => {
      updates += 1;
    });
    for (let n = 0; n < 100; n += 1) {
      const format = ['md', 'csv', 'json'][n % 3];
      const answer = await ask(`format=${format}&room=${rooms.roomId}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('one');
    }
    expect(await stored()).toEqual(before);
    expect(updates).toBe(0);
  });

  it('refuses formats and places that there are not', async () => {
    expect((await ask('format=exe')).status).toBe(422);
    expect((await ask(`format=md&room=${rooms.roomId}&country=IQ`)).status).toBe(422);
    expect((await ask('format=md&room=nowhere')).status).toBe(404);
    expect((await ask('format=md&session=demo-exchange')).status).toBe(200);
  });
});
