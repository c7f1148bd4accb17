// Installs the packages where that is needed, and makes sure that `node` in node_modules/.bin is the project's
// own. Every command calls it first, so each of them works on a fresh clone.
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, nodePath, progress, root, run, Sentence } from './project.mjs';

/** Installs what package-lock.json says unless it is there already. */
export async function install() {
  if (!isInstalled()) {
    const done = progress('Installing the packages (about 500 MB, half a minute on a good line)');
    // Through the npm that started us, since that one surely exists.
    const npm = process.env.npm_execpath;
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
    const { code, output } = await (npm?.endsWith('.js')
      ? run(process.execPath, [npm, ...args], { quiet: true })
      : run('npm', args, { quiet: true }));
    done(code === 0 ? 'done' : 'failed');
    if (code !== 0) {
      throw new Sentence(
        `${output.trim()}\n\nnpm could not install the packages: its own words are above. Run the command again once that is solved.`,
      );
    }
  }
  linkNode();
  const { code, output } = await run(nodePath(), ['--version'], { quiet: true });
  if (code !== 0) {
    throw new Sentence(
      `The project's own Node does not run on this machine (${output.trim()}). Install Node 24 and remove node_modules/node-${process.platform}-${process.arch}.`,
    );
  }
}

/** Whether node_modules holds what package-lock.json names; optional packages may be missing (other machines). */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  // npm writes this one last, so half an installation has none.
  const present = readLock('node_modules/.package-lock.json');
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const own = path === `node_modules/node-${process.platform}-${process.arch}`;
    const optional = (entry.optional === true || entry.devOptional === true) && !own;
    return path === '' || (optional && !present[path]) || present[path]?.version === entry.version;
  });
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** npm 10 installs the optional package of Node without linking its program; npm 11 links it. */
function linkNode() {
  const name = `node-${process.platform}-${process.arch}`;
  const link = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(join(root, 'node_modules', name)) || existsSync(link)) return;
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  symlinkSync(join('..', name, 'bin', 'node'), link);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(install);
