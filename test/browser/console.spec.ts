import type { Locator, Page } from '@playwright/test';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { openRoom } from '#test/support/room.ts';

test.use({ house: 'console' });

const words = fr.console;
/** The exchange, in which nobody was asked anything. */
const CONSOLE = '/console/demo-exchange';

/** The line of a poll in the list. */
function poll(page: Page, question: string): Locator {
  return page.locator('[data-section=polls] li').filter({ hasText: question });
}

test('a facilitator with a phone prepares a poll, asks it, takes closing back and shows the result', async ({
  visitor,
  guest,
  production,
}) => {
  const { page: amal, roomId } = await guest({ name: 'Amal', country: 'IQ' });
  const room = roomId?.startsWith('demo-exchange') ? roomId : 'demo-exchange-iq';
  await amal.goto(`/room/${room}`);
  const page = await visitor({ device: PHONE });
  await page.goto(production.links.facilitator);
  await page.waitForURL(/\/(event|room)/);
  // From the room, whose line is open already, one comes to the console of the room.
  await openRoom(page, room);
  await page.getByRole('link', { name: fr.programme.console }).click();
  await page.waitForURL(`**${CONSOLE}?room=${room}`);

  // By keyboard: p opens the form; while one types, letters are letters.
  await expect(page.getByRole('button', { name: words.polls.prepare }).first()).toBeVisible();
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: words.form.new });
  await form.getByRole('button', { name: words.form.save }).click();
  await expect(form.getByLabel(words.form.question, { exact: true })).toBeFocused();
  await page.keyboard.type('Que manque-t-il ? np');
  await form.getByLabel('Réponse 1', { exact: true }).fill('Le temps');
  await form.getByLabel('Réponse 2', { exact: true }).fill('Le logement');
  await form.getByLabel(words.form.participantsSee).selectOption('reveal');
  // What was typed survives a reload, and is not lost before it is saved.
  await page.reload();
  await expect(form.getByLabel('Réponse 2', { exact: true })).toHaveValue('Le logement');
  await form.getByRole('button', { name: words.form.save }).click();
  const line = poll(page, 'Que manque-t-il');
  await expect(line).toContainText(words.polls.state.prepared);

  // It says before and after how many people it asks.
  await line.locator('summary').click();
  await expect(line).toContainText(/1 personne dans 1 salle/);
  await line.getByRole('button', { name: words.polls.open, exact: true }).click();
  await expect(page.getByText(/^Posé à 1 personne dans 1 salle/)).toBeVisible();
  await expect(line).toContainText(words.polls.state.open);
  // Who has not answered yet stands there by name, until they have.
  await line.getByText(words.counting.waiting.title).click();
  await expect(line.getByText('Amal', { exact: true })).toBeVisible();
  await amal.getByRole('radio', { name: 'Le logement' }).check();
  await expect(line.getByText(words.counting.waiting.everybody)).toBeVisible();
  await expect(line).toContainText('1 réponse, 1 personne est là maintenant');

  // n does what the large button says: closes. Then there are ten seconds to take that back.
  await page.locator('h1').click();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: words.polls.takeBackKey }).first().click();
  await expect(line).toContainText(words.polls.state.open);
  await page.keyboard.press('n');
  const next = page.getByRole('region', { name: words.next.title });
  await expect(next.getByRole('button', { name: words.next.reveal })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText(/^Le résultat est montré à 1 personne/)).toBeVisible();

  // ? lists the keys, and switches them off.
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: words.keys.use }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await expect(form).toHaveCount(0);
});
