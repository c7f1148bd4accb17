import { announcementsIn } from './announcements.ts';
import type { FacilitationStore } from './facilitation-store.ts';
import { guidanceIn } from './guidance.ts';
import { handsIn } from './hands.ts';
import type { Database } from './schema.ts';

export function facilitationIn(db: Database): FacilitationStore {
  return { ...guidanceIn(db), ...handsIn(db), ...announcementsIn(db) };
}
