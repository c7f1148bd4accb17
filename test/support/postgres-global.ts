import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test run's PostgreSQL; `freshDatabase(inject('databaseUrl'))` makes a database to work in. */
    databaseUrl: string;
  }
}

/** Starts one PostgreSQL for the whole test run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('databaseUrl', postgres.address);
  return () => postgres.stop();
}
