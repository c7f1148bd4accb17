import type { Generated, Kysely, Transaction } from 'kysely';
import type { RoomRules, Signing } from '#lib/board/rules.ts';
import type { CardKind } from '#lib/board/schema.ts';
import type { Attribution, OrganisationKind, SessionKind } from '#lib/event/event.ts';
import type { HandKind } from '#lib/facilitation/hands.ts';
import type { Language } from '#lib/language/language.ts';
import type { NoteBlock } from '#lib/notes/markdown.ts';
import type { Role } from '#lib/people/person.ts';
import type { QuestionState } from '#lib/question/question.ts';
import type { HistoryReason } from '#lib/room/history.ts';

/**
 * The tables, the same on both engines: times are integer milliseconds, truths 0 or 1, lists and translations
 * JSON as text, bytes blob or bytea. `position` is an order: of a list, or of a room's log.
 */
export interface Schema {
  event: {
    id: string;
    title: string;
    date: string;
    time_zone: string;
    languages: string;
    retain_until: number;
    /** Normalised, without the hyphen. */
    join_code: string;
    join_secret_hash: string | null;
    created_at: number;
    /** Counts every change of the event and its programme. */
    version: Generated<number>;
  };
  country: { event_id: string; code: string; position: number; name: string };
  organisation: { event_id: string; id: string; position: number; name: string; kind: OrganisationKind };
  topic: { event_id: string; id: string; position: number; name: string };
  session: {
    id: string;
    event_id: string;
    kind: SessionKind;
    title: string;
    starts_at: number;
    ends_at: number;
    place: string;
    attribution: Attribution;
    state: 'open' | 'closed';
    /** Counts the changes of this session. */
    version: Generated<number>;
    /** Taken out of the programme, and kept. */
    archived: Generated<number>;
    /** What its rooms start with. */
    template: Generated<string>;
  };
  /** The row that every append locks. `closed` repeats the session's state so that closing and appending meet here. */
  room: {
    id: string;
    session_id: string;
    position: number;
    countries: string;
    epoch: string;
    head: number;
    bytes: number;
    closed: number;
    /** Taken out of the programme, and kept. */
    archived: Generated<number>;
  };
  snapshot: { room_id: string; position: number; data: Uint8Array };
  log_entry: { room_id: string; position: number; data: Uint8Array; saved_at: number };
  /** Who stands behind a Yjs client id, written with the entry at `position`. */
  room_client: { room_id: string; client: number; person_id: string | null; position: number };
  /** The room's document as it stood after the entry at `position`. */
  room_history: {
    id: string;
    room_id: string;
    position: number;
    reason: HistoryReason;
    person_id: string | null;
    made_at: number;
    data: Uint8Array;
  };
  person: {
    id: string;
    event_id: string;
    role: Role;
    name: string;
    organisation_id: string | null;
    country: string | null;
    language: Language;
    created_at: number;
    removed_at: number | null;
    /** Set when staff had the person erased or made nameless; the row then holds nothing about them. */
    erasure: 'anonymising' | 'anonymised' | 'erasing' | 'erased' | null;
    /** JSON: ids of the sessions that a participant facilitates. Here, since it comes with each pass that is asked for. */
    facilitates: Generated<string>;
  };
  pass: { hash: string; person_id: string; shared_device: number; created_at: number; expires_at: number };
  /** `once`: the ticket of somebody's very first entry, used up by it. */
  ticket: { hash: string; person_id: string; created_at: number; expires_at: number; once: number };
  /** What is decided about writing in a room; none means that nothing was. */
  room_rule: {
    room_id: string;
    version: number;
    writing: RoomRules['writing'];
    signing: Signing;
  };
  /** What of a room's board is locked (JSON), and how that stood in the document of `epoch`: a JSON, until it is read. */
  room_lock: { room_id: string; locks: string; epoch: string | null; frozen: string | null };
  /** A card that only its writer sees. `position` is an order, `revision` grows with each change. */
  draft: {
    id: string;
    room_id: string;
    person_id: string;
    position: number;
    revision: number;
    column_id: string;
    body: string;
    kind: CardKind;
  };
  /** Drafts that became cards: a device that asks again is told so. Nothing here says whose they were, or which cards. */
  revealed_draft: { id: string; room_id: string };
  /** What a room holds, read up to the entry at `position`. Lists and titles are JSON. */
  room_projection: {
    room_id: string;
    epoch: string;
    position: number;
    format: number;
    changed_at: number | null;
    words: number;
    writers: number;
    kinds: string;
    columns: string;
  };
  /** `digest` tells whether a row differs from what is to be written. */
  projected_card: {
    room_id: string;
    card_id: string;
    place: number;
    column_id: string;
    kind: CardKind;
    text: string;
    topics: string;
    author_id: string | null;
    owner: string;
    due: string | null;
    stack: string | null;
    sent_from: string | null;
    /** JSON; null: with its author. */
    signed: string | null;
    /** JSON: how many persons reacted, by symbol. */
    reactions: string;
    created_at: number;
    folded: string;
    digest: string;
  };
  projected_block: {
    room_id: string;
    place: number;
    kind: NoteBlock['kind'];
    titles: string | null;
    markdown: string;
    text: string;
    folded: string;
    digest: string;
  };
  /** When a card was first committed; stays when the card goes, since it may come back. */
  card_origin: { room_id: string; card_id: string; created_at: number };
  /** One row: which process projects. */
  projection_lead: { id: number; holder: string; until: number };
  /** What staff did, without content. `person_id`: who did it. */
  audit: {
    id: string;
    event_id: string;
    at: number;
    person_id: string;
    kind: string;
    target_id: string | null;
  };
  /**
   * One row in a backup, and in what was restored from one until that is finished; none else. `pass_secret` is only
   * in backups of the embedded store; `erased` lists what was erased since, as JSON.
   */
  backup: { id: number; made_at: number; pass_secret: string | null; erased: string };
  /** `plan` is JSON. */
  poll: {
    id: string;
    event_id: string;
    session_id: string | null;
    position: number;
    version: number;
    plan: string;
  };
  /**
   * One time that a poll is asked. `steps`: its tally moves on in steps; `behind` and `next` are counts as they were
   * some ballots ago, `next_ballots` how many there were for `next`. Counts, rules and parts are JSON.
   */
  poll_round: {
    id: string;
    poll_id: string;
    number: number;
    opened_at: number;
    closes_at: number | null;
    revealed: number;
    version: number;
    word_rules: string;
    steps: number;
    behind: string | null;
    next: string | null;
    next_ballots: number;
    settled: number;
    parts: string | null;
    /** Of an anonymous round that came from another server: what was counted there, JSON. */
    carried: string | null;
  };
  /** Where a round is asked. `hands`: what was counted by hand there, JSON. */
  poll_room: { round_id: string; room_id: string; position: number; hands: string | null };
  /** Who has voted in a round. Nothing in it leads to a ballot. */
  poll_voter: { round_id: string; person_id: string };
  /** `voter`: the person where ballots are named, else a key that only their device can make. */
  ballot: {
    round_id: string;
    voter: string;
    room_id: string;
    revision: number;
    request: string;
    stratum: string | null;
    organisation_id: string | null;
  };
  ballot_mark: { round_id: string; voter: string; option: string; place: number; text: string };
  /** Requests that were counted in settled rounds: a device that asks again is told so. */
  counted_request: { round_id: string; request: string };
  /** Makes another computer a projector, in the name of its maker. */
  projector_link: {
    id: string;
    room_id: string;
    person_id: string;
    ticket_hash: string;
    created_at: number;
    expires_at: number;
  };
  projector_pass: { hash: string; link_id: string; created_at: number };
  /** What is decided about the course of a room, and the newest requests carried out there; both JSON. */
  room_guidance: { room_id: string; guidance: string; requests: string; hands_version: number };
  /** A round of dot voting. `plan` is JSON. */
  dot_round: {
    id: string;
    event_id: string;
    plan: string;
    opened_at: number;
    closes_at: number | null;
    settled: number;
    version: number;
  };
  /** `carried`: what was counted on another server of an anonymous round, JSON. */
  dot_room: { round_id: string; room_id: string; position: number; carried: string | null };
  /** Who has placed dots in a room. Nothing in it leads to where. */
  dot_voter: { round_id: string; room_id: string; person_id: string };
  /** `voter`: the person where dots are named, else a key that only their device can make. */
  dot_ballot: {
    round_id: string;
    room_id: string;
    voter: string;
    revision: number;
    request: string;
    organisation_id: string | null;
  };
  dot_mark: { round_id: string; room_id: string; voter: string; card_id: string; dots: number };
  /** Requests that were counted in settled rounds: a device that asks again is told so. */
  dot_request: { round_id: string; request: string };
  /** `position`: what the version of the room's hands was when it was raised. */
  raised_hand: { room_id: string; person_id: string; kind: HandKind; position: number; at: number };
  /** `body` and `room_ids` are JSON; `body` null: taken back. */
  announcement: {
    id: string;
    event_id: string;
    person_id: string;
    body: string | null;
    room_ids: string | null;
    at: number;
  };
  /** What the projector of a room was told to show: JSON. */
  room_screen: { room_id: string; shown: string; version: number };
  /** What is decided about the questions of a room; none means that nothing was. `last_number`: of the newest. */
  question_room: {
    room_id: string;
    version: number;
    moderated: number;
    unnamed: number;
    on_screen: string | null;
    last_number: number;
  };
  /** `writer`: of one without a name, a key that only its writer's device can make. Of what was taken back only the id stays. */
  question: {
    id: string;
    room_id: string;
    number: number;
    text: string;
    person_id: string | null;
    writer: string | null;
    state: QuestionState | 'taken-back';
    version: number;
    /** Votes that were counted on another server. */
    carried_votes: number;
  };
  /** `voter`: a key that the server makes of person and question. */
  question_vote: { question_id: string; voter: string; voted: number; revision: number };
  /** One row that `ping` writes. */
  pulse: { id: number; beats: number };
}

export type Database = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** Bytes as a plain Uint8Array, whatever kind of Buffer the engine's driver made. */
export function plainBytes(data: Uint8Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** Runs reads that belong together on one unchanging view of the data. */
export function reading<Value>(db: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}
