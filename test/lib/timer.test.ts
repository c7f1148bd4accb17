import { describe, expect, it } from 'vitest';
import { guidanceAfter, NO_GUIDANCE, withRequest } from '#lib/facilitation/guidance.ts';
import {
  clockFace,
  nextTick,
  TIMER_SECONDS_MAX,
  type Timer,
  type TimerOrder,
  timerAfter,
  timerView,
} from '#lib/facilitation/timer.ts';

const NOW = 1_553_760_000_000;
const ordered = (timer: Timer | null, ...orders: [at: number, order: TimerOrder][]) =>
  orders.reduce((last, [at, order]) => timerAfter(last, order, NOW + at), timer);

describe('the timer of a room', () => {
  it('runs by the server’s clock, is paused with what is left, and goes on from there', () => {
    const running = ordered(null, [0, { is: 'start', seconds: 300 }]);
    expect(running).toEqual({ is: 'running', endsAt: NOW + 300_000 });
    const paused = ordered(running, [60_500, { is: 'pause' }]);
    expect(paused).toEqual({ is: 'paused', leftMs: 239_500 });
    expect(timerView(paused, NOW + 9_999_999)).toEqual({ is: 'paused', seconds: 240 });
    expect(ordered(paused, [100_000, { is: 'resume' }])).toEqual({ is: 'running', endsAt: NOW + 339_500 });
    expect(ordered(running, [1, { is: 'stop' }])).toBeNull();
  });

  it('is given more time while it runs, while it is paused, and from now on once it is over', () => {
    const running = ordered(null, [0, { is: 'start', seconds: 10 }]);
    const more: TimerOrder = { is: 'add', seconds: 60 };
    expect(ordered(running, [5_000, more])).toEqual({ is: 'running', endsAt: NOW + 70_000 });
    expect(ordered(running, [5_000, { is: 'pause' }], [6_000, more])).toEqual({
      is: 'paused',
      leftMs: 65_000,
    });
    expect(ordered(running, [15_000, more])).toEqual({ is: 'running', endsAt: NOW + 75_000 });
    const most = ordered(running, [0, { is: 'add', seconds: TIMER_SECONDS_MAX }]);
    expect(most).toEqual({ is: 'running', endsAt: NOW + TIMER_SECONDS_MAX * 1000 });
  });

  it('stays as it is when an order comes too late to make sense', () => {
    const running = ordered(null, [0, { is: 'start', seconds: 10 }]);
    expect(ordered(running, [10_000, { is: 'pause' }])).toBe(running);
    expect(ordered(running, [1, { is: 'resume' }])).toBe(running);
    for (const is of ['pause', 'resume', 'stop'] as const) expect(ordered(null, [0, { is }])).toBeNull();
    expect(ordered(null, [0, { is: 'add', seconds: 60 }])).toBeNull();
  });

  it('shows whole seconds that change at the same moments everywhere, its end, and nothing after that', () => {
    const timer: Timer = { is: 'running', endsAt: NOW + 61_000 };
    expect(timerView(timer, NOW)).toEqual({ is: 'running', seconds: 61 });
    expect(timerView(timer, NOW + 1)).toEqual({ is: 'running', seconds: 61 });
    expect(timerView(timer, NOW + 1_000)).toEqual({ is: 'running', seconds: 60 });
    expect(timerView(timer, NOW + 61_000)).toEqual({ is: 'over', forMs: 0 });
    expect(timerView(timer, NOW + 61_000 + 120_000)).toEqual({ is: 'none' });
    expect(timerView(null, NOW)).toEqual({ is: 'none' });
    expect([0, 1, 999, 1_000].map((at) => nextTick(timer, NOW + at))).toEqual([1_000, 999, 1, 1_000]);
    expect(nextTick(timer, NOW + 61_000)).toBe(120_000);
    expect(nextTick(timer, NOW + 181_000)).toBeNull();
    expect(nextTick({ is: 'paused', leftMs: 5 }, NOW)).toBeNull();
  });

  it('is read like a clock', () => {
    expect([5, 65, 600, 3_600, 3_661].map(clockFace)).toEqual([
      '0:05',
      '1:05',
      '10:00',
      '1:00:00',
      '1:01:01',
    ]);
  });
});

describe('what is decided about a room', () => {
  it('has a new version with each change, and keeps it when nothing changes', () => {
    const here = { roomId: 'iraq', now: NOW };
    const started = guidanceAfter(NO_GUIDANCE, { about: 'timer', order: { is: 'start', seconds: 10 } }, here);
    expect(started).toEqual({ ...NO_GUIDANCE, version: 1, timer: { is: 'running', endsAt: NOW + 10_000 } });
    expect(guidanceAfter(started, { about: 'timer', order: { is: 'resume' } }, here)).toBe(started);
  });

  it('knows a request that it has carried out, of the newest fifty', () => {
    const some = withRequest([], 'one') ?? [];
    expect(withRequest(some, 'one')).toBeNull();
    expect(withRequest(some, 'two')).toEqual(['one', 'two']);
    const many = Array.from({ length: 50 }, (_, n) => `request ${n}`);
    expect(withRequest(many, 'one more')).toHaveLength(50);
    expect(withRequest(withRequest(many, 'one more') ?? [], 'request 0')).not.toBeNull();
  });
});
