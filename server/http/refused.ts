import type { Mistake } from '#lib/event/mistake.ts';
import type { errors } from '#lib/language/messages/en/errors.ts';

/** Every refusal has a stable code with a sentence in each language. */
export type ErrorCode = keyof typeof errors;

const STATUS = {
  'bad-json': 400,
  'no-pass': 401,
  forbidden: 403,
  'wrong-origin': 403,
  insecure: 403,
  'not-found': 404,
  'code-unknown': 404,
  'ticket-unknown': 404,
  'room-replaced': 409,
  'session-closed': 409,
  'room-full': 409,
  'board-full': 409,
  'drafts-full': 409,
  'writing-on': 409,
  'writing-over': 409,
  'session-changed': 409,
  'holds-text': 409,
  'own-role': 409,
  'poll-wrong': 422,
  'poll-opened': 409,
  'poll-changed': 409,
  'poll-closed': 409,
  'poll-final': 409,
  'poll-stays': 409,
  'poll-reset': 409,
  'polls-full': 409,
  'hands-wrong': 422,
  'words-full': 409,
  'announcement-empty': 422,
  'ballot-changed': 409,
  'ballot-elsewhere': 409,
  'choice-wrong': 422,
  'word-common': 422,
  'dots-wrong': 422,
  'dots-busy': 409,
  'dots-full': 409,
  'dots-closed': 409,
  'dots-not-now': 409,
  'dots-final': 409,
  'dots-changed': 409,
  'dots-elsewhere': 409,
  'dots-too-many': 422,
  'question-empty': 422,
  'question-long': 422,
  'question-gone': 409,
  'question-needs-name': 409,
  'questions-full': 409,
  'questions-own-full': 429,
  'vote-changed': 409,
  'card-gone': 409,
  'signs-otherwise': 409,
  'board-locked': 409,
  'wrong-method': 405,
  'too-large': 413,
  'wrong-type': 415,
  invalid: 422,
  mistakes: 422,
  'name-missing': 422,
  'name-too-long': 422,
  'name-characters': 422,
  'organisation-unknown': 422,
  'country-unknown': 422,
  'too-many-attempts': 429,
  'too-many-requests': 429,
  internal: 500,
  'store-unavailable': 503,
} as const satisfies Record<ErrorCode, number>;

/** Thrown by a handler to answer no; becomes the answer in one place (api.ts). */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: ErrorCode;
  readonly status: (typeof STATUS)[ErrorCode];
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly mistakes: readonly Mistake[] | undefined;

  constructor(
    code: ErrorCode,
    more: { field?: string | undefined; retryAfterSeconds?: number; mistakes?: readonly Mistake[] } = {},
  ) {
    super(code);
    this.code = code;
    this.status = STATUS[code];
    this.field = more.field;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.mistakes = more.mistakes;
  }
}
