import type { Migration } from '../migrate.ts';

/** What the projectors of rooms were told to show. */
export const screen: Migration = {
  name: 'screen',
  statements: [
    `CREATE TABLE room_screen (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      shown text NOT NULL,
      version bigint NOT NULL
    )`,
  ],
};
