import { type Answer, send } from '#components/api.ts';
import type { PersonAnswer } from '#lib/wire/api.ts';

/** Has a participant facilitate one session from now on, or no longer. */
export function giveSession(
  personId: string,
  sessionId: string,
  facilitates: boolean,
): Promise<Answer<PersonAnswer>> {
  return send<PersonAnswer>('POST', `/api/people/${personId}/sessions`, { sessionId, facilitates });
}
