import type { Migration } from '../migrate.ts';

/**
 * Rounds of dot voting, and where dots lie; see 008-polls.ts for why who placed some and where they lie have no common
 * key.
 */
export const dots: Migration = {
  name: 'dots',
  statements: [
    `CREATE TABLE dot_round (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      plan text NOT NULL,
      opened_at integer NOT NULL,
      closes_at integer,
      settled integer NOT NULL,
      version integer NOT NULL
    ) STRICT`,
    'CREATE INDEX dot_round_of_event ON dot_round (event_id)',
    'CREATE INDEX dot_round_due ON dot_round (settled, closes_at)',
    `CREATE TABLE dot_room (
      round_id text NOT NULL REFERENCES dot_round ON DELETE CASCADE,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      position integer NOT NULL,
      PRIMARY KEY (round_id, room_id)
    ) STRICT`,
    'CREATE INDEX dot_room_of_room ON dot_room (room_id)',
    `CREATE TABLE dot_voter (
      round_id text NOT NULL REFERENCES dot_round ON DELETE CASCADE,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      PRIMARY KEY (round_id, room_id, person_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX dot_voter_person ON dot_voter (person_id)',
    `CREATE TABLE dot_ballot (
      round_id text NOT NULL REFERENCES dot_round ON DELETE CASCADE,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      voter text NOT NULL,
      revision integer NOT NULL,
      request text NOT NULL,
      organisation_id text,
      PRIMARY KEY (round_id, room_id, voter)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX dot_ballot_of_voter ON dot_ballot (voter)',
    `CREATE TABLE dot_mark (
      round_id text NOT NULL,
      room_id text NOT NULL,
      voter text NOT NULL,
      card_id text NOT NULL,
      dots integer NOT NULL CHECK (dots > 0),
      PRIMARY KEY (round_id, room_id, voter, card_id),
      FOREIGN KEY (round_id, room_id, voter) REFERENCES dot_ballot ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE dot_request (
      round_id text NOT NULL REFERENCES dot_round ON DELETE CASCADE,
      request text NOT NULL,
      PRIMARY KEY (round_id, request)
    ) STRICT, WITHOUT ROWID`,
  ],
};
