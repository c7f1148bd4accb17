import type { PollPlan, Round, Split } from './poll.ts';
import { stateOf } from './poll.ts';
import { type Part, type Sizes, shownGroups } from './split.ts';
import { type Count, type Hands, type Tally, tallyOf } from './tally.ts';
import type { WordRules } from './words.ts';

/** Everything from which the results of a round are made, as it was at one moment. */
export interface Counted {
  eventId: string;
  round: Round;
  plan: PollPlan;
  /** `apart`: it was decided elsewhere whether the room's answers may be shown apart. */
  rooms: { roomId: string; ballots: number; hands: Hands | null; apart?: boolean }[];
  counts: Count[];
  wordRules: WordRules;
  /** Of an anonymous round: the ballots that may be seen before it is final. */
  behind: { ballots: number; counts: Count[] } | null;
  /** The break-down, made once when the round became final. */
  parts: Part<Tally>[] | null;
  /** How many ballots each room had in the earlier rounds of the poll. */
  earlier: Record<string, number>[];
}

/** What a round has brought, whole. */
export interface Results {
  roundId: string;
  /** Grows; what is older is dropped. */
  version: number;
  /** Who has answered by now. */
  people: number;
  /**
   * Of all rooms together; null: not to be seen now. While an anonymous round is open it stays some ballots behind.
   */
  total: Tally | null;
  /** Side by side, when it was asked in several rooms; `tally` null: too few to be shown apart, or not yet. */
  rooms: { roomId: string; people: number; tally: Tally | null }[];
  /** Null: none is made, or not yet. */
  parts: { by: Split; groups: Part<Tally>[] } | null;
}

/**
 * By what the ballots of a round are broken down. Of an anonymous round in several rooms the rooms are the
 * break-down: with a second one people could be worked out from where the two overlap.
 */
export function splitOf({ signing, split }: Pick<PollPlan, 'signing' | 'split'>, rooms: number): Split {
  return signing === 'anonymous' && rooms > 1 ? 'none' : split;
}

/** What may be known of a round, by somebody who may see its tally. */
export function resultsOf(counted: Counted, now: number): Results {
  const { round, plan, rooms, counts, wordRules, behind, parts } = counted;
  const isFinal = stateOf(round, now) === 'final';
  const isHeldBack = plan.signing === 'anonymous' && !isFinal;
  const ballots = rooms.reduce((all, room) => all + room.ballots, 0);
  const hands = rooms.flatMap((room) => room.hands ?? []);
  const byHand = hands.reduce((all, { people }) => all + people, 0);
  const seen = isHeldBack ? (behind ?? { ballots: 0, counts: [] }) : { ballots, counts };
  const apart = roomsApart(counted, isFinal);
  const ofRoom = new Map<string, Count[]>();
  for (const count of counts) {
    const list = ofRoom.get(count.roomId);
    if (list === undefined) ofRoom.set(count.roomId, [count]);
    else list.push(count);
  }
  const split = splitOf(plan, rooms.length);
  return {
    roundId: round.id,
    version: round.version,
    people: ballots + byHand,
    total: tallyOf(plan, seen.ballots, seen.counts, hands, wordRules),
    rooms:
      rooms.length < 2
        ? []
        : rooms.map((room) => ({
            roomId: room.roomId,
            people: room.ballots + (room.hands?.people ?? 0),
            tally: apart.has(room.roomId)
              ? tallyOf(
                  plan,
                  room.ballots,
                  ofRoom.get(room.roomId) ?? [],
                  room.hands ? [room.hands] : [],
                  wordRules,
                )
              : null,
          })),
    parts: isFinal && parts !== null && split !== 'none' ? { by: split, groups: parts } : null,
  };
}

/**
 * What leaves the database of a final anonymous round: no more than is shown. Which of its rooms may be shown apart, and the
 * counts: by room where that may be shown, else of no room, with the others that are hidden.
 */
export function shownCounts(counted: Counted): { apart: ReadonlySet<string>; counts: Count[] } {
  const apart = counted.rooms.length < 2 ? new Set<string>() : roomsApart(counted, true);
  const sums = new Map<string, Count>();
  for (const each of counted.counts) {
    const roomId = apart.has(each.roomId) ? each.roomId : '';
    const key = JSON.stringify([roomId, each.option, each.place, each.text]);
    const before = sums.get(key)?.count ?? 0;
    sums.set(key, { ...each, roomId, count: before + each.count });
  }
  return { apart, counts: [...sums.values()] };
}

/** The same for somebody who may not see what was chosen: how many have answered. */
export function withoutTally({ roundId, version, people }: Results): Results {
  return { roundId, version, people, total: null, rooms: [], parts: null };
}

/** The rooms whose answers may be shown apart. */
function roomsApart({ plan, rooms, earlier }: Counted, isFinal: boolean): ReadonlySet<string> {
  if (plan.signing !== 'anonymous') return new Set(rooms.map(({ roomId }) => roomId));
  if (!isFinal) return new Set();
  if (rooms.some(({ apart }) => apart !== undefined)) {
    return new Set(rooms.flatMap(({ roomId, apart }) => (apart === true ? [roomId] : [])));
  }
  return shownGroups(new Map(rooms.map(({ roomId, ballots }) => [roomId, ballots])), earlier.map(sizesOf));
}

/** The break-down of ballots that were counted by group. `earlier`: those of earlier rounds of the same poll. */
export function partsOf(
  plan: PollPlan,
  groups: readonly { group: string; ballots: number; counts: Count[] }[],
  earlier: readonly Part<Tally>[][],
): Part<Tally>[] {
  const sizes = new Map(groups.map(({ group, ballots }) => [group, ballots]));
  const before = plan.signing === 'anonymous' ? earlier.map(sizesOfParts) : [];
  const shown = shownGroups(sizes, before);
  return groups
    .map(({ group, ballots, counts }) => ({
      group,
      value: shown.has(group) ? tallyOf(plan, ballots, counts) : null,
    }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

function sizesOf(sizes: Record<string, number>): Sizes {
  return new Map(Object.entries(sizes));
}

function sizesOfParts(parts: readonly Part<Tally>[]): Sizes {
  return new Map(
    parts.flatMap(({ group, value }) => (value === null ? [] : [[group, value.people] as const])),
  );
}
