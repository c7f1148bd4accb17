import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { expect } from 'vitest';

/** Where a server of a test keeps its rows. */
export interface RowsPlace {
  kind: string;
  dataDir: string;
  databaseUrl: string;
}

/**
 * Every row of some tables as the database itself keeps it, in its own order, with what it notes beside.
 *
 * @param unnumbered tables of which SQLite must know no number by which rows were written
 */
export async function rawRows<Table extends string>(
  { kind, dataDir, databaseUrl }: RowsPlace,
  tables: readonly Table[],
  unnumbered: readonly Table[],
): Promise<Record<Table, Record<string, unknown>[]>> {
  const rows = {} as Record<Table, Record<string, unknown>[]>;
  if (kind === 'sqlite') {
    const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { readonly: true });
    for (const table of tables) rows[table] = file.prepare(`SELECT * FROM ${table}`).all() as never;
    for (const table of unnumbered) {
      expect(() => file.prepare(`SELECT rowid FROM ${table}`)).toThrow('no such column');
    }
    file.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const table of tables) {
    rows[table] = (await client.query(`SELECT ctid, xmin, * FROM ${table} ORDER BY ctid`)).rows;
  }
  await client.end();
  return rows;
}
