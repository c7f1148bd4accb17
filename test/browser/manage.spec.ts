import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '#lib/language/messages/en/index.ts';
import { expect, PHONE, test } from '#test/support/browser.ts';
import { enterBy, MOROCCO, openRoom } from '#test/support/room.ts';

test.use({ house: 'manage' });

const t = en.manage;

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Nothing stands wider than the screen. */
async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
}

/** A file of a meeting as somebody drops it. */
function fileOf(content: object | string) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name: 'meeting.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('staff change the day while others are in it, add somebody, remove them, and create another meeting', async ({
  guest,
  visitor,
  production,
}) => {
  const staff = await visitor({ language: 'en' });
  await enterBy(staff, production.links.staff);
  const { page: amal } = await guest({ name: 'Amal', language: 'en', country: 'MA', device: PHONE });
  const { page: joris } = await guest({ name: 'Joris', language: 'en', country: 'MA' });
  await amal.goto('/event');
  await openRoom(joris, MOROCCO);

  await test.step('the way there, and who is in the rooms', async () => {
    await staff.goto('/event');
    await staff.getByRole('link', { name: en.programme.edit }).click();
    const exchange = staff.getByRole('listitem').filter({ hasText: 'Exchange per country' });
    await expect(exchange).toContainText('1 person is in its rooms now.');
    await exchange.getByRole('link', { name: /^Change:/ }).click();
  });

  await test.step('a mistake stands at its field and loses nothing; a good form reaches everybody at once', async () => {
    await staff.getByLabel('Place').fill('Room 12');
    await staff.getByLabel('To', { exact: true }).fill('08:00');
    await staff.getByRole('button', { name: t.session.save }).click();
    await expect(staff.getByLabel('To', { exact: true })).toBeFocused();
    await expect(staff.getByLabel('To', { exact: true })).toHaveAccessibleDescription(
      en.mistakes['times-order'],
    );
    expect(await barriers(staff)).toEqual([]);
    await staff.reload();
    await expect(staff.getByLabel('Place')).toHaveValue('Room 12');
    await staff.getByLabel('To', { exact: true }).fill('12:45');
    await staff.getByRole('group', { name: 'Columns of the board' }).getByLabel('Column 1').fill('Our work');
    await expect(staff.getByText('1 person is in its rooms now and sees the change at once.')).toBeVisible();
    await staff.context().setOffline(true);
    await staff.getByRole('button', { name: t.session.save }).click();
    await expect(staff.getByRole('main').getByRole('alert')).toContainText(en.common.trouble.offline);
    await staff.context().setOffline(false);
    await staff.getByRole('button', { name: t.session.save }).click();
    await expect(amal.getByRole('listitem').filter({ hasText: 'Room 12' })).toContainText('12:45');
    await expect(joris.getByRole('region', { name: 'Our work' })).toBeVisible();
    await staff.getByRole('button', { name: t.undo }).click();
    await expect(amal.getByText('Room 12')).toHaveCount(0);
    await expect(joris.getByRole('region', { name: 'What we do' })).toBeVisible();
  });

  await test.step('a session that nobody wrote in leaves and comes back, for everybody', async () => {
    const closing = amal.getByRole('heading', { name: 'Closing plenary' });
    await expect(closing).toBeVisible();
    await staff.getByRole('button', { name: 'Take it out of the programme: Closing plenary' }).click();
    await expect(closing).toHaveCount(0);
    await staff.getByRole('button', { name: t.undo }).click();
    await expect(closing).toBeVisible();
  });

  await test.step('two change the same session: the second takes in what the first did and keeps their own', async () => {
    const facilitator = await visitor({ language: 'en', device: PHONE });
    await enterBy(facilitator, production.links.facilitator);
    await facilitator.goto('/manage');
    for (const page of [staff, facilitator]) {
      await page.getByRole('link', { name: 'Change: Closing plenary' }).click();
      await expect(page.getByLabel('Place')).toHaveValue('Auditorium');
    }
    await staff.getByLabel('Place').fill('Garden');
    await facilitator.getByLabel('Title', { exact: true }).fill('Farewell');
    await facilitator.getByRole('button', { name: t.session.save }).click();
    await expect(
      staff.getByText('Somebody else has changed this session while you were typing: Title.'),
    ).toBeVisible();
    await expect(staff.getByLabel('Title', { exact: true })).toHaveValue('Closing plenary');
    await staff.getByRole('button', { name: t.session.takeIn }).click();
    await expect(staff.getByLabel('Title', { exact: true })).toHaveValue('Farewell');
    await staff.getByRole('button', { name: t.session.save }).click();
    await expect(amal.getByRole('listitem').filter({ hasText: 'Farewell' })).toContainText('Garden');
    await facilitator.context().close();
  });

  await test.step('somebody added comes in by the link; removed, their page ends with its sentence', async () => {
    await staff.getByRole('link', { name: t.tab.people }).click();
    await staff.getByRole('button', { name: t.people.add }).click();
    await staff.getByRole('button', { name: t.people.addNow }).click();
    await expect(staff.getByLabel(t.people.name, { exact: true })).toHaveAccessibleDescription(
      en.errors['name-missing'],
    );
    await staff.getByLabel(t.people.name, { exact: true }).fill('Nadia Karimi');
    await staff.getByLabel(t.people.country).selectOption({ label: 'Afghanistan' });
    await staff.getByRole('button', { name: t.people.addNow }).click();
    const link = staff.getByLabel('Personal link of Nadia Karimi');
    await expect(link).toHaveValue(/\/enter#/);
    expect(await barriers(staff)).toEqual([]);
    const nadia = await visitor({ language: 'ar', device: PHONE });
    const address = await link.inputValue();
    await enterBy(nadia, address);
    await staff.getByRole('button', { name: en.common.close }).first().click();
    const row = staff.getByRole('listitem').filter({ hasText: 'Nadia Karimi' });
    await expect(row).toContainText('Afghanistan');
    await expect(row).toContainText('here now');
    await nadia.goto('/event');
    // Her other device hears nothing at that moment.
    const asleep = await visitor({ language: 'ar' });
    await enterBy(asleep, address);
    await asleep.addInitScript(() => {
      const Line = WebSocket;
      window.WebSocket = class extends Line {
        constructor(address: string | URL, protocols?: string | string[]) {
          super(document.documentElement.dataset.awake ? address : 'wss://nobody.invalid', protocols);
        }
      };
    });
    await asleep.goto('/event');
    const { ar } = await import('#lib/language/messages/ar/index.ts');
    await expect(asleep.getByText(ar.programme.notLive)).toBeVisible();
    await row.getByRole('button', { name: 'Change: Nadia Karimi' }).click();
    await row.getByRole('button', { name: t.people.remove }).click();
    await expect(row).toContainText('their open pages end at once');
    expect(await barriers(staff)).toEqual([]);
    await row.getByRole('button', { name: 'Remove Nadia Karimi' }).click();
    await expect(nadia.getByText(ar.programme.removed)).toBeVisible();
    await expect(row).toHaveCount(0);
    await asleep.evaluate(() => {
      document.documentElement.dataset.awake = 'true';
    });
    await asleep.waitForURL((url) => url.pathname === '/');
  });

  await test.step('a file with a mistake creates nothing and says where; corrected it is a meeting of its own', async () => {
    await staff.getByRole('link', { name: t.tab.event }).click();
    await staff.getByRole('link', { name: t.event.create }).first().click();
    await staff.getByRole('radio', { name: t.create.ways.file }).check();
    const file = await (await staff.request.get('/api/event-file')).json();
    // The demonstration's own date is long over: a meeting of that day could not be entered any more.
    const coming = { ...file, title: { en: 'The next one' }, date: '2040-03-28' };
    const wrong = structuredClone(coming);
    wrong.sessions[3].rooms[0].countries = ['XX'];
    const choice = staff.locator('input[type=file]');
    await choice.setInputFiles(fileOf('{"title": '));
    await expect(staff.getByText(t.create.notJson)).toBeVisible();
    await choice.setInputFiles(fileOf(wrong));
    const mistake = staff.getByRole('listitem').filter({ hasText: 'sessions[3].rooms[0].countries[0]' });
    await expect(mistake).toContainText('Session 4');
    await expect(mistake).toContainText('“XX” is not among the countries of the meeting.');
    expect(await barriers(staff)).toEqual([]);
    await choice.setInputFiles(fileOf({ ...coming, date: file.date }));
    await expect(staff.getByText(en.mistakes['day-over'])).toBeVisible();
    await choice.setInputFiles(fileOf(coming));
    await expect(staff.getByRole('heading', { name: 'Created: The next one' })).toBeVisible();
    await staff.getByRole('link', { name: t.created.go }).click();
    await staff.waitForURL(/\/(event|room)/);
    await staff.goto('/event');
    await expect(staff.getByRole('banner')).toContainText('The next one');
    await expect(staff.getByRole('heading', { name: /^Exchange per country/ })).toBeVisible();
  });

  await test.step('a participant is told that this is not theirs', async () => {
    await amal.goto('/manage');
    await expect(amal.getByRole('heading', { name: t.notForYou.title })).toBeVisible();
  });
});

test('closing a session says first that drafts wait which nobody has seen', async ({
  guest,
  visitor,
  production,
}) => {
  const host = await visitor({ language: 'en' });
  await enterBy(host, production.links.facilitator);
  const { page: joris } = await guest({ name: 'Joris', language: 'en' });
  for (const page of [host, joris]) await openRoom(page, MOROCCO);
  await host.getByRole('button', { name: en.writing.start }).click();
  await host.getByRole('button', { name: en.writing.begin, exact: true }).click();
  await expect(joris.getByText(en.writing.private)).toBeVisible();
  const field = joris.locator('[data-column] form textarea').first();
  await field.fill('Not shown yet');
  await field.press('Enter');
  await expect(joris.locator('[data-draft]')).toContainText(en.writing.state.saved);
  await host.goto('/manage');
  const close = host.getByRole('button', { name: /^Close the session: Exchange/ });
  await close.click();
  await expect(host.getByRole('main').getByRole('alert')).toContainText(
    '1 draft in this session has not been seen by anybody yet.',
  );
  await host.getByRole('button', { name: en.common.cancel }).click();
  await close.click();
  await host.getByRole('button', { name: en.programme.closeAllTheSame }).click();
  await expect(joris.getByText(en.room.readOnly['session-closed'])).toBeVisible();
});

test('in Arabic on a phone nothing sticks out of the screen', async ({ visitor, production }) => {
  const page = await visitor({ language: 'ar', device: PHONE });
  await enterBy(page, production.links.staff);
  for (const path of ['', '/session/demo-exchange', '/people', '/event', '/event/new']) {
    await page.goto(`/manage${path}`);
    await expect(page.locator('main h1')).toBeVisible();
    expect({ path, fits: await fits(page) }).toEqual({ path, fits: true });
  }
});
