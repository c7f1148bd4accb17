import type { Migration } from '../migrate.ts';

/** The rooms' outputs as rows, read from their logs. */
export const projection: Migration = {
  name: 'projection',
  statements: [
    `CREATE TABLE room_projection (
      room_id text PRIMARY KEY NOT NULL REFERENCES room ON DELETE CASCADE,
      epoch text NOT NULL,
      position bigint NOT NULL,
      format bigint NOT NULL,
      changed_at bigint,
      words bigint NOT NULL,
      writers bigint NOT NULL,
      kinds text NOT NULL,
      columns text NOT NULL
    )`,
    `CREATE TABLE projected_card (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      card_id text NOT NULL,
      place bigint NOT NULL,
      column_id text NOT NULL,
      kind text NOT NULL,
      text text NOT NULL,
      topics text NOT NULL,
      author_id text,
      owner text NOT NULL,
      due text,
      stack text,
      sent_from text,
      created_at bigint NOT NULL,
      folded text NOT NULL,
      digest text NOT NULL,
      PRIMARY KEY (room_id, card_id)
    )`,
    `CREATE TABLE projected_block (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      place bigint NOT NULL,
      kind text NOT NULL,
      titles text,
      markdown text NOT NULL,
      text text NOT NULL,
      folded text NOT NULL,
      digest text NOT NULL,
      PRIMARY KEY (room_id, place)
    )`,
    `CREATE TABLE card_origin (
      room_id text NOT NULL REFERENCES room ON DELETE CASCADE,
      card_id text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (room_id, card_id)
    )`,
    `CREATE TABLE projection_lead (
      id integer PRIMARY KEY,
      holder text NOT NULL,
      until bigint NOT NULL
    )`,
    "INSERT INTO projection_lead (id, holder, until) VALUES (1, '', 0)",
  ],
};
