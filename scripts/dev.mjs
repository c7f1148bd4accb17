// `npm run dev`: pages reload by themselves (Next), the server starts again when its files change.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { main, root } from './project.mjs';
import { startServer } from './serve.mjs';

/** Editors write a file in several steps: wait this long for the last one (milliseconds). */
const SETTLED_AFTER_MS = 200;

await main(async () => {
  await install();
  await new Promise((resolve) => {
    let child = null;
    let stopping = false;
    let timer;

    const start = () => {
      child = startServer({ NODE_ENV: 'development', DEMO_EVENT: '1' });
      child.once('exit', () => {
        child = null;
        if (stopping) resolve();
      });
    };
    const restart = () => {
      if (child === null) return start();
      child.once('exit', () => stopping || start());
      child.kill('SIGTERM');
    };

    const watchers = ['server', 'lib'].map((folder) =>
      watch(join(root, folder), { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(restart, SETTLED_AFTER_MS);
      }),
    );
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        stopping = true;
        clearTimeout(timer);
        for (const watcher of watchers) watcher.close();
        if (child === null) resolve();
        else child.kill('SIGTERM');
      });
    }
    start();
  });
});
