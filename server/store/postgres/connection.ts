import {
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import type { Schema } from '../schema.ts';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5000;
/** The server gives up on a statement after the first time, the client on an unreachable server after the second. */
const STATEMENT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 15_000;

const BIGINT = 20;

/** Connects lazily. Every commit is on the server's disk before it is acknowledged, whatever the server's default. */
export function connectionPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    application_name: 'rencontre',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    // Milliseconds and positions are exact as numbers up to 2^53.
    types: {
      getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)),
    },
    onConnect: (client) => client.query('SET synchronous_commit = on'),
  });
  // A connection that breaks says so to whoever waits for an answer on it; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Any number, the same in every process, and another than that of the layout. */
const TURN_LOCK = 28_03_2020;
/** A start takes a second or two. */
const TURN_MAX_MS = 60_000;

/** Does the work under a lock that one connection to the database has at a time. */
export async function inTurn<Value>(databaseUrl: string, work: () => Promise<Value>): Promise<Value> {
  return onOwnConnection(databaseUrl, 'rencontre start', async (client) => {
    await client.query(`SET lock_timeout = ${TURN_MAX_MS}`);
    await client.query('SELECT pg_advisory_lock($1)', [TURN_LOCK]);
    return work();
  });
}

/** Writes every table anew without what was deleted, on a connection of its own that may take its time. */
export async function scrub(databaseUrl: string): Promise<void> {
  await onOwnConnection(databaseUrl, 'rencontre scrub', async (client) => {
    const tables = await client.query<{ name: string }>(
      'SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema()',
    );
    for (const { name } of tables.rows) await client.query(`VACUUM (FULL) ${name}`);
  });
}

async function onOwnConnection<Value>(
  databaseUrl: string,
  name: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A typed query builder on the pool. */
export function queries(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new Dialect({ pool: carefulPool(pool) }) });
}

/** The server's last word on a connection (class 57P of its error codes: shutting down, crashed, starting). */
const endsConnection = ({ code }: pg.DatabaseError) => code?.startsWith('57P') === true;

/** Connections that failed in any way but by refusing a statement are thrown away instead of used again. */
function carefulPool(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let broken: unknown;
      const query = async (statement: string, parameters: readonly unknown[]) => {
        if (broken !== undefined) throw broken;
        try {
          return await client.query(statement, [...parameters]);
        } catch (error) {
          if (!(error instanceof pg.DatabaseError) || endsConnection(error)) broken = error;
          throw error;
        }
      };
      return {
        // Its other form, with a cursor, is for streaming, which the store does not do.
        query: query as unknown as PostgresPoolClient['query'],
        release: () => client.release(broken !== undefined),
      };
    },
  };
}

class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): PostgresDriver {
    return new Driver(this.#config);
  }
}

class Driver extends PostgresDriver {
  /** Where rolling back fails, the connection is lost and the server rolls back; the first error is what counts. */
  override rollbackTransaction(connection: Connection): Promise<void> {
    return super.rollbackTransaction(connection).catch(() => {});
  }
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0];

/**
 * SQLSTATE classes and codes that mean "not now": connection, resources, operator, system, read-only, and
 * transactions that met another one.
 */
const UNAVAILABLE = /^(08|53|57|58)|^(25006|40001|40P01|55P03)$/;

/** Whether an error means that the database cannot serve now, rather than that the request was wrong. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return UNAVAILABLE.test(error.code ?? '');
  // The driver's own errors (connection ended, time-outs) and the system's (refused, reset) are plain Errors.
  return error instanceof AggregateError || (error instanceof Error && error.constructor === Error);
}
