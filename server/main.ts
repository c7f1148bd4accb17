import { fileURLToPath } from 'node:url';
import { carriageOf } from './access/cookie.ts';
import { renewJoinSecrets } from './access/join-link.ts';
import { createSeal } from './access/seal.ts';
import { passSecret } from './access/secret.ts';
import { createApp } from './app.ts';
import type { Bus } from './bus/bus.ts';
import { createInProcessLine } from './bus/in-process.ts';
import { createRedisBus } from './bus/redis.ts';
import { redisClient } from './bus/redis-client.ts';
import { ConfigError, readConfig } from './config.ts';
import { ensureDemonstration } from './demonstration.ts';
import { ensureFullDay } from './demonstration-day.ts';
import { ensureFirstStaff } from './first-staff.ts';
import { createLog, errorFields, type Log } from './log.ts';
import { openPages } from './pages.ts';
import { createInProcessKeys } from './presence/in-process-keys.ts';
import type { PresenceKeys } from './presence/keys.ts';
import { createPresences } from './presence/presence.ts';
import { createRedisKeys } from './presence/redis-keys.ts';
import { watchPressure } from './pressure.ts';
import { stopWhenTold } from './stopping.ts';
import { openStore } from './store/open.ts';
import { firstWelcome, welcome } from './welcome.ts';
import { type Clock, systemClock as clock, type Random, systemRandom as random } from './world.ts';

/** Builds the server from the environment, listens, and says how to reach it. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const seal = createSeal(await passSecret(config), random);
  const { dataDir, databaseUrl, redisUrl, host, port, demo } = config;
  const store = await openStore(databaseUrl === null ? { dataDir } : { databaseUrl });
  const { demonstration, ticket } = await store.inTurn(async () => {
    const parts = { store, seal, clock, random };
    const made = demo
      ? { demonstration: await ensureDemonstration(parts), ticket: null }
      : { demonstration: null, ticket: await ensureFirstStaff(parts) };
    if (config.fullDay) await ensureFullDay({ store, clock, random, log });
    await renewJoinSecrets(store, seal);
    return made;
  });

  // Processes with the same secret are one server, whoever else uses their Redis.
  const realm = seal.hash('realm', 'bus').slice(0, 16);
  const { bus, keys } =
    redisUrl === null ? aloneInProcess(clock) : overRedis({ url: redisUrl, realm, random, log });
  const presences = createPresences({ bus, keys, clock, log });

  const dev = process.env.NODE_ENV !== 'production';
  const dir = fileURLToPath(new URL('..', import.meta.url));
  const pages = await openPages({ dev, dir, hostname: host, port });
  const pressure = watchPressure();
  const { isBusy } = pressure;
  const app = createApp({ config, store, presences, bus, seal, clock, random, log, pages, isBusy, dev });
  await app.takeUp();
  const address = await app.listen(port, host);
  app.sweep().catch((error) => log.error('erasing failed, tried again later', errorFields(error)));
  log.info('listening', { host, port: address.port, dev });

  const stop = async () => {
    await app.close();
    pressure.stop();
    await pages.close();
    await store.close();
  };
  stopWhenTold(stop, log, fail);

  warnAbout(carriageOf(config), log);
  if (demonstration !== null) {
    process.stdout.write(await welcome(demonstration, config, address.port, seal));
  } else if (ticket !== null) {
    process.stdout.write(firstWelcome(ticket, config, address.port));
  }
}

function aloneInProcess(clock: Clock): { bus: Bus; keys: PresenceKeys } {
  return { bus: createInProcessLine()(), keys: createInProcessKeys(clock)() };
}

function overRedis(parts: { url: string; realm: string; random: Random; log: Log }): {
  bus: Bus;
  keys: PresenceKeys;
} {
  const client = redisClient(parts.url, parts.log);
  return { bus: createRedisBus({ ...parts, client }), keys: createRedisKeys({ ...parts, client }) };
}

function warnAbout(carriage: ReturnType<typeof carriageOf>, log: Log): void {
  if (carriage === 'plain') {
    log.warn(
      'demo mode over plain http: anybody in this network can read passes; never use it for a real meeting',
    );
  }
  if (carriage === 'none') {
    log.warn(
      'nobody can join: PUBLIC_URL does not begin with https, and passes never travel over plain http',
    );
  }
}

/** The last words of a process that cannot start or stop: a sentence for what people can mend. */
function fail(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Rencontre cannot go on. ${words}\n`);
  if (!(error instanceof ConfigError)) createLog('error').error('stopped by an error', errorFields(error));
  process.exit(1);
}

main().catch(fail);
