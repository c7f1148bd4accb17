import type { Migration } from '../migrate.ts';

/** Participants who facilitate single sessions. */
export const sessionFacilitators: Migration = {
  name: 'session-facilitators',
  statements: [`ALTER TABLE person ADD COLUMN facilitates text NOT NULL DEFAULT '[]'`],
};
