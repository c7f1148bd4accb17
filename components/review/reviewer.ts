import { redirect } from 'next/navigation';
import { asReader } from '#components/page-api.ts';
import { may } from '#lib/people/permission.ts';
import type { EventAnswer, MeAnswer } from '#lib/wire/api.ts';

/** Who asks for a page of the review, and the programme around it. Leaves for the start without a pass. */
export async function asReviewer(): Promise<{ me: MeAnswer; programme: EventAnswer; allowed: boolean }> {
  const [me, programme] = await Promise.all([asReader.me(), asReader.event()]);
  if (me === null || programme === null) redirect('/');
  return { me, programme, allowed: may(me.person, 'review:read', { eventId: me.person.eventId }) };
}

/** The parameters of an address as Next hands them over. */
export type Parameters = Promise<Record<string, string | string[] | undefined>>;

export async function parametersOf(given: Parameters): Promise<URLSearchParams> {
  const entries = Object.entries(await given).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, each]),
  );
  return new URLSearchParams(entries);
}
