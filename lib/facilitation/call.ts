/** A host asks the people of a room to come to another one. Nobody is moved: each goes or stays. */
export interface Call {
  /** The same in all rooms that were called together. */
  id: string;
  /** The room to come to. */
  to: string;
  /** Who asks. */
  personId: string;
  /** It stays in sight until it is released, also for those who said that they stay. */
  hold: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

/** What is called, or (null) that nobody is called any more. */
export type CallOrder = Omit<Call, 'at'> | null;

/** The call that stands in a room after an order. In the room to which it leads there is none. */
export function callAfter(order: CallOrder, roomId: string, now: number): Call | null {
  return order === null || order.to === roomId ? null : { ...order, at: now };
}

/** A call that nobody holds is of no use to who comes later than this. */
const ONCE_FOR_MS = 15 * 60_000;

/** Whether a call is on still. */
export function isOn(call: Call, now: number): boolean {
  return call.hold || now - call.at < ONCE_FOR_MS;
}

/** How a call stands above the panes: `small` for those who answered one that is held. */
export function callView(call: Call | null, hasAnswered: boolean, now: number): 'none' | 'whole' | 'small' {
  if (call === null || !isOn(call, now)) return 'none';
  if (!hasAnswered) return 'whole';
  return call.hold ? 'small' : 'none';
}
