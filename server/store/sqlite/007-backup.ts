import type { Migration } from '../migrate.ts';

/** The mark of a backup, and of a database restored from one until that is finished. */
export const backup: Migration = {
  name: 'backup',
  statements: [
    `CREATE TABLE backup (
      id integer PRIMARY KEY CHECK (id = 1),
      made_at integer NOT NULL,
      pass_secret text,
      erased text NOT NULL
    ) STRICT`,
  ],
};
