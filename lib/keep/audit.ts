import type { Action } from '#lib/people/permission.ts';

/** What is written down when staff do it. Never what it was about in words. */
export const AUDIT_KINDS = [
  'review-read',
  'exported',
  'person-erased',
  'person-anonymised',
  'passage-redacted',
  'retention-changed',
  'role-changed',
  'person-removed',
  'audit-read',
  'backup-restored',
  'poll-opened',
  'poll-unasked',
  'poll-closed',
  'poll-reopened',
  'poll-revealed',
  'poll-reset',
  'poll-hands-counted',
  'poll-words-changed',
  'dots-opened',
  'dots-closed',
  'dots-reopened',
  'question-hidden',
  'question-archived',
  'question-put-back',
  'question-rules-changed',
  'session-given',
  'session-taken-back',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What can be done only once with the same target, so that a request sent again writes no second line. */
const ONCE: ReadonlySet<AuditKind> = new Set(['poll-opened', 'poll-unasked', 'poll-reset', 'dots-opened']);

/** The id of the only line that there can be for this; null: each time is a line of its own. */
export function onlyLineFor(kind: AuditKind, targetId: string | null): string | null {
  return targetId !== null && ONCE.has(kind) ? `${kind}:${targetId}` : null;
}

/** Reading that is written down: what all rooms hold, taking it home, and this list itself. */
export const AUDITED: Partial<Record<Action, AuditKind>> = {
  'review:read': 'review-read',
  'review:export': 'exported',
  'audit:read': 'audit-read',
};

/** The review reads itself again every few seconds: within this time it is one visit. Milliseconds. */
const VISIT_MS = 15 * 60_000;

/** Whether opening something is a visit of its own, given when the same person opened the same thing before. */
export function isNewVisit(kind: AuditKind, before: number | undefined, now: number): boolean {
  // A file that leaves the server is written down each time.
  return kind === 'exported' || before === undefined || now - before >= VISIT_MS;
}

/** One thing that somebody of the staff did. */
export interface AuditEntry {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Who did it; empty for the server itself. */
  personId: string;
  kind: string;
  /** The id of the person, room, session or round it was done to. */
  targetId: string | null;
}
