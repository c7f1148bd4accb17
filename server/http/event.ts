import { toString as qrCode } from 'qrcode';
import type { JoinCodeAnswer, PeopleAnswer } from '#lib/wire/api.ts';
import type { Visitor } from '#server/access/pass.ts';
import { eventAnswer, roomAnswer } from './answers.ts';
import { type Ask, baseOf } from './ask.ts';
import { Refused } from './refused.ts';

/** `GET /api/event` */
export async function readEvent({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const answer = await eventAnswer(parts, visitor.person);
  if (answer === null) throw new Refused('not-found');
  return c.json(answer);
}

/** `GET /api/people` */
export async function readPeople({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const everybody = await parts.store.people.list(visitor.person.eventId);
  const answer: PeopleAnswer = {
    people: everybody.map(({ id, name, role, organisationId, country, facilitates }) => ({
      id,
      name,
      role,
      organisationId,
      country,
      ...(facilitates === undefined ? {} : { facilitates }),
    })),
  };
  return c.json(answer);
}

/** `GET /api/rooms/<roomId>` */
export async function readRoom({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const answer = await roomAnswer(parts, visitor.person, c.req.param('roomId') ?? '');
  if (answer === null) throw new Refused('not-found');
  return c.json(answer);
}

/** `GET /api/join-code`: the code to read aloud, and the QR code with the long secret to scan. */
export async function readJoinCode(ask: Ask<Visitor>): Promise<Response> {
  const answer = await joiningOf(ask, ask.visitor.person.eventId);
  if (answer === null) throw new Refused('not-found');
  return ask.c.json(answer);
}

/** How others come into an event; null: there is none. */
export async function joiningOf(ask: Ask, eventId: string): Promise<JoinCodeAnswer | null> {
  const { store, seal } = ask.parts;
  const code = await store.events.joinCode(eventId);
  if (code === null) return null;
  const link = `${baseOf(ask)}/#q=${seal.joinSecret(eventId, code)}`;
  const qr = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return { code, link, qr };
}
