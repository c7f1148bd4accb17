import type { CardPlaces, Dots } from '#lib/dots/place.ts';
import type { DotCount, DotPlan, DotRound } from '#lib/dots/round.ts';
import type { SettledDots } from '#lib/outputs-file/votes.ts';
import type { Cast } from '#lib/poll/ballot.ts';
import type { CastAnswer } from './poll-store.ts';

/** Rounds of dot voting; a part of Store. Nothing in it leads from who placed dots to where, unless they are named. */
export interface DotStore {
  /**
   * Opens a round in rooms. Asking again for the same id changes nothing. `busy`: a round of one of the rooms is not
   * settled yet. `full`: a room has DOT_ROUNDS_MAX. `closed`: the session of a room is. `gone`: a room is not one of
   * the event.
   */
  open(round: {
    id: string;
    eventId: string;
    plan: DotPlan;
    roomIds: readonly string[];
    now: number;
  }): Promise<'opened' | 'busy' | 'full' | 'closed' | 'gone'>;
  /** Takes no dot from now on. Closed already: changes nothing. False: no such round. */
  close(roundId: string, now: number): Promise<boolean>;
  /** Takes closing back. `final`: it is too late. */
  reopen(roundId: string, now: number): Promise<'open' | 'final' | 'gone'>;
  round(roundId: string): Promise<DotRound | null>;
  /** The rounds of these rooms, the newest first. */
  rounds(roomIds: readonly string[]): Promise<DotRound[]>;

  /**
   * Puts dots where they lie, all in one transaction, each person's by itself: answers are in their order. A round's row
   * is locked meanwhile, so that dots and closing meet.
   */
  place(placements: readonly NewPlacement[], now: number): Promise<CastAnswer[]>;
  /** One person's dots in a room, by the key they stand under. */
  placement(roundId: string, roomId: string, voter: string): Promise<{ revision: number; dots: Dots } | null>;
  /** Where in these rounds the person has placed dots. */
  placedIn(personId: string, roundIds: readonly string[]): Promise<{ roundId: string; roomId: string }[]>;
  /** How many have placed dots, and how many lie on each card once the round is settled. Null: no such round. */
  count(roundId: string): Promise<{ round: DotRound; rooms: DotCount[] } | null>;
  /** Named dots of a person, and rounds in which they placed some without that anybody can tell where. */
  dotsOf(personId: string): Promise<{ round: DotRound; roomId: string; dots: Dots | null }[]>;

  /** The settled rounds of an event, as they can be carried to another server; the first one first. */
  settled(eventId: string): Promise<SettledDots[]>;

  /** Rounds that are final and not settled. */
  due(now: number): Promise<string[]>;
  /**
   * Settles a final round: dots on cards that are not voted on any more go, and from dots that are not named
   * everything by which their persons' devices, or an order or a time, could tell whose they are.
   * @param boards the cards of each room; of a room that is not in it all dots stay
   * @param seed 32 bytes of chance, thrown away by the caller
   */
  settle(
    roundId: string,
    boards: ReadonlyMap<string, CardPlaces>,
    seed: Uint8Array,
    now: number,
  ): Promise<void>;
}

export interface NewPlacement extends Cast {
  roundId: string;
  roomId: string;
  personId: string;
  /** The person's id where dots are named, else a hash of what the person's device alone holds. */
  voter: string;
  dots: Dots;
  /** Where dots are signed by organisations. */
  organisationId: string | null;
}
