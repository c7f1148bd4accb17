import type { BrowserContextOptions, Page } from '@playwright/test';
import { type Arrival, expect, type Guest, LAPTOP, PHONE } from './browser.ts';
import { DotPage } from './dots.ts';
import { writesInto } from './fill.ts';
import { hostsPolls, PollPage, question } from './polls.ts';
import type { Production } from './production.ts';
import { QuestionPage } from './questions.ts';
import { AFGHANISTAN, CAMEROON, CHECHNYA, CHECHNYA_WORKSHOP, IRAQ } from './room.ts';

/** How a screen is looked at: in a language, in light or dark. */
export type Look = Pick<BrowserContextOptions, 'colorScheme'> & { language: 'fr' | 'nl' | 'en' | 'ar' };

interface Means {
  production: Production;
  visitor(arrival: Omit<Arrival, 'name'>): Promise<Page>;
  guest(arrival: Arrival): Promise<Guest>;
}

/** A screen of the product by its name, and how to get there. */
export interface Screen {
  name: string;
  open(means: Means, look: Look): Promise<Page>;
}

/** Every screen that people can see, opened as they would. */
export const SCREENS: readonly Screen[] = [
  { name: 'join: the code', open: (means, look) => visit(means, look, '/', 'input[name=code]') },
  {
    name: 'join: a wrong code',
    async open(means, look) {
      const page = await visit(means, look, '/', 'input[name=code]');
      await typeCode(page, 'ZZZZ-9999');
      await expect(page.locator('input[name=code]')).toHaveAttribute('aria-invalid', 'true');
      return page;
    },
  },
  { name: 'join: who one is', open: openDetails },
  {
    name: 'join: the name is missing',
    async open(means, look) {
      const page = await openDetails(means, look);
      await page.locator('input[name=name]').press('Enter');
      await expect(page.locator('input[name=name]')).toHaveAttribute('aria-invalid', 'true');
      return page;
    },
  },
  {
    name: 'join: welcome back',
    async open(means, look) {
      const { page } = await means.guest(arrival(look));
      await page.goto('/');
      await expect(page.locator('h1')).toBeVisible();
      return page;
    },
  },
  {
    name: 'enter: a link that does not work',
    open: (means, look) => visit(means, look, '/enter#wrong', '[role=alert] p'),
  },
  { name: 'no such page', open: (means, look) => visit(means, look, '/nowhere', 'h1') },
  { name: 'programme, phone', open: (means, look) => openProgramme(means, look, PHONE) },
  { name: 'programme, laptop', open: (means, look) => openProgramme(means, look, LAPTOP) },
  { name: 'room, laptop', open: (means, look) => openRoom(means, look, LAPTOP) },
  { name: 'room, phone: notes', open: (means, look) => openRoom(means, look, PHONE) },
  {
    name: 'room, phone: board',
    async open(means, look) {
      const page = await openRoom(means, look, PHONE);
      await page.locator('.pane-switch button').nth(1).click();
      await expect(page.locator('.board')).toBeVisible();
      return page;
    },
  },
  { name: 'room, laptop: polls', open: (means, look) => openPolls(means, look, LAPTOP) },
  {
    name: 'room, phone: what polls have brought, as tables',
    async open(means, look) {
      const page = await openPolls(means, look, PHONE);
      for (const closed of await page.locator('details[data-round]').all()) {
        if ((await closed.getAttribute('open')) === null) await closed.locator('summary').tap();
      }
      await expect(page.locator('.results > button')).toHaveCount(3);
      for (const button of await page.locator('.results > button').all()) await button.tap();
      return page;
    },
  },
  {
    name: 'room, observer',
    async open(means, look) {
      const page = await visit(means, look, means.production.links.observer, 'h1');
      await page.waitForURL(/\/(event|room)/);
      await page.goto(await anyRoom(page));
      await expect(page.locator('.ProseMirror')).toBeVisible();
      return page;
    },
  },
  { name: 'review, the day on a laptop', open: (means, look) => openReview(means, look, LAPTOP, '/review') },
  { name: 'review, the day on a phone', open: (means, look) => openReview(means, look, PHONE, '/review') },
  {
    name: 'review, a room',
    open: (means, look) => openReview(means, look, LAPTOP, `/review/room/${IRAQ}`),
  },
  {
    name: 'review, the matrix with open cells',
    open: (means, look) =>
      openReview(means, look, LAPTOP, '/review/matrix?cell=IQ~housing&cell=MA~housing', '#side'),
  },
  {
    name: 'review, the matrix on a phone, narrowed down',
    open: (means, look) => openReview(means, look, PHONE, '/review/matrix?kind=action'),
  },
  {
    name: 'review, what was found',
    open: (means, look) => openReview(means, look, LAPTOP, '/review/search?q=logement', 'main mark'),
  },
  { name: 'manage, the programme', open: (means, look) => openManage(means, look, LAPTOP, '/manage') },
  {
    name: 'manage, a session on a phone',
    open: (means, look) => openManage(means, look, PHONE, '/manage/session/demo-exchange'),
  },
  {
    name: 'manage, people on a phone, one to change',
    async open(means, look) {
      const page = await openManage(means, look, PHONE, '/manage/people');
      await page.locator('main li button[aria-expanded]').first().click();
      await expect(page.locator('main li form')).toBeVisible();
      return page;
    },
  },
  { name: 'manage, the meeting', open: (means, look) => openManage(means, look, LAPTOP, '/manage/event') },
  {
    name: 'manage, another meeting, not filled in',
    async open(means, look) {
      const page = await openManage(means, look, PHONE, '/manage/event/new');
      await page.locator('main form [type=submit]').click();
      await expect(page.locator('[aria-invalid]').first()).toBeVisible();
      return page;
    },
  },
  {
    name: 'review, not open to a participant',
    async open(means, look) {
      const { page } = await means.guest(arrival(look, PHONE));
      await page.goto('/review');
      await expect(page.locator('h1')).toBeVisible();
      return page;
    },
  },
  { name: 'projector, a round on the wall', open: openWall },
  {
    name: 'projector, a computer without a link',
    open: (means, look) => visit(means, look, `/projector/${WALL_ROOM}`, '.projector-lead'),
  },
  { name: 'console, an open poll, hands are counted', open: openConsole },
  {
    name: 'console, a link for the wall on a phone',
    async open(means, look) {
      const page = await openManage(means, look, PHONE, '/manage');
      await page.goto('/console/demo-closing');
      await page.locator('.console-switch button').last().click();
      const section = page.locator('[data-section=projector]');
      await section.locator('details button').first().click();
      await expect(section.locator('details svg path[d^=M]').first()).toBeAttached();
      return page;
    },
  },
  {
    name: 'console, questions that wait and their rules',
    async open(means, look) {
      const page = await openManage(means, look, PHONE, '/manage');
      const cookies = await cookiesOf(page);
      const asker = await QuestionPage.opens(means.production.baseURL, cookies, WALL_ROOM, 'host');
      await asker.puts('Que faire après six mois ?', { id: `question-of-${look.language}-on-the-list` });
      asker.closes();
      await page.goto(`/console/demo-closing?room=${WALL_ROOM}`);
      await page.locator('.console-switch button').nth(2).click();
      await expect(page.locator('[data-section=questions] li').first()).toBeVisible();
      return page;
    },
  },
  {
    name: 'console, dots are laid, on a laptop',
    async open(means, look) {
      await layDots(means, look);
      const page = await openManage(means, look, LAPTOP, '/manage');
      await page.goto(`/console/demo-exchange?room=${DOTS_ROOM}`);
      await expect(page.locator('[data-section=dots] button').first()).toBeVisible();
      return page;
    },
  },
  {
    name: 'room, phone: dots on cards',
    async open(means, look) {
      await layDots(means, look);
      const { page } = await means.guest(arrival(look, PHONE));
      await page.goto(`/room/${DOTS_ROOM}`);
      await page.locator('.pane-switch button').nth(1).click();
      await expect(page.locator('[data-own-dots]').first()).toBeVisible();
      return page;
    },
  },
];

/** A room in which dots are laid on cards. */
const DOTS_ROOM = CAMEROON;

/** Servers in which they are. */
const dotted = new WeakSet<Production>();

/** Cards, and a round of dot voting on them, unless that is there already. */
async function layDots(means: Means, look: Look): Promise<void> {
  if (dotted.has(means.production)) return;
  const { page: writer } = await means.guest(arrival(look));
  await writer.goto('/event');
  const cards = [{ text: 'Préparer le logement' }, { text: 'بيت قريب من العائلة' }];
  await writesInto(writer, DOTS_ROOM, { cards });
  const staff = await openManage(means, look, LAPTOP, '/manage');
  const host = await DotPage.opens(means.production.baseURL, await cookiesOf(staff), [DOTS_ROOM]);
  await host.starts({ about: 'Quoi d’abord ?' });
  host.page.closes();
  dotted.add(means.production);
}

async function cookiesOf(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A room that no other test looks at. */
const WALL_ROOM = 'demo-closing-all';

/** The wall of that room, while something is asked there. */
async function openWall(means: Means, look: Look): Promise<Page> {
  const device = { viewport: { width: 1920, height: 1080 } };
  const page = await means.visitor({ language: look.language, device: deviceOf(look.colorScheme, device) });
  await page.goto(means.production.links.staff);
  await page.waitForURL(/\/(event|room)/);
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const polls = await PollPage.opens(means.production.baseURL, cookies, [WALL_ROOM], 'host');
  const { roundId } = await polls.puts(question(), [WALL_ROOM]);
  await polls.casts(roundId, ['a']);
  polls.closes();
  await page.goto(`/projector/${WALL_ROOM}`);
  await expect(page.locator('.projector .result-people')).toBeVisible();
  return page;
}

function arrival({ language, colorScheme }: Look, device: BrowserContextOptions = LAPTOP): Arrival {
  return { name: 'Amal', country: 'IQ', language, device: deviceOf(colorScheme, device) };
}

/** Nothing moves while it is looked at. */
function deviceOf(colorScheme: Look['colorScheme'], device: BrowserContextOptions): BrowserContextOptions {
  return { ...device, reducedMotion: 'reduce', ...(colorScheme === undefined ? {} : { colorScheme }) };
}

async function visit(
  means: Means,
  { language, colorScheme }: Look,
  path: string,
  shows: string,
): Promise<Page> {
  const page = await means.visitor({ language, device: deviceOf(colorScheme, PHONE) });
  await page.goto(path);
  await expect(page.locator(shows).first()).toBeVisible();
  return page;
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('input[name=code]').fill(code);
  await page.locator('input[name=code]').press('Enter');
}

async function openDetails(means: Means, look: Look): Promise<Page> {
  const page = await visit(means, look, '/', 'input[name=code]');
  await typeCode(page, means.production.joinCode);
  await expect(page.locator('input[name=name]')).toBeVisible();
  return page;
}

async function openProgramme(means: Means, look: Look, device: BrowserContextOptions): Promise<Page> {
  const { page } = await means.guest(arrival(look, device));
  await page.goto('/event');
  await expect(page.locator('h1')).toBeVisible();
  return page;
}

async function openRoom(means: Means, look: Look, device: BrowserContextOptions): Promise<Page> {
  const { page } = await means.guest(arrival(look, device));
  await page.goto(await anyRoom(page));
  await expect(page.locator('.ProseMirror')).toBeVisible();
  return page;
}

/** Servers in whose room of Iraq there is something to review. */
const written = new WeakSet<Production>();

/** Somebody writes in a room, unless that was done already. */
async function writtenIn(means: Means, look: Look): Promise<void> {
  if (written.has(means.production)) return;
  const { page: writer } = await means.guest(arrival(look));
  await writer.goto('/event');
  await writesInto(writer, IRAQ, {
    cards: [
      { text: 'Préparer le logement', kind: 'action', topics: ['housing'], owner: 'Amal', due: '2026-12-15' },
      { text: 'بيت قريب من العائلة', kind: 'decision', topics: ['housing', 'families'] },
    ],
    notes: ['Un **logement** avant le départ'],
  });
  written.add(means.production);
}

/** A page of the review as staff see it, once somebody has written in a room. */
async function openReview(
  means: Means,
  look: Look,
  device: BrowserContextOptions,
  path: string,
  shows = 'h1',
): Promise<Page> {
  await writtenIn(means, look);
  const page = await means.visitor({ language: look.language, device: deviceOf(look.colorScheme, device) });
  await page.goto(means.production.links.staff);
  await page.waitForURL(/\/(event|room)/);
  await page.goto(path);
  await expect(page.locator(shows).first()).toBeVisible();
  await expect(page.getByText('Préparer le logement').or(page.locator('.figure')).first()).toBeAttached();
  return page;
}

/** A page of managing as staff see it. */
async function openManage(
  means: Means,
  { language, colorScheme }: Look,
  device: BrowserContextOptions,
  path: string,
): Promise<Page> {
  const page = await means.visitor({ language, device: deviceOf(colorScheme, device) });
  await page.goto(means.production.links.staff);
  await page.waitForURL(/\/(event|room)/);
  await page.goto(path);
  await expect(page.locator('main h1')).toBeVisible();
  return page;
}

/** The page of the exchange on Iraq. */
export async function anyRoom(page: Page): Promise<string> {
  const answer = await page.request.get('/api/event');
  const { sessions } = (await answer.json()) as {
    sessions: { kind: string; rooms: { id: string; countries: string[] }[] }[];
  };
  const rooms = sessions.filter(({ kind }) => kind === 'exchange').flatMap((session) => session.rooms);
  const room = rooms.find(({ countries }) => countries.includes('IQ'));
  return `/room/${room?.id}`;
}

/** Servers in whose exchange on Afghanistan a poll is open. */
const hosted = new WeakSet<Production>();

/** The console of a session in which one poll is open, while the hands of a room are counted. */
async function openConsole(means: Means, look: Look): Promise<Page> {
  const page = await openManage(means, look, PHONE, '/manage');
  if (!hosted.has(means.production)) {
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const host = await PollPage.opens(means.production.baseURL, cookies, [AFGHANISTAN], 'host');
    const { roundId } = await host.puts(question(), [AFGHANISTAN, CHECHNYA]);
    await host.casts(roundId, ['a']);
    host.closes();
    hosted.add(means.production);
  }
  await page.goto(`/console/demo-exchange?room=${AFGHANISTAN}`);
  const section = page.locator('[data-section=polls]');
  await expect(section.locator('details details')).toHaveCount(2);
  for (const summary of await section.locator('details details summary').all()) await summary.click();
  const form = section.locator('details details form').first();
  await form.locator('input').first().fill('3');
  await form.locator('[type=submit]').click();
  await expect(form.locator('[aria-invalid]')).toBeFocused();
  return page;
}

/** Servers in whose workshop on Chechnya polls were asked. */
const asked = new WeakSet<Production>();

/** A room in which one poll can be answered and two are over, with results. */
async function openPolls(means: Means, look: Look, device: BrowserContextOptions): Promise<Page> {
  const { page } = await means.guest(arrival(look, device));
  if (!asked.has(means.production)) {
    const { baseURL } = means.production;
    const host = await hostsPolls(await means.visitor(look), means.production, CHECHNYA_WORKSHOP);
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const voter = await PollPage.opens(baseURL, cookies, [CHECHNYA_WORKSHOP]);
    const ends = { low: { fr: 'pas du tout', ar: 'إطلاقًا' }, high: { fr: 'tout à fait', ar: 'تمامًا' } };
    const scale = await host.puts(question({ kind: 'scale', options: [], min: 0, max: 10, ends }));
    await voter.casts(scale.roundId, ['7']);
    const words = await host.puts(question({ kind: 'words', options: [], max: 3 }));
    await voter.casts(words.roundId, ['logement', 'سكن']);
    for (const { roundId } of [scale, words]) await host.asks('poll:close', { roundId });
    const { roundId } = await host.puts(question({ kind: 'ranking', max: 3, signing: 'organisation' }));
    await voter.casts(roundId, ['b', 'a']);
    for (const each of [host, voter]) each.closes();
    asked.add(means.production);
  }
  await page.goto(`/room/${CHECHNYA_WORKSHOP}#polls`);
  await expect(page.locator('article[data-round]')).toBeVisible();
  await expect(page.locator('.results').first()).toBeVisible();
  return page;
}
