import { newId } from '#lib/ids.ts';
import type { Import } from '#lib/outputs-file/import.ts';
import { templateUpdate } from '#lib/room/template.ts';
import type { RoomSeed, Store } from '#server/store/store.ts';
import type { Random } from '#server/world.ts';

/** Creates the event of a file with all that was written in it, all or nothing. */
export async function createImported(
  { plan, people, rooms, votes }: Import,
  { store, random, now }: { store: Store; random: Random; now: number },
): Promise<void> {
  const seeds = rooms.map(({ roomId, update, owners, origins, writtenAt }): RoomSeed => {
    const taken = new Set(owners.map(({ client }) => client));
    let client = Buffer.from(random(4)).readUInt32LE();
    while (taken.has(client)) client = Buffer.from(random(4)).readUInt32LE();
    return {
      roomId,
      epoch: newId(random),
      client,
      // Columns and headings are among what was written.
      update: templateUpdate({ headings: [], columns: [] }, client),
      content: { update, owners, origins, savedAt: writtenAt ?? now },
    };
  });
  await store.events.create(plan, seeds, now, people, votes);
}
