// Runs the server as a child that stops when this command is told to stop.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, nodePath, root } from './project.mjs';

/** A second Ctrl-C this much later (milliseconds) no longer waits: some terminals and npm send the first one twice. */
const IMPATIENT_AFTER_MS = 1000;

/** Starts the server with more environment; its output goes to ours. */
export function startServer(env) {
  return spawn(nodePath(), [join('server', 'main.ts')], {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'inherit', 'inherit'],
    // A process group of its own: a Ctrl-C in the terminal reaches it once, through us, and not twice.
    detached: true,
  });
}

/**
 * Runs the server until it ends; signals to us are passed on once, so that it can finish writing.
 * @returns {Promise<number>} the exit code
 */
export function serve(env) {
  const child = startServer(env);
  let told = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (told === 0) child.kill('SIGTERM');
      else if (Date.now() - told > IMPATIENT_AFTER_MS) child.kill('SIGKILL');
      if (told === 0) told = Date.now();
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? (told > 0 ? 0 : 1)));
  });
}
