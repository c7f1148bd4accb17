import type { Migration } from '../migrate.ts';

/** What of a room's board is locked, and how it stood then. */
export const locks: Migration = {
  name: 'locks',
  statements: [
    `CREATE TABLE room_lock (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      locks text NOT NULL,
      epoch text,
      frozen text
    ) STRICT`,
  ],
};
