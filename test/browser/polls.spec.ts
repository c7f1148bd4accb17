import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ar } from '#lib/language/messages/ar/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { hostsPolls, question } from '#test/support/polls.ts';
import { caretIn, IRAQ, openRoom } from '#test/support/room.ts';

test.use({ house: 'polls' });

const t = fr.poll;
const HOSTILE = '<img src=x onerror=alert(1)><script>alert(1)</script>';

const roundOn = (page: Page, roundId: string) => page.locator(`[data-round="${roundId}"]`);
const ballotOn = (page: Page, roundId: string) => roundOn(page, roundId).locator('[data-ballot]');

async function barriers(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
}

test('[28] a poll reaches people where they are, is answered also without a connection, counted once, and shown as text', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await hostsPolls(await visitor({ language: 'fr' }), production, IRAQ);
  const { page: amal } = await guest({ name: 'Amal', country: 'IQ' });
  const { page: nour } = await guest({ name: 'Nour', country: 'IQ', language: 'ar', device: PHONE });
  const dialogs: string[] = [];
  for (const page of [amal, nour]) page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  for (const page of [amal, nour]) await openRoom(page, IRAQ);
  const opens = amal.getByRole('button', { name: t.title });
  await expect(opens).toHaveAttribute('aria-expanded', 'false');

  // It comes in beside somebody who writes, and takes neither the caret nor the notes from under them.
  await caretIn(amal, 0);
  await amal.keyboard.type('Je continue ');
  const place = await amal.locator('.notes-text').boundingBox();
  const asked = question({ question: { fr: `Quoi ? ${HOSTILE}`, ar: 'ماذا أولًا؟' }, signing: 'anonymous' });
  const { roundId } = await host.puts({
    ...asked,
    options: [
      { id: 'a', text: { fr: HOSTILE } },
      { id: 'b', text: { fr: 'le logement', ar: 'السكن' } },
    ],
  });
  await expect(roundOn(amal, roundId)).toContainText(HOSTILE);
  await amal.keyboard.type('à écrire');
  await expect(amal.locator('.notes-text')).toContainText('Je continue à écrire');
  expect(await amal.locator('.notes-text').boundingBox()).toEqual(place);
  await expect(roundOn(amal, roundId)).toContainText(t.signing.anonymous.text);
  await expect(amal.locator('[data-polite]')).toContainText('Quoi ?');
  expect(await barriers(amal)).toEqual([]);

  // By keyboard, arrows only move; one's mind can be changed.
  const options = roundOn(amal, roundId).getByRole('radio');
  await options.first().focus();
  await amal.keyboard.press('ArrowDown');
  await expect(options.last()).toBeFocused();
  await expect(ballotOn(amal, roundId)).toHaveAttribute('data-ballot', 'none');
  await amal.keyboard.press('Space');
  await expect(ballotOn(amal, roundId)).toHaveAttribute('data-ballot', 'counted');
  await options.first().click();
  await expect(options.first()).toBeChecked();
  await expect(ballotOn(amal, roundId)).toHaveAttribute('data-ballot', 'counted');

  // On a phone a line leads to it. Without a connection it waits on the device, also over a reload.
  await nour.getByRole('button', { name: ar.poll.answerIt }).tap();
  await nour.context().setOffline(true);
  await expect(nour.locator('[data-saving]')).toHaveAttribute('data-saving', 'offline');
  await roundOn(nour, roundId).getByRole('radio', { name: 'السكن' }).tap();
  await expect(ballotOn(nour, roundId)).toContainText(ar.poll.answer.waiting);
  expect(await barriers(nour)).toEqual([]);
  await nour.context().setOffline(false);
  await nour.goto(`/room/${IRAQ}#polls`);
  await nour.reload();
  await host.hears(roundId, ({ people }) => people === 2);
  await expect(roundOn(nour, roundId).getByRole('radio', { name: 'السكن' })).toBeChecked();
  await expect(ballotOn(nour, roundId)).toHaveAttribute('data-ballot', 'counted');

  // Words are shown as they were written; a vote that comes too late is refused, and can still be read.
  const words = await host.puts(question({ kind: 'words', options: [], max: 3 }));
  await roundOn(amal, words.roundId).getByRole('textbox').first().fill(HOSTILE.slice(0, 40));
  await roundOn(amal, words.roundId).getByRole('button', { name: t.answer.send }).click();
  await expect(ballotOn(amal, words.roundId)).toHaveAttribute('data-ballot', 'counted');
  await expect(roundOn(nour, words.roundId).locator('.result-cloud')).toContainText(HOSTILE.slice(0, 40));
  await nour.context().setOffline(true);
  await roundOn(nour, words.roundId).getByRole('textbox').first().fill('متأخر');
  await roundOn(nour, words.roundId).getByRole('button', { name: ar.poll.answer.send }).tap();
  await host.asks('poll:close', { roundId: words.roundId });
  await expect(roundOn(amal, words.roundId)).toContainText('Votre réponse');
  await nour.context().setOffline(false);
  await expect(roundOn(nour, words.roundId)).toContainText(ar.errors['poll-closed']);
  await expect(roundOn(nour, words.roundId)).toContainText('متأخر');
  expect((await host.hears(words.roundId, ({ people }) => people === 1)).people).toBe(1);

  // Closed by hand it stays closed until something new is asked.
  await amal.getByRole('button', { name: t.close }).click();
  await amal.reload();
  await expect(opens).toHaveAttribute('aria-expanded', 'false');
  for (const page of [amal, nour]) await expect(page.locator('main img, main script')).toHaveCount(0);
  expect(dialogs).toEqual([]);
  host.closes();
});
