import { expect, test } from 'vitest';
import { DOT_ROUNDS_MAX, type DotPlan } from '#lib/dots/round.ts';
import { TAKE_BACK_MS } from '#lib/poll/poll.ts';
import type { NewPlacement } from '#server/store/dot-store.ts';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, joined, NOW } from './meeting.ts';

const FINAL = NOW + 1000 + TAKE_BACK_MS;
const SEED = new Uint8Array(32).fill(7);

export function dotContract(of: () => Store): void {
  /** A round that is open in the rooms of Iraq and Morocco. */
  const opened = async (more: Partial<DotPlan> = {}) => {
    const meeting = await heldMeeting(of());
    const plan: DotPlan = { about: '', dots: 3, several: true, columns: [], signing: 'named', ...more };
    const roundId = `${meeting.id}-dots`;
    const round = {
      id: roundId,
      eventId: meeting.id,
      plan,
      roomIds: [meeting.iraq, meeting.morocco],
      now: NOW,
    };
    expect(await of().dots.open(round)).toBe('opened');
    const by = (personId: string, dots: string[], change: Partial<NewPlacement> = {}): NewPlacement => ({
      roundId,
      roomId: meeting.iraq,
      personId,
      voter: plan.signing === 'named' ? personId : `key of ${personId}`,
      request: `request of ${personId}`,
      replaces: 0,
      dots,
      organisationId: null,
      ...change,
    });
    const place = (...placements: NewPlacement[]) => of().dots.place(placements, NOW + 1);
    const people = async (number: number) =>
      (await Promise.all(Array.from({ length: number }, (_, n) => joined(of(), meeting, `person-${n}`)))).map(
        ({ id }) => id,
      );
    const board = new Map(['x', 'y', 'z'].map((card) => [card, card === 'z' ? 'hard' : 'works']));
    const settle = async (boards = new Map([[meeting.iraq, board]])) => {
      await of().dots.close(roundId, NOW + 1000);
      await of().dots.settle(roundId, boards, SEED, FINAL);
    };
    const counted = async () => (await of().dots.count(roundId))?.rooms;
    return { meeting, round, roundId, by, place, people, settle, counted };
  };
  const yes = (revision: number, isNews = true) => ({ ok: true, revision, isNews });
  const no = (code: string) => ({ ok: false, code });

  test('is counted in the phases that take dots, by room; what was counted before stays', async () => {
    const { meeting, by, place, people, counted } = await opened();
    const [amal = '', joris = ''] = await people(2);
    const begin = (phase: 'vote' | 'discuss' | null) =>
      of().facilitation.guide([meeting.iraq], `phase ${phase}`, { about: 'phase', phase }, NOW);
    await begin('vote');
    expect(await place(by(amal, ['x']))).toEqual([yes(1)]);
    await begin('discuss');
    const elsewhere = by(joris, ['y'], { roomId: meeting.morocco, request: 'elsewhere' });
    expect(await place(by(joris, ['y']), elsewhere, by(amal, ['x']))).toEqual([
      no('dots-not-now'),
      yes(1),
      yes(1, false),
    ]);
    expect((await counted())?.map(({ people: placed }) => placed)).toEqual([1, 1]);
    await begin(null);
    expect(await place(by(joris, ['y']))).toEqual([yes(1)]);
  });

  test('is open in rooms of its event, one round at a time in each, and asked for twice it is one', async () => {
    const { meeting, round, roundId, settle } = await opened();
    const other = await heldMeeting(of());
    expect(await of().dots.open(round)).toBe('opened');
    expect(await of().dots.open({ ...round, id: 'another', roomIds: [meeting.iraq] })).toBe('busy');
    expect(await of().dots.open({ ...round, id: 'another', roomIds: [other.iraq] })).toBe('gone');
    expect(await of().dots.round(roundId)).toMatchObject({
      closesAt: null,
      settled: false,
      plan: round.plan,
    });
    await settle();
    for (let n = 1; n < DOT_ROUNDS_MAX; n++) {
      const again = { ...round, id: `${roundId}-${n}`, roomIds: [meeting.iraq], now: NOW + n };
      expect(await of().dots.open(again)).toBe('opened');
      await of().dots.close(again.id, NOW + n);
      await of().dots.settle(again.id, new Map(), SEED, FINAL + n);
    }
    expect(await of().dots.open({ ...round, id: 'more', roomIds: [meeting.iraq] })).toBe('full');
    const rounds = await of().dots.rounds([meeting.iraq]);
    expect(rounds).toHaveLength(DOT_ROUNDS_MAX);
    expect(rounds.at(-1)?.id).toBe(roundId);
    expect((await of().dots.rounds([meeting.morocco])).map(({ id }) => id)).toEqual([roundId]);
    await of().events.setSessionState(meeting.exchange, 'closed');
    expect(await of().dots.open({ ...round, id: 'late', roomIds: [meeting.morocco] })).toBe('closed');
    expect(await of().keep.eraseEvent(meeting.id)).toBe(true);
    expect(await of().dots.round(roundId)).toBeNull();
  });

  test('[3] takes each person’s dots once, changes them only from what their device knows, apart for each room', async () => {
    const { meeting, roundId, by, place, people, settle, counted } = await opened();
    const [amal = '', joris = ''] = await people(2);
    expect(await place(by(amal, ['x', 'x']), by(joris, ['x', 'y']))).toEqual([yes(1), yes(1)]);
    expect(await place(by(amal, ['x', 'x'])), 'the same again').toEqual([yes(1, false)]);
    expect(await place(by(amal, ['y'], { request: 'later' }))).toEqual([no('ballot-changed')]);
    expect(await place(by(amal, ['y'], { request: 'later', replaces: 1 }))).toEqual([yes(2)]);
    expect(await place(by(amal, ['x'], { roomId: meeting.morocco, request: 'there' }))).toEqual([yes(1)]);
    expect(await place(by(amal, ['x'], { roomId: meeting.exchange, request: 'elsewhere' }))).toEqual([
      no('not-found'),
    ]);
    expect(await of().dots.placement(roundId, meeting.iraq, amal)).toEqual({ revision: 2, dots: ['y'] });
    expect(await of().dots.placedIn(amal, [roundId])).toHaveLength(2);
    expect(await counted(), 'nothing of it is seen').toEqual([
      { roomId: meeting.iraq, people: 2, totals: null },
      { roomId: meeting.morocco, people: 1, totals: null },
    ]);
    await settle();
    expect(await counted()).toEqual([
      { roomId: meeting.iraq, people: 2, totals: { x: 1, y: 2 } },
      { roomId: meeting.morocco, people: 1, totals: { x: 1 } },
    ]);
    expect(await place(by(joris, ['x'], { request: 'late', replaces: 1 }))).toEqual([no('poll-closed')]);
    expect(await place(by(joris, ['x', 'y'])), 'counted long ago').toEqual([yes(1, false)]);
  });

  test('meets closing, which is taken back within ten seconds; dots on cards that went are nobody’s', async () => {
    const { meeting, roundId, by, place, people, settle, counted } = await opened({ columns: ['works'] });
    const [amal = '', joris = ''] = await people(2);
    await place(by(amal, ['x', 'z', 'gone']));
    expect(await of().dots.close(roundId, NOW + 1)).toBe(true);
    expect(await place(by(joris, ['x']))).toEqual([no('poll-closed')]);
    expect(await of().dots.reopen(roundId, NOW + TAKE_BACK_MS)).toBe('open');
    expect(await place(by(joris, ['x']))).toEqual([yes(1)]);
    await of().dots.close(roundId, NOW + 1000);
    expect(await of().dots.due(FINAL - 1)).not.toContain(roundId);
    expect(await of().dots.due(FINAL)).toContain(roundId);
    expect(await of().dots.reopen(roundId, FINAL)).toBe('final');
    await of().dots.settle(roundId, new Map(), SEED, FINAL - 1);
    expect((await of().dots.round(roundId))?.settled, 'too early').toBe(false);
    await settle();
    expect(await counted()).toMatchObject([{ roomId: meeting.iraq, people: 2, totals: { x: 2 } }, {}]);
    expect(await of().dots.due(FINAL)).not.toContain(roundId);
  });

  test('[24] leads from nobody to their dots once it is settled, where they are not named', async () => {
    const { meeting, roundId, by, place, people, settle, counted } = await opened({ signing: 'anonymous' });
    const [amal = '', joris = ''] = await people(2);
    await place(by(amal, ['x', 'x']), by(joris, ['y']));
    const again = by(amal, ['y'], { voter: 'another key', request: 'other device' });
    expect(await place(again)).toEqual([no('ballot-elsewhere')]);
    expect(await of().dots.dotsOf(amal)).toMatchObject([{ roomId: meeting.iraq, dots: null }]);
    await settle();
    expect(await counted()).toMatchObject([{ people: 2, totals: { x: 2, y: 1 } }, {}]);
    expect(await of().dots.placedIn(amal, [roundId])).toEqual([]);
    expect(await of().dots.dotsOf(amal)).toEqual([]);
    expect(await of().dots.placement(roundId, meeting.iraq, `key of ${amal}`)).toBeNull();
    expect(await place(by(amal, ['x', 'x'])), 'a device that never heard').toEqual([yes(1, false)]);
  });

  test('[26] who is erased has placed no dots, and the dots stay counted', async () => {
    const { meeting, roundId, by, place, people, settle, counted } = await opened();
    const [amal = '', joris = ''] = await people(2);
    await place(by(amal, ['x', 'x']), by(joris, ['x']));
    expect(await of().dots.dotsOf(amal)).toMatchObject([{ dots: ['x', 'x'], roomId: meeting.iraq }]);
    expect(await of().keep.beginErasure(amal, 'erase', NOW)).toBe(true);
    await of().keep.clearErased(amal);
    await of().keep.finishErasure(amal);
    expect(await of().dots.dotsOf(amal)).toEqual([]);
    expect(await of().dots.placement(roundId, meeting.iraq, amal)).toBeNull();
    await settle();
    expect(await counted()).toMatchObject([{ people: 2, totals: { x: 3 } }, {}]);
    expect(await of().dots.dotsOf(joris)).toMatchObject([{ dots: ['x'] }]);
  });
}
