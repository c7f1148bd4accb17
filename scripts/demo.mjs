// `npm run demo`: from a fresh clone to the running demonstration event with one command. With `-- --full-day` the event
// holds what a whole day leaves behind.
import { createServer } from 'node:net';
import { buildIfChanged } from './build.mjs';
import { install } from './install.mjs';
import { main, Sentence } from './project.mjs';
import { serve } from './serve.mjs';

const port = Number(process.env.PORT || 3000);
const wishes = process.argv.slice(2);

await main(async () => {
  const unknown = wishes.find((wish) => wish !== '--full-day');
  if (unknown !== undefined) {
    throw new Sentence(`\`npm run demo\` does not know ${unknown}. It knows: npm run demo -- --full-day`);
  }
  // Asked first, so that nobody waits for a build only to hear it then.
  await checkPort();
  await install();
  await buildIfChanged();
  return serve({ NODE_ENV: 'production', DEMO_EVENT: wishes.length > 0 ? 'full-day' : '1' });
});

function checkPort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      reject(
        new Sentence(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm run demo`
            : `Port ${process.env.PORT} cannot be used (${error.code}). Choose another one: PORT=3001 npm run demo`,
        ),
      ),
    );
    try {
      probe.listen(port, process.env.HOST || '0.0.0.0', () => probe.close(resolve));
    } catch {
      reject(new Sentence(`PORT is not a port: ${process.env.PORT}. Example: PORT=3001 npm run demo`));
    }
  });
}
