import type { Migration } from '../migrate.ts';

/** Who wants to speak or is ready, by room, and what those who run the meeting announce. */
export const hands: Migration = {
  name: 'hands',
  statements: [
    'ALTER TABLE room_guidance ADD COLUMN hands_version integer NOT NULL DEFAULT 0',
    `CREATE TABLE raised_hand (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      kind text NOT NULL,
      position integer NOT NULL,
      at integer NOT NULL,
      PRIMARY KEY (room_id, person_id, kind)
    ) STRICT`,
    'CREATE INDEX raised_hand_of_person ON raised_hand (person_id)',
    `CREATE TABLE announcement (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      body text,
      room_ids text,
      at integer NOT NULL
    ) STRICT`,
    'CREATE INDEX announcement_of_event ON announcement (event_id, at)',
  ],
};
