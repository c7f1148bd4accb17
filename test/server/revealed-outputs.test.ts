import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { Signing } from '#lib/board/rules.ts';
import type { OutputsFile } from '#lib/outputs-file/shape.ts';
import { openLive } from '#test/support/live.ts';
import { startTestServer } from '#test/support/server.ts';
import { newFolder } from '../store/folder.ts';

const ROOM = 'demo-exchange-iq';

/** Every row of every table, with the table it is in. */
function rowsIn(dataDir: string): string[] {
  const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { readonly: true });
  const tables = file
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all();
  const rows = tables.flatMap(({ name }) =>
    file
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .map((row) => `${name} ${JSON.stringify(row, (_, value) => textOf(value))}`),
  );
  file.close();
  return rows;
}

/** Bytes as the text that is in them. */
function textOf(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  return isBytes ? Buffer.from((value as { data?: number[] }).data ?? []).toString('latin1') : value;
}

it.each<[Signing, string]>([
  ['anonymous', ''],
  ['organisation', 'IOM Iraq'],
])(
  'a card that was revealed as %s joins to nobody: in no table, no export, no search',
  async (signing, by) => {
    const dataDir = await newFolder();
    const server = await startTestServer({ dataDir });
    onTestFinished(() => server.close());
    const amal = await server.join({ name: 'Amal Haddad', organisation: 'iom-iraq', country: 'IQ' });
    const host = await openLive(server.url, (await server.as('facilitator')).cookie);
    onTestFinished(() => host.closes());
    await host.asks('writing:begin', { roomIds: [ROOM], signing });
    const page = await openLive(server.url, amal.cookie);
    const draft = {
      roomId: ROOM,
      id: 'draft-of-somebody-amal',
      column: 'obstacles',
      text: 'KEPTBACK words',
      kind: 'note',
    };
    expect((await page.asks('draft:keep', draft)).ok).toBe(true);
    page.closes();
    expect((await host.asks('writing:reveal', { roomId: ROOM })).ok).toBe(true);

    const staff = await server.as('staff');
    const ask = async (path: string) => (await server.fetch(path, {}, `${staff.cookie}; language=en`)).text();
    for (const format of ['md', 'csv', 'json']) {
      const text = await ask(`/api/export?format=${format}&room=${ROOM}`);
      expect(text).toContain('KEPTBACK words');
      expect(text).not.toContain('Haddad');
      if (by !== '') expect(text).toContain(by);
    }
    const file = JSON.parse(await ask(`/api/export?format=json&room=${ROOM}`)) as OutputsFile;
    expect(file.people).toEqual([]);
    const found = JSON.parse(await ask('/api/review/search?q=keptback')) as {
      hits: { by: string; cardId: string }[];
    };
    expect(found.hits).toMatchObject([{ by }]);
    const filtered = JSON.parse(await ask('/api/review/cards?organisation=iom-iraq')) as { total: number };
    expect(filtered.total).toBe(by === '' ? 0 : 1);

    const cardId = found.hits[0]?.cardId ?? '';
    const rows = rowsIn(dataDir);
    const ofCard = rows.filter((row) => row.includes(cardId) || row.includes('KEPTBACK'));
    expect(ofCard.length).toBeGreaterThan(1);
    expect(ofCard.filter((row) => row.includes(amal.person.id) || row.includes('Haddad'))).toEqual([]);
    // The twin: her own row is there, so that the search above could have found her.
    expect(rows.some((row) => row.startsWith('person ') && row.includes(amal.person.id))).toBe(true);
    expect(rows.filter((row) => row.startsWith('room_client ') && row.includes(amal.person.id))).toEqual([]);
  },
);
