import { expect, test } from '#test/support/browser.ts';
import { PollPage, question } from '#test/support/polls.ts';
import { IRAQ } from '#test/support/room.ts';

/** The wall. */
const WALL = { viewport: { width: 1920, height: 1080 } };
// The server is stopped here.
test.use({ house: 'projector' });

test('the wall shows what is asked by itself, goes on through an outage, and ends with its link', async ({
  visitor,
  production,
}) => {
  const host = await visitor({});
  await host.goto(production.links.facilitator);
  await host.waitForURL(/\/(event|room)/);
  const origin = { origin: production.baseURL };
  const cookies = (await host.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const made = await host.request.post('/api/projector/links', { headers: origin, data: { roomId: IRAQ } });
  const { id, link } = (await made.json()) as { id: string; link: string };

  const wall = await visitor({ device: WALL });
  const scripts: string[] = [];
  await wall.goto(link);
  await expect(wall.getByText(production.joinCode)).toBeVisible();
  expect(wall.url()).not.toContain('#');
  wall.on('request', (request) => {
    if (request.resourceType() === 'script' || request.isNavigationRequest()) scripts.push(request.url());
  });

  const polls = await PollPage.opens(production.baseURL, cookies, [IRAQ], 'host');
  const first = await polls.puts(question());
  await expect(wall.getByRole('heading', { name: 'Quoi d’abord' })).toBeVisible();
  await polls.casts(first.roundId, ['a']);
  await expect(wall.getByText(/^1 réponse$/)).toBeVisible();
  await expect(wall.getByText(production.joinCode)).toBeVisible();
  await wall.keyboard.press('t');
  await expect(wall.getByRole('table')).toBeInViewport();
  // Back to the welcome, here alone, until something else is asked.
  await wall.keyboard.press('ArrowLeft');
  await expect(wall.getByRole('heading', { name: 'Quoi d’abord' })).toBeHidden();
  await wall.keyboard.press('a');
  await expect(wall.getByRole('heading', { name: 'Quoi d’abord' })).toBeVisible();

  await production.kill9();
  await expect(wall.getByText(/Pas de connexion/)).toBeVisible();
  await expect(wall.getByRole('heading', { name: 'Quoi d’abord' })).toBeVisible();
  await production.restart();
  await expect(wall.getByText(/Pas de connexion/)).toBeHidden();
  const again = await PollPage.opens(production.baseURL, cookies, [IRAQ], 'host');
  await again.puts(question({ question: { fr: 'Et ensuite ?' } }));
  await expect(wall.getByRole('heading', { name: 'Et ensuite' })).toBeVisible();
  // It stands for days: a new version of the product would have other files.
  expect(scripts).toEqual([]);

  await host.request.post(`/api/projector/links/${id}/revoke`, { headers: origin });
  await expect(wall.getByRole('status').getByText(/a pris fin/)).toBeVisible();
  await expect(wall.getByText('Et ensuite')).toBeHidden();
  polls.closes();
  again.closes();
});
