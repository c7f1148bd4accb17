import type { Random } from '#lib/base32.ts';
import { newId } from '#lib/ids.ts';
import type { Draft, Signing } from './rules.ts';
import type { AddedCard } from './server-cards.ts';

/**
 * The cards that drafts become, in the order in which they get on the board. Signed with names, a draft becomes the
 * card of its own id and keeps its place. Otherwise nothing may lead from a card back to its writer: the ids are new,
 * the order is chance, and the server itself is the author.
 *
 * @param organisationOf the organisation of a person, or null
 */
export function revealedCards(
  drafts: readonly (Draft & { personId: string })[],
  signing: Signing,
  organisationOf: (personId: string) => string | null,
  random: Random,
): AddedCard[] {
  if (signing === 'named') {
    return drafts.map(({ id, personId, column, text, kind }) => ({
      id,
      author: personId,
      column,
      text,
      kind,
    }));
  }
  return shuffled(drafts, random).map(({ personId, column, text, kind }) => ({
    id: newId(random),
    author: null,
    column,
    text,
    kind,
    signed: { organisation: signing === 'organisation' ? organisationOf(personId) : null },
  }));
}

/** The same things in an order of chance (Fisher and Yates). */
function shuffled<Thing>(things: readonly Thing[], random: Random): Thing[] {
  const left = [...things];
  const drawn: Thing[] = [];
  while (left.length > 0) {
    const [high = 0, middle = 0, low = 0] = random(3);
    drawn.push(...left.splice((high * 65_536 + middle * 256 + low) % left.length, 1));
  }
  return drawn;
}
