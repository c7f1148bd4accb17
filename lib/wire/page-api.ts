import type { EventAnswer, MeAnswer, RoomAnswer } from './api.ts';

/**
 * How pages ask the server while rendering: the in-process handle that `server/app.ts` puts on
 * `globalThis[PAGE_API]`. Next's bundle and the server share no module state, so this is their only meeting
 * place; in the browser the same questions go over HTTP (components/api.ts). Each takes the request's `Cookie`
 * header and answers null where the HTTP route would refuse.
 */
export interface PageApi {
  me(cookie: string): Promise<MeAnswer | null>;
  event(cookie: string): Promise<EventAnswer | null>;
  room(cookie: string, roomId: string): Promise<RoomAnswer | null>;
  /** What `GET path` answers, without a way over the network; null for any refusal. */
  read(cookie: string, path: string): Promise<unknown>;
}

export const PAGE_API = Symbol.for('rencontre.page-api');
