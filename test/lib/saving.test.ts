import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awaitsAnswer,
  hindranceOf,
  refusalOf,
  type SavingEvent,
  START,
  savingAfter,
  savingStateOf,
  unsavedIn,
} from '#lib/room/saving.ts';
import { CLOSE } from '#lib/wire/collab.ts';

const stateAfter = (...events: SavingEvent[]) => events.reduce(savingAfter, START);
const told = (...events: SavingEvent[]) => savingStateOf(stateAfter(...events));

/** The socket opened, and the server was heard on it. */
const online: SavingEvent[] = [{ is: 'connected' }, { is: 'heard' }];
const lost: SavingEvent = { is: 'disconnected' };
const changed: SavingEvent = { is: 'changed' };
const whole: SavingEvent = { is: 'sent', carries: 'everything' };
const newest: SavingEvent = { is: 'sent', carries: 'newest' };
const committed = (n: number): SavingEvent => ({ is: 'committed', n });
/** A page that opened, synced and was told so. */
const open: SavingEvent[] = [...online, whole, committed(1)];

describe('state of saving', () => {
  it('says nothing about saving before the first sync is committed', () => {
    expect(told()).toEqual({ is: 'opening' });
    expect(told(...online)).toEqual({ is: 'opening' });
    expect(told(...online, whole)).toEqual({ is: 'opening' });
    expect(told(...open)).toEqual({ is: 'saved' });
  });

  it('is sending from the keystroke until the server says committed', () => {
    expect(told(...open, changed)).toEqual({ is: 'sending', n: 1 });
    expect(told(...open, changed, newest)).toEqual({ is: 'sending', n: 1 });
    expect(told(...open, changed, newest, committed(2))).toEqual({ is: 'saved' });
  });

  it('counts each change, and a number of the server settles those before it only', () => {
    const three = [...open, changed, newest, changed, newest, changed, newest];
    expect(told(...three)).toEqual({ is: 'sending', n: 3 });
    expect(told(...three, committed(3))).toEqual({ is: 'sending', n: 1 });
    expect(told(...three, committed(4))).toEqual({ is: 'saved' });
  });

  it('a change that only deletes is a change like any other', () => {
    // The reducer never sees content or state vectors: a delete is one `changed` and one frame.
    expect(told(...open, changed, newest, committed(1))).toEqual({ is: 'sending', n: 1 });
    expect(told(...open, changed, newest, committed(2))).toEqual({ is: 'saved' });
  });

  it('hearing the same number twice, or an older one, changes nothing', () => {
    const two = [...open, changed, newest, changed, newest];
    expect(told(...two, committed(2), committed(1), committed(2))).toEqual({ is: 'sending', n: 1 });
  });

  it('a number beyond what was sent settles nothing that is not sent', () => {
    expect(told(...online, whole, changed, committed(99))).toEqual({ is: 'sending', n: 1 });
  });

  it('keeps what was in flight when the line breaks', () => {
    expect(told(...open, changed, newest, lost)).toEqual({ is: 'offline', n: 1 });
    expect(told(...open, lost)).toEqual({ is: 'offline', n: 0 });
  });

  it('counts on while offline, and the whole sync after returning settles all', () => {
    const back = [...open, changed, newest, lost, changed, ...online];
    expect(told(...back)).toEqual({ is: 'sending', n: 2 });
    expect(told(...back, whole)).toEqual({ is: 'sending', n: 2 });
    expect(told(...back, whole, committed(1))).toEqual({ is: 'saved' });
  });

  it('a number of the old connection cannot settle what the new one has not carried', () => {
    expect(told(...open, changed, newest, lost, ...online, committed(2))).toEqual({ is: 'sending', n: 1 });
  });

  it('an edit between opening and the whole sync has its own frame; earlier ones wait for the sync', () => {
    // Written offline, then one more after opening, before the server asked for the rest: its frame makes a hole.
    const hole = [changed, changed, ...online, changed, newest];
    expect(unsavedIn(stateAfter(...hole))).toBe(3);
    expect(told(...hole, committed(1))).toEqual({ is: 'sending', n: 2 });
    // The server holds back its number until the sync that fills the hole is committed.
    expect(told(...hole, whole)).toEqual({ is: 'sending', n: 3 });
    expect(told(...hole, whole, committed(2))).toEqual({ is: 'saved' });
  });

  it('a second whole sync that the server asks for carries what was not carried', () => {
    expect(told(...open, changed, newest, whole, committed(2))).toEqual({ is: 'saved' });
    expect(told(...open, changed, whole, committed(1))).toEqual({ is: 'sending', n: 1 });
    expect(told(...open, changed, whole, committed(2))).toEqual({ is: 'saved' });
  });

  it('shows after a reload what the device kept, until it is confirmed', () => {
    expect(told({ is: 'kept', n: 4 })).toEqual({ is: 'offline', n: 4 });
    expect(told({ is: 'kept', n: 4 }, ...online, whole)).toEqual({ is: 'sending', n: 4 });
    expect(told({ is: 'kept', n: 4 }, ...online, whole, committed(1))).toEqual({ is: 'saved' });
  });

  it('a final answer stays until the page is loaded anew, and keeps count', () => {
    const refused: SavingEvent = { is: 'refused', why: 'wrong-epoch' };
    expect(told(...open, changed, newest, refused)).toEqual({ is: 'refused', why: 'wrong-epoch', n: 1 });
    expect(told(...open, changed, newest, refused, changed)).toEqual({
      is: 'refused',
      why: 'wrong-epoch',
      n: 2,
    });
    expect(told(...open, refused, ...online)).toMatchObject({ is: 'refused' });
  });

  it('what was written into a session while it closed is refused, counted, and goes when it reopens', () => {
    const closed: SavingEvent = { is: 'access', readOnly: 'session-closed' };
    const reopened: SavingEvent = { is: 'access', readOnly: null };
    const tooLate = [...open, changed, newest, closed];
    expect(told(...open, closed)).toEqual({ is: 'saved' });
    expect(told(...tooLate)).toEqual({ is: 'refused', why: 'session-closed', n: 1 });
    expect(told(...tooLate, lost, ...online, reopened, whole)).toEqual({ is: 'sending', n: 1 });
    expect(told(...tooLate, lost, ...online, reopened, whole, committed(1))).toEqual({ is: 'saved' });
  });

  it('who may only read is not asked for anything; an observer’s page counts nothing as work', () => {
    const observer: SavingEvent = { is: 'access', readOnly: 'observer' };
    expect(told(observer)).toEqual({ is: 'opening' });
    expect(told(observer, ...online)).toEqual({ is: 'saved' });
    expect(told(observer, ...online, changed)).toEqual({ is: 'saved' });
    expect(told(observer, ...online, lost)).toEqual({ is: 'offline', n: 0 });
  });

  it('a frame with what another tab left on the device carries none of this page’s changes', () => {
    const other: SavingEvent = { is: 'sent', carries: 'other' };
    expect(told(changed, ...online, other, committed(1))).toEqual({ is: 'sending', n: 1 });
    expect(told(changed, ...online, other, whole, committed(2))).toEqual({ is: 'saved' });
  });

  it('a socket that opens and leads nowhere is no connection', () => {
    const opened: SavingEvent = { is: 'connected' };
    const inFlight = [...open, changed, newest, lost, opened, whole];
    expect(told(opened)).toEqual({ is: 'opening' });
    expect(told(...inFlight)).toEqual({ is: 'offline', n: 1 });
    expect(awaitsAnswer(stateAfter(...inFlight))).toBe(true);
    expect(told(...inFlight, { is: 'heard' })).toEqual({ is: 'sending', n: 1 });
    expect(told(...open, lost, { is: 'heard' })).toEqual({ is: 'offline', n: 0 });
  });

  it('waits for an answer only while something is on its way', () => {
    expect(awaitsAnswer(stateAfter(...open))).toBe(false);
    expect(awaitsAnswer(stateAfter(...open, changed, newest))).toBe(true);
    expect(awaitsAnswer(stateAfter(...open, changed, newest, lost))).toBe(false);
    expect(awaitsAnswer(stateAfter(...open, changed, newest, committed(2)))).toBe(false);
  });

  it('every final close code has its own reason, the others are retried', () => {
    expect(refusalOf(CLOSE.badFrame)).toBe('bad-frame');
    expect(refusalOf(CLOSE.noPass)).toBe('pass-ended');
    expect(refusalOf(CLOSE.forged)).toBe('forged');
    expect(refusalOf(CLOSE.wrongEpoch)).toBe('wrong-epoch');
    expect(refusalOf(CLOSE.frameTooBig)).toBe('too-big');
    expect(refusalOf(CLOSE.roomFull)).toBe('room-full');
    expect(refusalOf(CLOSE.shareUsed)).toBe('share-used');
    expect(refusalOf(CLOSE.tooManySockets)).toBe('too-many-tabs');
    const retried = [1000, 1006, CLOSE.goingAway, CLOSE.tryAgain, CLOSE.crowded, CLOSE.busy];
    for (const code of retried) expect(refusalOf(code)).toBeNull();
    expect(retried.map(hindranceOf)).toEqual([null, null, null, 'storage', 'crowded', 'busy']);
  });

  it('says what hinders the server while something waits for it, and no more once it goes on', () => {
    const hindered: SavingEvent = { is: 'hindered', why: 'storage' };
    const waits = [...open, changed, newest, hindered];
    expect(told(...open, hindered)).toEqual({ is: 'saved' });
    expect(told(...waits)).toEqual({ is: 'waiting', why: 'storage', n: 1 });
    // It has answered: another connection would not help.
    expect(awaitsAnswer(stateAfter(...waits))).toBe(false);
    expect(told(...waits, { is: 'hindered', why: null })).toEqual({ is: 'sending', n: 1 });
    expect(told(...waits, { is: 'hindered', why: null }, committed(2))).toEqual({ is: 'saved' });
    // Nothing is known of it once the line is gone.
    expect(told(...waits, lost)).toEqual({ is: 'offline', n: 1 });
  });

  it('who finds no place waits with what they wrote, however often they try, until they are in', () => {
    const noPlace: SavingEvent = { is: 'disconnected', why: 'crowded' };
    const before = [changed, { is: 'connected' }, whole, noPlace] as SavingEvent[];
    expect(told(...before)).toEqual({ is: 'waiting', why: 'crowded', n: 1 });
    expect(told(...before, { is: 'connected' }, whole)).toEqual({ is: 'waiting', why: 'crowded', n: 1 });
    const inside = [...before, ...online, { is: 'hindered', why: null }, whole] as SavingEvent[];
    expect(told(...inside)).toEqual({ is: 'sending', n: 1 });
    expect(told(...inside, committed(1))).toEqual({ is: 'saved' });
    // A final answer stands above it.
    expect(told(...before, { is: 'refused', why: 'pass-ended' })).toMatchObject({ is: 'refused' });
  });

  it('[2] never says saved while the server lacks a change, whatever happens in whatever order', () => {
    // A model of the truth: which changes the server has, by frame, against what the reducer says.
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant('change' as const) },
      { weight: 3, arbitrary: fc.constant('commit' as const) },
      { weight: 3, arbitrary: fc.constant('connect' as const) },
      { weight: 1, arbitrary: fc.constant('lose' as const) },
      { weight: 2, arbitrary: fc.constant('sync' as const) },
    );
    let savedSeen = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
        let state = START;
        let on = false;
        let frames: number[][] = [];
        let known = 0;
        let next = 0;
        const here = new Set<number>();
        const there = new Set<number>();
        const run = (event: SavingEvent) => {
          state = savingAfter(state, event);
        };
        for (const does of steps) {
          if (does === 'change') {
            here.add(next++);
            run(changed);
            if (on) {
              frames.push([next - 1]);
              run(newest);
            }
          } else if (does === 'connect' && !on) {
            on = true;
            frames = [];
            known = 0;
            for (const event of online) run(event);
          } else if (does === 'sync' && on) {
            frames.push([...here]);
            run(whole);
          } else if (does === 'commit' && on && known < frames.length) {
            for (const change of frames[known] ?? []) there.add(change);
            known++;
            run(committed(known));
          } else if (does === 'lose' && on) {
            on = false;
            run(lost);
          }
          if (savingStateOf(state).is === 'saved') {
            savedSeen++;
            expect([...here].filter((change) => !there.has(change))).toEqual([]);
          }
        }
      }),
      { numRuns: 500, seed: 28032019 },
    );
    expect(savedSeen).toBeGreaterThan(100);
  });
});
