import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, onTestFinished, test } from 'vitest';

/** What `lib` may use besides itself: data structures, parsing and message formatting; nothing that touches a machine. */
const PURE_PACKAGES = 'fractional-indexing|lib0|use-intl|yjs|zod';

/** The folders of `server`, each may import only those before it. */
const SERVER_ORDER = [
  ['config', 'log', 'world', 'stopping', 'pressure', 'worker-jobs', 'paced-news'],
  ['store'],
  ['bus'],
  ['access'],
  ['presence'],
  ['projection'],
  ['outputs'],
  ['room'],
  ['writing', 'poll', 'facilitation', 'question'],
  ['dots'],
  ['keep'],
  ['backup'],
  ['live'],
  ['metrics'],
  ['http'],
  ['create-event', 'upgrade'],
  ['demonstration', 'demonstration-day', 'first-staff'],
  ['app'],
  ['pages', 'welcome'],
  ['main', 'import', 'check-store'],
  ['start'],
];

const RULES: IForbiddenRuleType[] = [
  forbid('lib-stands-alone', '^lib/', { pathNot: `^lib/|^node_modules/(${PURE_PACKAGES})/` }),
  forbid('components-use-lib', '^components/', { path: '^(app|server)/' }),
  forbid('app-uses-components-and-lib', '^app/', { path: '^server/' }),
  forbid('server-uses-lib', '^server/', { path: '^(app|components)/' }),
  forbid('product-does-not-use-tests', '^(app|components|lib|server)/', { path: '^test/' }),
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'all-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ...SERVER_ORDER.map((names, index) => {
    const later = SERVER_ORDER.slice(index + 1).flat();
    return forbid(`${names.join('-')}-before-what-uses-it`, serverPath(names), { path: serverPath(later) });
  }).slice(0, -1),
];

describe('the layers', () => {
  test('every import of the product points the right way, and none runs in a circle', async () => {
    const { modules, summary } = await imports(process.cwd());
    expect(modules.length, 'modules seen').toBeGreaterThan(50);
    expect(summary.totalDependenciesCruised, 'imports seen').toBeGreaterThan(100);
    expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  });

  test('every folder and file of the server has its place in the order', async () => {
    const { modules } = await imports(process.cwd());
    const places = new Set(
      modules
        .filter((m) => m.source.startsWith('server/'))
        .map((m) => m.source.split('/')[1]?.replace(/\.m?[jt]s$/, '')),
    );
    expect([...places].filter((place) => !SERVER_ORDER.flat().includes(place ?? ''))).toEqual([]);
  });

  test.each([
    ['lib-stands-alone', 'lib/a.ts', `import 'node:fs';`],
    ['lib-stands-alone', 'lib/a.ts', `import type { A } from '../server/log.ts';`],
    ['components-use-lib', 'components/a.ts', `import '../server/log.ts';`],
    ['app-uses-components-and-lib', 'app/a.ts', `import '../server/log.ts';`],
    ['server-uses-lib', 'server/log.ts', `import '../components/b.ts';`],
    ['product-does-not-use-tests', 'server/log.ts', `import '../test/b.ts';`],
    ['all-found', 'lib/a.ts', `import './nowhere.ts';`],
    ['no-cycles', 'lib/a.ts', `import './b.ts';`],
    ['store-before-what-uses-it', 'server/store/a.ts', `import '../room/b.ts';`],
  ])('the rule %s is broken by %s with: %s', async (rule, path, line) => {
    const folder = plant({
      'lib/b.ts': `import './a.ts';`,
      'lib/a.ts': '',
      'components/b.ts': '',
      'app/b.ts': '',
      'server/log.ts': '',
      'server/room/b.ts': '',
      'test/b.ts': '',
      [path]: `${line}\nexport {};`,
    });
    const { summary } = await imports(folder);
    expect(summary.violations.map((v) => v.rule.name)).toContain(rule);
  });

  test('what the rules allow breaks none of them', async () => {
    const folder = plant({
      'lib/a.ts': '',
      'server/store/a.ts': `import '../../lib/a.ts';`,
      'server/room/b.ts': `import '../store/a.ts';`,
      'components/b.ts': `import '../lib/a.ts';`,
      'app/b.ts': `import '../components/b.ts';`,
    });
    expect((await imports(folder)).summary.violations).toEqual([]);
  });
});

describe('lib', () => {
  test('has no clock, no chance, no timer and no network: all of them are handed in', async () => {
    const { modules } = await imports(process.cwd());
    const files = modules.map((m) => m.source).filter((path) => path.startsWith('lib/'));
    expect(files.length).toBeGreaterThan(10);
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|fetch|localStorage|process\.env)\b/;
    expect(files.filter((path) => impure.test(withoutComments(readFileSync(path, 'utf8'))))).toEqual([]);
  });
});

function forbid(name: string, from: string, to: { path?: string; pathNot?: string }): IForbiddenRuleType {
  return { name, severity: 'error', from: { path: from }, to };
}

/** Matches the folders and the single files of these names directly under `server/`. */
function serverPath(names: string[]): string {
  return `^server/(${names.join('|')})(/|\\.m?[jt]s$)`;
}

/** All imports of the product under a folder, types included, checked against the rules. */
async function imports(baseDir: string): Promise<ICruiseResult> {
  const answer = await cruise(
    ['lib', 'server', 'components', 'app'],
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: RULES },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'default'],
      exportsFields: ['exports'],
    },
  );
  if (typeof answer.output === 'string') throw new Error('dependency-cruiser answered with text');
  return answer.output;
}

/** A small product of its own with these files; removed after the test. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rencontre-layers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

test('pages use no chance that browsers have only where the address is encrypted', () => {
  const pages = globSync('components/**/*.{ts,tsx}');
  expect(pages.length).toBeGreaterThan(100);
  // A demonstration in a hall is opened by its address in the local network, over plain http.
  const users = pages.filter((path) =>
    /crypto\s*\.\s*(randomUUID|subtle)/.test(readFileSync(path, 'utf8').replace(/^\/\/.*$/gm, '')),
  );
  expect(users).toEqual([]);
});
