import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSeal } from '#server/access/seal.ts';
import { ensureFirstStaff } from '#server/first-staff.ts';
import { openStore } from '#server/store/open.ts';
import { systemClock as clock, systemRandom as random } from '#server/world.ts';
import { startTestServer } from '#test/support/server.ts';

it('a new server gets an empty meeting and one link for its first staff, new at each start until it is used', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-first-'));
  const store = await openStore({ dataDir });
  const seal = createSeal('wXq2pTz8LrV6nKc4BmYd0HsJf9GaEu7Q', random);
  const parts = { store, seal, clock, random };
  const first = await ensureFirstStaff(parts);
  const second = await ensureFirstStaff(parts);
  expect(await store.events.list()).toHaveLength(1);

  const enters = (ticket: string | null) =>
    store.people.redeemTicket(seal.hash('ticket', ticket ?? ''), clock());
  expect(await enters(first)).toBeNull();
  const staff = await enters(second);
  expect(staff?.role).toBe('staff');
  expect(await enters(second)).toBeNull();

  await store.people.createPass({
    hash: 'pass',
    personId: staff?.id ?? '',
    sharedDevice: false,
    expiresAt: clock() + 1000,
    now: clock(),
  });
  expect(await ensureFirstStaff(parts)).toBeNull();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('a server that holds a meeting with people gives no such link', async () => {
  const server = await startTestServer();
  await server.as('staff');
  expect(await ensureFirstStaff({ store: server.store, seal: server.seal, clock, random })).toBeNull();
  await server.close();
});
