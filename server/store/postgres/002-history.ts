import type { Migration } from '../migrate.ts';

/** States of rooms' documents that can be put back. */
export const history: Migration = {
  name: 'history',
  statements: [
    `CREATE TABLE room_history (
      id text PRIMARY KEY NOT NULL,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      position bigint NOT NULL,
      reason text NOT NULL CHECK (reason IN ('deletion', 'before-restore')),
      person_id text REFERENCES person,
      made_at bigint NOT NULL,
      data bytea NOT NULL
    )`,
    'CREATE INDEX history_of_room ON room_history (room_id, made_at)',
  ],
};
