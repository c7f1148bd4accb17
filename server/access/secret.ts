import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError } from '#server/config.ts';

/**
 * The key of all passes and links: from the environment, else the one kept in DATA_DIR, which is made at the first
 * start and readable by the owner alone.
 * @throws ConfigError when the kept file does not hold a secret.
 */
export async function passSecret(config: Pick<Config, 'passSecret' | 'dataDir'>): Promise<string> {
  if (config.passSecret !== null) return config.passSecret;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const path = join(config.dataDir, 'pass-secret');
  try {
    // Fails when the file exists, so that two starts at once cannot end up with different secrets.
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(randomBytes(32).toString('base64url'));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = (await readFile(path, 'utf8')).trim();
  if (kept.length < 32) {
    throw new ConfigError(
      `${path} does not hold a secret of 32 characters or more. Delete it to have a new one made; everybody then has to join again.`,
    );
  }
  return kept;
}
