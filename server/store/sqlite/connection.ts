import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type DatabaseConnection, Kysely, type SqliteDatabase, SqliteDialect, SqliteDriver } from 'kysely';
import type { Schema } from '../schema.ts';

export type Role = 'writer' | 'reader';

const BUSY_TIMEOUT_MS = 5000;
/** A process that is just stopping gets this long to let go of the folder. */
const LOCK_WAIT_MS = 1000;

/** Opens the database file of a data folder for one of its two connections. */
export function connect(dataDir: string, role: Role): BetterSqlite.Database {
  const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { timeout: BUSY_TIMEOUT_MS });
  // The timeout comes first: switching to WAL while another connection writes fails at once without it.
  file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const mode = file.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal')
    throw new Error(`The disk of ${dataDir} cannot keep a write-ahead log (got "${mode}").`);
  // Every commit reaches the disk before it is acknowledged; NORMAL would lose commits when the power fails.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  if (role === 'reader') file.pragma('query_only = ON');
  return file;
}

/**
 * Takes the folder for this process until the returned handle is closed or the process dies, however it dies. The
 * lock is the kernel's, held on a file of its own that nothing else may ever open or read.
 */
export function lockFolder(dataDir: string): BetterSqlite.Database {
  const lock = new BetterSqlite(join(dataDir, 'lock.sqlite'), { timeout: LOCK_WAIT_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof BetterSqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new Error(
      `Another process already uses the data folder ${dataDir}. Stop that one, or give this one a DATA_DIR of its own.`,
    );
  }
  return lock;
}

/**
 * Writes the file anew without what was deleted, and empties the write-ahead log, which holds pages as they were.
 * @throws SQLITE_BUSY when somebody keeps reading an old state
 */
export function scrub(file: BetterSqlite.Database): void {
  file.exec('VACUUM');
  const [state] = file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (state?.busy !== 0) {
    throw new BetterSqlite.SqliteError('The write-ahead log is being read.', 'SQLITE_BUSY');
  }
}

/** A typed query builder on a connection; what the writer begins takes the write lock at once. */
export function queries(file: BetterSqlite.Database, role: Role): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new Dialect(file, role) });
}

/** So many statements stay prepared; few are asked that often, and lists of values make ever new ones. */
const PREPARED_MAX = 200;

/** A file whose statements are prepared once, not each time: that is half of what a small question costs. */
function preparing(file: BetterSqlite.Database): SqliteDatabase {
  const prepared = new Map<string, BetterSqlite.Statement>();
  return {
    prepare(sql) {
      const statement = prepared.get(sql) ?? file.prepare(sql);
      // Used last stands last; the first goes.
      prepared.delete(sql);
      prepared.set(sql, statement);
      const [oldest] = prepared.keys();
      if (prepared.size > PREPARED_MAX && oldest !== undefined) prepared.delete(oldest);
      return statement;
    },
    close: () => void file.close(),
  };
}

class Dialect extends SqliteDialect {
  readonly #file: BetterSqlite.Database;
  readonly #role: Role;
  constructor(file: BetterSqlite.Database, role: Role) {
    super({ database: file });
    this.#file = file;
    this.#role = role;
  }
  override createDriver(): SqliteDriver {
    return new Driver(this.#file, this.#role);
  }
}

class Driver extends SqliteDriver {
  readonly #file: BetterSqlite.Database;
  readonly #begin: string;
  constructor(file: BetterSqlite.Database, role: Role) {
    super({ database: preparing(file) });
    this.#file = file;
    this.#begin = role === 'writer' ? 'BEGIN IMMEDIATE' : 'BEGIN';
  }
  override async beginTransaction(): Promise<void> {
    this.#file.exec(this.#begin);
  }
  /** A full disk makes SQLite roll back by itself; a second ROLLBACK would only hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

const UNAVAILABLE = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN|NOMEM|INTERRUPT|PROTOCOL)/;

/** Whether an error means that the disk or file cannot serve now, rather than that the request was wrong. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof BetterSqlite.SqliteError && UNAVAILABLE.test(error.code);
}
