// Where things are, and how the commands of this folder run other programs. These scripts are what a fresh
// clone starts with: plain Node 20, no dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the project brings along: major version. */
const NODE_MAJOR = 24;
/** The oldest Node that can run these scripts and npm's installation. */
const OLDEST_MAJOR = 20;

/** What went wrong as a sentence for people; shown without a stack. */
export class Sentence extends Error {}

/** Runs a command's main function; a Sentence ends the process with itself alone. */
export async function main(task) {
  try {
    const major = Number(process.versions.node.split('.')[0]);
    if (major < OLDEST_MAJOR) {
      throw new Sentence(
        `This is Node ${process.versions.node}; installing needs Node ${OLDEST_MAJOR} or newer (https://nodejs.org). It then brings its own Node ${NODE_MAJOR}.`,
      );
    }
    process.exitCode = (await task()) ?? 0;
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Path of the project's own Node, or of the running one where that is new enough. */
export function nodePath() {
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  throw new Sentence(
    `There is no Node ${NODE_MAJOR} for ${process.platform}-${process.arch} among the packages. Install Node ${NODE_MAJOR} (https://nodejs.org) and run this again.`,
  );
}

/** The environment of everything started here: the project's programs first on the PATH, nobody told about it. */
export function environment(more = {}) {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
    NEXT_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...more,
  };
}

/**
 * Runs a program to its end. `quiet` keeps its output back; it comes in the answer.
 * @returns {Promise<{code: number, output: string}>} `code` is 1 as well when a signal ended it.
 */
export function run(command, args, { env, quiet = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program of the packages (`next`, `biome`, `vitest`…) with the project's Node. */
export function runTool(name, args, options) {
  return run(join(root, 'node_modules', '.bin', name), args, options);
}

/** Shows that something long is going on: a line now, then the seconds; `done()` ends it. */
export function progress(text) {
  const begin = Date.now();
  const seconds = () => `${Math.round((Date.now() - begin) / 1000)} s`;
  const live = process.stdout.isTTY === true;
  process.stdout.write(live ? `${text} …` : `${text} …\n`);
  const timer = setInterval(
    () => process.stdout.write(live ? `\r${text} … ${seconds()}` : `  … ${seconds()}\n`),
    live ? 1000 : 10_000,
  );
  return (end = 'done') => {
    clearInterval(timer);
    process.stdout.write(live ? `\r${text} … ${end}, ${seconds()}\n` : `  ${end}, ${seconds()}\n`);
  };
}
