import type { Migration } from '../migrate.ts';

/** What is decided about writing in a room, and the drafts of private writing. */
export const writing: Migration = {
  name: 'writing',
  statements: [
    `CREATE TABLE room_rule (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      version bigint NOT NULL,
      writing text NOT NULL CHECK (writing IN ('open', 'private')),
      signing text NOT NULL CHECK (signing IN ('named', 'organisation', 'anonymous'))
    )`,
    `CREATE TABLE draft (
      id text PRIMARY KEY NOT NULL,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      position bigint NOT NULL,
      revision bigint NOT NULL,
      column_id text NOT NULL,
      body text NOT NULL,
      kind text NOT NULL
    )`,
    'CREATE INDEX draft_of_room ON draft (room_id, position)',
    'CREATE INDEX draft_of_person ON draft (person_id)',
    `CREATE TABLE revealed_draft (
      id text PRIMARY KEY NOT NULL,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE
    )`,
  ],
};
