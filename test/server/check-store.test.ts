import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { CountryRooms, STORES } from '#test/support/country-room.ts';

/** What the command says of a store, and its exit code. */
async function checked(place: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['server/check-store.ts'], {
    env: { ...process.env, PASS_SECRET: '', DATABASE_URL: '', ...place },
  });
  const ended = once(child, 'exit');
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, said: said.join('') };
}

describe.each(STORES)('npm run check-store, on %s,', (kind) => {
  it('[11] opens every document, and finds the one that has a hole', async () => {
    const rooms = await CountryRooms.start(kind, inject('databaseUrl'));
    try {
      const { place, roomId } = rooms;
      const amal = await rooms.enters('Amal');
      for (let n = 0; n < 6; n++) {
        amal.writes(`word-${n} `);
        await amal.isSaved();
      }
      amal.leaves();
      await rooms.server.close();
      const whole = await checked(place);
      expect(whole).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^\d\d+ documents .*: all whole\.\n$/),
      });

      const hole = `DELETE FROM log_entry WHERE room_id = '${roomId}' AND position = 4`;
      if (kind === 'sqlite') {
        const file = new BetterSqlite(join(place.DATA_DIR ?? '', 'rencontre.sqlite'));
        file.exec(hole);
        file.close();
      } else {
        const client = new pg.Client({ connectionString: place.DATABASE_URL });
        await client.connect();
        await client.query(hole);
        await client.end();
      }
      const holed = await checked(place);
      expect(holed.code).toBe(1);
      expect(holed.said).toContain(`Room ${roomId}: entry 5 follows on 3; what was between is missing.`);
      expect(holed.said).toContain(`Room ${roomId}: entry 5 hangs on something that is nowhere.`);
      // The others are whole.
      const blamed = holed.said.split('\n').filter((line) => line.startsWith('Room '));
      expect(blamed.every((line) => line.startsWith(`Room ${roomId}:`))).toBe(true);
    } finally {
      await rooms.close();
    }
  });
});
