// Builds the pages for production. `npm run build` always builds; other commands only when sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { main, progress, root, runTool, Sentence } from './project.mjs';

/** All that the pages are made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];
/** Holds the hash of the sources of the build beside it. */
const MARK = join(root, '.next', 'rencontre-sources');

/** Builds. @throws Sentence with the compiler's words when that fails. */
export async function build() {
  const sources = hashSources();
  const done = progress('Building the pages (about half a minute)');
  const { code, output } = await runTool('next', ['build'], { env: { NODE_ENV: 'production' }, quiet: true });
  done(code === 0 ? 'done' : 'failed');
  if (code !== 0) throw new Sentence(`${output.trim()}\n\nThe pages could not be built, see above.`);
  writeFileSync(MARK, sources);
}

/** Builds unless the pages of exactly these sources are there. */
export async function buildIfChanged() {
  const built = existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(MARK);
  if (!built || readFileSync(MARK, 'utf8') !== hashSources()) await build();
}

function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES.filter((path) => existsSync(join(root, path)))) {
    for (const path of filesUnder(source)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** The file itself, or all files of the folder in a fixed order. */
function filesUnder(path) {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await install();
    await build();
  });
}
