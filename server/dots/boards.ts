import type { CardPlaces } from '#lib/dots/place.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';

/** Boards of so many rooms are known at a time. */
const KNOWN_MAX = 100;

interface Known {
  epoch: string;
  head: number;
  cards: CardPlaces;
}

/**
 * Which cards are on the boards of rooms, by their documents. A board is read again only when it has changed and a card
 * is asked for that was not there: dots on one that has gone meanwhile are taken back when the round is settled.
 */
export class Boards {
  readonly #store: Pick<Store, 'rooms'>;
  readonly #rooms: Pick<Rooms, 'cardPlaces'>;
  readonly #known = new Map<string, Known>();
  readonly #reading = new Map<string, Promise<Known | null>>();

  constructor(store: Pick<Store, 'rooms'>, rooms: Pick<Rooms, 'cardPlaces'>) {
    this.#store = store;
    this.#rooms = rooms;
  }

  /** A board that has these cards, as far as they are on it. Null: no such room. */
  async having(roomId: string, cards: readonly string[]): Promise<CardPlaces | null> {
    const known = this.#known.get(roomId);
    if (known !== undefined) {
      const room = await this.#store.rooms.find(roomId);
      if (room === null) return null;
      const isSame = room.epoch === known.epoch;
      if (isSame && room.head === known.head) return known.cards;
      if (isSame && cards.every((card) => known.cards.has(card))) return known.cards;
    }
    return this.read(roomId);
  }

  /** The board as it is now; whoever asks meanwhile gets the same. */
  async read(roomId: string): Promise<CardPlaces | null> {
    const running = this.#reading.get(roomId);
    const reading = running ?? this.#rooms.cardPlaces(roomId).finally(() => this.#reading.delete(roomId));
    if (running === undefined) this.#reading.set(roomId, reading);
    const found = await reading;
    if (found === null) return null;
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    this.#known.set(roomId, found);
    return found.cards;
  }
}
