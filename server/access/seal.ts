import { createHmac } from 'node:crypto';
import type { Random } from '#server/world.ts';

/** What a token is for; a token of one purpose is worthless for another. */
export type Purpose =
  | 'pass'
  | 'ticket'
  | 'projector-pass'
  | 'projector-ticket'
  | 'join'
  | 'realm'
  | 'ballot'
  | 'dots'
  | 'question'
  | 'question-vote';

/** Makes tokens and turns them into what the store may keep of them. */
export interface Seal {
  /** 256 unguessable bits, safe in a cookie and after `#` in an address. */
  token(): string;
  /** The only thing kept of a token: without PASS_SECRET it neither opens anything nor can be guessed back. */
  hash(purpose: Purpose, token: string): string;
  /** The long secret of an event's QR code: the same as long as event, code and PASS_SECRET are. */
  joinSecret(eventId: string, joinCode: string): string;
}

export function createSeal(secret: string, random: Random): Seal {
  const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    token: () => Buffer.from(random(32)).toString('base64url'),
    hash: (purpose, token) => hmac(`${purpose}:${token}`),
    joinSecret: (eventId, joinCode) => hmac(`join-secret:${eventId}:${joinCode}`),
  };
}

/** Whether a code was scanned (the long secret) rather than typed. */
export function isJoinSecret(code: string): boolean {
  return /^[\w-]{43}$/.test(code);
}
