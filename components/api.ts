import type { Language } from '#lib/language/language.ts';
import type { Person } from '#lib/people/person.ts';
import type {
  CodeAnswer,
  ErrorAnswer,
  EventAnswer,
  JoinAnswer,
  JoinCodeAnswer,
  JoinRequest,
  LinkAnswer,
  MeAnswer,
  TicketAnswer,
} from '#lib/wire/api.ts';

/** What the server answered: the value, or why not. Without any answer the code is `offline`. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: ErrorAnswer['error'] };

/** Longer than a slow line from far away needs, shorter than anybody waits. */
const GIVE_UP_MS = 20_000;

/** A file of a whole meeting, over a slow line. */
const FILE_GIVE_UP_MS = 5 * 60_000;

function ask<Value>(method: string, path: string, body?: object): Promise<Answer<Value>> {
  return askWith(
    path,
    {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    },
    GIVE_UP_MS,
  );
}

async function askWith<Value>(path: string, init: RequestInit, giveUpMs: number): Promise<Answer<Value>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(giveUpMs) });
    const text = await response.text();
    answer = text === '' ? null : JSON.parse(text);
  } catch {
    return { ok: false, error: { code: 'offline', message: '' } };
  }
  if (response.ok) return { ok: true, value: answer as Value };
  const error = (answer as Partial<ErrorAnswer> | null)?.error;
  return { ok: false, error: error ?? { code: 'unexpected', message: '' } };
}

/** Any route that only reads; whoever asks says what it answers. */
export const read = <Value>(path: string) => ask<Value>('GET', path);
/** Any route that changes something; whoever asks says what it answers. */
export const send = <Value>(method: 'POST' | 'PATCH', path: string, body: object = {}) =>
  ask<Value>(method, path, body);
/** Sends a JSON file as it is. */
export const sendFile = <Value>(path: string, file: Blob) =>
  askWith<Value>(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: file },
    FILE_GIVE_UP_MS,
  );
/** What a code opens, without joining. `code` as typed, or the long secret of a QR code. */
export const lookUpCode = (code: string) => ask<CodeAnswer>('POST', '/api/code', { code });
export const join = (request: JoinRequest) => ask<JoinAnswer>('POST', '/api/join', request);
/** Exchanges a personal link's ticket for a pass. */
export const enter = (ticket: string) => ask<TicketAnswer>('POST', '/api/ticket', { ticket });
/** Exchanges the ticket of a projector's link for its pass, beside any other. */
export const enterProjector = (ticket: string) =>
  ask<{ roomId: string }>('POST', '/api/projector/enter', { ticket });
export const changeMe = (change: {
  name?: string;
  organisation?: string | null;
  country?: string | null;
  language?: Language;
}) => ask<Person>('PATCH', '/api/me', change);
/** Whose pass this browser holds; the error `no-pass` when it is valid no more. */
export const readMe = () => ask<MeAnswer>('GET', '/api/me');
export const readEvent = () => ask<EventAnswer>('GET', '/api/event');
/** A new personal link; the one before stops working. */
export const makeLink = () => ask<LinkAnswer>('POST', '/api/me/link');
export const readJoinCode = () => ask<JoinCodeAnswer>('GET', '/api/join-code');
export const leave = () => ask<null>('POST', '/api/leave');
