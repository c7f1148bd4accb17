import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Watched } from '#test/support/browser.ts';
import { IRAQ } from '#test/support/room.ts';
import { SCREENS } from '#test/support/screens.ts';

test.describe.configure({ mode: 'parallel' });

for (const { name, open } of SCREENS) {
  for (const language of ['fr', 'ar'] as const) {
    test(`[32] [35] ${name}, ${language}: axe finds nothing in light and in dark, no other host is asked, the policy stops nothing`, async ({
      production,
      visitor,
      guest,
      watched,
    }) => {
      const page = await open({ production, visitor, guest }, { language, colorScheme: 'light' });
      expect(await moving(page), 'moves, where a person wants nothing to move').toEqual([]);
      const light = await barriers(new AxeBuilder({ page }), 10);
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      // Between light and dark nothing but colours changes.
      const dark = await barriers(new AxeBuilder({ page }).withRules(['color-contrast']), 0);
      expect({
        light,
        dark,
        foreign: foreign(watched, production.baseURL),
        refused: watched.refused,
      }).toEqual({ light: [], dark: [], foreign: [], refused: [] });
    });
  }
}

test('and would find a picture without words and text too faint to read', async ({ visitor }) => {
  const page = await visitor({ language: 'fr' });
  await page.goto('/');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="/icon.svg"><p style="color:#eee;background:#fff">faint</p>',
    );
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
});

test('[32] a page that asked another host would be seen, as pages, fonts and sockets are', async ({
  production,
  guest,
  watched,
}) => {
  // Without the policy, which would stop the request before it leaves.
  const { page } = await guest({ name: 'Amal', language: 'ar', device: { bypassCSP: true } });
  await page.goto(`/room/${IRAQ}`);
  await expect(page.locator('.ProseMirror')).toBeVisible();
  expect(watched.asked.some((url) => url.startsWith('ws'))).toBe(true);
  expect(watched.asked.some((url) => /\.woff2/.test(url))).toBe(true);
  await addForeignPicture(page);
  await expect
    .poll(() => foreign(watched, production.baseURL))
    .toEqual(['https://elsewhere.example/pixel.png']);
});

test('[35] and what the policy stops would be seen', async ({ visitor, watched }) => {
  const page = await visitor({ language: 'fr' });
  await page.goto('/');
  await addForeignPicture(page);
  await expect.poll(() => watched.refused.join()).toContain('elsewhere.example');
});

function addForeignPicture(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/pixel.png' }));
  });
}

/** Addresses that left the server `own`. */
function foreign({ asked }: Watched, own: string): string[] {
  return asked.filter((url) => !/^(data|blob|about):/.test(url) && new URL(url).host !== new URL(own).host);
}

/** What would take longer than a blink to come, to go or to change. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        const durations = [transitionDuration, ...(animationName === 'none' ? [] : [animationDuration])];
        return durations.some((each) => each.split(', ').some((time) => Number.parseFloat(time) > 0.001));
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
}

/** Until the new colours are drawn and nothing fades from the old ones any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each instanceof CSSTransition)
        .map((animation) => animation.finished),
    );
  });
}

/** What keeps somebody out, each with its place in the page; more than `least` rules must have looked at something. */
async function barriers(axe: AxeBuilder, least: number): Promise<string[]> {
  const { violations, passes } = await axe.analyze();
  expect(passes.length, 'rules that looked at something').toBeGreaterThan(least);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}
