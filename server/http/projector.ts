import { toString as qrCode } from 'qrcode';
import { z } from 'zod';
import { newId } from '#lib/ids.ts';
import { may } from '#lib/people/permission.ts';
import type { NewProjectorLinkAnswer, ProjectorAnswer, ProjectorLinksAnswer } from '#lib/wire/screen.ts';
import type { Visitor } from '#server/access/pass.ts';
import { programmeAnswer } from './answers.ts';
import { type Ask, baseOf, eventOf } from './ask.ts';
import { readBody } from './body.ts';
import { joiningOf } from './event.ts';
import { refuseWithoutCarriage } from './join.ts';
import { Refused } from './refused.ts';

const Enter = z.object({ ticket: z.string().max(200) });
const Make = z.object({ roomId: z.string().max(100) });

/** Some days of a meeting, with those before it; nobody looks for a forgotten laptop longer. */
const LINK_MS = 14 * 24 * 3_600_000;

/** `POST /api/projector/enter`: exchanges a projector's link for its pass. Whatever pass the browser has, it keeps. */
export async function enterAsProjector(ask: Ask): Promise<Response> {
  refuseWithoutCarriage(ask);
  const { c, parts } = ask;
  const { ticket } = await readBody(c, Enter);
  const given = await parts.passes.giveProjector(ticket);
  if (given === null) throw new Refused('ticket-unknown', { field: 'ticket' });
  const { cookie, roomId, eventId } = given;
  c.header('Set-Cookie', cookie);
  parts.log.info('projector came in by link', { eventId, roomId });
  parts.announce(eventId, 'projector:changed', { roomId }, 'guides');
  return c.json({ roomId });
}

/** For whoever facilitates any session; the handlers leave out, or refuse, what is of another. */
export async function ownSessions({ visitor }: Ask<Visitor>): Promise<readonly string[]> {
  return visitor.person.facilitates ?? [];
}

/** The session of the room that a projector shows. */
export async function projectorSession({ c, parts }: Ask<Visitor>): Promise<readonly string[]> {
  const room = await parts.store.rooms.find(c.req.param('roomId') ?? '');
  return room === null ? [] : [room.sessionId];
}

/** The session of the room for which a link was made. */
export async function linkSession({ c, parts, visitor }: Ask<Visitor>): Promise<readonly string[]> {
  const links = await parts.store.screens.links(visitor.person.eventId, parts.clock());
  const link = links.find(({ id }) => id === c.req.param('linkId'));
  const room = link === undefined ? null : await parts.store.rooms.find(link.roomId);
  return room === null ? [] : [room.sessionId];
}

/** `GET /api/projector/rooms/<roomId>` */
export async function readProjector(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { eventId } = visitor.person;
  const roomId = c.req.param('roomId') ?? '';
  const [programme, joining] = await Promise.all([programmeAnswer(parts, eventId), joiningOf(ask, eventId)]);
  const isHere = programme?.sessions.some(({ rooms }) => rooms.some(({ id }) => id === roomId));
  if (programme === null || joining === null || isHere !== true) throw new Refused('not-found');
  const answer: ProjectorAnswer = { ...programme, roomId, joining };
  return c.json(answer);
}

/** `GET /api/projector/links` */
export async function readProjectorLinks({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const { person } = visitor;
  const { eventId } = person;
  const [all, sessions] = await Promise.all([
    parts.store.screens.links(eventId, parts.clock()),
    parts.store.events.sessions(eventId),
  ]);
  const shown = sessions.filter(({ id: sessionId }) => may(person, 'projector:link', { eventId, sessionId }));
  const roomIds = new Set(shown.flatMap(({ rooms }) => rooms.map(({ id }) => id)));
  const links = may(person, 'projector:link', { eventId })
    ? all
    : all.filter(({ roomId }) => roomIds.has(roomId));
  const answer: ProjectorLinksAnswer = { links: links.map(({ personId: _, ...link }) => link) };
  return c.json(answer);
}

/** `POST /api/projector/links`: a link for the computer that stands in a room. */
export async function makeProjectorLink(ask: Ask<Visitor>): Promise<Response> {
  const { c, parts, visitor } = ask;
  const { roomId } = await readBody(c, Make);
  const { person } = visitor;
  const room = await parts.store.rooms.find(roomId);
  if (room === null || room.eventId !== person.eventId) throw new Refused('not-found', { field: 'roomId' });
  if (!may(person, 'projector:link', room)) throw new Refused('forbidden', { field: 'roomId' });
  const { retainUntil } = await eventOf(parts, person);
  const [id, ticket, now] = [newId(parts.random), parts.seal.token(), parts.clock()];
  await parts.store.screens.makeLink({
    id,
    roomId,
    personId: person.id,
    ticketHash: parts.seal.hash('projector-ticket', ticket),
    expiresAt: Math.min(retainUntil, now + LINK_MS),
    now,
  });
  parts.log.info('projector link made', { roomId, personId: person.id });
  parts.announce(person.eventId, 'projector:changed', { roomId }, 'guides');
  const link = `${baseOf(ask)}/projector/${roomId}#${ticket}`;
  const qr = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  const answer: NewProjectorLinkAnswer = { id, link, qr };
  return c.json(answer);
}

/** `POST /api/projector/links/<linkId>/revoke`: its passes end, and their sockets close in every process. */
export async function revokeProjectorLink({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const { eventId, id: personId } = visitor.person;
  const linkId = c.req.param('linkId') ?? '';
  const passes = await parts.store.screens.revokeLink(eventId, linkId);
  if (passes === null) throw new Refused('not-found');
  for (const passHash of passes) parts.connections.endPass(passHash);
  parts.log.info('projector link revoked', { linkId, personId });
  parts.announce(eventId, 'projector:changed', { roomId: null }, 'guides');
  return c.json({ ok: true });
}
