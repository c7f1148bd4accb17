import { defineConfig } from 'vitest/config';

/** No server, no disk, no browser: the pure rules and the house's own order. */
const UNIT = [
  'test/lib/**/*.test.ts',
  'test/components/**/*.test.ts',
  'test/house/**/*.test.ts',
  'test/layers.test.ts',
];
const STORE = ['test/store/**/*.test.ts'];

/** What takes long, the whole machine, or parts that `npm test` does not install: `npm run soak`. */
const SOAK = ['test/soak/**/*.test.ts'];

// Waiting limits, generous for a small busy machine; nothing is measured by them.
const quick = { testTimeout: 20_000, hookTimeout: 20_000 };
const patient = { testTimeout: 60_000, hookTimeout: 120_000 };

/** One PostgreSQL for all files of a project; each test takes a database of its own. */
const globalSetup = ['test/support/postgres-global.ts'];

export default defineConfig({
  test: {
    retry: 0,
    pool: 'forks',
    maxWorkers: 2,
    // Modules are read once per worker, not once per file: a third less to do. Files share no state, or fail.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'unit', include: UNIT, ...quick } },
      { extends: true, test: { name: 'store', include: STORE, globalSetup, ...patient } },
      // Everything else, so that no file of tests can be forgotten.
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [...UNIT, ...STORE, ...SOAK, 'node_modules/**'],
          globalSetup,
          ...patient,
        },
      },
      ...(process.env.SOAK === '1'
        ? [{ extends: true as const, test: { name: 'soak', include: SOAK, globalSetup, ...patient } }]
        : []),
    ],
  },
});
