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
      retain_until integer NOT NULL,
      join_code text NOT NULL UNIQUE,
      join_secret_hash text UNIQUE,
      created_at integer NOT NULL
    ) STRICT`,
    `CREATE TABLE country (
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      code text NOT NULL,
      position integer NOT NULL,
      name text NOT NULL,
      PRIMARY KEY (event_id, code)
    ) STRICT`,
    `CREATE TABLE organisation (
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      id text NOT NULL,
      position integer NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      PRIMARY KEY (event_id, id)
    ) STRICT`,
    `CREATE TABLE topic (
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      id text NOT NULL,
      position integer NOT NULL,
      name text NOT NULL,
      PRIMARY KEY (event_id, id)
    ) STRICT`,
    `CREATE TABLE session (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      kind text NOT NULL,
      title text NOT NULL,
      starts_at integer NOT NULL,
      ends_at integer NOT NULL,
      place text NOT NULL,
      attribution text NOT NULL CHECK (attribution IN ('person', 'organisation')),
      state text NOT NULL CHECK (state IN ('open', 'closed'))
    ) STRICT`,
    'CREATE INDEX session_of_event ON session (event_id, starts_at)',
    `CREATE TABLE room (
      id text PRIMARY KEY NOT NULL,
      session_id text NOT NULL REFERENCES session ON DELETE CASCADE,
      position integer NOT NULL,
      countries text NOT NULL,
      epoch text NOT NULL,
      head integer NOT NULL,
      bytes integer NOT NULL,
      closed integer NOT NULL CHECK (closed IN (0, 1))
    ) STRICT`,
    'CREATE INDEX room_of_session ON room (session_id, position)',
    `CREATE TABLE snapshot (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      position integer NOT NULL,
      data blob NOT NULL
    ) STRICT`,
    `CREATE TABLE log_entry (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      position integer NOT NULL,
      data blob NOT NULL,
      saved_at integer NOT NULL,
      PRIMARY KEY (room_id, position)
    ) STRICT`,
    `CREATE TABLE person (
      id text PRIMARY KEY NOT NULL,
      event_id text NOT NULL REFERENCES event ON DELETE CASCADE,
      role text NOT NULL CHECK (role IN ('participant', 'facilitator', 'staff', 'observer')),
      name text NOT NULL,
      organisation_id text,
      country text,
      language text NOT NULL,
      created_at integer NOT NULL,
      removed_at integer,
      FOREIGN KEY (event_id, organisation_id) REFERENCES organisation (event_id, id),
      FOREIGN KEY (event_id, country) REFERENCES country (event_id, code)
    ) STRICT`,
    'CREATE INDEX person_of_event ON person (event_id, created_at)',
    `CREATE TABLE room_client (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      client integer NOT NULL,
      person_id text REFERENCES person,
      position integer NOT NULL,
      PRIMARY KEY (room_id, client)
    ) STRICT`,
    `CREATE TABLE pass (
      hash text PRIMARY KEY NOT NULL,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      shared_device integer NOT NULL CHECK (shared_device IN (0, 1)),
      created_at integer NOT NULL,
      expires_at integer NOT NULL
    ) STRICT`,
    'CREATE INDEX pass_of_person ON pass (person_id)',
    `CREATE TABLE ticket (
      hash text PRIMARY KEY NOT NULL,
      person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
      created_at integer NOT NULL,
      expires_at integer NOT NULL,
      once integer NOT NULL CHECK (once IN (0, 1))
    ) STRICT`,
    'CREATE INDEX ticket_of_person ON ticket (person_id)',
    'CREATE TABLE pulse (id integer PRIMARY KEY, beats integer NOT NULL) STRICT',
    'INSERT INTO pulse (id, beats) VALUES (1, 0)',
  ],
};
