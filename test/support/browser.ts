import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  devices,
  expect,
  type Page,
} from '@playwright/test';
import type { JoinAnswer } from '#lib/wire/api.ts';
import { type Production, startProduction } from './production.ts';

export { expect };

/** The devices that people come with. */
export const PHONE: BrowserContextOptions = {
  ...devices['Pixel 7'],
  viewport: { width: 360, height: 740 },
};
export const LAPTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

/** Somebody at a device. */
export interface Guest {
  page: Page;
  /** Their room of now or next, or null. */
  roomId: string | null;
}

export interface Arrival {
  name: string;
  /** Default: French. */
  language?: 'fr' | 'nl' | 'en' | 'ar';
  /** Code of a country. Default: none. */
  country?: string;
  /** Default: Fedasil. */
  organisation?: string;
  /** Default: a laptop. */
  device?: BrowserContextOptions;
}

interface WorkerParts {
  /**
   * A file that counts what stands in a room sets a name of its own: it then gets a server to which no other file has
   * written. Files without a name share one.
   */
  house: string;
  /** The production build with the demonstration event; one for all tests of a worker. */
  production: Production;
}

/** What the browsers of one test did, whoever sat at them. */
export interface Watched {
  /** Every address that they asked for, sockets included. */
  asked: string[];
  /** What the policy of a page stopped, in the browser's words. */
  refused: string[];
}

interface Parts {
  watched: Watched;
  /** A browser of one's own that has not joined yet, its interface in a language. */
  visitor(arrival: Omit<Arrival, 'name'>): Promise<Page>;
  /** The same, joined already (over the API; joining by hand has its own tests). */
  guest(arrival: Arrival): Promise<Guest>;
}

export const test = base.extend<Parts, WorkerParts>({
  house: ['shared', { option: true, scope: 'worker' }],

  production: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what a fixture needs.
    async ({}, use) => {
      const production = await startProduction();
      await use(production);
      await production.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ production }, use) => use(production.baseURL),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what a fixture needs.
  watched: async ({}, use) => use({ asked: [], refused: [] }),

  visitor: async ({ browser, production, watched }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async ({ language = 'fr', device = LAPTOP }) => {
      const context = await browser.newContext({ ...device, locale: language, baseURL: production.baseURL });
      contexts.push(context);
      watch(context, watched);
      await context.addCookies([{ name: 'language', value: language, url: production.baseURL }]);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  guest: async ({ visitor, production }, use) => {
    await use(async ({ name, language = 'fr', country, organisation = 'fedasil', ...more }) => {
      const page = await visitor({ language, ...more });
      const response = await page.request.post('/api/join', {
        headers: { origin: production.baseURL },
        data: { code: production.joinCode, name, language, country, organisation },
      });
      expect(response.status(), await response.text()).toBe(200);
      return { page, roomId: ((await response.json()) as JoinAnswer).roomId };
    });
  },
});

function watch(context: BrowserContext, { asked, refused }: Watched): void {
  context.on('request', (request) => asked.push(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => asked.push(socket.url())));
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) {
      refused.push(`${message.page()?.url()} ${message.text()}`);
    }
  });
}
