import type { Action } from '#lib/people/permission.ts';

/** The parts of managing a meeting, each for those who may do that. Their names are texts: `manage.tab.<id>`. */
export const TABS = [
  { id: 'day', href: '/manage', action: 'programme:edit' },
  { id: 'people', href: '/manage/people', action: 'people:edit' },
  { id: 'event', href: '/manage/event', action: 'programme:edit' },
  { id: 'keep', href: '/manage/keep', action: 'people:erase' },
] as const satisfies readonly { id: string; href: string; action: Action }[];
