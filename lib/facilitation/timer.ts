/**
 * The countdown of a room. It is absolute: until when it runs by the server's clock, or what is left while it is
 * paused; so every screen draws the same second, also one that comes late. All times are milliseconds.
 */
export type Timer = { is: 'running'; endsAt: number } | { is: 'paused'; leftMs: number };

/** What a facilitator does with it. `add` gives more seconds; after the end they count from now. */
export type TimerOrder =
  | { is: 'start'; seconds: number }
  | { is: 'add'; seconds: number }
  | { is: 'pause' }
  | { is: 'resume' }
  | { is: 'stop' };

export const TIMER_SECONDS_MIN = 5;
export const TIMER_SECONDS_MAX = 4 * 3600;
/** What "one minute more" gives. */
export const MORE_SECONDS = 60;
/** So long "time is up" stands on the screens before what was there comes back. */
const OVER_SHOWN_MS = 2 * 60_000;

/** The timer after an order. What makes no sense any more, such as pausing what is over, changes nothing. */
export function timerAfter(timer: Timer | null, order: TimerOrder, now: number): Timer | null {
  switch (order.is) {
    case 'start':
      return { is: 'running', endsAt: now + order.seconds * 1000 };
    case 'stop':
      return null;
    case 'add':
      return timer === null ? null : withMore(timer, order.seconds * 1000, now);
    case 'pause':
      if (timer?.is !== 'running' || timer.endsAt <= now) return timer;
      return { is: 'paused', leftMs: timer.endsAt - now };
    case 'resume':
      return timer?.is === 'paused' ? { is: 'running', endsAt: now + timer.leftMs } : timer;
  }
}

function withMore(timer: Timer, ms: number, now: number): Timer {
  const most = TIMER_SECONDS_MAX * 1000;
  if (timer.is === 'paused') return { is: 'paused', leftMs: Math.min(timer.leftMs + ms, most) };
  return { is: 'running', endsAt: Math.min(Math.max(timer.endsAt, now) + ms, now + most) };
}

/** What a screen shows of a timer at a moment. */
export type TimerView =
  | { is: 'none' }
  | { is: 'running' | 'paused'; seconds: number }
  /** It ended a moment ago. */
  | { is: 'over'; forMs: number };

export function timerView(timer: Timer | null, now: number): TimerView {
  if (timer === null) return { is: 'none' };
  if (timer.is === 'paused') return { is: 'paused', seconds: Math.ceil(timer.leftMs / 1000) };
  const left = timer.endsAt - now;
  if (left > 0) return { is: 'running', seconds: Math.ceil(left / 1000) };
  return left > -OVER_SHOWN_MS ? { is: 'over', forMs: now - timer.endsAt } : { is: 'none' };
}

/** In how many milliseconds screens show something else; null: not by the passing of time. */
export function nextTick(timer: Timer | null, now: number): number | null {
  if (timer?.is !== 'running') return null;
  const left = timer.endsAt - now;
  if (left > 0) return left % 1000 || 1000;
  return left > -OVER_SHOWN_MS ? left + OVER_SHOWN_MS : null;
}

/** Seconds as a clock shows them: `4:05`, `1:00:00`. */
export function clockFace(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}
