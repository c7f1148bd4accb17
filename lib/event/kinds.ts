import type { Attribution, OrganisationKind, SessionKind } from './event.ts';

/** What organisers choose from, in the order in which it is offered. */

export const SESSION_KINDS = [
  'plenary',
  'workshop',
  'exchange',
  'visit',
] as const satisfies readonly SessionKind[];
export const ORGANISATION_KINDS = [
  'public body',
  'ngo',
  'intergovernmental',
  'local partner',
  'social sector',
] as const satisfies readonly OrganisationKind[];
export const ATTRIBUTIONS = ['person', 'organisation'] as const satisfies readonly Attribution[];
