import type { Migration } from '../migrate.ts';

/**
 * Questions to the speakers, and votes for them. Nothing joins a question without a name, or a vote, to a person.
 */
export const questions: Migration = {
  name: 'questions',
  statements: [
    `CREATE TABLE question_room (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      version bigint NOT NULL,
      moderated integer NOT NULL,
      unnamed integer NOT NULL,
      on_screen text,
      last_number integer NOT NULL
    )`,
    `CREATE TABLE question (
      id text PRIMARY KEY NOT NULL,
      room_id text NOT NULL REFERENCES question_room ON DELETE CASCADE,
      number integer NOT NULL,
      text text NOT NULL,
      person_id text REFERENCES person ON DELETE CASCADE,
      writer text,
      state text NOT NULL,
      version bigint NOT NULL,
      UNIQUE (room_id, number)
    )`,
    'CREATE INDEX question_of_person ON question (person_id)',
    `CREATE TABLE question_vote (
      question_id text NOT NULL REFERENCES question ON DELETE CASCADE,
      voter text NOT NULL,
      voted integer NOT NULL,
      revision integer NOT NULL,
      PRIMARY KEY (question_id, voter)
    )`,
    'CREATE INDEX question_vote_of_voter ON question_vote (voter)',
  ],
};
