import type { Migration } from '../migrate.ts';

/**
 * Polls, their rounds, and ballots. Nothing joins a ballot that is not named to whoever cast it.
 * Ballots, and who has voted, stand in the order of keys made by chance: no row number tells who came when.
 */
export const polls: Migration = {
  name: 'polls',
  statements: [
    `CREATE TABLE poll (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      session_id text REFERENCES session ON DELETE SET NULL,
      position integer NOT NULL,
      version integer NOT NULL,
      plan text NOT NULL
    ) STRICT`,
    'CREATE INDEX poll_of_event ON poll (event_id, position)',
    `CREATE TABLE poll_round (
      id text PRIMARY KEY NOT NULL,
      poll_id text NOT NULL REFERENCES poll ON DELETE CASCADE,
      number integer NOT NULL,
      opened_at integer NOT NULL,
      closes_at integer,
      revealed integer NOT NULL,
      version integer NOT NULL,
      word_rules text NOT NULL,
      steps integer NOT NULL,
      behind text,
      next text,
      next_ballots integer NOT NULL,
      settled integer NOT NULL,
      parts text,
      UNIQUE (poll_id, number)
    ) STRICT`,
    'CREATE INDEX poll_round_due ON poll_round (settled, closes_at)',
    `CREATE TABLE poll_room (
      round_id text NOT NULL REFERENCES poll_round ON DELETE CASCADE,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      position integer NOT NULL,
      hands text,
      PRIMARY KEY (round_id, room_id)
    ) STRICT`,
    'CREATE INDEX poll_room_of_room ON poll_room (room_id)',
    `CREATE TABLE poll_voter (
      round_id text NOT NULL REFERENCES poll_round ON DELETE CASCADE,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      PRIMARY KEY (round_id, person_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX poll_voter_person ON poll_voter (person_id)',
    `CREATE TABLE ballot (
      round_id text NOT NULL REFERENCES poll_round ON DELETE CASCADE,
      voter text NOT NULL,
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      revision integer NOT NULL,
      request text NOT NULL,
      stratum text,
      organisation_id text,
      PRIMARY KEY (round_id, voter)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX ballot_of_voter ON ballot (voter)',
    'CREATE INDEX ballot_of_room ON ballot (room_id)',
    `CREATE TABLE ballot_mark (
      round_id text NOT NULL,
      voter text NOT NULL,
      option text NOT NULL,
      place integer NOT NULL,
      text text NOT NULL,
      PRIMARY KEY (round_id, voter, option),
      FOREIGN KEY (round_id, voter) REFERENCES ballot ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE counted_request (
      round_id text NOT NULL REFERENCES poll_round ON DELETE CASCADE,
      request text NOT NULL,
      PRIMARY KEY (round_id, request)
    ) STRICT, WITHOUT ROWID`,
  ],
};
