import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A real PostgreSQL of the tests' own, in a temporary folder, on a free port of this machine. */
export interface TestPostgres {
  /** The address of its own database; give it to `freshDatabase` for one to work in. */
  address: string;
  /** The address of a new, empty database. */
  databaseUrl(): Promise<string>;
  /** Ends it as a power cut would, without any farewell to its clients. */
  kill9(): Promise<void>;
  /** Starts it again in its folder, on the same port; ends it first if it runs. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL, with fsync; rejects with a sentence when it is not installed. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = await binaries();
  const folder = await mkdtemp(join(tmpdir(), 'rencontre-postgres-'));
  // PostgreSQL refuses to run as root; there it runs as the user that its Debian package made.
  const user = process.getuid?.() === 0 ? await idsOf('postgres') : null;
  if (user !== null) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'tester', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder },
  );

  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=on',
  ];
  const start = async () => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await said(child, 'database system is ready to accept connections');
    return child;
  };
  let server = await start();
  const end = async (signal: 'SIGKILL' | 'SIGQUIT') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };

  const address = `postgres://tester@127.0.0.1:${port}/postgres`;
  return {
    address,
    databaseUrl: () => freshDatabase(address),
    kill9: () => end('SIGKILL'),
    async restart() {
      await end('SIGQUIT');
      server = await retried(start);
    },
    async stop() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a new, empty database on the server of an address, and gives its address. */
export async function freshDatabase(address: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return Object.assign(new URL(address), { pathname: `/${name}` }).href;
}

/**
 * Everything in a database as its backups would hold it, bytes as they are, and once more with every binary value read
 * as letters.
 */
export async function dumpOf(databaseUrl: string): Promise<string> {
  const { stdout } = await run(join(await binaries(), 'pg_dump'), ['--inserts', databaseUrl], {
    maxBuffer: 256 * 1024 * 1024,
  });
  const values = stdout.matchAll(/'\\x([0-9a-f]+)'/g);
  return [stdout, ...[...values].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))].join(
    '\n',
  );
}

/** The folder of PostgreSQL's programs: the newest that Debian's packages installed, else one on the PATH. */
async function binaries(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'));
  const found = [...folders, ...(process.env.PATH ?? '').split(delimiter)].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (found === undefined) {
    throw new Error(
      'These tests need PostgreSQL. Install it (Debian: apt-get install postgresql) and run them again.',
    );
  }
  return found;
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => (await run('id', [flag, user])).stdout),
  );
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

/** After a kill the old server's own processes take a moment to notice; until then a new one refuses to start. */
async function retried<Value>(work: () => Promise<Value>, attempts = 50): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (attempts === 1 || !/still in use|already exists/.test(String(error))) throw error;
    await setTimeout(100);
    return retried(work, attempts - 1);
  }
}

/** Resolves when the child has written `words` on its error output; rejects with what it said when it ends before. */
function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = '';
    child.stderr?.on('data', (chunk) => {
      heard = (heard + chunk).slice(-10_000);
      if (heard.includes(words)) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL ended at its start:\n${heard}`)));
    child.once('error', reject);
  });
}
