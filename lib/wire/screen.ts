import type { WallDots } from '#lib/dots/on-wall.ts';
import type { DotRound } from '#lib/dots/round.ts';
import type { Question } from '#lib/question/question.ts';
import type { ScreenChoice } from '#lib/screen/shown.ts';
import type { EventAnswer, JoinCodeAnswer } from './api.ts';
import type { AskedPoll, WatchedRound } from './polls.ts';
import type { RoomQuestions } from './questions.ts';

/** What goes over the wire for the projector of a room. */

/** `GET /api/projector/rooms/<roomId>`: what stands around whatever is shown. */
export interface ProjectorAnswer extends EventAnswer {
  roomId: string;
  /** How others come in. */
  joining: JoinCodeAnswer;
}

/** A link that turns another computer into a projector. */
export interface ProjectorLink {
  id: string;
  roomId: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  expiresAt: number;
  /** How many times it was opened. */
  screens: number;
}

/** `GET /api/projector/links` */
export interface ProjectorLinksAnswer {
  links: ProjectorLink[];
}

/** `POST /api/projector/links`: the secret is told this once. */
export interface NewProjectorLinkAnswer {
  id: string;
  /** `<PUBLIC_URL>/projector/<roomId>#<ticket>` */
  link: string;
  /** The QR code of `link` as an SVG document. */
  qr: string;
}

/** What the projector of a room can show at this moment, as its eyes may see it. */
export interface Screen {
  choice: ScreenChoice;
  /** Of the room, the newest first, and the one that was chosen. */
  rounds: WatchedRound[];
  /** The newest settled ones of the room and the one that was chosen, the newest first. */
  dots: ScreenDots[];
  /** With the one question to the speakers that stands on the screen, if any. */
  questions: RoomQuestions;
  /** Whoever looks may decide what is shown, too. */
  mayShow: boolean;
}

/** A settled round of dot voting, with what it has brought in each of its rooms. */
export interface ScreenDots {
  round: DotRound;
  rooms: WallDots[];
}

/** What the projectors of rooms show and could show, for those who decide it. */
export interface Screens {
  /** By room; those about which nothing was decided are left out. */
  choices: Record<string, ScreenChoice>;
  /** Of all these rooms, the newest first. */
  asked: AskedPoll[];
  /** The settled rounds of dot voting of all these rooms, the newest first. */
  dots: DotRound[];
  /** By room, the question to the speakers that is on the screen. */
  questions: Record<string, Pick<Question, 'id' | 'text'>>;
}
