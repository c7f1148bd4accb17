import type { Locks } from '#lib/board/locks.ts';
import type { Draft, RoomRules, Signing } from '#lib/board/rules.ts';
import type { Dots } from '#lib/dots/place.ts';
import type { DotDraft, DotRound } from '#lib/dots/round.ts';
import type { Given } from '#lib/event/given.ts';
import type { Announcement } from '#lib/facilitation/announcement.ts';
import type { Guidance } from '#lib/facilitation/guidance.ts';
import type { HandCounts, HandKind, RoomHands } from '#lib/facilitation/hands.ts';
import type { Phase } from '#lib/facilitation/phase.ts';
import type { TimerOrder } from '#lib/facilitation/timer.ts';
import type { Translated } from '#lib/language/language.ts';
import type { Person, Role } from '#lib/people/person.ts';
import type { PollDraft } from '#lib/poll/draft.ts';
import type { Poll, Round } from '#lib/poll/poll.ts';
import type { Results } from '#lib/poll/results.ts';
import type { Watcher } from '#lib/poll/sight.ts';
import type { Hands } from '#lib/poll/tally.ts';
import type { WordChange } from '#lib/poll/word-rules.ts';
import type { Vote } from '#lib/question/ask.ts';
import type { Question, QuestionRules, QuestionState } from '#lib/question/question.ts';
import type { Problem } from '#lib/result.ts';
import type { HistoryReason } from '#lib/room/history.ts';
import type { ScreenChoice, Shown } from '#lib/screen/shown.ts';
import type { DotNews, DotPlacement, WatchedDots } from './dots.ts';
import type { AskedPoll, BallotCast, RoundResults, WatchedRound } from './polls.ts';
import type { QuestionAsked, QuestionNews, RoomQuestions } from './questions.ts';
import type { Screen, Screens } from './screen.ts';

/**
 * The typed events of socket.io at `/live`. Requests are verbs and always acknowledged; news are past tense and
 * carry the whole small thing, so that hearing one twice or after a gap does no harm.
 */

export type Reply<Value = null> = { ok: true; value: Value } | { ok: false; error: Problem };

/** Where somebody is and what they do: the newest state of each person is all that matters. */
export interface Presence {
  personId: string;
  name: string;
  role: Role;
  organisation: string;
  country: string | null;
  /** The room they have open, or null on other pages. */
  roomId: string | null;
  state: 'active' | 'idle';
}

/** Everybody who is here, each once, in the order of their ids. Versions count within one process. */
export interface PresenceList {
  version: number;
  people: Presence[];
}

/** How the list became another one. */
export interface PresenceNews {
  /** The version before. */
  since: number;
  version: number;
  /** Who is new, or changed. */
  people: Presence[];
  /** The ids of the persons who left. */
  gone: string[];
}

/** A state of a room's document that was kept, and can be put back. */
export interface RoomVersion {
  id: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  reason: HistoryReason;
  /** Who deleted, or restored, signed as the session signs: name or organisation. Empty when neither is known. */
  by: string;
}

/** What one person may know of writing in a room: what is decided about it, and their own drafts. */
export interface OwnWriting {
  rules: RoomRules;
  drafts: Draft[];
}

export interface ClientEvents {
  /**
   * Tells where I am. Sent on arrival, on changing room, on becoming idle or active. Who is here is answered, whole; null
   * to a page that knows the newest version of that.
   */
  'presence:set': (
    request: { roomId: string | null; state: 'active' | 'idle'; known: number | null },
    reply: (answer: Reply<PresenceList | null>) => void,
  ) => void;
  /** Closes or reopens a session; facilitators and staff only. */
  'session:set-state': (
    request: { sessionId: string; state: 'open' | 'closed' },
    reply: (answer: Reply) => void,
  ) => void;
  /** What is kept of a room, newest first; facilitators and staff only. */
  'room:history': (request: { roomId: string }, reply: (answer: Reply<RoomVersion[]>) => void) => void;
  /**
   * Puts a version in the place of the document of `epoch`, and keeps that one as a version; facilitators and staff
   * only. Everybody in the room is told to load it.
   */
  'room:restore': (
    request: { roomId: string; historyId: string; epoch: string },
    reply: (answer: Reply) => void,
  ) => void;
  'writing:read': (request: { roomId: string }, reply: (answer: Reply<OwnWriting>) => void) => void;
  /**
   * From now on each new card of these rooms is a draft that only its writer sees; how they will be signed is decided
   * here and holds until they are revealed. Facilitators and staff only.
   */
  'writing:begin': (request: { roomIds: string[]; signing: Signing }, reply: (answer: Reply) => void) => void;
  /** Puts all drafts of a room on its board, and ends private writing; facilitators and staff only. */
  'writing:reveal': (request: { roomId: string }, reply: (answer: Reply<{ cards: number }>) => void) => void;
  /** Saves a draft of one's own, new or changed. `revealed`: it is a card by now. */
  'draft:keep': (
    request: Draft & { roomId: string },
    reply: (answer: Reply<'kept' | 'revealed'>) => void,
  ) => void;
  'draft:discard': (request: { roomId: string; id: string }, reply: (answer: Reply) => void) => void;
  /** From now on what stands in the locked part of a room's board stays as it is; facilitators and staff only. */
  'board:lock': (request: { roomId: string; locks: Locks }, reply: (answer: Reply) => void) => void;
  /** Puts cards of a column into the bin, and keeps what stood in the room before; facilitators and staff only. */
  'board:clear': (
    request: { roomId: string; column: string; cards: string[] },
    reply: (answer: Reply) => void,
  ) => void;
  /** The columns that the boards of a room's session have. */
  'room:columns': (
    request: { roomId: string },
    reply: (answer: Reply<{ id: string; title: Translated }[]>) => void,
  ) => void;
  /** Puts a copy of a card, under an id that the page made, on the board of another room. Twice, it changes nothing. */
  'card:send': (
    request: { roomId: string; cardId: string; toRoomId: string; column: string; id: string },
    reply: (answer: Reply) => void,
  ) => void;
  /** The polls of the event in their order, each with its rounds; facilitators and staff, as all that decides. */
  'poll:list': (
    request: Record<string, never>,
    reply: (answer: Reply<{ poll: Poll; rounds: Round[] }[]>) => void,
  ) => void;
  /**
   * Keeps a poll: a new one under an id that the page made (`version` 0), or in the place of that version. A copy is a
   * new one with the same plan.
   */
  'poll:save': (
    request: { id: string; version: number; sessionId: string | null; plan: PollDraft },
    reply: (answer: Reply<{ version: number }>) => void,
  ) => void;
  /** Puts the polls in this order; those not named follow. */
  'poll:order': (request: { pollIds: string[] }, reply: (answer: Reply) => void) => void;
  /** Removes a poll that nobody could answer yet. */
  'poll:remove': (request: { pollId: string }, reply: (answer: Reply) => void) => void;
  /**
   * Asks a poll in these rooms, as a new round under an id that the page made. `seconds`: it closes by itself; null:
   * when somebody closes it.
   */
  'poll:open': (
    request: { pollId: string; roundId: string; roomIds: string[]; seconds: number | null },
    reply: (answer: Reply) => void,
  ) => void;
  /** Takes asking back, as long as nobody has answered. */
  'poll:unask': (request: { roundId: string }, reply: (answer: Reply) => void) => void;
  'poll:close': (request: { roundId: string }, reply: (answer: Reply) => void) => void;
  /** Takes closing back, for ten seconds. */
  'poll:reopen': (request: { roundId: string }, reply: (answer: Reply) => void) => void;
  /** Shows what was chosen to those who wait for that, or hides it again. */
  'poll:reveal': (request: { roundId: string; revealed: boolean }, reply: (answer: Reply) => void) => void;
  /** Throws the ballots of a round away and asks again, under another id that the page made. */
  'poll:reset': (request: { roundId: string; againId: string }, reply: (answer: Reply) => void) => void;
  /** What was counted by hand in a room, in the place of what was counted there before. */
  'poll:count-hands': (
    request: { roundId: string; roomId: string } & Hands,
    reply: (answer: Reply) => void,
  ) => void;
  /** Counts some words as one or apart, hides or shows them; about the others it says nothing. */
  'poll:change-words': (
    request: { roundId: string; change: WordChange },
    reply: (answer: Reply) => void,
  ) => void;
  /** The rounds of a poll side by side. */
  'poll:results': (request: { pollId: string }, reply: (answer: Reply<RoundResults[]>) => void) => void;
  /**
   * What is asked in these rooms, newest first; from now on this page hears what is counted in them, and in no others.
   * For the eyes of a host or of the projector: facilitators and staff only. `tokens`: of ballots that are not named,
   * what this device holds for each round.
   */
  'poll:watch': (
    request: { as: Watcher; roomIds: string[]; tokens?: Record<string, string> },
    reply: (answer: Reply<WatchedRound[]>) => void,
  ) => void;
  /** Votes, or changes one's vote; answered when the ballot is stored. */
  'ballot:cast': (request: BallotCast, reply: (answer: Reply<{ revision: number }>) => void) => void;
  /**
   * What the projector of a room can show; from now on this page hears what changes of it, and nothing else that it
   * asked for. Facilitators, staff, observers, and the pass of a projector.
   */
  'screen:watch': (request: { roomId: string }, reply: (answer: Reply<Screen>) => void) => void;
  /** The server's clock, milliseconds since 1970: pages count with the difference. */
  'clock:read': (request: Record<string, never>, reply: (answer: Reply<{ now: number }>) => void) => void;
  /** What is decided about the course of these rooms. */
  'guidance:read': (
    request: { roomIds: string[] },
    reply: (answer: Reply<Record<string, Guidance>>) => void,
  ) => void;
  /**
   * Starts the countdown of these rooms, gives it more time, stops it for a while or for good. `request`: made by the
   * page for this order, and the same when it asks again: then nothing changes.
   */
  'timer:set': (
    request: { roomIds: string[]; request: string; order: TimerOrder },
    reply: (answer: Reply<Record<string, Guidance>>) => void,
  ) => void;
  /** Lets people place dots on the cards of these rooms, under an id that the page made; facilitators and staff only. */
  'dots:open': (
    request: { roundId: string; roomIds: string[]; plan: DotDraft },
    reply: (answer: Reply) => void,
  ) => void;
  'dots:close': (request: { roundId: string }, reply: (answer: Reply) => void) => void;
  /** Takes closing back, for ten seconds. */
  'dots:reopen': (request: { roundId: string }, reply: (answer: Reply) => void) => void;
  /** The rounds of these rooms, newest first; from now on this page hears what is counted in them. */
  'dots:watch': (
    request: { roomIds: string[]; tokens?: Record<string, string> },
    reply: (answer: Reply<WatchedDots[]>) => void,
  ) => void;
  /** Puts all of one's dots in a room where they lie now; answered when that is stored, with those that count. */
  'dots:place': (
    request: DotPlacement,
    reply: (answer: Reply<{ revision: number; dots: Dots }>) => void,
  ) => void;
  /** Asks everybody in these rooms whether they are ready, from nobody on; or ends that. */
  'ready:ask': (
    request: { roomIds: string[]; request: string; asks: boolean },
    reply: (answer: Reply<Record<string, Guidance>>) => void,
  ) => void;
  /**
   * Asks the people of these rooms to come to another one, `hold`: until that is released; null: no longer. Facilitators
   * and staff only. `request`: as with `timer:set`.
   */
  'call:set': (
    request: { roomIds: string[]; request: string; call: { to: string; hold: boolean } | null },
    reply: (answer: Reply<Record<string, Guidance>>) => void,
  ) => void;
  /**
   * Begins a phase in these rooms, which opens some tools and closes others, or (null) opens all; facilitators and
   * staff only. `request`: as with `timer:set`.
   */
  'phase:set': (
    request: { roomIds: string[]; request: string; phase: Phase | null },
    reply: (answer: Reply<Record<string, Guidance>>) => void,
  ) => void;
  /** The hands in these rooms: how many, one's own, and for those who guide a room also whose. */
  'hands:read': (
    request: { roomIds: string[] },
    reply: (answer: Reply<Record<string, RoomHands>>) => void,
  ) => void;
  /** Raises or lowers one's own hand. One that is up keeps its place. */
  'hand:set': (
    request: { roomId: string; kind: HandKind; up: boolean },
    reply: (answer: Reply<RoomHands>) => void,
  ) => void;
  /** Lowers the hands of those who want to speak in these rooms: of one person, or (null) of all. */
  'hands:lower': (
    request: { roomIds: string[]; personId: string | null },
    reply: (answer: Reply) => void,
  ) => void;
  /** What was announced to everybody and to the people in these rooms, newest first. */
  'announcement:list': (
    request: { roomIds: string[] },
    reply: (answer: Reply<Announcement[]>) => void,
  ) => void;
  /** Tells something to the people in these rooms or (null) to everybody, under an id that the page made. */
  'announcement:send': (
    request: { id: string; text: Given; roomIds: string[] | null },
    reply: (answer: Reply<Announcement>) => void,
  ) => void;
  /** Takes an announcement off all screens. */
  'announcement:take-back': (request: { id: string }, reply: (answer: Reply) => void) => void;
  /** What the projectors of these rooms show and could show; facilitators, staff and observers. */
  'screen:read': (request: { roomIds: string[] }, reply: (answer: Reply<Screens>) => void) => void;
  /** Decides what the projectors of these rooms show; facilitators and staff only. Twice, it changes nothing. */
  'screen:show': (request: { roomIds: string[]; shown: Shown }, reply: (answer: Reply) => void) => void;
  /**
   * The questions to the speakers of these rooms; from now on this page hears what changes among them, and in no others.
   * For the eyes of a host: facilitators and staff only. `tokens`: of questions without a name, what this device holds.
   */
  'question:watch': (
    request: { as: 'participant' | 'host'; roomIds: string[]; tokens?: Record<string, string> },
    reply: (answer: Reply<RoomQuestions[]>) => void,
  ) => void;
  /** Asks, in one's name or with a token without; answered when the question is stored. */
  'question:ask': (request: QuestionAsked, reply: (answer: Reply<{ state: QuestionState }>) => void) => void;
  /** Takes one's own question back, with the token of one without a name. */
  'question:take-back': (
    request: { questionId: string; token?: string },
    reply: (answer: Reply) => void,
  ) => void;
  /** Votes for a question, or takes that back. A request with an older revision than is known changes nothing. */
  'question:vote': (request: { questionId: string } & Vote, reply: (answer: Reply) => void) => void;
  /** Lets a question be shown, says that it is answered, puts it away, hides it, or takes that back. */
  'question:decide': (
    request: { questionId: string; state: QuestionState },
    reply: (answer: Reply) => void,
  ) => void;
  /** Puts a question on the screen of its room in the place of the one before; null: takes that off. */
  'question:show': (
    request: { roomId: string; questionId: string | null },
    reply: (answer: Reply) => void,
  ) => void;
  /** Whether questions of these rooms wait until somebody lets them be shown, and may be asked without a name. */
  'question:set-rules': (
    request: { roomIds: string[] } & QuestionRules,
    reply: (answer: Reply) => void,
  ) => void;
}

export interface ServerEvents {
  /** Who came, moved or left; a page that does not know the version before asks for the whole list. */
  'presence:changed': (news: PresenceNews) => void;
  /** The session's state; read the programme again for anything else. */
  'session:changed': (news: { sessionId: string; state: 'open' | 'closed' }) => void;
  /** The programme or the event's own facts were edited: read them again. `version` grows with every edit. */
  'programme:changed': (news: { version: number }) => void;
  /** Somebody deleted a large part of a room; what was there is kept under this id. Facilitators and staff only. */
  'room:much-deleted': (news: { roomId: string; historyId: string }) => void;
  /** What is decided about writing in a room, whole; older versions are dropped. */
  'writing:changed': (news: { roomId: string; rules: RoomRules }) => void;
  /** My own drafts in a room changed, on this page or another: read them again. */
  'draft:changed': (news: { roomId: string }) => void;
  /** What the review shows has changed: read it again. Facilitators, staff and observers only; every few seconds at most. */
  'review:changed': () => void;
  /** What is known of you changed, on another page of yours or by those who run the event. */
  'me:changed': (news: { person: Person }) => void;
  /** Who takes part, or their roles, changed: read the list again. Null: nobody knows who. Facilitators and staff only. */
  'people:changed': (news: { personId: string | null }) => void;
  /** A round was opened, or something of it other than its ballots changed; whole, older versions are dropped. */
  'poll:changed': (news: AskedPoll) => void;
  /** A round was started again under another id, or is no more. */
  'poll:gone': (news: { roundId: string }) => void;
  /** What polls there are has changed: read the list again, or watch again. */
  'polls:changed': () => void;
  /** What is counted in a round, whole, as this page may see it; older versions are dropped. Four times a second at most. */
  'poll:counted': (news: Results) => void;
  /** My own named ballot of a round changed, on this page or another: watch again. */
  'ballot:changed': (news: { roundId: string }) => void;
  /** What the projector of a room was told to show; older versions are dropped. */
  'screen:changed': (news: ScreenChoice & { roomId: string }) => void;
  /** There is another join code: read it again. */
  'join-code:changed': () => void;
  /** The links of projectors changed, or one was opened: read them again. Hosts only; null: of any room. */
  'projector:changed': (news: { roomId: string | null }) => void;
  /** Something was decided about the course of these rooms; each whole, older versions are dropped. */
  'guidance:changed': (news: { rooms: Record<string, Guidance> }) => void;
  /** How many hands are up in these rooms; older versions are dropped. About three times a second at most. */
  'hands:changed': (news: { rooms: Record<string, HandCounts> }) => void;
  'announcement:made': (news: { announcement: Announcement }) => void;
  'announcement:gone': (news: { id: string }) => void;
  /** Something of guidance, hands and announcements may have been missed: read it again. */
  'guidance:missed': () => void;
  /** A round of dot voting was opened, closed, opened again or settled; whole, older versions are dropped. */
  'dots:changed': (news: { round: DotRound }) => void;
  /** What is counted of a round in one room, whole; older versions are dropped. Four times a second at most. */
  'dots:counted': (news: DotNews) => void;
  /** My own named dots in a round changed, on this page or another: watch again. */
  'dots:placed': (news: { roundId: string }) => void;
  /** What changed among the questions of a room, as this page may see them. Four times a second at most. */
  'questions:changed': (news: QuestionNews) => void;
  /** A question that was asked on this device or in one's name is one that not everybody sees, whole. */
  'question:own-changed': (news: { roomId: string; question: Question }) => void;
  /** News of questions may have been missed: whoever watches them watches again. */
  'questions:again': () => void;
  /** The pass is no longer valid: the person left, or was removed from the event. */
  'pass:ended': (news: { reason: 'ended' | 'removed' }) => void;
}

/** Without a sign of life this long somebody counts as gone (background tabs wake up once a minute). */
export const PRESENCE_TTL_MS = 75_000;
/** After this long without touching anything somebody counts as idle. */
export const IDLE_AFTER_MS = 120_000;
