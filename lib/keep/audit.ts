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
  'poll-closed',
  'poll-reopened',
  'poll-revealed',
  'poll-reset',
  'poll-hands-counted',
  'poll-words-changed',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

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
