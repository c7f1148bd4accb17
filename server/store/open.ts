import { openPostgres } from './postgres/store.ts';
import { openSqlite } from './sqlite/store.ts';
import type { Store } from './store.ts';

/** Where things are kept: a folder of this process alone, or a PostgreSQL that several processes share. */
export type StorePlace = { dataDir: string } | { databaseUrl: string };

/** Opens the store and brings its layout up to date. Rejects with a sentence that says what is wrong. */
export function openStore(place: StorePlace): Promise<Store> {
  return 'databaseUrl' in place ? openPostgres(place.databaseUrl) : openSqlite(place.dataDir);
}
