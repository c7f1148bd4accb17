import { ConfigError, readConfig } from '#server/config.ts';
import { createLog, errorFields } from '#server/log.ts';
import { systemClock as clock } from '#server/world.ts';
import { backUp, restore } from './commands.ts';
import { Sentence } from './files.ts';

/** `npm run backup` and `npm run restore -- <file>`: what they did, or why not, as sentences. */
async function main(command: string | undefined, file: string | undefined): Promise<string> {
  const config = readConfig(process.env);
  if (command === 'backup') {
    const began = clock();
    const { path, bytes, expired } = await backUp(config, began);
    const seconds = ((clock() - began) / 1000).toFixed(1);
    const gone =
      expired.length === 0 ? '' : ` Deleted, older than ${config.backupDays} days: ${expired.length}.`;
    return `Backup: ${path} (${(bytes / 1e6).toFixed(1)} MB, ${seconds} s).${gone}\nKeep it as safe as the meeting itself: everything that people wrote is in it.`;
  }
  if (file === undefined) throw new Sentence('Say which backup: npm run restore -- <file>');
  const { madeAt, erased } = await restore(config, file);
  const since = new Date(madeAt).toISOString();
  const erasures =
    erased === null
      ? `There is no list of what was erased (erased-….jsonl) beside the backup: what was erased after ${since} is there again. Erase it once more.`
      : `Erased since then, and erased again at the start: ${erased}.`;
  return `Restored, as it was at ${since}. Start the server now; it finishes this before anybody can enter.\n${erasures}\nWho was removed, and links and codes that were renewed after ${since}, work again: look through the list of people.`;
}

try {
  process.stdout.write(`${await main(process.argv[2], process.argv[3])}\n`);
} catch (error) {
  process.exitCode = 1;
  const known = error instanceof Sentence || error instanceof ConfigError;
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${words}\n`);
  if (!known) createLog('error').error('stopped by an error', errorFields(error));
}
