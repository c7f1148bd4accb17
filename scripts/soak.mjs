// `npm run soak`: the tests of store and server with their long counts (SOAK=1): more kills, rounds and seeds.
import { checkAll } from './check.mjs';
import { installDebianPackages } from './debian.mjs';
import { install } from './install.mjs';
import { server, store } from './layers.mjs';
import { main } from './project.mjs';

await main(async () => {
  await install();
  await installDebianPackages({ soak: true });
  process.env.SOAK = '1';
  return checkAll([store, server]);
});
