import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { addCard, enterBy, IRAQ, MOROCCO, openRoom } from '#test/support/room.ts';

test.use({ house: 'facilitation' });

const HOSTILE = '<img src=x onerror="document.title=1"> Le bus attend';

async function barriers(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}
/** When the time is over as a screen shows it, milliseconds since 1970: read when a second passes, not in its middle. */
const endOf = (page: Page) =>
  page.locator('[role=timer]').evaluate(
    (timer) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          const [minutes = 0, seconds = 0] = (timer.textContent?.match(/\d+/g) ?? []).map(Number);
          resolve(Date.now() + (minutes * 60 + seconds) * 1000);
        });
        observer.observe(timer, { subtree: true, childList: true, characterData: true });
      }),
  );

test('a facilitator gives time, the word and an announcement; everybody in the room sees the same', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  await host.goto(`/console/demo-exchange?room=${IRAQ}`);
  const { page: amal } = await guest({ name: 'Amal', country: 'IQ' });
  const { page: nour } = await guest({ name: 'Nour', country: 'IQ', language: 'ar', device: PHONE });
  await Promise.all([openRoom(amal, IRAQ), openRoom(nour, IRAQ)]);

  // Time: the same second everywhere.
  const { timer, hands } = fr.console.pace;
  await host.getByRole('button', { name: timer.start, exact: true }).click();
  for (const page of [host, amal, nour]) await expect(page.locator('[data-timer=running]')).toBeVisible();
  const ends = await Promise.all([host, amal, nour].map(endOf));
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(1_000);
  await host.getByRole('button', { name: timer.more }).click();
  await host.getByRole('button', { name: timer.pause }).click();
  await expect(nour.locator('[data-timer=paused]')).toContainText(ar.facilitation.timer.paused);
  const [seen] = await amal.locator('[data-timer=paused] bdi').allInnerTexts();
  expect(seen).toMatch(/^(6:00|5:[345]\d)$/);
  await expect(nour.locator('[data-timer=paused] bdi')).toHaveText(seen ?? '');
  const sound = { name: fr.facilitation.timer.sound };
  await amal.getByRole('button', sound).click();
  await amal.reload();
  await expect(amal.getByRole('button', sound)).toHaveAttribute('aria-pressed', 'false');

  // Hands: by thumb and by key, in their order.
  await nour.getByRole('button', { name: ar.facilitation.hand.raise }).tap();
  await expect(nour.locator('[data-hand=up]')).toHaveText('1');
  await amal.locator('.notes-text').click();
  await amal.keyboard.press('Control+Alt+KeyH');
  await expect(amal.locator('[data-hand=up]')).toHaveText('2');
  await expect(host.locator('[data-section=facilitation] ol bdi')).toHaveText(['Nour', 'Amal']);
  await host.getByRole('button', { name: hands.lowerOf.replace('{name}', 'Nour') }).click();
  await expect(amal.locator('[data-hand=up]')).toHaveText('1');
  await expect(nour.locator('[data-hand=down]')).toBeVisible();

  // A phase: by the button, by its letter, and taken back.
  const { phase } = fr.console.pace;
  const names = fr.facilitation.phase.name;
  await host.getByRole('button', { name: names.group, exact: true }).click();
  await expect(nour.locator('[data-phase]')).toContainText(ar.facilitation.phase.what.group);
  await expect(host.getByText(/^Regrouper, pour 2 personnes/)).toBeVisible();
  await host.keyboard.press('f');
  await expect(host.getByText(/^Voter, pour 2 personnes/)).toBeVisible();
  await expect(amal.locator('[data-phase=vote]')).toContainText(fr.facilitation.phase.stay);
  await expect(amal.locator('[data-polite]')).toContainText(fr.facilitation.phase.what.vote);
  await expect(nour.locator('[data-phase=vote]')).toContainText(ar.facilitation.phase.stay);
  await addCard(amal, 0, 'Pendant le vote');
  await host.getByRole('button', { name: phase.takeBack, exact: true }).click();
  await expect(amal.locator('[data-phase=group]')).toBeVisible();

  // A call to another room.
  const { call } = fr.console.pace;
  await host.getByLabel(call.to).selectOption(MOROCCO);
  await host.getByLabel(call.hold).check();
  await host.getByRole('button', { name: call.call, exact: true }).click();
  for (const page of [amal, nour]) await expect(page.locator('[data-call=whole]')).toBeVisible();

  // An announcement is text whatever it contains, takes no focus, and can be read again.
  await amal.locator('.notes-text').focus();
  await host.getByLabel(fr.console.pace.announce.text, { exact: true }).fill(HOSTILE);
  await host.getByRole('button', { name: fr.console.pace.announce.send }).click();
  await expect(amal.locator('[data-announcement]')).toContainText(HOSTILE);
  await expect(amal.locator('.notes-text')).toBeFocused();
  await expect(amal.locator('[data-polite]')).toContainText(HOSTILE);
  for (const page of [host, amal, nour]) expect(await barriers(page)).toEqual([]);
  await nour.getByRole('button', { name: ar.facilitation.announcements.putAway }).tap();
  await expect(nour.locator('[data-announcement]')).toBeHidden();
  await nour.locator('header button[aria-expanded][aria-label^="قراءة"]').tap();
  await expect(nour.getByRole('region', { name: ar.facilitation.announcements.title })).toContainText(
    HOSTILE,
  );
  await host.getByRole('button', { name: fr.console.pace.announce.takeBack }).first().click();
  for (const page of [amal, nour]) await expect(page.locator('main')).not.toContainText(HOSTILE);
  await host.getByRole('button', { name: phase.noPhase, exact: true }).click();
  for (const page of [amal, nour]) await expect(page.locator('[data-phase]')).toBeHidden();

  // What is for everybody also reaches who is in no room, can be put away there, and read again.
  const { page: outside } = await guest({ name: 'Outside', country: 'IQ', language: 'ar', device: PHONE });
  await outside.goto('/event');
  await host.getByLabel(fr.console.pace.announce.toAll).check();
  await host.getByLabel(fr.console.pace.announce.text, { exact: true }).fill(HOSTILE);
  await host.getByRole('button', { name: fr.console.pace.announce.send }).click();
  for (const page of [amal, outside])
    await expect(page.locator('[data-announcement]')).toContainText(HOSTILE);
  expect(await barriers(outside)).toEqual([]);
  await outside.getByRole('button', { name: ar.facilitation.announcements.putAway }).tap();
  await expect(outside.locator('[data-announcement]')).toBeHidden();
  await outside
    .locator('main')
    .getByRole('button', { name: /^قراءة/ })
    .tap();
  const list = outside.getByRole('region', { name: ar.facilitation.announcements.title });
  await expect(list).toContainText(HOSTILE);
  await outside.setViewportSize({ width: 1440, height: 900 });
  await host.getByRole('button', { name: fr.console.pace.announce.takeBack }).first().click();
  await expect(list).toBeHidden();

  // One stays, one goes, and the host lets go.
  await nour.getByRole('button', { name: ar.facilitation.call.stay }).tap();
  await expect(nour.locator('[data-call=small]')).toBeVisible();
  await amal.getByRole('link', { name: fr.facilitation.call.go }).click();
  await expect(amal).toHaveURL(new RegExp(MOROCCO));
  await amal.goto('/event');
  await expect(amal.locator('[data-call=small]')).toBeVisible();
  await host.getByRole('button', { name: call.release }).click();
  for (const page of [amal, nour]) await expect(page.locator('[data-call]')).toBeHidden();
});
