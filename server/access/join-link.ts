import type { Store } from '#server/store/store.ts';
import type { Seal } from './seal.ts';

/**
 * Lets the QR codes of all events open them. Their secrets come from PASS_SECRET, the store keeps only hashes, so
 * this is done at every start: it may be another PASS_SECRET than last time.
 */
export async function renewJoinSecrets(store: Store, seal: Seal): Promise<void> {
  for (const eventId of await store.events.list()) {
    const code = await store.events.joinCode(eventId);
    if (code === null) continue;
    await store.events.setJoinSecret(eventId, seal.hash('join', seal.joinSecret(eventId, code)));
  }
}
