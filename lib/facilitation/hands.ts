export const HAND_KINDS = ['hand', 'ready'] as const;
/** `hand`: somebody wants to speak. `ready`: somebody answers that they are ready. */
export type HandKind = (typeof HAND_KINDS)[number];

/** A hand that is up. Lists of them are in the order in which they were raised. */
export interface RaisedHand {
  personId: string;
  name: string;
  kind: HandKind;
  /** Milliseconds since 1970. */
  at: number;
}

/** All hands of a room. `version` grows with each change. */
export interface RaisedHands {
  version: number;
  raised: RaisedHand[];
}

/** How many hands are up: what everybody may know. */
export interface HandCounts {
  version: number;
  hand: number;
  ready: number;
}

/** The hands of a room as one person may see them. */
export interface RoomHands extends HandCounts {
  /** One's own place among those who want to speak, from 1; null: one's hand is down. */
  place: number | null;
  isReady: boolean;
  /** For those who guide the room alone; null for everybody else. */
  raised: RaisedHand[] | null;
}

export const NO_HANDS: RoomHands = {
  version: -1,
  hand: 0,
  ready: 0,
  place: null,
  isReady: false,
  raised: null,
};

export function handCounts({ version, raised }: RaisedHands): HandCounts {
  const ready = raised.filter(({ kind }) => kind === 'ready').length;
  return { version, hand: raised.length - ready, ready };
}

/** @param isGuide whether they guide the room: only then they see who */
export function handsFor(hands: RaisedHands, personId: string, isGuide: boolean): RoomHands {
  const asking = hands.raised.filter(({ kind }) => kind === 'hand');
  const place = asking.findIndex((hand) => hand.personId === personId) + 1;
  const isReady = hands.raised.some((hand) => hand.kind === 'ready' && hand.personId === personId);
  const raised = isGuide ? hands.raised : null;
  return { ...handCounts(hands), place: place === 0 ? null : place, isReady, raised };
}
