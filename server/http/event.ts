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
    people: everybody.map(({ id, name, role, organisationId, country }) => ({
      id,
      name,
      role,
      organisationId,
      country,
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
  const { c, parts, visitor } = ask;
  const { eventId } = visitor.person;
  const code = await parts.store.events.joinCode(eventId);
  if (code === null) throw new Refused('not-found');
  const link = `${baseOf(ask)}/#q=${parts.seal.joinSecret(eventId, code)}`;
  const qr = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  const answer: JoinCodeAnswer = { code, link, qr };
  return c.json(answer);
}
