import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';

/** What the environment says, checked. README lists the variables. */
export interface Config {
  port: number;
  /** Address to listen on: this machine alone, or everywhere in demo mode so that phones reach it. */
  host: string;
  /** Scheme, host and port under which people reach the server, without a path; null: whatever they typed. */
  publicUrl: URL | null;
  dataDir: string;
  /** Where `npm run backup` writes, and the server notes what it erases. */
  backupDir: string;
  /** A backup older than this many days is deleted by the next one. */
  backupDays: number;
  /** PostgreSQL; null: the embedded store in `dataDir`. */
  databaseUrl: string | null;
  redisUrl: string | null;
  /** Key of all passes and links; null: made once and kept in `dataDir`. */
  passSecret: string | null;
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: BlockList;
  logLevel: LogLevel;
  /** Adds the demonstration event, and hands out passes over plain http. */
  demo: boolean;
  /** Demo mode with a whole day's outputs in the demonstration event. */
  fullDay: boolean;
  /** Opens `/metrics` to others than this machine; null: to nobody else. */
  metricsToken: string | null;
  /** So many people are let into one room, hosts apart. */
  roomPeople: number;
}

/** The environment holds something that cannot be right. The message is one sentence per variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** What is erased ends in backups as well, within this time. */
const BACKUP_DAYS_MAX = 30;
/** Shortest secret in characters; `openssl rand -base64 32` gives 44. */
const SECRET_MIN = 32;

/**
 * Reads the configuration from environment variables; empty ones count as unset.
 * @throws ConfigError naming each wrong variable and why it is wrong, without repeating secrets.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
    );
  }
  const values = parsed.data;
  const demo = values.DEMO_EVENT !== '0';
  return {
    port: values.PORT,
    host: values.HOST ?? (demo ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: values.DATA_DIR,
    backupDir: values.BACKUP_DIR,
    backupDays: values.BACKUP_DAYS,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    passSecret: values.PASS_SECRET ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    logLevel: values.LOG_LEVEL,
    demo,
    fullDay: values.DEMO_EVENT === 'full-day',
    metricsToken: values.METRICS_TOKEN ?? null,
    roomPeople: values.ROOM_PEOPLE,
  };
}

const Secret = z
  .string()
  .min(SECRET_MIN, `is shorter than ${SECRET_MIN} characters; make one with: openssl rand -base64 32`)
  .refine((secret) => !looksLikeDefault(secret), {
    message: 'looks like an example, not a secret; make one with: openssl rand -base64 32',
  });

const Environment = z
  .object({
    PORT: z
      .string()
      .default('3000')
      .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, {
        message: 'is not a port, a whole number from 0 to 65535',
      })
      .transform(Number),
    HOST: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/, 'is not an address to listen on, such as 127.0.0.1 or 0.0.0.0')
      .optional(),
    PUBLIC_URL: z
      .string()
      .refine(isOrigin, {
        message: 'is not an address such as https://meeting.example.org, without a path or anything after it',
      })
      .transform((text) => new URL(text))
      .optional(),
    DATA_DIR: z.string().default('./data'),
    BACKUP_DIR: z.string().default('./backups'),
    BACKUP_DAYS: z
      .string()
      .default('14')
      .refine((days) => /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= BACKUP_DAYS_MAX, {
        message: `is not a number of days from 1 to ${BACKUP_DAYS_MAX}`,
      })
      .transform(Number),
    DATABASE_URL: z
      .string()
      .refine((text) => hasProtocol(text, ['postgres:', 'postgresql:']), {
        message:
          'is not an address of a PostgreSQL database, such as postgresql://user:password@host:5432/name',
      })
      .optional(),
    REDIS_URL: z
      .string()
      .refine((text) => hasProtocol(text, ['redis:', 'rediss:']), {
        message: 'is not an address of a Redis server, such as redis://host:6379',
      })
      .optional(),
    PASS_SECRET: Secret.optional(),
    TRUSTED_PROXIES: z
      .string()
      .default('')
      .transform((text, context) => {
        const list = readProxies(text);
        if (list !== null) return list;
        context.addIssue({
          code: 'custom',
          message: 'is not a list of addresses or networks, such as 10.0.0.0/8, 127.0.0.1',
        });
        return z.NEVER;
      }),
    LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is not one of ${LOG_LEVELS.join(', ')}` }).default('info'),
    DEMO_EVENT: z
      .enum(['0', '1', 'full-day'], {
        error: 'is not 1 (demo mode), full-day (with the outputs of a day) or 0',
      })
      .default('0'),
    METRICS_TOKEN: Secret.optional(),
    ROOM_PEOPLE: z
      .string()
      .default('600')
      .refine((people) => /^\d{1,5}$/.test(people) && Number(people) >= 1, {
        message: 'is not a number of people from 1 to 99999',
      })
      .transform(Number),
  })
  .refine((env) => env.DATABASE_URL === undefined || env.PASS_SECRET !== undefined, {
    path: ['PASS_SECRET'],
    message:
      'is missing: with DATABASE_URL every process must be given the same one; make one with: openssl rand -base64 32',
  });

/** Examples copied from somewhere, and texts of very few different characters. */
function looksLikeDefault(secret: string): boolean {
  return (
    /change.?me|example|default|password|insecure|your.?secret/i.test(secret) || new Set(secret).size < 10
  );
}

function isOrigin(text: string): boolean {
  if (!hasProtocol(text, ['http:', 'https:'])) return false;
  const url = new URL(text);
  return (
    text
      .toLowerCase()
      .replace(/\/$/, '')
      .replace(/:(80|443)$/, '') === url.origin.replace(/:(80|443)$/, '')
  );
}

function hasProtocol(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).host !== '';
}

/** Addresses and CIDR networks, separated by commas or spaces; null when one of them is neither. */
function readProxies(text: string): BlockList | null {
  const list = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [address = '', prefix, more] = entry.split('/');
    const family = isIP(address);
    if (family === 0 || more !== undefined) return null;
    const longest = family === 4 ? 32 : 128;
    const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    if (bits < 0 || bits > longest) return null;
    list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
