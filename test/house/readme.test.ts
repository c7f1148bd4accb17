import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textUnder } from '#test/support/markdown.ts';

const page = readFileSync('README.md', 'utf8');
const packages = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The files of a path; those between two crossings of the network together. */
const stretchesOf = (title: string) =>
  textUnder(page, title)
    .split('— network —')
    .map((text) =>
      [...text.matchAll(/^\d+\. `([^`]+)` - (.+)$/gm)].map(([, path = '', words = '']) => ({ path, words })),
    );

describe.each(['The path of one edit', 'The path of one vote'])('README: %s', (title) => {
  const stretches = stretchesOf(title);

  test('goes through files that exist, numbered one after the other', () => {
    expect(stretches.length).toBe(3);
    for (const { path } of stretches.flat()) expect(existsSync(path), path).toBe(true);
    const numbers = [...textUnder(page, title).matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBe(stretches.flat().length);
  });

  test('each is tied to an earlier one of its stretch by an import, unless it hears of it from the document', () => {
    let proven = 0;
    for (const stretch of stretches) {
      for (const [index, { path, words }] of stretch.entries()) {
        if (index === 0 || words.includes('hears the document')) continue;
        const earlier = stretch.slice(0, index).map((step) => step.path);
        const tied = earlier.some((other) => importsOf(other).has(path) || importsOf(path).has(other));
        expect(tied, `${path} and one of ${earlier.join(', ')}`).toBe(true);
        proven += 1;
      }
    }
    expect(proven).toBeGreaterThan(5);
  });
});

test('README: every link into the repository leads somewhere', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links.filter((each) => !/^https?:/.test(each)))
    expect(existsSync(link), link).toBe(true);
});

test('README: every command that it names is one of package.json, and the other way round', () => {
  const named = new Set(
    [...page.matchAll(/`?npm (?:run ([\w-]+)|(test|start))/g)].map(([, run, own]) => run ?? own),
  );
  expect([...named].sort()).toEqual(Object.keys(packages.scripts).sort());
});

/** The files that one imports, as paths from the root. */
function importsOf(path: string): Set<string> {
  const source = readFileSync(path, 'utf8');
  return new Set(
    [...source.matchAll(/from\s+'([^']+)'|import\('([^']+)'\)/g)].map(([, named, lazy]) => {
      const target = named ?? lazy ?? '';
      return target.startsWith('#') ? target.slice(1) : normalize(join(dirname(path), target));
    }),
  );
}
