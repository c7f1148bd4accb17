import { describe, expect, it } from 'vitest';
import { callAfter, callView } from '#lib/facilitation/call.ts';

const NOW = 1_553_760_000_000;
const LATER = NOW + 15 * 60_000;
const order = { id: 'call', to: 'morocco', personId: 'host', hold: false };

describe('a call to another room', () => {
  it('stands in the room left behind, and not where it leads or once it is taken back', () => {
    expect(callAfter(order, 'iraq', NOW)).toEqual({ ...order, at: NOW });
    expect(callAfter(order, 'morocco', NOW)).toBeNull();
    expect(callAfter(null, 'iraq', NOW)).toBeNull();
  });

  it('is shown until one answers, and not to who comes a quarter of an hour later', () => {
    const call = { ...order, at: NOW };
    expect(callView(call, false, LATER - 1)).toBe('whole');
    expect(callView(call, false, LATER)).toBe('none');
    expect(callView(call, true, NOW)).toBe('none');
    expect(callView(null, false, NOW)).toBe('none');
  });

  it('that is held stays in sight, small, also for who answered', () => {
    const call = { ...order, hold: true, at: NOW };
    expect(callView(call, false, LATER)).toBe('whole');
    expect(callView(call, true, LATER)).toBe('small');
  });
});
