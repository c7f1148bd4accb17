import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '#test/support/browser.ts';
import { type Look, SCREENS } from '#test/support/screens.ts';

const LOOKS: Look[] = [
  { language: 'fr', colorScheme: 'light' },
  { language: 'fr', colorScheme: 'dark' },
  { language: 'ar', colorScheme: 'light' },
  { language: 'ar', colorScheme: 'dark' },
];

test.describe('axe finds nothing', () => {
  for (const { name, open } of SCREENS) {
    for (const look of LOOKS) {
      test(`${name}, ${look.language}, ${look.colorScheme}`, async ({ production, visitor, guest }) => {
        const page = await open({ production, visitor, guest }, look);
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        expect(passes.length, 'rules that looked at something').toBeGreaterThan(10);
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
        );
        expect(found).toEqual([]);
      });
    }
  }
});

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
