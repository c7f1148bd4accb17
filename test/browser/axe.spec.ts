import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/support/browser.ts';
import { SCREENS } from '#test/support/screens.ts';

test.describe.configure({ mode: 'parallel' });

for (const { name, open } of SCREENS) {
  for (const language of ['fr', 'ar'] as const) {
    test(`axe finds nothing on: ${name}, ${language}, in light and in dark`, async ({
      production,
      visitor,
      guest,
    }) => {
      const page = await open({ production, visitor, guest }, { language, colorScheme: 'light' });
      const light = await barriers(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      expect({ light, dark: await barriers(page) }).toEqual({ light: [], dark: [] });
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

/** What keeps somebody out, each with its place in the page. */
async function barriers(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length, 'rules that looked at something').toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}
