import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { addCard, cardOf, enterBy, isOffline, openRoom } from '#test/support/room.ts';

test.use({ house: 'erase' });

const ROOM = 'demo-exchange-iq';
const MARKER = 'AMINA-K';

/** The copies of rooms that the browser keeps. */
const copies = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases())
      .map(({ name = '' }) => name)
      .filter((name) => name.startsWith('rencontre:')),
  );
const idOf = async (page: Page): Promise<string> =>
  (await (await page.request.get('/api/me')).json()).person.id;

test('[27] a device that was away forgets who was erased, and gives its person their own unsent words', async ({
  guest,
  visitor,
  production,
}) => {
  const t = fr.saving;
  const staff = await visitor({});
  await enterBy(staff, production.links.staff);
  const amina = await guest({ name: MARKER });
  await openRoom(amina.page, ROOM);
  await addCard(amina.page, 0, `${MARKER} raconte`);
  const ben = await guest({ name: 'Ben', device: PHONE });
  const { page } = ben;
  await openRoom(page, ROOM);
  await page.getByRole('button', { name: fr.room.board }).click();
  await expect(cardOf(page, MARKER)).toBeAttached();
  const before = await copies(page);
  expect(before).toHaveLength(1);
  await page.context().setOffline(true);
  await addCard(page, 0, 'Ben, sans réseau');
  await isOffline(page, 1);

  const erased = await staff.request.post(`/api/people/${await idOf(amina.page)}/erasure`, {
    headers: { origin: production.baseURL },
    data: { kind: 'erase' },
  });
  expect(erased.status()).toBe(200);
  await page.context().setOffline(false);
  await expect(page.getByText(t.trouble['wrong-epoch'])).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t.keepFile }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe('- Ben, sans réseau');

  await page.getByRole('button', { name: t.reload }).click();
  await expect(page.getByText(t.kept.line)).toBeVisible();
  await expect(page.getByText(MARKER)).toHaveCount(0);
  await expect.poll(() => copies(page)).not.toContain(before[0]);
  await page.getByRole('button', { name: t.kept.show }).click();
  await expect(page.getByLabel(t.kept.label)).toHaveValue('- Ben, sans réseau');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('kept.png') });
  await page.getByRole('button', { name: t.kept.forget }).click();
  await expect(page.getByText(t.kept.line)).toHaveCount(0);

  // Amina’s own device, and whoever sits there next.
  expect(await copies(amina.page)).toHaveLength(1);
  await amina.page.goto('/');
  await expect.poll(() => copies(amina.page)).toEqual([]);
});
