// `npm test`: installs what is missing, then every layer of checks. What continuous integration runs.
import { checkAll } from './check.mjs';
import { installDebianPackages } from './debian.mjs';
import { install } from './install.mjs';
import { browser, format, lint, pages, server, store, types, unit } from './layers.mjs';
import { main, Sentence } from './project.mjs';

await main(async () => {
  try {
    await install();
    await installDebianPackages();
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(`\n${error.message}\n\n0 passed, 1 failed`);
    return 1;
  }
  return checkAll([format, lint, types, unit, store, server, pages, browser]);
});
