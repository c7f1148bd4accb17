import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { passSecret } from '#server/access/secret.ts';
import { ConfigError, readConfig } from '#server/config.ts';
import { TEST_SECRET } from '#test/support/server.ts';

describe('the configuration', () => {
  it('needs nothing, and then keeps to this machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: './data',
      databaseUrl: null,
      redisUrl: null,
      passSecret: null,
      logLevel: 'info',
      demo: false,
      metricsToken: null,
      roomPeople: 600,
    });
  });

  it('listens everywhere in demo mode, so that phones come in, unless told where', () => {
    expect(readConfig({ DEMO_EVENT: '1' }).host).toBe('0.0.0.0');
    expect(readConfig({ DEMO_EVENT: '1', HOST: '10.0.0.5' }).host).toBe('10.0.0.5');
  });

  it('fills the demonstration with a full day only when asked to', () => {
    expect(readConfig({ DEMO_EVENT: '1' })).toMatchObject({ demo: true, fullDay: false });
    expect(readConfig({ DEMO_EVENT: 'full-day' })).toMatchObject({ demo: true, fullDay: true });
  });

  it('takes what is set, and an empty value as unset', () => {
    const config = readConfig({
      PORT: '8080',
      PUBLIC_URL: 'https://meeting.example.org',
      DATABASE_URL: 'postgresql://u:p@db/meeting',
      REDIS_URL: 'redis://cache:6379',
      PASS_SECRET: TEST_SECRET,
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      LOG_LEVEL: '',
    });
    expect(config).toMatchObject({ port: 8080, passSecret: TEST_SECRET, logLevel: 'info' });
    expect(config.publicUrl?.origin).toBe('https://meeting.example.org');
    expect(config.trustedProxies.check('10.1.2.3')).toBe(true);
    expect(config.trustedProxies.check('::1', 'ipv6')).toBe(true);
    expect(config.trustedProxies.check('11.1.2.3')).toBe(false);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['HOST', 'not a host'],
    ['PUBLIC_URL', 'meeting.example.org'],
    ['PUBLIC_URL', 'https://meeting.example.org/path'],
    ['PUBLIC_URL', 'ftp://meeting.example.org'],
    ['DATABASE_URL', 'mysql://db/meeting'],
    ['REDIS_URL', 'localhost:6379'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO_EVENT', 'yes'],
  ])('stops the start with a sentence that names %s when it is %s', (name, value) => {
    expect(() => readConfig({ PASS_SECRET: TEST_SECRET, [name]: value })).toThrow(
      new RegExp(`^${name} is not .+\\.$`),
    );
  });

  it.each([
    'Kq7vXw2',
    'change-me-change-me-change-me-change-me',
    'a'.repeat(40),
    'example-secret-0123456789-0123456789',
  ])(
    '[35] stops the start at a secret that is short or looks like an example, without repeating it',
    (secret) => {
      const start = () => readConfig({ PASS_SECRET: secret });
      expect(start).toThrow(/^PASS_SECRET (is shorter|looks like)/);
      expect(start).not.toThrow(secret);
    },
  );

  it('[35] requires a secret where several processes may share a database', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgresql://db/meeting' })).toThrow(/^PASS_SECRET is missing/);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT .+\nLOG_LEVEL /);
  });
});

describe('[35] the secret of the embedded store', () => {
  async function folder(): Promise<string> {
    const dataDir = await mkdtemp(join(tmpdir(), 'rencontre-secret-'));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    return dataDir;
  }

  it('is made once, kept for the next start, and readable by its owner alone', async () => {
    const dataDir = await folder();
    const [first, second] = await Promise.all([
      passSecret({ passSecret: null, dataDir }),
      passSecret({ passSecret: null, dataDir: `${dataDir}/other` }),
    ]);
    expect(first).not.toBe(second);
    expect(first.length).toBeGreaterThanOrEqual(43);
    expect(await passSecret({ passSecret: null, dataDir })).toBe(first);
    expect((await stat(join(dataDir, 'pass-secret'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(dataDir, 'pass-secret'), 'utf8')).toBe(first);
  });

  it('is left alone when the environment gives one', async () => {
    const dataDir = await folder();
    expect(await passSecret({ passSecret: TEST_SECRET, dataDir })).toBe(TEST_SECRET);
    await expect(stat(join(dataDir, 'pass-secret'))).rejects.toThrow('ENOENT');
  });

  it('is refused when somebody emptied it', async () => {
    const dataDir = await folder();
    await writeFile(join(dataDir, 'pass-secret'), 'x');
    await expect(passSecret({ passSecret: null, dataDir })).rejects.toThrow(ConfigError);
  });
});
