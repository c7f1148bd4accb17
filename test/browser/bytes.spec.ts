import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { anyRoom } from '#test/support/screens.ts';

/** What a phone may have to load, in bytes of gzipped JavaScript. */
const JOIN_MAX = 170_000;
const ROOM_MAX = 270_000;
const EDITOR_MAX = 180_000;

interface Script {
  path: string;
  gzipped: number;
  /** Milliseconds since the page was asked for. */
  askedAt: number;
  /** How the server sent it. */
  encoding: string | null;
}

/** Opens a page with nothing kept from before, until nothing more is loaded; every script that came. */
async function load(page: Page, path: string, shows: string): Promise<Script[]> {
  const bodies: Promise<Omit<Script, 'askedAt'>>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    bodies.push(
      response.body().then((body) => ({
        path: new URL(response.url()).pathname,
        gzipped: gzipSync(body, { level: 9 }).byteLength,
        encoding: response.headers()['content-encoding'] ?? null,
      })),
    );
  });
  await page.goto(path);
  await expect(page.locator(shows)).toBeVisible();
  await page.waitForLoadState('networkidle');
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => [new URL(entry.name).pathname, entry.startTime] as const),
  );
  return (await Promise.all(bodies)).map((script) => ({
    ...script,
    askedAt: asked.find(([path]) => path === script.path)?.[1] ?? 0,
  }));
}

function sum(scripts: Script[]): number {
  return scripts.reduce((bytes, { gzipped }) => bytes + gzipped, 0);
}

test('joining on a phone loads at most 170 kB of JavaScript', async ({ visitor }) => {
  const page = await visitor({ device: PHONE });
  const scripts = await load(page, '/', 'input[name=code]');
  print(`join: ${kB(sum(scripts))} of ${kB(JOIN_MAX)}`);
  expect(scripts.length).toBeGreaterThan(2);
  expect(sum(scripts)).toBeGreaterThan(50_000);
  expect(sum(scripts)).toBeLessThanOrEqual(JOIN_MAX);
});

test('a room with its board at most 270 kB, and the editor, once all else is shown, at most 180 kB more', async ({
  guest,
}) => {
  const { page } = await guest({ name: 'Amal', country: 'IQ', language: 'ar', device: PHONE });
  // Notes the moment at which the room first stands in the page: its own code, the board's too, has come by then.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('main.workspace') === null) return;
      performance.mark('room shown');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const scripts = await load(page, await anyRoom(page), '.ProseMirror');
  await expect(page.locator('.board')).toBeAttached();
  const [shown = 0, painted = 0] = await page.evaluate(() =>
    ['room shown', 'first-contentful-paint'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0,
    ),
  );
  expect(painted).toBeGreaterThan(0);
  expect(shown).toBeGreaterThanOrEqual(painted);

  const room = scripts.filter(({ askedAt }) => askedAt < shown);
  const editor = scripts.filter(({ askedAt }) => askedAt >= shown);
  print(`room: ${kB(sum(room))} of ${kB(ROOM_MAX)}; editor: ${kB(sum(editor))} of ${kB(EDITOR_MAX)}`);
  expect(room.length).toBeGreaterThan(2);
  expect(editor.length, 'parts of the editor, loaded after the room is shown').toBeGreaterThan(0);
  expect(sum(editor), 'ProseMirror alone is this heavy').toBeGreaterThan(60_000);
  expect(sum(room)).toBeLessThanOrEqual(ROOM_MAX);
  expect(sum(editor)).toBeLessThanOrEqual(EDITOR_MAX);
});

test('pages and scripts travel compressed', async ({ visitor }) => {
  const page = await visitor({ device: PHONE });
  const [document, scripts] = await Promise.all([
    page.waitForResponse((response) => response.request().resourceType() === 'document'),
    load(page, '/', 'input[name=code]'),
  ]);
  expect((await document.allHeaders())['content-encoding']).toMatch(/gzip|br/);
  const plain = scripts.filter(({ gzipped, encoding }) => gzipped > 1000 && encoding === null);
  expect(plain.map(({ path }) => path)).toEqual([]);
});

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function print(line: string): void {
  process.stdout.write(`  ${line}\n`);
}
