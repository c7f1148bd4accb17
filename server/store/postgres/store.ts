import { sql } from 'kysely';
import pg from 'pg';
import { type Call, callable, carriedMethods } from '../methods.ts';
import { migrate } from '../migrate.ts';
import { type Store, StoreUnavailable } from '../store.ts';
import { connectionPool, inTurn, isUnavailable, queries, scrub } from './connection.ts';
import { POSTGRES_MIGRATIONS } from './migrations.ts';

/** Any number, the same in every process: who holds it may change the layout. */
const LAYOUT_LOCK = 28_03_2019;

/** The store in a PostgreSQL database that several processes may share. Rejects with a sentence when it cannot be used. */
export async function openPostgres(databaseUrl: string): Promise<Store> {
  // Checked here since the driver's error would carry the address with its password.
  if (!URL.canParse(databaseUrl)) throw new Error('The address of the database cannot be read.');
  const pool = connectionPool(databaseUrl);
  const db = queries(pool);
  const carryOut = callable(db, () => scrub(databaseUrl));
  let closed = false;

  async function carry(call: Call): Promise<unknown> {
    if (closed) throw new StoreUnavailable('The database is closed.');
    return translated(() => carryOut(call));
  }

  try {
    await translated(() =>
      migrate(db, POSTGRES_MIGRATIONS, (tx) => sql`select pg_advisory_xact_lock(${LAYOUT_LOCK})`.execute(tx)),
    );
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    ...carriedMethods(carry),
    inTurn: (work) => inTurn(databaseUrl, work),
    async close() {
      if (closed) return;
      closed = true;
      await db.destroy();
    },
  };
}

/**
 * Turns the driver's errors into the store's. A refused statement loses its details, since they quote the values
 * of the row, which are people's.
 */
async function translated<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error))
      throw new StoreUnavailable(`The database cannot answer now: ${messageOf(error)}`);
    if (error instanceof pg.DatabaseError) throw new Error(error.message);
    throw error;
  }
}

function messageOf(error: unknown): string {
  // Trying several addresses of a host gives one error with an empty message and the real ones inside.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
