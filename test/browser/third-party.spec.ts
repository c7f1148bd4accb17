import type { BrowserContext } from '@playwright/test';
import { expect, test } from '#test/support/browser.ts';
import { SCREENS } from '#test/support/screens.ts';

/** All addresses that a browser asks for, sockets included. */
function record(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => asked.push(socket.url())));
  return asked;
}

/** Those that leave the server. */
function foreign(asked: string[], own: string): string[] {
  return asked.filter((url) => !/^(data|blob|about):/.test(url) && new URL(url).host !== new URL(own).host);
}

test('[32] no screen asks anything of another host', async ({ browser, production, visitor, guest }) => {
  test.setTimeout(300_000);
  const records: string[][] = [];
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    records.push(record(context));
    return context;
  };
  try {
    for (const screen of SCREENS) await screen.open({ production, visitor, guest }, { language: 'ar' });
  } finally {
    browser.newContext = open;
  }
  const asked = records.flat();
  expect(asked.filter((url) => url.startsWith('ws')).length, 'sockets seen').toBeGreaterThan(2);
  expect(
    asked.some((url) => /\.woff2/.test(url)),
    'fonts seen',
  ).toBe(true);
  expect(foreign(asked, production.baseURL)).toEqual([]);
});

test('[32] and a page that did would be seen', async ({ production, visitor }) => {
  // Without the policy, which would stop the request before it leaves.
  const page = await visitor({ language: 'fr', device: { bypassCSP: true } });
  const asked = record(page.context());
  await page.goto('/');
  await page.evaluate(() => {
    document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/pixel.png' }));
  });
  await expect
    .poll(() => foreign(asked, production.baseURL))
    .toEqual(['https://elsewhere.example/pixel.png']);
});
