import type { EventAnswer, JoinCodeAnswer } from './api.ts';
import type { WatchedRound } from './polls.ts';

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
  /** Newest first. */
  rounds: WatchedRound[];
}
