import { type Timer, type TimerOrder, timerAfter } from './timer.ts';

/** What a facilitator has decided about the course of a room. Told to everybody, whole. */
export interface Guidance {
  /** Grows with each change; what is older is dropped. */
  version: number;
  timer: Timer | null;
}

/** The guidance of a room about which nothing was decided. */
export const NO_GUIDANCE: Guidance = { version: 0, timer: null };

export type GuidanceOrder = { about: 'timer'; order: TimerOrder };

/** The guidance after an order; the same object when nothing changes. */
export function guidanceAfter(guidance: Guidance, { order }: GuidanceOrder, now: number): Guidance {
  const timer = timerAfter(guidance.timer, order, now);
  return timer === guidance.timer ? guidance : { ...guidance, timer, version: guidance.version + 1 };
}

/** So many of the newest requests a room remembers: asked again since the answer was lost, they change nothing. */
const REQUESTS_KEPT = 50;

/** The requests that a room remembers, with one more. Null: it was carried out already. */
export function withRequest(requests: readonly string[], request: string): string[] | null {
  return requests.includes(request) ? null : [...requests, request].slice(-REQUESTS_KEPT);
}
