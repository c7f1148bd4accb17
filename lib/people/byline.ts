import type { Attribution, Organisation } from '#lib/event/event.ts';
import type { Person } from './person.ts';

/** An author as others may see them. */
export interface Byline {
  name: string;
  organisation: string;
  country: string | null;
}

/**
 * How a person signs in a session: with their name, or, where the session is attributed to organisations, as
 * their organisation alone. Without an organisation the name stays empty there and the country speaks.
 */
export function bylineOf(
  person: Pick<Person, 'name' | 'organisationId' | 'country'>,
  organisations: readonly Organisation[],
  attribution: Attribution,
): Byline {
  const organisation = organisations.find((o) => o.id === person.organisationId)?.name ?? '';
  return {
    name: attribution === 'person' ? person.name : organisation,
    organisation,
    country: person.country,
  };
}
