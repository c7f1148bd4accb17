import type { ErasedNote } from '#lib/keep/erased-note.ts';
import type { KeepStore } from './keep-store.ts';
import type { Database } from './schema.ts';

/** More changes than anything sees between a backup and its restoring. */
const LEAP = 1_000_000;

/** What happens to a database that was restored from a backup. */
export function restoredIn(db: Database): Pick<KeepStore, 'restored' | 'leap' | 'finishRestore'> {
  return {
    async restored() {
      const row = await db.selectFrom('backup').select(['made_at', 'erased']).executeTakeFirst();
      return row === undefined
        ? null
        : { madeAt: row.made_at, erased: JSON.parse(row.erased) as ErasedNote[] };
    },

    leap: (epoch) =>
      db.transaction().execute(async (tx) => {
        await tx.updateTable('room').set({ epoch }).execute();
        for (const table of [
          'event',
          'session',
          'room_rule',
          'poll',
          'poll_round',
          'question_room',
        ] as const) {
          await tx
            .updateTable(table)
            .set((row) => ({ version: row('version', '+', LEAP) }))
            .execute();
        }
      }),

    async finishRestore() {
      await db.deleteFrom('backup').execute();
    },
  };
}
