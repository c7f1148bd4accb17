import type { Migration } from '../migrate.ts';

/** Links that turn another computer into a projector, and the passes that were given for them. */
export const projector: Migration = {
  name: 'projector',
  statements: [
    `CREATE TABLE projector_link (
      id text PRIMARY KEY NOT NULL,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      ticket_hash text NOT NULL UNIQUE,
      created_at bigint NOT NULL,
      expires_at bigint NOT NULL
    )`,
    'CREATE INDEX projector_link_of_person ON projector_link (person_id)',
    'CREATE INDEX projector_link_of_room ON projector_link (room_id)',
    `CREATE TABLE projector_pass (
      hash text PRIMARY KEY NOT NULL,
      link_id text NOT NULL REFERENCES projector_link ON DELETE CASCADE,
      created_at bigint NOT NULL
    )`,
    'CREATE INDEX projector_pass_of_link ON projector_pass (link_id)',
  ],
};
