import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's: the lighter one where it is installed. */
const CHROMIUM =
  ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path)) ?? 'chromium';

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  // Each worker has a server of its own; two cores carry two of them with their browsers.
  workers: 2,
  retries: 0,
  // Waiting limits, generous for a small busy machine; nothing is measured by them.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    actionTimeout: 15_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    },
  },
});
