import type { Dots } from '#lib/dots/place.ts';
import type { DotCount, DotRound } from '#lib/dots/round.ts';

/** What goes over the live connection about dot voting. */

/** One's own dots in a room. */
export interface OwnDots {
  roomId: string;
  hasPlaced: boolean;
  /**
   * As they are counted. Null: none; or they are not named and were placed on another device, or the round is settled,
   * after which nobody can tell.
   */
  placement: { revision: number; dots: Dots } | null;
}

/** A round as one page may see it. */
export interface WatchedDots {
  round: DotRound;
  /** Of each room that was asked for and takes part. */
  counts: DotCount[];
  own: OwnDots[];
}

/** Where one person's dots lie in a room, all of them. */
export interface DotPlacement {
  roundId: string;
  roomId: string;
  /** Made by the device for this placement, and the same when it asks again: then nothing changes. */
  request: string;
  /** The revision of one's dots that the device knows; 0: none. */
  replaces: number;
  dots: Dots;
  /** As with BallotCast. */
  token?: string;
}

/** What is counted of a round in one room, whole. */
export interface DotNews {
  roundId: string;
  /** Of the round; what is older is dropped. */
  version: number;
  count: DotCount;
}
