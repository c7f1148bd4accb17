import type { Migration } from '../migrate.ts';

/** Events with their programme, people with their passes, rooms with their logs. */
export const meeting: Migration = {
  name: 'meeting',
  statements: [
    `CREATE TABLE event (
      id text PRIMARY KEY NOT NULL,
      title text NOT NULL,
      date text NOT NULL,
      time_zone text NOT NULL,
      languages text NOT NULL,
      retain_until bigint NOT NULL,
      join_code text NOT NULL UNIQUE,
      join_secret_hash text UNIQUE,
      created_at bigint NOT NULL
    )`,
    `CREATE TABLE country (
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      code text NOT NULL,
      position integer NOT NULL,
      name text NOT NULL,
      PRIMARY KEY (event_id, code)
    )`,
    `CREATE TABLE organisation (
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      id text NOT NULL,
      position integer NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      PRIMARY KEY (event_id, id)
    )`,
    `CREATE TABLE topic (
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      id text NOT NULL,
      position integer NOT NULL,
      name text NOT NULL,
      PRIMARY KEY (event_id, id)
    )`,
    `CREATE TABLE session (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      kind text NOT NULL,
      title text NOT NULL,
      starts_at bigint NOT NULL,
      ends_at bigint NOT NULL,
      place text NOT NULL,
      attribution text NOT NULL CHECK (attribution IN ('person', 'organisation')),
      state text NOT NULL CHECK (state IN ('open', 'closed'))
    )`,
    'CREATE INDEX session_of_event ON session (event_id, starts_at)',
    `CREATE TABLE room (
      id text PRIMARY KEY NOT NULL,
      session_id text NOT NULL REFERENCES session ON DELETE CASCADE,
      position integer NOT NULL,
      countries text NOT NULL,
      epoch text NOT NULL,
      head bigint NOT NULL,
      bytes bigint NOT NULL,
      closed smallint NOT NULL CHECK (closed IN (0, 1))
    )`,
    'CREATE INDEX room_of_session ON room (session_id, position)',
    `CREATE TABLE snapshot (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      position bigint NOT NULL,
      data bytea NOT NULL
    )`,
    `CREATE TABLE log_entry (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      position bigint NOT NULL,
      data bytea NOT NULL,
      saved_at bigint NOT NULL,
      PRIMARY KEY (room_id, position)
    )`,
    `CREATE TABLE person (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      role text NOT NULL CHECK (role IN ('participant', 'facilitator', 'staff', 'observer')),
      name text NOT NULL,
      organisation_id text,
      country text,
      language text NOT NULL,
      created_at bigint NOT NULL,
      removed_at bigint,
      FOREIGN KEY (event_id, organisation_id) REFERENCES organisation (event_id, id),
      FOREIGN KEY (event_id, country) REFERENCES country (event_id, code)
    )`,
    'CREATE INDEX person_of_event ON person (event_id, created_at)',
    `CREATE TABLE room_client (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      client bigint NOT NULL,
      person_id text REFERENCES person,
      position bigint NOT NULL,
      PRIMARY KEY (room_id, client)
    )`,
    `CREATE TABLE pass (
      hash text PRIMARY KEY NOT NULL,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      shared_device smallint NOT NULL CHECK (shared_device IN (0, 1)),
      created_at bigint NOT NULL,
      expires_at bigint NOT NULL
    )`,
    'CREATE INDEX pass_of_person ON pass (person_id)',
    `CREATE TABLE ticket (
      hash text PRIMARY KEY NOT NULL,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      created_at bigint NOT NULL,
      expires_at bigint NOT NULL,
      once smallint NOT NULL CHECK (once IN (0, 1))
    )`,
    'CREATE INDEX ticket_of_person ON ticket (person_id)',
    'CREATE TABLE pulse (id smallint PRIMARY KEY, beats bigint NOT NULL)',
    'INSERT INTO pulse (id, beats) VALUES (1, 0)',
  ],
};
