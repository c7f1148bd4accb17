import type { Guidance, GuidanceOrder } from '#lib/facilitation/guidance.ts';
import type { Store } from '#server/store/store.ts';
import type { Clock } from '#server/world.ts';

export interface FacilitationParts {
  store: Pick<Store, 'facilitation'>;
  clock: Clock;
  /** Tells everybody of the event what is decided about rooms. */
  onGuidance(eventId: string, rooms: Record<string, Guidance>): void;
}

/** What facilitators decide about the course of rooms. */
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
}

export function createFacilitation({ store, clock, onGuidance }: FacilitationParts): Facilitation {
  return {
    now: clock,
    guidance: (roomIds) => store.facilitation.guidance(roomIds),

    async guide(eventId, roomIds, request, order) {
      const rooms = await store.facilitation.guide(roomIds, request, order, clock());
      if (rooms !== null) onGuidance(eventId, rooms);
      return rooms;
    },
  };
}
