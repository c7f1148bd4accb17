import type { Attribution, Organisation } from '#lib/event/event.ts';
import { type Byline, bylineOf } from '#lib/people/byline.ts';
import type { Person } from '#lib/people/person.ts';
import type { AuthorEntry } from '#lib/wire/collab.ts';

/** Who stands behind the client ids of one room, as the session lets others see them. */
export class Authors {
  readonly #people = new Map<string, Person>();
  readonly #organisations: readonly Organisation[];
  readonly #attribution: Attribution;

  constructor(people: readonly Person[], organisations: readonly Organisation[], attribution: Attribution) {
    this.#organisations = organisations;
    this.#attribution = attribution;
    for (const person of people) this.know(person);
  }

  /** Takes in a person, or their newest name. */
  know(person: Person): void {
    this.#people.set(person.id, person);
  }

  knows(personId: string): boolean {
    return this.#people.has(personId);
  }

  bylineOf(person: Person): Byline {
    return bylineOf(person, this.#organisations, this.#attribution);
  }

  /** The entries of client ids for one reader; the server's own ids have no author. */
  entriesFor(reader: Person, owners: Iterable<[client: number, personId: string | null]>): AuthorEntry[] {
    const entries: AuthorEntry[] = [];
    for (const [client, personId] of owners) {
      if (personId === null) {
        entries.push({ client, name: '', organisation: '', country: null, own: false, server: true });
        continue;
      }
      const person = this.#people.get(personId);
      if (person !== undefined)
        entries.push({
          client,
          ...this.bylineOf(person),
          own: person.id === reader.id,
          // Nobody is without a name but who was erased or made nameless.
          ...(person.name === '' ? { gone: true as const } : {}),
        });
    }
    return entries;
  }
}
