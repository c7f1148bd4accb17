import { ok, problem, type Result } from '#lib/result.ts';
import type { Person, Role } from './person.ts';

/** The roles that somebody may give: nobody gives more than they have, and only staff makes staff. */
export function rolesToGive(giver: Pick<Person, 'role'>): readonly Role[] {
  switch (giver.role) {
    case 'staff':
      return ['participant', 'facilitator', 'observer', 'staff'];
    case 'facilitator':
      return ['participant', 'facilitator', 'observer'];
    default:
      return [];
  }
}

/**
 * Whether somebody may change another person of the event, give them that role, hand out their link, or (`role` null)
 * remove them. Staff is changed by staff alone. Nobody changes their own role or removes themselves here, so that an
 * event never loses the last of those who run it.
 */
export function mayEditPerson(
  editor: Person,
  person: Person | null,
  role: Role | null | undefined,
): Result<Person, 'not-found' | 'forbidden' | 'own-role'> {
  if (person === null || person.eventId !== editor.eventId) return problem('not-found');
  const changesRole = role !== undefined && role !== person.role;
  if (person.id === editor.id && changesRole) return problem('own-role', 'role');
  const roles = rolesToGive(editor);
  if (!roles.includes(person.role)) return problem('forbidden');
  if (role !== undefined && role !== null && !roles.includes(role)) return problem('forbidden', 'role');
  return ok(person);
}

/**
 * Whether somebody may make another person of the event a facilitator of one session, or take that back. Facilitators
 * run all sessions anyway, and observers write nowhere: only participants are made one.
 */
export function mayMakeFacilitator(
  editor: Person,
  person: Person | null,
): Result<Person, 'not-found' | 'forbidden' | 'own-role'> {
  const allowed = mayEditPerson(editor, person, undefined);
  if (!allowed.ok || allowed.value.role === 'participant') return allowed;
  return problem('forbidden', 'role');
}
