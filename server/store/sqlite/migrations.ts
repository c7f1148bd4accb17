import type { Migration } from '../migrate.ts';
import { meeting } from './001-meeting.ts';
import { history } from './002-history.ts';
import { writing } from './004-writing.ts';
import { programme } from './005-programme.ts';

export const SQLITE_MIGRATIONS: readonly Migration[] = [meeting, history, writing, programme];
