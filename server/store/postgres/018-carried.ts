import type { Migration } from '../migrate.ts';

/**
 * What was counted on another server and came with a file: of anonymous polls and dots, and of votes for questions, only
 * the totals travel (docs/decisions/0048).
 */
export const carried: Migration = {
  name: 'carried',
  statements: [
    'ALTER TABLE poll_round ADD COLUMN carried text',
    'ALTER TABLE dot_room ADD COLUMN carried text',
    'ALTER TABLE question ADD COLUMN carried_votes integer NOT NULL DEFAULT 0',
  ],
};
