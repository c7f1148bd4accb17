import { ANNOUNCEMENTS_SHOWN, type Announcement } from '#lib/facilitation/announcement.ts';
import type { Guidance, GuidanceOrder } from '#lib/facilitation/guidance.ts';
import type { HandCounts, HandKind, RaisedHands } from '#lib/facilitation/hands.ts';
import type { Phase } from '#lib/facilitation/phase.ts';
import type { Person } from '#lib/people/person.ts';
import type { Log } from '#server/log.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';
import { HandsNews } from './hands-news.ts';

export interface FacilitationParts {
  store: Pick<Store, 'facilitation'>;
  clock: Clock;
  log: Log;
  /** Tells everybody of the event what is decided about rooms. */
  onGuidance(eventId: string, rooms: Record<string, Guidance>): void;
  /** Tells everybody of the event how many hands are up in rooms. */
  onHands(eventId: string, rooms: Record<string, HandCounts>): void;
  /** Tells everybody of the event what is announced. */
  onAnnouncement(eventId: string, announcement: Announcement): void;
  onTakenBack(eventId: string, announcementId: string): void;
  /** What is locked on the boards of these rooms may be something else now. */
  onLocks(eventId: string, roomIds: readonly string[]): Promise<void>;
}

/** What facilitators decide about the course of rooms, hands that are raised there, and announcements. */
export interface Facilitation {
  /** The server's clock, milliseconds since 1970. */
  now(): number;
  guidance(roomIds: readonly string[]): Promise<Record<string, Guidance>>;
  /**
   * Carries out an order in all of these rooms of the event; the same `request` again changes nothing. Null: one of
   * the rooms does not exist.
   */
  guide(
    eventId: string,
    roomIds: readonly string[],
    request: string,
    order: GuidanceOrder,
  ): Promise<Record<string, Guidance> | null>;
  /** Asks whether people are ready, from nobody on, or ends that. */
  askReady(
    eventId: string,
    roomIds: readonly string[],
    request: string,
    asks: boolean,
  ): Promise<Record<string, Guidance> | null>;
  /** Begins a phase, or (null) ends that there is one; answered when the boards are locked as it wants them. */
  setPhase(
    eventId: string,
    roomIds: readonly string[],
    request: string,
    phase: Phase | null,
  ): Promise<Record<string, Guidance> | null>;

  hands(roomIds: readonly string[]): Promise<Record<string, RaisedHands>>;
  setHand(
    eventId: string,
    hand: { roomId: string; personId: string; kind: HandKind; up: boolean },
  ): Promise<void>;
  /** Lowers the hands of all who want to speak. */
  lowerHands(eventId: string, roomIds: readonly string[]): Promise<void>;
  /** Somebody has left the event. */
  lowerHandsOf(person: Pick<Person, 'id' | 'eventId'>): Promise<void>;

  announcements(eventId: string, roomIds: readonly string[]): Promise<Announcement[]>;
  announcement(id: string): Promise<(Announcement & { eventId: string }) | null>;
  /** Null: it was taken back already. */
  announce(by: Person, said: Omit<Announcement, 'at'>): Promise<Announcement | null>;
  takeBack(announcement: { id: string; eventId: string }): Promise<void>;
  stop(): void;
}

export function createFacilitation(parts: FacilitationParts): Facilitation {
  const { clock } = parts;
  const store = parts.store.facilitation;
  const news = new HandsNews(store, parts.log, parts.onHands);

  async function guide(
    eventId: string,
    roomIds: readonly string[],
    request: string,
    order: GuidanceOrder,
  ): Promise<Record<string, Guidance> | null> {
    const rooms = await store.guide(roomIds, request, order, clock());
    if (rooms !== null) parts.onGuidance(eventId, rooms);
    return rooms;
  }

  return {
    now: clock,
    guidance: (roomIds) => store.guidance(roomIds),
    guide,

    async askReady(eventId, roomIds, request, asks) {
      await store.lowerHands(roomIds, 'ready');
      news.soon(eventId, roomIds);
      return guide(eventId, roomIds, request, { about: 'ready', asks });
    },

    async setPhase(eventId, roomIds, request, phase) {
      const rooms = await guide(eventId, roomIds, request, { about: 'phase', phase });
      if (rooms !== null) await parts.onLocks(eventId, roomIds);
      return rooms;
    },

    hands: (roomIds) => store.hands(roomIds),

    async setHand(eventId, hand) {
      if (await store.setHand(hand, clock())) news.soon(eventId, [hand.roomId]);
    },

    async lowerHands(eventId, roomIds) {
      await store.lowerHands(roomIds, 'hand');
      news.soon(eventId, roomIds);
    },

    async lowerHandsOf({ id, eventId }) {
      const roomIds = await store.lowerHandsOf(id);
      if (roomIds.length > 0) news.soon(eventId, roomIds);
    },

    announcements: (eventId, roomIds) => store.announcements(eventId, roomIds, ANNOUNCEMENTS_SHOWN),
    announcement: (id) => store.announcement(id),

    async announce(by, said) {
      const kept = await store.announce({ ...said, at: clock(), eventId: by.eventId, personId: by.id });
      if (kept !== null) parts.onAnnouncement(by.eventId, kept);
      return kept;
    },

    async takeBack({ id, eventId }) {
      await store.takeBack(id);
      parts.onTakenBack(eventId, id);
    },

    stop: () => news.stop(),
  };
}
