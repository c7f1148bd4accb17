import { expect, test } from 'vitest';
import type { PollPlan } from '#lib/poll/poll.ts';
import type { Store } from '#server/store/store.ts';
import { heldMeeting, NOW, plannedMeeting } from './meeting.ts';

const OPEN_QUESTION: PollPlan = {
  kind: 'open',
  question: {},
  options: [],
  min: 1,
  max: 1,
  ends: { low: {}, high: {} },
  signing: 'anonymous',
  split: 'none',
  seenBy: { participants: 'own-vote', projector: 'live' },
};

export function eventContract(of: () => Store): void {
  test('a meeting is read back as it was planned', async () => {
    const { id, plan } = await heldMeeting(of());
    expect(await of().events.read(id)).toEqual(plan.event);
    expect(await of().events.joinCode(id)).toBe(plan.joinCode);
    expect(await of().events.list()).toContain(id);
  });

  test('its sessions come by start, each with its rooms in their order', async () => {
    const { id, plan } = await heldMeeting(of());
    const [closing, exchange] = plan.sessions.map(({ session }) => session);
    expect(await of().events.sessions(id)).toEqual([exchange, closing]);
  });

  test('what does not exist is not found', async () => {
    expect(await of().events.read('nowhere')).toBeNull();
    expect(await of().events.joinCode('nowhere')).toBeNull();
    expect(await of().events.sessions('nowhere')).toEqual([]);
    expect(await of().events.setSessionState('nowhere', 'closed')).toBe(false);
  });

  test('the join code opens the meeting until its retention ends; another code opens nothing', async () => {
    const { id, plan } = await heldMeeting(of());
    const code = plan.joinCode.replace('-', '');
    const end = plan.event.retainUntil;
    expect(await of().events.byJoinCode(code, NOW)).toBe(id);
    expect(await of().events.byJoinCode(code, end - 1)).toBe(id);
    expect(await of().events.byJoinCode(code, end)).toBeNull();
    expect(await of().events.byJoinCode('ZZZZZZZZ', NOW)).toBeNull();
  });

  test('the QR secret opens the meeting until it is replaced, or its retention ends', async () => {
    const { id, plan } = await heldMeeting(of());
    expect(await of().events.byJoinSecret(`${id}-first`, NOW)).toBeNull();
    await of().events.setJoinSecret(id, `${id}-first`);
    expect(await of().events.byJoinSecret(`${id}-first`, NOW)).toBe(id);
    expect(await of().events.byJoinSecret(`${id}-first`, plan.event.retainUntil)).toBeNull();
    await of().events.setJoinSecret(id, `${id}-second`);
    expect(await of().events.byJoinSecret(`${id}-first`, NOW)).toBeNull();
    expect(await of().events.byJoinSecret(`${id}-second`, NOW)).toBe(id);
  });

  test('a meeting moved to another day has its new times, another meeting keeps its own', async () => {
    const { id, plan } = await heldMeeting(of());
    const other = await heldMeeting(of());
    const day = 24 * 60 * 60 * 1000;
    const times = plan.sessions.map(({ session }) => ({
      sessionId: session.id,
      startsAt: session.startsAt + day,
      endsAt: session.endsAt + day,
    }));
    await of().events.reschedule(id, times, plan.event.retainUntil + day);
    expect((await of().events.read(id))?.retainUntil).toBe(plan.event.retainUntil + day);
    const moved = await of().events.sessions(id);
    expect(moved.map(({ id: sessionId, startsAt, endsAt }) => ({ sessionId, startsAt, endsAt }))).toEqual(
      times.toSorted((a, b) => a.startsAt - b.startsAt),
    );
    expect((await of().events.read(other.id))?.retainUntil).toBe(other.plan.event.retainUntil);
    expect((await of().events.sessions(other.id)).map(({ startsAt }) => startsAt)).toEqual(
      other.plan.sessions.map(({ session }) => session.startsAt).toSorted((a, b) => a - b),
    );
  });

  test('a meeting whose last room has no first entry is not created at all', async () => {
    const meeting = plannedMeeting();
    await expect(of().events.create(meeting.plan, meeting.seeds.slice(0, -1), NOW)).rejects.toThrow(
      /has no first entry/,
    );
    expect(await of().events.read(meeting.id)).toBeNull();
    expect(await of().rooms.find(meeting.iraq)).toBeNull();
    await of().events.create(meeting.plan, meeting.seeds, NOW);
    expect(await of().events.read(meeting.id)).not.toBeNull();
  });

  test('it has the polls that were planned for it, in their order, and none of them was asked', async () => {
    const meeting = plannedMeeting();
    const poll = (name: string, sessionId: string | null) => ({
      id: `${meeting.id}-${name}`,
      sessionId,
      plan: { ...OPEN_QUESTION, question: { fr: name } },
    });
    const polls = [poll('second', null), poll('first', meeting.exchange)];
    const plan = { ...meeting.plan, polls };
    await expect(of().events.create(plan, meeting.seeds.slice(0, -1), NOW)).rejects.toThrow();
    expect(await of().polls.list(meeting.id)).toEqual([]);
    await of().events.create(plan, meeting.seeds, NOW);
    expect(await of().polls.list(meeting.id)).toEqual(
      polls.map((each) => ({ poll: { ...each, eventId: meeting.id, version: 1 }, rounds: [] })),
    );
  });

  test('two meetings cannot have one join code, and the refused one leaves nothing', async () => {
    const first = await heldMeeting(of());
    const second = plannedMeeting();
    const plan = { ...second.plan, joinCode: first.plan.joinCode.toLowerCase() };
    await expect(of().events.create(plan, second.seeds, NOW)).rejects.toThrow(/unique/i);
    expect(await of().events.read(second.id)).toBeNull();
    await of().events.create(second.plan, second.seeds, NOW);
    expect(await of().events.byJoinCode(first.plan.joinCode.replace('-', ''), NOW)).toBe(first.id);
  });

  test('what cannot be a join code is refused', async () => {
    const meeting = plannedMeeting();
    const plan = { ...meeting.plan, joinCode: 'hello' };
    await expect(of().events.create(plan, meeting.seeds, NOW)).rejects.toThrow(/not a join code/);
  });

  test('closing a session shows in the programme and in its rooms, in no other session, until it is reopened', async () => {
    const { id, exchange, iraq } = await heldMeeting(of());
    const states = async () => (await of().events.sessions(id)).map((session) => session.state);
    expect(await of().events.setSessionState(exchange, 'closed')).toBe(true);
    expect(await states()).toEqual(['closed', 'open']);
    expect((await of().rooms.find(iraq))?.closed).toBe(true);
    expect((await of().rooms.find(`${id}-all`))?.closed).toBe(false);
    expect(await of().events.setSessionState(exchange, 'open')).toBe(true);
    expect(await states()).toEqual(['open', 'open']);
    expect((await of().rooms.find(iraq))?.closed).toBe(false);
  });
}
