import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import type { ErasedNote } from '#lib/keep/erased-note.ts';
import { Sentence, writeWhole } from './files.ts';

/** What every dump of PostgreSQL in its own format begins with. */
const SIGNATURE = 'PGDMP';
const CONNECT_TIMEOUT_MS = 5000;

/** Dumps the database into one file, as of one moment, while servers may be writing. */
export async function backUpPostgres(databaseUrl: string, path: string): Promise<void> {
  await writeWhole(path, async (partial) => {
    const args = ['--format=custom', '--no-owner', '--no-privileges', `--file=${partial}`];
    await ended(start('pg_dump', args, databaseUrl));
  });
}

/** Throws a sentence when the file is no dump. */
export async function checkDump(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => {
    throw new Sentence(`${path} cannot be read.`);
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(SIGNATURE.length), 0, SIGNATURE.length, 0);
    if (buffer.toString('latin1') !== SIGNATURE)
      throw new Sentence(`${path} was not made by npm run backup.`);
  } finally {
    await file.close();
  }
}

/**
 * Brings a dump back into an empty database, all or nothing. The server finishes it at its next start, before
 * anybody can enter.
 */
export async function restorePostgres(
  databaseUrl: string,
  path: string,
  { madeAt, erased }: { madeAt: number; erased: readonly ErasedNote[] },
): Promise<void> {
  await checkDump(path);
  const schema = await emptySchema(databaseUrl);
  const read = start(
    'pg_restore',
    ['--no-owner', '--no-privileges', '--exit-on-error', '--file=-', path],
    databaseUrl,
  );
  const write = start(
    'psql',
    ['--no-psqlrc', '--quiet', '--single-transaction', '--set=ON_ERROR_STOP=1', '--output=/dev/null'],
    databaseUrl,
  );
  const bothEnded = Promise.all([ended(read), ended(write)]);
  // Whichever fails first is the reason; the other one is ended with it, and the transaction is rolled back.
  bothEnded.catch(() => {
    read.kill();
    write.kill();
  });
  const { stdout } = read;
  const { stdin } = write;
  if (stdout === null || stdin === null) throw new Error('The programs of PostgreSQL have no pipes.');
  stdin.on('error', () => {});
  stdout.pipe(stdin, { end: false });
  await finished(stdout).catch(() => {});
  const [code] = read.exitCode === null ? ((await once(read, 'exit')) as [number | null]) : [read.exitCode];
  if (code === 0) {
    const list = pg.escapeLiteral(JSON.stringify(erased));
    stdin.end(
      `DELETE FROM ${schema}.backup;\nINSERT INTO ${schema}.backup (id, made_at, erased) VALUES (1, ${madeAt}, ${list});\n`,
    );
  }
  await bothEnded;
}

/** The schema that the database works in, quoted; throws a sentence when there is anything in it. */
async function emptySchema(databaseUrl: string): Promise<string> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'rencontre restore',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ schema: string; tables: number }>(
      `SELECT quote_ident(current_schema()) AS schema,
        (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`,
    );
    const [found] = rows;
    if (found === undefined || found.tables > 0) {
      throw new Sentence(
        'The database is not empty. A backup is restored into an empty one, so that nothing is overwritten: stop the servers, make a new database, and run this again with its address in DATABASE_URL.',
      );
    }
    return found.schema;
  } catch (error) {
    if (error instanceof Sentence) throw error;
    throw new Sentence(
      `The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts one of PostgreSQL's own programs. The address goes by its environment, since command lines can be read by all. */
function start(program: string, args: string[], databaseUrl: string): ChildProcess {
  return spawn(program, args, {
    env: { ...process.env, ...addressOf(databaseUrl) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** An address as the variables that PostgreSQL's programs read. */
function addressOf(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const given: Record<string, string | null> = {
    PGHOST: url.searchParams.get('host') ?? url.hostname,
    PGPORT: url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGSSLMODE: url.searchParams.get('sslmode'),
    PGSSLROOTCERT: url.searchParams.get('sslrootcert'),
    PGOPTIONS: url.searchParams.get('options'),
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  );
}

/** Resolves when a program has done its work; rejects with a sentence and the program's own last words. */
async function ended(child: ChildProcess): Promise<void> {
  const program = child.spawnfile;
  const words = child.stderr === null ? '' : text(child.stderr);
  const outcome = await new Promise<number | null | 'missing'>((resolve) => {
    child.once('error', () => resolve('missing'));
    child.once('close', resolve);
  });
  if (outcome === 'missing') {
    throw new Sentence(
      `${program} is not installed here. Install PostgreSQL's programs in the version of the database or a newer one (Debian: apt-get install postgresql-client).`,
    );
  }
  if (outcome !== 0) throw new Sentence(`${program} failed: ${(await words).trim() || 'it was ended'}`);
}
