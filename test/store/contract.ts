import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Store, StoreUnavailable } from '#server/store/store.ts';
import { carriedContract } from './contract-carried.ts';
import { dotContract } from './contract-dots.ts';
import { eventContract } from './contract-events.ts';
import { facilitationContract } from './contract-facilitation.ts';
import { historyContract } from './contract-history.ts';
import { logContract } from './contract-log.ts';
import { peopleContract } from './contract-people.ts';
import { pollContract } from './contract-polls.ts';
import { programmeContract } from './contract-programme.ts';
import { projectionContract } from './contract-projection.ts';
import { questionContract } from './contract-questions.ts';
import { roomContract } from './contract-rooms.ts';
import { screenContract } from './contract-screens.ts';
import { writingContract } from './contract-writing.ts';

/**
 * What every store promises. `open` opens a new, empty one; `again` opens the same place once more after the first
 * was closed.
 */
export function storeContract(open: () => Promise<{ store: Store; again: () => Promise<Store> }>): void {
  let store: Store;
  let again: () => Promise<Store>;
  beforeAll(async () => {
    ({ store, again } = await open());
  });
  afterAll(() => store.close());

  describe('events', () => eventContract(() => store));
  describe('the programme as it is edited', () => programmeContract(() => store));
  describe('people', () => peopleContract(() => store));
  describe('rooms', () => roomContract(() => store));
  describe('a room’s log', () => logContract(() => store));
  describe('a room’s history', () => historyContract(() => store));
  describe('private writing', () => writingContract(() => store));
  describe('polls', () => pollContract(() => store));
  describe('projectors', () => screenContract(() => store));
  describe('facilitation', () => facilitationContract(() => store));
  describe('dot voting', () => dotContract(() => store));
  describe('questions to the speakers', () => questionContract(() => store));
  describe('what was answered elsewhere', () => carriedContract(() => store));
  describe('what the rooms hold', () => projectionContract(() => store));

  describe('the store itself', () => {
    test('says that it can be read and written', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    test('does the work of a start and gives what came of it, also what went wrong', async () => {
      expect(await store.inTurn(() => store.events.list())).toEqual(await store.events.list());
      await expect(store.inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(await store.inTurn(async () => 'again')).toBe('again');
    });

    test('once closed it is unavailable, and what it kept is there when opened again', async () => {
      const before = await store.events.list();
      expect(before.length).toBeGreaterThan(0);
      await store.close();
      await store.close();
      await expect(store.events.list()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
      store = await again();
      expect(await store.events.list()).toEqual(before);
      await store.ping();
    });
  });
}
