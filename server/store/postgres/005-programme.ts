import type { Migration } from '../migrate.ts';

/** The programme can be edited: versions, what was taken out, and what rooms start with. */
export const programme: Migration = {
  name: 'programme',
  statements: [
    'ALTER TABLE event ADD COLUMN version bigint NOT NULL DEFAULT 1',
    'ALTER TABLE session ADD COLUMN version bigint NOT NULL DEFAULT 1',
    'ALTER TABLE session ADD COLUMN archived smallint NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))',
    `ALTER TABLE session ADD COLUMN template text NOT NULL DEFAULT '{"headings":[],"columns":[]}'`,
    'ALTER TABLE room ADD COLUMN archived smallint NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))',
  ],
};
