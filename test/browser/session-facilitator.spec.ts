import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { enterBy } from '#test/support/room.ts';

test.use({ house: 'session-facilitator' });

const words = fr.console.persons;

test('a facilitator lets somebody run one session from the console, takes it back, and removes them', async ({
  visitor,
  guest,
  production,
}) => {
  const { page: amal } = await guest({ name: 'Amal', country: 'IQ' });
  await amal.goto('/room/demo-exchange-iq');
  await expect(amal.locator('.notes-text')).toBeAttached();
  const toConsole = amal.getByRole('link', { name: fr.programme.console });
  await expect(toConsole).toHaveCount(0);

  const page = await visitor({ device: PHONE });
  await enterBy(page, production.links.facilitator);
  await page.goto('/console/demo-exchange');
  await page.getByRole('button', { name: fr.console.people }).press('Enter');
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('button', { name: 'Plus pour\u00a0: Amal' }).press('Enter');
  await dialog.getByRole('button', { name: words.give }).press('Enter');
  await expect(dialog.getByRole('status').first()).toContainText('Amal anime maintenant');
  await expect(dialog.locator('li', { hasText: 'Amal' })).toContainText(words.leads);

  // Without a reload her room leads to the console of this session, which is the only one she is offered.
  await toConsole.click();
  // Her line comes again with the new rights; once it is there, the polls are listed.
  await expect(amal.locator('[data-section=polls] li').first()).toBeVisible();
  await expect(amal.getByRole('button', { name: fr.console.people })).toHaveCount(0);
  await amal.getByRole('button', { name: fr.console.pace.ready.ask }).click();
  await expect(amal.getByText(fr.console.pace.ready.end)).toBeVisible();
  await amal.goto('/console?choose');
  await expect(amal.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await amal.goto('/console/demo-workshop');
  await expect(amal.getByText(fr.console.sessionOfOthers)).toBeVisible();
  await amal.goto('/room/demo-workshop-iq');
  await expect(amal.locator('.notes-text')).toBeAttached();
  await expect(toConsole).toHaveCount(0);
  await amal.goto('/console/demo-exchange');
  await expect(amal.locator('[data-section=polls]')).toBeVisible();

  await dialog.getByRole('button', { name: words.undo }).press('Enter');
  await expect(amal.getByRole('heading', { name: fr.console.notForYou.title })).toBeVisible();

  // Back in a room, she is removed from the console too.
  await amal.goto('/room/demo-exchange-iq');
  await expect(amal.locator('.notes-text')).toBeAttached();
  await dialog.getByRole('button', { name: words.remove }).press('Enter');
  await dialog.getByRole('button', { name: words.removeNow.replace('{name}', 'Amal') }).press('Enter');
  await expect(dialog.getByRole('status').first()).toContainText('Amal');
  await expect(amal.getByText(fr.programme.removed)).toBeVisible();
});
