import type { Locator, Page } from '@playwright/test';
import { fr } from '#lib/language/messages/fr/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { hostsPolls, question } from '#test/support/polls.ts';
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
  const asks = line.getByRole('button', { name: words.polls.open, exact: true });
  await asks.click();
  await expect(page.getByText(/^Posé à 1 personne dans 1 salle/)).toBeVisible();
  // While nobody has answered, asking is taken back.
  await page.getByRole('button', { name: words.done.unask }).click();
  await expect(line).toContainText(words.polls.state.prepared);
  await asks.click();
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
  // The key does what the button says: not before it says so again.
  const next = page.getByRole('region', { name: words.next.title });
  await expect(next.getByRole('button', { name: words.next.close })).toBeEnabled();
  // Pressed once more as soon as the next step stands there, it does not do that one.
  await pressesTwice(page, 'n', words.next.reveal);
  await expect(next.getByText(words.next.tooSoon)).toBeVisible();
  await expect(next.getByRole('button', { name: words.next.reveal })).toBeEnabled();
  await page.keyboard.press('n');
  await expect(page.getByText(/^Le résultat est montré à 1 personne/)).toBeVisible();

  // ? lists the keys, and switches them off.
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: words.keys.use }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await expect(form).toHaveCount(0);
});

/** Presses a key, and once more in the moment in which the button stands there that does the next step. */
function pressesTwice(page: Page, letter: string, next: string): Promise<void> {
  return page.evaluate(
    async ({ key, label }) => {
      const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      const isThere = () => document.querySelector('[data-step]')?.textContent === label;
      press();
      while (!isThere()) await new Promise(requestAnimationFrame);
      press();
    },
    { key: letter, label: next },
  );
}

/** Presses Tab until something has the focus, as whoever has no mouse does. */
async function tabsTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted, 'reached by Tab').toBeFocused();
}

test('by keyboard alone a poll is prepared, asked, answered in each kind, changed, closed and shown', async ({
  visitor,
  guest,
  production,
}) => {
  const room = 'demo-workshop-iq';
  const { page: amal } = await guest({ name: 'Amal', country: 'IQ' });
  await openRoom(amal, room);
  const desk = await visitor({ language: 'fr' });
  const host = await hostsPolls(desk, production, room);
  const roundAt = (roundId: string) => amal.locator(`[data-round="${roundId}"]`);
  const isCounted = (round: Locator) =>
    expect(round.locator('[data-ballot]')).toHaveAttribute('data-ballot', 'counted');

  // What is chosen among a few counts at once; the rest is sent by its button.
  const kinds = {
    single: question(),
    scale: question({ kind: 'scale', options: [], min: 0, max: 10 }),
    multiple: question({ kind: 'multiple', max: 2 }),
    ranking: question({ kind: 'ranking', max: 2 }),
    words: question({ kind: 'words', options: [], max: 2 }),
    open: question({ kind: 'open', options: [] }),
  };
  const answers: Record<keyof typeof kinds, (round: Locator) => Promise<void>> = {
    async single(round) {
      await tabsTo(amal, round.getByRole('radio').first());
      await amal.keyboard.press('Space');
      await isCounted(round);
      await amal.keyboard.press('ArrowDown');
      await amal.keyboard.press('Space');
      await expect(round.getByRole('radio').nth(1)).toBeChecked();
    },
    async scale(round) {
      await tabsTo(amal, round.getByRole('radio').first());
      await amal.keyboard.press('Space');
    },
    async multiple(round) {
      await tabsTo(amal, round.getByRole('checkbox').nth(1));
      await amal.keyboard.press('Space');
    },
    async ranking(round) {
      await tabsTo(amal, round.locator('ul button').first());
      await amal.keyboard.press('Enter');
    },
    async words(round) {
      await tabsTo(amal, round.getByRole('textbox').first());
      await amal.keyboard.type('logement');
    },
    async open(round) {
      await tabsTo(amal, round.getByRole('textbox'));
      await amal.keyboard.type('Un interlocuteur unique');
    },
  };
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const { roundId } = await host.puts(kinds[kind]);
    const round = roundAt(roundId);
    await expect(round, kind).toBeVisible();
    await answers[kind](round);
    if (kind !== 'single' && kind !== 'scale') {
      await tabsTo(amal, round.locator('button.w-full'));
      await amal.keyboard.press('Enter');
    }
    await isCounted(round);
    await host.asks('poll:close', { roundId });
  }
  host.closes();

  await desk.goto(`/console/demo-workshop?room=${room}`);
  const section = desk.locator('[data-section=polls]');
  await expect(section.getByRole('button', { name: words.polls.prepare })).toBeVisible();
  await desk.keyboard.press('p');
  const form = desk.getByRole('form', { name: words.form.new });
  const fields = { [words.form.question]: 'Par où commencer ?', 'Réponse 1': 'Ici', 'Réponse 2': 'Là' };
  for (const [label, text] of Object.entries(fields)) {
    await tabsTo(desk, form.getByLabel(label, { exact: true }));
    await desk.keyboard.type(text);
  }
  const sight = form.getByLabel(words.form.participantsSee);
  await tabsTo(desk, sight);
  await desk.keyboard.type(words.form.sight.reveal.slice(0, 12));
  await expect(sight).toHaveValue('reveal');
  await desk.keyboard.press('Enter');
  await tabsTo(desk, form.getByRole('button', { name: words.form.save }));
  await desk.keyboard.press('Enter');
  const line = poll(desk, 'Par où commencer');
  await tabsTo(desk, line.locator('summary').first());
  await desk.keyboard.press('Enter');
  await tabsTo(desk, line.getByRole('button', { name: words.polls.open, exact: true }));
  await desk.keyboard.press('Enter');
  await expect(line).toContainText(words.polls.state.open);

  const last = amal.locator('article[data-round]').filter({ hasText: 'Par où commencer' });
  await tabsTo(amal, last.getByRole('radio').first());
  await amal.keyboard.press('Space');
  await isCounted(last);
  for (const name of [words.polls.close, words.polls.reveal]) {
    const button = line.getByRole('button', { name, exact: true });
    await tabsTo(desk, button);
    await expect(button).toBeEnabled();
    await desk.keyboard.press('Enter');
  }
  await expect(desk.getByText(/^Le résultat est montré à 1 personne/)).toBeVisible();
  await expect(amal.locator('[data-round]').filter({ hasText: 'Par où commencer' })).toContainText(
    '1 réponse',
  );
});
