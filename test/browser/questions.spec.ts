import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { enterBy, IRAQ, openRoom } from '#test/support/room.ts';

test.use({ house: 'questions' });

const t = fr.question;
const HOSTILE = '<img src=x onerror=alert(1)>=1+1';

async function barriers(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}

test('[28] a question reaches the facilitator first, then the room and its screen, also from a phone without a connection', async ({
  guest,
  visitor,
  production,
}) => {
  const { page: amal } = await guest({ name: 'Amal', country: 'IQ' });
  const { page: nour } = await guest({ name: 'Nour', country: 'IQ', language: 'ar', device: PHONE });
  const console = await visitor({ language: 'fr' });
  await enterBy(console, production.links.facilitator);
  await console.goto(`/console/demo-exchange?room=${IRAQ}`);
  await console.getByLabel(t.console.moderated).check();
  await console.getByLabel(t.console.unnamed).check();
  for (const page of [amal, nour]) await openRoom(page, IRAQ);
  await nour.getByRole('button', { name: ar.poll.pane }).tap();
  const asks = amal.locator('[data-questions]');
  await amal.getByRole('button', { name: fr.poll.title }).click();

  // What is typed survives a reload; before sending it is said who looks first, and whether it carries a name.
  await asks.getByLabel(t.yours).fill(`Qui paie ? ${HOSTILE}`);
  await expect(asks).toContainText(t.moderated);
  await amal.reload();
  await expect(asks.getByLabel(t.yours)).toHaveValue(`Qui paie ? ${HOSTILE}`);
  await asks.getByLabel(t.withoutName).check();
  await expect(asks).toContainText(t.unnamed);
  await asks.getByLabel(t.yours).press('Enter');
  await expect(asks.getByRole('listitem').filter({ hasText: HOSTILE })).toContainText(t.state.waiting);
  await expect(nour.getByText(HOSTILE)).toHaveCount(0);

  // Approved it is told to its writer, seen by all, voted for once, put on the screen.
  await console.getByRole('button', { name: t.console.approve }).click();
  await expect(amal.locator('[data-polite]')).toContainText(t.told.approved.split('{')[0] ?? '');
  const line = nour.locator('[data-questions] li').filter({ hasText: HOSTILE });
  await line.getByRole('button', { name: ar.question.vote }).tap();
  await expect(line.getByRole('button', { name: ar.question.voted })).toHaveAttribute('aria-pressed', 'true');
  await expect(console.getByText('1 vote')).toBeVisible();
  await console.getByRole('button', { name: t.console.toScreen }).click();
  await expect(line).toContainText(ar.question.onScreen);
  await expect(asks.getByRole('listitem').filter({ hasText: HOSTILE })).toContainText(t.onScreen);

  // Without a connection it waits on the device, and is asked once.
  await nour.context().setOffline(true);
  await expect(nour.locator('[data-saving]')).toHaveAttribute('data-saving', 'offline');
  await nour.getByLabel(ar.question.yours).fill('متى؟');
  await nour.getByLabel(ar.question.yours).press('Enter');
  await expect(nour.locator('[data-questions]')).toContainText(ar.question.waitingLine);
  await nour.context().setOffline(false);
  await expect(console.getByText('متى؟')).toHaveCount(1);

  // Who reads the notes meanwhile sees that something became of their question.
  await nour.locator('.pane-switch button').first().tap();
  const pane = nour.getByRole('button', { name: ar.poll.pane });
  await expect(pane).toHaveText(ar.poll.pane);
  await console.getByRole('button', { name: t.console.approve }).click();
  await expect(pane).toContainText('جديد');
  await pane.tap();
  await expect(pane).toHaveText(ar.poll.pane);
  for (const page of [amal, nour, console]) expect(await barriers(page)).toEqual([]);

  // Each act can be undone in place.
  await console.getByRole('button', { name: t.console.hide }).first().click();
  await expect(line).toHaveCount(0);
  await console.getByRole('button', { name: t.console.undo }).click();
  await expect(line).toHaveCount(1);
});
