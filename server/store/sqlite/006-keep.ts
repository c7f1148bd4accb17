import type { Migration } from '../migrate.ts';

/** People who are erased, and what staff did. */
export const keep: Migration = {
  name: 'keep',
  statements: [
    `ALTER TABLE person ADD COLUMN erasure text
      CHECK (erasure IN ('anonymising', 'anonymised', 'erasing', 'erased'))`,
    `CREATE TABLE audit (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      at integer NOT NULL,
      person_id text NOT NULL,
      kind text NOT NULL,
      target_id text
    ) STRICT`,
    'CREATE INDEX audit_of_event ON audit (event_id, at)',
  ],
};
