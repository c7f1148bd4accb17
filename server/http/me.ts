import { z } from 'zod';
import { LANGUAGES } from '#lib/language/language.ts';
import { readCountry, readName, readOrganisation } from '#lib/people/profile.ts';
import { noPassCookie } from '#server/access/cookie.ts';
import type { Visitor } from '#server/access/pass.ts';
import { meAnswer } from './answers.ts';
import { type Ask, eventOf } from './ask.ts';
import { readBody } from './body.ts';
import { must } from './join.ts';
import { Refused } from './refused.ts';

const Change = z.object({
  name: z.string().optional(),
  organisation: z.string().nullish(),
  country: z.string().nullish(),
  language: z.enum(LANGUAGES).optional(),
});

/** `GET /api/me` */
export async function readMe({ c, visitor }: Ask<Visitor>): Promise<Response> {
  return c.json(meAnswer(visitor));
}

/** `PATCH /api/me`: changes what I say of myself; what is left out stays, null or empty takes it away. */
export async function changeMe({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  const { name, organisation, country, language } = await readBody(c, Change);
  const event = await eventOf(parts, visitor.person);
  const person = await parts.store.people.update(visitor.person.id, {
    ...(name === undefined ? {} : { name: must(readName(name)) }),
    ...(organisation === undefined
      ? {}
      : { organisationId: must(readOrganisation(organisation ?? '', event)) }),
    ...(country === undefined ? {} : { country: must(readCountry(country ?? '', event)) }),
    ...(language === undefined ? {} : { language }),
  });
  if (person === null) throw new Refused('no-pass');
  await parts.announceProfile(person);
  return c.json(meAnswer({ ...visitor, person }));
}

/** `POST /api/leave`: the pass ends, with every socket that was opened with it. */
export async function leave({ c, parts, visitor }: Ask<Visitor>): Promise<Response> {
  await parts.passes.revoke(visitor.passHash);
  parts.connections.endPass(visitor.passHash);
  await parts.facilitation.lowerHandsOf(visitor.person);
  c.header('Set-Cookie', noPassCookie(parts.passes.carriage));
  // On a device that others use too the browser itself wipes what a page might have failed to.
  if (visitor.sharedDevice) c.header('Clear-Site-Data', '"storage"');
  parts.log.info('left', { personId: visitor.person.id });
  return c.json({ ok: true });
}
