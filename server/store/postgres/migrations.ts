import type { Migration } from '../migrate.ts';
import { meeting } from './001-meeting.ts';

export const POSTGRES_MIGRATIONS: readonly Migration[] = [meeting];
