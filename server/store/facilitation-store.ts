import type { Guidance, GuidanceOrder } from '#lib/facilitation/guidance.ts';

/** What facilitators decide about the course of rooms. */
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
}
