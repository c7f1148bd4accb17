import type { Announcement } from '#lib/facilitation/announcement.ts';
import type { Guidance, GuidanceOrder } from '#lib/facilitation/guidance.ts';
import type { HandKind, RaisedHands } from '#lib/facilitation/hands.ts';

/** What facilitators decide about the course of rooms, who wants to speak there, and what is announced. */
export interface FacilitationStore {
  /** What is decided about each of these rooms that exists. */
  guidance(roomIds: readonly string[]): Promise<Record<string, Guidance>>;
  /**
   * Carries out an order in all of these rooms or in none, and answers what is decided about each from then on. The
   * same `request` again changes nothing. Null: one of the rooms does not exist.
   */
  guide(
    roomIds: readonly string[],
    request: string,
    order: GuidanceOrder,
    now: number,
  ): Promise<Record<string, Guidance> | null>;

  /** The hands that are up in each of these rooms that exists, in the order in which they were raised. */
  hands(roomIds: readonly string[]): Promise<Record<string, RaisedHands>>;
  /** Raises a person's hand or lowers it. One that is up already keeps its place. False: no such room. */
  setHand(
    hand: { roomId: string; personId: string; kind: HandKind; up: boolean },
    now: number,
  ): Promise<boolean>;
  /** Lowers all hands of a kind in these rooms. */
  lowerHands(roomIds: readonly string[], kind: HandKind): Promise<void>;
  /** Lowers all hands of a person and answers in which rooms that was. */
  lowerHandsOf(personId: string): Promise<string[]>;

  /**
   * Keeps an announcement and answers what is kept; again under the same id it changes nothing. Null: it was taken
   * back since, or the id belongs to another event.
   */
  announce(announcement: Announcement & { eventId: string; personId: string }): Promise<Announcement | null>;
  /** The newest that were not taken back: those for everybody, and those for one of these rooms. */
  announcements(eventId: string, roomIds: readonly string[], limit: number): Promise<Announcement[]>;
  announcement(id: string): Promise<(Announcement & { eventId: string }) | null>;
  /** Removes its words. */
  takeBack(id: string): Promise<void>;
}
