import { describe, expect, it } from 'vitest';
import { mayEditPerson, rolesToGive } from '#lib/people/edit-person.ts';
import { type Person, ROLES, type Role } from '#lib/people/person.ts';

const somebody = (role: Role, id: string = role, eventId = 'e'): Person => ({
  id,
  eventId,
  role,
  name: 'N',
  organisationId: null,
  country: null,
  language: 'fr',
});

/** Written by hand: who may make whom. */
const GIVES: Record<Role, Role[]> = {
  staff: ['participant', 'facilitator', 'observer', 'staff'],
  facilitator: ['participant', 'facilitator', 'observer'],
  participant: [],
  observer: [],
};

describe.each(ROLES)('a %s', (role) => {
  const editor = somebody(role, 'editor');

  it.each(ROLES)(
    'gives the role of %s, and edits and removes such people, only if that is in the list',
    (given) => {
      const expected = GIVES[role].includes(given);
      expect(rolesToGive(editor).includes(given)).toBe(expected);
      expect(mayEditPerson(editor, somebody(given), undefined).ok).toBe(expected);
      expect(mayEditPerson(editor, somebody(given), null).ok).toBe(expected);
      const canTouch = GIVES[role].includes('participant');
      expect(mayEditPerson(editor, somebody('participant'), given).ok).toBe(expected && canTouch);
    },
  );
});

it('nobody changes their own role or removes themselves, but they may change their name', () => {
  const staff = somebody('staff');
  expect(mayEditPerson(staff, staff, 'participant')).toMatchObject({ problem: { code: 'own-role' } });
  expect(mayEditPerson(staff, staff, null)).toMatchObject({ problem: { code: 'own-role' } });
  expect(mayEditPerson(staff, staff, 'staff').ok).toBe(true);
  expect(mayEditPerson(staff, staff, undefined).ok).toBe(true);
});

it('people of another event do not exist', () => {
  const stranger = somebody('participant', 'p', 'other');
  expect(mayEditPerson(somebody('staff'), stranger, undefined)).toMatchObject({
    problem: { code: 'not-found' },
  });
  expect(mayEditPerson(somebody('staff'), null, undefined)).toMatchObject({ problem: { code: 'not-found' } });
});
