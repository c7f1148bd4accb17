import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, PHONE, test } from '#test/support/browser.ts';

async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Fails when the page can be moved sideways: on a phone something would be cut. */
async function fitsInWidth(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(needed).toBeLessThanOrEqual(there ?? 0);
}

/** What is smaller than a thumb needs (44 px), of all that can be pressed and is not inside a sentence. */
function tooSmall(page: Page): Promise<string[]> {
  return page
    .locator('button:visible, input:visible:not(.sr-only), select:visible, label:has(input)')
    .evaluateAll((elements) =>
      elements
        .filter((element) => !element.matches('[type=checkbox], .sr-only'))
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
}

test('[30] a wrong code gets a sentence in place, and what was typed stays', async ({
  visitor,
  production,
}) => {
  const page = await visitor({ device: PHONE });
  await page.goto('/');
  const code = page.getByLabel('Code de la rencontre');
  await code.fill('ZZZZ-9999');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText(/Aucune rencontre ouverte/)).toBeVisible();
  await expect(code).toHaveValue('ZZZZ-9999');
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription(/Aucune rencontre ouverte/);
  await findsNothing(page);

  await code.fill(` ${production.joinCode.replace('-', ' ').toLowerCase()} `);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByLabel('Votre nom')).toBeFocused();
});

test('half a code gets a sentence at once, asks nobody, and the sentence goes when one types on', async ({
  visitor,
}) => {
  const page = await visitor({ language: 'en' });
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') asked++;
  });
  await page.goto('/');
  const code = page.getByLabel('Code of the meeting');
  await expect(code).toBeFocused();
  await page.keyboard.type('28-03 2');
  await page.keyboard.press('Enter');
  await expect(code).toHaveAccessibleDescription(/has eight characters; you typed 5/);
  await expect(code).toBeFocused();
  await page.keyboard.type('999');
  await expect(page.getByText('has eight characters')).toHaveCount(0);
  expect(asked).toBe(0);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/No open meeting|no meeting/i)).toBeVisible();
  expect(asked).toBe(1);
});

test('from the QR code to the own room, in Arabic on a phone', async ({ visitor, production }) => {
  const page = await visitor({ language: 'ar', device: PHONE });
  await page.goto(`/#c=${production.joinCode}`);
  const name = page.getByLabel('اسمك');
  await expect(name).toBeFocused();
  expect(page.url()).not.toContain(production.joinCode);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await fitsInWidth(page);
  expect(await tooSmall(page)).toEqual([]);
  await findsNothing(page);

  await page.getByRole('button', { name: 'شارِك' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill('أمل الجبوري');
  await page.getByRole('radio', { name: 'العراق' }).check();
  await page.getByLabel(/المنظمة/).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'شارِك' }).click();
  await page.waitForURL(/\/room\//);
});

test('another language, without a reload and without losing a letter', async ({ visitor, production }) => {
  const page = await visitor({ language: 'fr' });
  await page.goto(`/#c=${production.joinCode}`);
  await page.getByLabel('Votre nom').fill('Joris');
  await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page.getByLabel('اسمك')).toHaveValue('Joris');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(page.getByLabel('Uw naam')).toHaveValue('Joris');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  expect(await page.evaluate(() => 'stillTheSamePage' in window)).toBe(true);

  await page.reload();
  await expect(page.getByLabel('Uw naam')).toHaveValue('Joris');
});

test('back and reloading lose nothing that was typed', async ({ visitor, production }) => {
  const page = await visitor({ language: 'en' });
  await page.goto('/');
  await page.getByLabel('Code of the meeting').fill(production.joinCode);
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name').fill('Anna Peeters');
  await page.getByRole('radio', { name: 'Morocco' }).check();
  await page.goBack();
  await expect(page.getByLabel('Code of the meeting')).toHaveValue(production.joinCode);
  await page.goForward();
  await expect(page.getByLabel('Your name')).toHaveValue('Anna Peeters');
  await expect(page.getByRole('radio', { name: 'Morocco' })).toBeChecked();
  await page.reload();
  await expect(page.getByLabel('Your name')).toHaveValue('Anna Peeters');
});

test('who returns on the same device is the same person; somebody else can join there too', async ({
  visitor,
  production,
}) => {
  const page = await visitor({ language: 'en' });
  await page.goto(`/#c=${production.joinCode}`);
  await page.getByLabel('Your name').fill('Anna Peeters');
  await page.getByRole('radio', { name: 'Morocco' }).check();
  await page.getByRole('button', { name: 'Take part' }).click();
  await page.waitForURL(/\/room\/|\/event/);
  const anna = await (await page.request.get('/api/me')).json();

  await page.goto('/');
  await findsNothing(page);
  await page.getByRole('link', { name: 'Continue as Anna Peeters' }).click();
  await page.waitForURL(/\/room\//);
  expect((await (await page.request.get('/api/me')).json()).person.id).toBe(anna.person.id);

  await page.goto('/');
  await page.getByRole('button', { name: 'I am somebody else' }).click();
  await page.getByLabel('Code of the meeting').fill(production.joinCode);
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name').fill('Ben Yusuf');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/room\/|\/event/);
  const ben = await (await page.request.get('/api/me')).json();
  expect(ben.person.name).toBe('Ben Yusuf');
  expect(ben.person.id).not.toBe(anna.person.id);
});

test('a personal link moves a person to another device; an unknown one says what to do', async ({
  guest,
  visitor,
}) => {
  const { page } = await guest({ name: 'Anna Peeters', language: 'en', country: 'MA' });
  await page.goto('/event');
  await page.getByRole('button', { name: /^You: Anna Peeters/ }).click();
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Your personal link');
  await expect(field).toHaveValue(/\/enter#/);
  await findsNothing(page);
  const link = await field.inputValue();
  const me = await (await page.request.get('/api/me')).json();

  const phone = await visitor({ language: 'nl', device: PHONE });
  await phone.goto(link);
  await phone.waitForURL(/\/room\/|\/event/);
  expect(phone.url()).not.toContain('#');
  await expect(phone.locator('html'), 'the device keeps the language it has chosen').toHaveAttribute(
    'lang',
    'nl',
  );
  expect((await (await phone.request.get('/api/me')).json()).person.id).toBe(me.person.id);

  const stranger = await visitor({ language: 'nl', device: PHONE });
  await stranger.goto(`${link}x`);
  await expect(stranger.getByText(/werkt niet meer/)).toBeVisible();
  await findsNothing(stranger);
  await stranger.getByRole('link', { name: 'Deelnemen met een code' }).click();
  await expect(stranger.getByLabel('Code van de bijeenkomst')).toBeVisible();
});

test('[31] a shared device keeps nothing after leaving', async ({ visitor, production }) => {
  const page = await visitor({ language: 'en' });
  await page.goto(`/#c=${production.joinCode}`);
  await page.getByLabel('Your name').fill('Anna Peeters');
  await page.getByLabel(/Other people use this device/).check();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.getByRole('button', { name: 'Take part' }).click();
  await page.waitForURL(/\/room\/|\/event/);
  await page.goto('/event');
  await page.getByRole('button', { name: /^You: Anna Peeters/ }).click();
  await page.getByRole('menuitem', { name: 'Leave the meeting' }).click();
  await page.getByRole('button', { name: 'Leave now' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const kept = await page.evaluate(async () => ({
    session: { ...sessionStorage },
    local: { ...localStorage },
    databases: await indexedDB.databases(),
  }));
  expect(kept).toEqual({ session: {}, local: {}, databases: [] });
  expect(await page.context().cookies()).toEqual([]);
  expect((await page.request.get('/api/me')).status()).toBe(401);
});
