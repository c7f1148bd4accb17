import { type Call, type CallOrder, callAfter } from './call.ts';
import type { Phase } from './phase.ts';
import { type Timer, type TimerOrder, timerAfter } from './timer.ts';

/** What a facilitator has decided about the course of a room. Told to everybody, whole. */
export interface Guidance {
  /** Grows with each change; what is older is dropped. */
  version: number;
  timer: Timer | null;
  /** Everybody is asked whether they are ready. */
  asksReady: boolean;
  /** The people here are asked to come to another room. */
  call: Call | null;
  /** What is done together now; null: whatever one likes. */
  phase: Phase | null;
}

/** The guidance of a room about which nothing was decided. */
export const NO_GUIDANCE: Guidance = {
  version: 0,
  timer: null,
  asksReady: false,
  call: null,
  phase: null,
};

export type GuidanceOrder =
  | { about: 'timer'; order: TimerOrder }
  | { about: 'ready'; asks: boolean }
  | { about: 'call'; call: CallOrder }
  | { about: 'phase'; phase: Phase | null };

/** Which room it is, and the server's clock, milliseconds since 1970. */
interface Here {
  roomId: string;
  now: number;
}

/** The guidance after an order; the same object when nothing changes. */
export function guidanceAfter(guidance: Guidance, order: GuidanceOrder, here: Here): Guidance {
  const change = changeBy(guidance, order, here);
  const isSame = Object.entries(change).every(([key, value]) => guidance[key as keyof Guidance] === value);
  return isSame ? guidance : { ...guidance, ...change, version: guidance.version + 1 };
}

function changeBy(guidance: Guidance, order: GuidanceOrder, { roomId, now }: Here): Partial<Guidance> {
  switch (order.about) {
    case 'timer':
      return { timer: timerAfter(guidance.timer, order.order, now) };
    case 'ready':
      return { asksReady: order.asks };
    case 'call':
      return { call: callAfter(order.call, roomId, now) };
    case 'phase':
      return { phase: order.phase };
  }
}

/** So many of the newest requests a room remembers: asked again since the answer was lost, they change nothing. */
const REQUESTS_KEPT = 50;

/** The requests that a room remembers, with one more. Null: it was carried out already. */
export function withRequest(requests: readonly string[], request: string): string[] | null {
  return requests.includes(request) ? null : [...requests, request].slice(-REQUESTS_KEPT);
}
