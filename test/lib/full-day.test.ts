import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardOf } from '#lib/board/read.ts';
import { CARD_TEXT_MAX, notesOf } from '#lib/board/schema.ts';
import { attendees, PEOPLE } from '#lib/full-day/people.ts';
import { fullDayPlan } from '#lib/full-day/programme.ts';
import { type DayRoom, dayOf, lastClient } from '#lib/full-day/room.ts';
import { CARDS, cardsOfRooms, LARGEST } from '#lib/full-day/sizes.ts';
import { WORDS, WRITTEN } from '#lib/full-day/words.ts';
import { blocksOf } from '#lib/notes/markdown.ts';
import { templateUpdate } from '#lib/room/template.ts';

const NOW = Date.UTC(2026, 2, 28, 12);
const plan = fullDayPlan(NOW);
const people = attendees(plan.event);

const room: DayRoom = {
  roomId: 'demo-spot-iq',
  country: 'IQ',
  template: templateUpdate(plan.sessions[0]?.template ?? { headings: [], columns: [] }, 7),
  people: people.filter(({ country }) => country === 'IQ'),
  cards: 80,
  revealed: 'anonymous',
  from: NOW,
  to: NOW + 3_600_000,
};

describe('the full day', () => {
  test('has thirty rooms, a hundred and fifty people and three thousand cards, three hundred of them in one room', () => {
    const rooms = plan.sessions.flatMap(({ session }) => session.rooms.map(({ id }) => id));
    const counts = cardsOfRooms(rooms);
    expect(new Set(rooms).size).toBe(30);
    expect(new Set(people.map(({ id }) => id)).size).toBe(PEOPLE);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(CARDS);
    expect(counts.get(LARGEST.room)).toBe(300);
    expect(attendees(plan.event)).toEqual(people);
  });

  test('is written in a room as its people would write it, every batch whole and in its time', () => {
    const batches = dayOf(room);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, room.template);
    for (const { update } of batches) {
      Y.applyUpdate(doc, update);
      expect(doc.store.pendingStructs).toBeNull();
    }
    const times = batches.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(times.every((at) => at >= room.from && at <= room.to)).toBe(true);

    const owners = new Map(
      batches.flatMap(({ claims }) => claims.map((claim) => [claim.client, claim.personId])),
    );
    const board = boardOf(doc);
    const cards = board.columns.flatMap((column) => column.cards);
    expect(cards).toHaveLength(80);
    expect(
      cards.every(({ text }) => text.length > 10 && text.length <= CARD_TEXT_MAX && !text.includes('{')),
    ).toBe(true);
    // The server wrote what was revealed without names, everybody else is somebody of the room.
    expect(cards.filter(({ author }) => owners.get(author) === null)).toHaveLength(12);
    expect(cards.every(({ author }) => owners.has(author))).toBe(true);
    expect(new Set(owners.values()).size).toBeGreaterThan(10);
    expect(new Set(cards.map(({ kind }) => kind)).size).toBe(4);
    expect(cards.some(({ owner, due }) => owner !== '' && due !== null)).toBe(true);
    expect(cards.some(({ reactions }) => reactions.length > 0)).toBe(true);
    expect(board.columns.some(({ slots }) => slots.some(({ stack }) => stack !== null))).toBe(true);
    expect(new Set(blocksOf(notesOf(doc)).map(({ kind }) => kind))).toEqual(
      new Set(['template', 'paragraph', 'list', 'tasks']),
    );
  });

  test('is the same at every start, and one sees at its last device that a room has it', () => {
    const batches = dayOf(room);
    expect(dayOf(room)).toEqual(batches);
    const withLast = batches.map(({ claims }) =>
      claims.some(({ client }) => client === lastClient(room.roomId)),
    );
    expect(withLast.indexOf(true)).toBe(batches.length - 1);
  });

  test('says the same things in every language in which it is written', () => {
    for (const language of WRITTEN) {
      expect(Object.keys(WORDS[language].cards)).toEqual(Object.keys(WORDS.fr.cards));
      expect(Object.keys(WORDS[language].topics)).toEqual(plan.event.topics.map(({ id }) => id));
    }
  });
});
