import type { Migration } from '../migrate.ts';

/** What facilitators decide about the course of a room, and the newest requests that were carried out there. */
export const guidance: Migration = {
  name: 'guidance',
  statements: [
    `CREATE TABLE room_guidance (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      guidance text NOT NULL,
      requests text NOT NULL
    )`,
  ],
};
