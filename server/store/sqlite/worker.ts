import { parentPort, workerData } from 'node:worker_threads';
import { type Call, callable } from '../methods.ts';
import { migrate } from '../migrate.ts';
import { connect, isUnavailable, lockFolder, queries, type Role, scrub } from './connection.ts';
import { SQLITE_MIGRATIONS } from './migrations.ts';

/** One of the two connections to the database file, in a thread of its own. Requests are answered one by one. */

export interface Part {
  dataDir: string;
  role: Role;
}

/** `open` comes first and is answered by `ready`, or by the end of the worker with an error; `close` comes last. */
export type Request = 'open' | { id: number; call: Call } | 'close';

export type Answer =
  | 'ready'
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; unavailable: boolean; message: string };

const { dataDir, role } = workerData as Part;
if (parentPort === null) throw new Error('This file runs as a worker of the store.');
const port = parentPort;
const answer = (message: Answer) => port.postMessage(message);

let carryOut: (call: Call) => Promise<unknown> = () => Promise.reject(new Error('The file is not open.'));
let close = () => port.close();

let queue = Promise.resolve();
port.on('message', (request: Request) => {
  queue = queue.then(() => {
    if (request === 'open') return open();
    if (request === 'close') return close();
    return serve(request.id, request.call);
  });
});

async function open(): Promise<void> {
  const lock = role === 'writer' ? lockFolder(dataDir) : null;
  const file = connect(dataDir, role);
  const db = queries(file, role);
  if (role === 'writer') await migrate(db, SQLITE_MIGRATIONS);
  carryOut = callable(db, async () => scrub(file));
  close = () => {
    file.close();
    lock?.close();
    port.close();
  };
  answer('ready');
}

async function serve(id: number, call: Call): Promise<void> {
  try {
    answer({ id, ok: true, value: await carryOut(call) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({ id, ok: false, unavailable: isUnavailable(error), message });
  }
}
