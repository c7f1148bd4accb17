// `npm start`: the production server. The environment variables stand in docs/configuration.md.
import { buildIfChanged } from './build.mjs';
import { install } from './install.mjs';
import { main } from './project.mjs';
import { serve } from './serve.mjs';

await main(async () => {
  await install();
  await buildIfChanged();
  return serve({ NODE_ENV: 'production' });
});
