import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGES = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const WALL = readFileSync(new URL('../../components/projector/projector.css', import.meta.url), 'utf8');

/** The tokens that the block after `opening` sets. */
function tokensAfter(css: string, opening: string): Map<string, string> {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`There is no ${opening}`);
  const block = css.slice(start + opening.length, css.indexOf('}', start + opening.length));
  return new Map(
    [...block.matchAll(/(--[a-z-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe.each([
  ['light', '\n:root {'],
  ['dark', '@media (prefers-color-scheme: dark) {\n  :root {'],
])('the projector that was made %s by a key', (theme, opening) => {
  const pages = tokensAfter(PAGES, opening);
  const wall = tokensAfter(WALL, `.projector[data-theme="${theme}"] {`);

  it('has the colours of the pages', () => {
    expect(wall.size).toBeGreaterThan(10);
    expect(Object.fromEntries(wall)).toEqual(
      Object.fromEntries([...wall.keys()].map((name) => [name, pages.get(name)])),
    );
  });

  it('repeats every colour that its drawings use', () => {
    expect([...wall.keys()]).toEqual(
      expect.arrayContaining([
        '--paper',
        '--sheet',
        '--ink',
        '--soft',
        '--line',
        '--line-strong',
        '--accent',
        '--tile',
      ]),
    );
  });
});
