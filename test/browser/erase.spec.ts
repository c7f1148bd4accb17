import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { addCard, cardOf, enterBy, isOffline, openRoom, WORKSHOP } from '#test/support/room.ts';

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

/** What keeps somebody out, by the rule that says so. */
const barriers = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

test('[36] staff redact a passage, erase a person after reading what goes, and see it in the list', async ({
  guest,
  visitor,
  production,
}) => {
  const t = fr.keep;
  const amina = await guest({ name: MARKER });
  await openRoom(amina.page, WORKSHOP);
  await addCard(amina.page, 0, `${MARKER} et son histoire`);
  await addCard(amina.page, 0, 'Une carte de plus');
  await amina.page.goto('/event');
  await amina.page.getByRole('button', { name: new RegExp(MARKER) }).click();
  await amina.page.getByRole('menuitem', { name: fr.programme.myData }).click();
  const download = amina.page.waitForEvent('download');
  await amina.page.getByRole('button', { name: t.own.markdown }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(`- ${MARKER} et son histoire`);
  expect(await barriers(amina.page)).toEqual([]);
  await amina.page.screenshot({ path: test.info().outputPath('my-data.png') });

  const staff = await visitor({});
  await enterBy(staff, production.links.staff);
  await staff.goto(`/review/room/${WORKSHOP}`);
  await staff.getByRole('button', { name: t.redact.open }).click();
  const sheet = staff.getByRole('dialog', { name: t.redact.open });
  await sheet.getByLabel(t.redact.find).fill('HISTOIRE');
  await sheet.getByRole('button', { name: new RegExp(t.redact.choose) }).click();
  await expect(sheet.getByText(`${MARKER} et son histoire`)).toBeVisible();
  expect(await barriers(staff)).toEqual([]);
  await staff.screenshot({ path: test.info().outputPath('redact.png') });
  await sheet.getByRole('button', { name: t.redact.now }).click();
  await expect(sheet.getByText(t.redact.done)).toBeVisible();
  await sheet.getByLabel(t.redact.find).fill('histoire');
  await expect(sheet.getByText(t.redact.none)).toBeVisible();

  await staff.goto('/manage/keep');
  await staff.getByLabel(t.person.which, { exact: true }).selectOption({ label: MARKER });
  await expect(staff.getByText('1 carte', { exact: true })).toBeVisible();
  expect(await barriers(staff)).toEqual([]);
  await staff.screenshot({ path: test.info().outputPath('erase.png'), fullPage: true });
  const last = staff.getByRole('button', { name: `Effacer définitivement : ${MARKER}` });
  await expect(last, 'not before it is confirmed').toBeDisabled();
  await staff.getByLabel(t.person.understood).check();
  await last.click();
  await expect(staff.getByText(/Effacé\s: 1 carte/)).toBeVisible();
  await expect(staff.getByText(t.audit.kind['person-erased'], { exact: false })).not.toHaveCount(0);
  await expect(staff.locator('main')).not.toContainText(MARKER);
  await staff.getByLabel(t.audit.filter).selectOption({ label: t.audit.kind['passage-redacted'] });
  await expect(staff.locator('main li', { hasText: t.audit.kind['passage-redacted'] })).toHaveCount(1);
  await staff.screenshot({ path: test.info().outputPath('erased.png'), fullPage: true });

  await staff.getByLabel(t.retention.field).fill('2019-03-28');
  await staff.getByRole('button', { name: t.retention.save }).click();
  await expect(staff.getByText(t.retention.wrong)).toBeVisible();
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await staff.getByLabel(t.retention.field).fill(soon);
  await staff.getByRole('button', { name: t.retention.save }).click();
  await expect(staff.getByText(/Enregistré\s: gardé/)).toBeVisible();
  await staff.goto('/event');
  await expect(staff.getByText(/Dans \d jours?, tout ce qui concerne/)).toBeVisible();
});
