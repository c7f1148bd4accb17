import { z } from 'zod';
import type { LinkAnswer, TicketAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import { firstRoom } from './answers.ts';
import { type Ask, baseOf, eventOf } from './ask.ts';
import { readBody } from './body.ts';
import { refuseWithoutCarriage } from './join.ts';
import { Refused } from './refused.ts';

const Exchange = z.object({ ticket: z.string().max(200), sharedDevice: z.boolean().default(false) });

/** How long a link to one's other device works. */
const OWN_LINK_MS = 14 * 24 * 3_600_000;

/** `POST /api/ticket`: exchanges a personal link for a pass. The ticket comes in the body, never in an address. */
export async function exchangeTicket(ask: Ask): Promise<Response> {
  refuseWithoutCarriage(ask);
  const { c, parts, visitor } = ask;
  const { ticket, sharedDevice } = await readBody(c, Exchange);
  const person = await parts.store.people.redeemTicket(parts.seal.hash('ticket', ticket), parts.clock());
  if (person === null) throw new Refused('ticket-unknown', { field: 'ticket' });
  const event = await eventOf(parts, person);
  const { cookie, passHash } = await parts.passes.give(person, event, sharedDevice, visitor);
  if (visitor !== null) {
    if (visitor.person.id === person.id) parts.connections.renew(visitor.passHash, passHash);
    else parts.connections.endPass(visitor.passHash);
  }
  c.header('Set-Cookie', cookie);
  parts.log.info('came in by link', { eventId: event.id, personId: person.id, role: person.role });
  const answer: TicketAnswer = { person, role: person.role, roomId: await firstRoom(parts, person) };
  return c.json(answer);
}

/** `POST /api/me/link`: a link that brings me in on another device; an earlier one stops working. */
export async function makeOwnLink(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const event = await eventOf(parts, visitor.person);
  const ticket = parts.seal.token();
  const now = parts.clock();
  await parts.store.people.createTicket({
    hash: parts.seal.hash('ticket', ticket),
    personId: visitor.person.id,
    expiresAt: Math.min(event.retainUntil, now + OWN_LINK_MS),
    now,
    replaceOwn: true,
  });
  parts.log.info('link made', { personId: visitor.person.id });
  const answer: LinkAnswer = { link: `${baseOf(ask)}/enter#${ticket}` };
  return c.json(answer);
}
