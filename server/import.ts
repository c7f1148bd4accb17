import { readFile } from 'node:fs/promises';
import { newId } from '#lib/ids.ts';
import { createSeal } from './access/seal.ts';
import { passSecret } from './access/secret.ts';
import { ConfigError, readConfig } from './config.ts';
import { withSentences } from './http/sentence.ts';
import { createImported } from './outputs/create.ts';
import { takeIn } from './outputs/tasks.ts';
import { openStore } from './store/open.ts';
import { importWelcome } from './welcome.ts';
import { systemClock as clock, systemRandom as random } from './world.ts';

/** How long the first link works. */
const LINK_MS = 24 * 60 * 60 * 1000;
/** More than that nobody reads in a terminal. */
const SHOWN = 50;

/** Takes a file of outputs in, with the configuration that the server has, while the server does not run. */
async function main([file, ...more]: string[]): Promise<void> {
  if (file === undefined || more.length > 0) {
    throw new ConfigError('One file is taken in: npm run import -- outputs.json');
  }
  const config = readConfig(process.env);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(`${file} cannot be read.`);
  });
  const read = takeIn(text, clock());
  if (!read.ok) {
    const lines = withSentences(read.mistakes.slice(0, SHOWN), 'en').map(
      ({ place, message }) => `  ${place === '' ? 'the file' : place}: ${message}`,
    );
    const rest = read.mistakes.length - lines.length;
    throw new ConfigError(
      [`${file} is not taken in:`, ...lines, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n'),
    );
  }
  const seal = createSeal(await passSecret(config), random);
  const { dataDir, databaseUrl } = config;
  const store = await openStore(databaseUrl === null ? { dataDir } : { databaseUrl });
  try {
    await createImported(read.value, { store, random, now: clock() });
    const staff = {
      id: newId(random),
      eventId: read.value.plan.event.id,
      role: 'staff' as const,
      name: 'Staff',
      organisationId: null,
      country: null,
      language: 'fr' as const,
    };
    await store.people.create(staff, clock());
    const ticket = seal.token();
    const now = clock();
    await store.people.createTicket({
      hash: seal.hash('ticket', ticket),
      personId: staff.id,
      expiresAt: now + LINK_MS,
      now,
      replaceOwn: true,
      once: true,
    });
    process.stdout.write(importWelcome(read.value, ticket, config));
  } finally {
    await store.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
