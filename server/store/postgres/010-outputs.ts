import type { Migration } from '../migrate.ts';

/** How cards are signed instead of with their author, and how many reacted to them. */
export const outputs: Migration = {
  name: 'outputs',
  statements: [
    'ALTER TABLE projected_card ADD COLUMN signed text',
    "ALTER TABLE projected_card ADD COLUMN reactions text NOT NULL DEFAULT '{}'",
  ],
};
