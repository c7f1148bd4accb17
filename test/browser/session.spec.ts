import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import BetterSqlite from 'better-sqlite3';
import { ar } from '#lib/language/messages/ar/index.ts';
import { en } from '#lib/language/messages/en/index.ts';
import { fr } from '#lib/language/messages/fr/index.ts';
import { nl } from '#lib/language/messages/nl/index.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { addCard, cardOf, enterBy, IRAQ, openRoom, setSessionState } from '#test/support/room.ts';

test.use({ house: 'session' });

const WALL = { viewport: { width: 1920, height: 1080 } };
const MESSAGES = { fr, nl, en, ar };
/** When the first contact should be, in everybody's own language. */
const BEFORE = {
  fr: 'Avant la décision de rentrer',
  nl: 'Vóór de beslissing om terug te keren',
  en: 'Before the decision to return',
  ar: 'قبل قرار العودة',
};
const ARRIVAL = { fr: 'À l’arrivée', nl: 'Bij aankomst', en: 'On arrival', ar: 'عند الوصول' };

const PEOPLE = [
  { name: 'Amal', language: 'ar' },
  { name: 'Nour', language: 'ar', device: PHONE },
  { name: 'Élodie', language: 'fr' },
  { name: 'Karim', language: 'fr', device: PHONE },
  { name: 'Joris', language: 'nl' },
  { name: 'An', language: 'nl', device: PHONE },
  { name: 'Li', language: 'en' },
  { name: 'Zana', language: 'en', device: PHONE },
] as const;
interface Participant {
  page: Page;
  language: keyof typeof MESSAGES;
  isPhone: boolean;
}

/** What the database counts; options without a ballot are in no row. */
function counted(dataDir: string, question: string, ...values: string[]): Record<string, number> {
  const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { readonly: true, timeout: 5000 });
  const rows = file.prepare(question).all(...values) as { what: string; count: number }[];
  file.close();
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
}

/** The figures of a table by the first cell of their row; of each cell the number that it begins with. */
async function figuresOf(table: Locator): Promise<Record<string, number[]>> {
  const rows = await table.locator('tbody tr').all();
  const read = rows.map(async (row) => {
    const cells = await row.locator('td').allInnerTexts();
    return [await row.locator('th').innerText(), cells.map((cell) => Number.parseInt(cell, 10))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

test('a session: prepared, asked, voted, changed, shown, asked again, dots, time, a question, and closed; the wall says what the database counts', async ({
  guest,
  visitor,
  production,
}) => {
  test.setTimeout(300_000);
  const { dataDir } = production;
  const host = await visitor({ language: 'fr' });
  await enterBy(host, production.links.facilitator);
  const people: Participant[] = [];
  for (const one of PEOPLE) {
    const { page } = await guest({ ...one, country: 'IQ' });
    // Clocks of devices are wrong by hours.
    const wrong = people.length === 1 ? 3_600_000 : people.length === 2 ? -3_600_000 : 0;
    await page.addInitScript((by) => {
      const right = Date.now;
      Date.now = () => right() + by;
    }, wrong);
    await openRoom(page, IRAQ);
    people.push({ page, language: one.language, isPhone: 'device' in one });
  }
  const [amal, nour, elodie] = people as [Participant, Participant, Participant];
  await host.goto(`/console/demo-exchange?room=${IRAQ}`);
  const origin = { origin: production.baseURL };
  const made = await host.request.post('/api/projector/links', { headers: origin, data: { roomId: IRAQ } });
  const wall = await visitor({ language: 'fr', device: WALL });
  await wall.goto(((await made.json()) as { link: string }).link);
  await expect(wall.getByText(production.joinCode)).toBeVisible();

  const polls = host.locator('[data-section=polls]');
  const line = (question: string) => polls.locator('li').filter({ hasText: question });
  const roundsOf = (pollId: string) =>
    Object.keys(
      counted(
        dataDir,
        'SELECT id AS what, number AS count FROM poll_round WHERE poll_id = ? ORDER BY number',
        pollId,
      ),
    );
  const ballots = (roundId: string) =>
    counted(
      dataDir,
      'SELECT option AS what, count(*) AS count FROM ballot_mark WHERE round_id = ? GROUP BY option',
      roundId,
    );
  const answer = async (
    { page, language, isPhone }: Participant,
    roundId: string,
    text: Record<string, string>,
  ) => {
    const round = page.locator(`[data-round="${roundId}"]`);
    if (isPhone) await page.locator('.pane-switch button').nth(2).click();
    await round.getByRole('radio', { name: text[language] ?? '' }).click();
    await expect(round.locator('[data-ballot]')).toHaveAttribute('data-ballot', 'counted');
  };

  await test.step('the facilitator prepares a poll', async () => {
    await host.getByRole('button', { name: fr.console.polls.prepare }).first().click();
    const form = host.getByRole('form', { name: fr.console.form.new });
    await form.getByLabel(fr.console.form.question, { exact: true }).fill('Qui suit la décision ?');
    await form.getByLabel('Réponse 1', { exact: true }).fill('Fedasil');
    await form.getByLabel('Réponse 2', { exact: true }).fill('Caritas');
    await form.getByRole('button', { name: fr.console.form.save }).click();
    await expect(line('Qui suit la décision')).toContainText(fr.console.polls.state.prepared);
  });

  const contact = line('Quand le premier contact');
  await test.step('it asks one that was prepared in four languages; all vote, two change their mind', async () => {
    await contact.locator('summary').first().click();
    await expect(contact).toContainText('8 personnes dans 1 salle');
    await contact.getByRole('button', { name: fr.console.polls.open, exact: true }).click();
    await expect(wall.getByRole('heading', { name: 'Quand le premier contact' })).toBeVisible();
    const [roundId = ''] = roundsOf('demo-poll-contact');
    for (const [at, one] of people.entries()) await answer(one, roundId, at < 5 ? BEFORE : ARRIVAL);
    for (const one of [amal, nour]) await answer(one, roundId, ARRIVAL);
    await expect(wall.getByText('8 réponses')).toBeVisible();
    expect(ballots(roundId)).toEqual({ before: 3, arrival: 5 });
    // Nobody sees what was chosen before it is shown, on the wall neither.
    await expect(wall.getByRole('table')).toHaveCount(0);
    await expect(elodie.page.locator(`[data-round="${roundId}"] table`)).toHaveCount(0);
  });

  await test.step('it is closed and shown: each figure on the wall is a count in the database', async () => {
    await contact.getByRole('button', { name: fr.console.polls.close }).click();
    await contact.getByRole('button', { name: fr.console.polls.reveal }).click();
    const [roundId = ''] = roundsOf('demo-poll-contact');
    await wall.keyboard.press('t');
    const table = wall.getByRole('table').first();
    await expect(table).toContainText('Avant la décision');
    const { before = 0, arrival = 0, preparing = 0, later = 0 } = ballots(roundId);
    expect(await figuresOf(table)).toMatchObject({
      [BEFORE.fr]: [before],
      [ARRIVAL.fr]: [arrival],
      'Pendant la préparation': [preparing],
      'Quand la personne le demande': [later],
    });
    for (const { page, language } of people) {
      const shown = page.locator(`[data-round="${roundId}"] table`).first();
      await expect(shown).toContainText(BEFORE[language]);
    }
  });

  await test.step('a second round stands beside the first', async () => {
    await contact.getByRole('button', { name: fr.console.polls.secondRound }).click();
    await expect.poll(() => roundsOf('demo-poll-contact').length).toBe(2);
    const [first = '', second = ''] = roundsOf('demo-poll-contact');
    for (const one of people) await answer(one, second, BEFORE);
    await contact.getByRole('button', { name: fr.console.polls.close }).click();
    await contact.getByRole('button', { name: fr.console.polls.reveal }).first().click();
    await expect
      .poll(async () => (await figuresOf(wall.getByRole('table').first()))[BEFORE.fr])
      .toEqual([ballots(first).before, ballots(second).before]);
    expect(ballots(second)).toEqual({ before: 8 });
  });

  await test.step('they lay dots on cards, hidden until it is closed', async () => {
    for (const text of ['Un logement', 'Un travail']) await addCard(elodie.page, 0, text);
    const dots = host.locator('[data-section=dots]');
    await dots.getByRole('button', { name: fr.dots.run.start }).click();
    for (const { page, language, isPhone } of people) {
      if (isPhone) await page.locator('.pane-switch button').nth(1).click();
      const own = cardOf(page, 'Un logement').locator('[data-own-dots]');
      await own.getByRole('button', { name: MESSAGES[language].dots.more }).click();
      await expect(page.locator('[data-dot-voting]')).toContainText(MESSAGES[language].dots.counted);
    }
    await expect(dots).toContainText('8 personnes ont posé des points');
    await expect(cardOf(elodie.page, 'Un logement').locator('[data-dots]')).toHaveCount(0);
    await dots.getByRole('button', { name: fr.dots.run.close }).click();
    await expect(cardOf(elodie.page, 'Un logement').locator('[data-own-dots] button')).toHaveCount(0);
    const file = new BetterSqlite(join(dataDir, 'rencontre.sqlite'), { timeout: 5000 });
    file.prepare('UPDATE dot_round SET closes_at = closes_at - ? WHERE settled = 0').run(TAKE_BACK_MS);
    file.close();
    await expect(cardOf(elodie.page, 'Un logement').locator('[data-dots]')).toHaveText('8 points');
    const lain = counted(
      dataDir,
      'SELECT card_id AS what, sum(dots) AS count FROM dot_mark GROUP BY card_id',
    );
    expect(Object.values(lain)).toEqual([8]);
    const walls = host.locator('[data-section=projector]');
    await walls.getByRole('button', { name: /^Points de/ }).click();
    await expect.poll(() => figuresOf(wall.getByRole('table'))).toEqual({ 'Un logement': [8] });
    await walls.getByRole('button', { name: fr.projector.console.automatic }).click();
  });

  await test.step('[44] time is given, the same for all, also on devices whose clocks are an hour wrong', async () => {
    await host.getByRole('button', { name: fr.console.pace.timer.start, exact: true }).click();
    for (const { page } of people) await expect(page.locator('[data-timer=running]')).toBeVisible();
    const running = people.map(({ page }) => page.locator('[data-timer=running] bdi').first().innerText());
    const left = (await Promise.all(running)).map((face) => {
      const [minutes = 0, seconds = 0] = face.split(':').map(Number);
      return minutes * 60 + seconds;
    });
    expect(Math.max(...left) - Math.min(...left), `all see the same second: ${left}`).toBeLessThanOrEqual(1);
    await host.getByRole('button', { name: fr.console.pace.timer.pause }).click();
    const faces = people.map(({ page }) => page.locator('[data-timer=paused] bdi').first());
    const [first] = faces;
    for (const face of faces) await expect(face).toHaveText((await first?.innerText()) ?? '');
  });

  await test.step('a question is asked and stands on the wall', async () => {
    const asks = elodie.page.locator('[data-questions]');
    await asks.getByLabel(fr.question.yours).fill('Qui paie le billet ?');
    await asks.getByLabel(fr.question.yours).press('Enter');
    await host.getByRole('button', { name: fr.question.console.toScreen }).click();
    await expect(wall.getByText('Qui paie le billet')).toBeVisible();
    await wall.keyboard.press('t');
  });

  await test.step('the session is closed: nothing more is taken', async () => {
    const own = line('Qui suit la décision');
    await own.locator('summary').first().click();
    await own.getByRole('button', { name: fr.console.polls.open, exact: true }).click();
    await expect(elodie.page.getByRole('radio', { name: 'Caritas' })).toBeVisible();
    await setSessionState(host, IRAQ, 'closed');
    await expect(elodie.page.getByText(fr.errors['session-closed']).first()).toBeVisible();
    await expect(elodie.page.getByRole('radio', { name: 'Caritas' })).toHaveCount(0);
    expect(await host.locator('main').innerText()).toContain(fr.console.next.sessionClosed);
  });
});
