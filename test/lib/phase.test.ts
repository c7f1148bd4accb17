import { expect, test } from 'vitest';
import { inPhase, isLocked, NO_LOCKS, withLock } from '#lib/board/locks.ts';
import { guidanceAfter, NO_GUIDANCE } from '#lib/facilitation/guidance.ts';
import { openTools, PHASES, type Phase, phaseAfter } from '#lib/facilitation/phase.ts';

test('each phase opens its tools alone; without a phase everything is open', () => {
  expect(openTools(null)).toEqual({ cards: true, dots: true });
  expect(Object.fromEntries(PHASES.map((phase) => [phase, openTools(phase)]))).toEqual({
    write: { cards: true, dots: false },
    group: { cards: true, dots: false },
    vote: { cards: false, dots: true },
    discuss: { cards: false, dots: false },
    decide: { cards: true, dots: false },
  });
});

test('phases follow each other, and after the last one there is none', () => {
  const course: (Phase | null)[] = [];
  for (let phase = phaseAfter(null); phase !== null; phase = phaseAfter(phase)) course.push(phase);
  expect(course).toEqual([...PHASES]);
});

test('a phase is decided beside the time; the same again changes nothing', () => {
  const here = { roomId: 'iraq', now: 1_000 };
  const asked = guidanceAfter(NO_GUIDANCE, { about: 'ready', asks: true }, here);
  const vote = guidanceAfter(asked, { about: 'phase', phase: 'vote' }, here);
  expect(vote).toEqual({ ...asked, version: 2, phase: 'vote' });
  expect(guidanceAfter(vote, { about: 'phase', phase: 'vote' }, here)).toBe(vote);
  expect(guidanceAfter(vote, { about: 'phase', phase: null }, here)).toEqual({ ...asked, version: 3 });
});

test('what was locked by hand is locked after the phase as before it, also what was changed meanwhile', () => {
  const byHand = withLock(NO_LOCKS, 'works', true);
  const vote = inPhase(byHand, true);
  expect([isLocked(vote, 'works'), isLocked(vote, 'next')]).toEqual([true, true]);
  expect(inPhase(inPhase(vote, true), false)).toEqual(byHand);
  expect(inPhase(inPhase(NO_LOCKS, true), false)).toEqual(NO_LOCKS);

  const changed = withLock(vote, 'next', true);
  expect(isLocked(changed, 'works')).toBe(true);
  expect(inPhase(changed, false)).toEqual({ board: false, columns: ['next', 'works'] });
  const opened = withLock(inPhase({ board: true, columns: [] }, true), null, false);
  expect(isLocked(opened, 'works'), 'the phase keeps it locked').toBe(true);
  expect(inPhase(opened, false)).toEqual(NO_LOCKS);
});
