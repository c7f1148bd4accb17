import { chanceOf } from './chance.ts';

export const CARDS = 3000;
/** The room of most cards, and how many it holds. */
export const LARGEST = { room: 'demo-exchange-iq', cards: 300 } as const;

/** How many cards each room gets: CARDS in all, unevenly. */
export function cardsOfRooms(roomIds: readonly string[]): Map<string, number> {
  const chance = chanceOf('cards of rooms');
  const others = roomIds.filter((id) => id !== LARGEST.room);
  const weights = others.map(() => 60 + chance.below(70));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const left = CARDS - (others.length < roomIds.length ? LARGEST.cards : 0);
  const counts = new Map<string, number>(roomIds.map((id) => [id, LARGEST.cards]));
  let reached = 0;
  let given = 0;
  others.forEach((id, index) => {
    reached += weights[index] ?? 0;
    const upTo = Math.round((left * reached) / whole);
    counts.set(id, upTo - given);
    given = upTo;
  });
  return counts;
}
