import { sql } from 'kysely';
import type { Database, Tx } from './schema.ts';

/** One step of a database's layout. Steps are never changed once released; the next one comes after. */
export interface Migration {
  name: string;
  statements: string[];
}

/** The database was made by a newer version of the program than this one. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

/**
 * Brings the database's layout up to date, all or nothing, and records each step in the table `migration`.
 * `lock` runs first in the transaction and keeps other processes out.
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  lock?: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lock?.(tx);
    await sql`create table if not exists migration (number integer primary key, name text not null)`.execute(
      tx,
    );
    const { rows } = await sql<{
      newest: number | null;
    }>`select max(number) as newest from migration`.execute(tx);
    const done = rows[0]?.newest ?? 0;
    if (done > migrations.length) {
      throw new NewerDatabase(
        `The database has layout ${done}, this version knows ${migrations.length}. Start the newer version.`,
      );
    }
    for (const [index, { name, statements }] of migrations.entries()) {
      if (index < done) continue;
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await sql`insert into migration (number, name) values (${index + 1}, ${name})`.execute(tx);
    }
  });
}
