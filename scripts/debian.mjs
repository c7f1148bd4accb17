// The real parts that the tests run against, from Debian's packages: a browser, Redis and PostgreSQL; for the
// long checks a spreadsheet program too.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { progress, run, Sentence } from './project.mjs';

const PARTS = [
  // The shell draws the same pages as the whole browser, with a third less of the machine.
  {
    package: 'chromium-headless-shell',
    present: () => onPath('chromium-headless-shell') || onPath('chromium'),
  },
  { package: 'redis-server', present: () => onPath('redis-server') },
  { package: 'postgresql', present: () => postgresPath() !== null || onPath('postgres') },
];

/** For the long checks alone. */
const SOAK_PARTS = [{ package: 'libreoffice-calc-nogui', present: () => onPath('soffice') }];

/**
 * Run by root. The policy keeps Debian from starting Redis and PostgreSQL as services: the tests start their own,
 * on free ports and in folders that they remove.
 */
const INSTALL = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT INT TERM
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends "$@"
`;

/** Installs what is missing, as root or with a sudo that asks nothing. `soak`: also for the long checks. */
export async function installDebianPackages({ soak = false } = {}) {
  const missing = [...PARTS, ...(soak ? SOAK_PARTS : [])]
    .filter((part) => !part.present())
    .map((part) => part.package);
  if (missing.length === 0) return;
  const instead = `Install them yourself (Debian: apt-get install ${missing.join(' ')}) and run this again.`;
  if (!onPath('apt-get')) {
    throw new Sentence(`The tests need ${missing.join(', ')}, and this is not Debian. ${instead}`);
  }
  const root = process.getuid?.() === 0;
  if (!root && (await run('sh', ['-c', 'sudo -n true'], { quiet: true })).code !== 0) {
    throw new Sentence(`The tests need the Debian packages ${missing.join(', ')}. ${instead}`);
  }
  const done = progress(`Installing the Debian packages ${missing.join(', ')}`);
  const command = [...(root ? [] : ['sudo', '-n']), 'sh', '-c', INSTALL, 'sh', ...missing];
  const { code, output } = await run(command[0], command.slice(1), { quiet: true });
  done(code === 0 ? 'done' : 'failed');
  if (code !== 0) throw new Sentence(`${output.trim()}\n\napt-get failed, see above. ${instead}`);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Debian keeps PostgreSQL's programs outside the PATH, one folder per version. */
function postgresPath() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions.find((version) => existsSync(`/usr/lib/postgresql/${version}/bin/postgres`)) ?? null;
}
