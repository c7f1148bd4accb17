import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/**
 * The copy of a room on this device, per room, epoch and person, so that what was written offline survives a
 * reload, never mixes with a restored document, and never reaches another person of the same device.
 */
export interface DeviceCopy {
  /** Changes that were not known to be saved when the page was left. */
  unsaved: number;
  /** Remembers how many changes are not saved now. */
  remember: (unsaved: number) => void;
  /** Removes the copy from the device. */
  forget: () => Promise<void>;
  stop: () => void;
  /** Whether a transaction came from loading the copy. */
  isOrigin: (origin: unknown) => boolean;
}

const UNSAVED = 'unsaved';
/** A store that does not answer in this time (private windows, full disks) is done without. */
const OPEN_WITHIN_MS = 3000;

export function deviceCopyName(roomId: string, epoch: string, personId: string): string {
  return `rencontre:${roomId}:${epoch}:${personId}`;
}

/** Loads the device's copy into the document; null where the device keeps nothing. */
export async function openDeviceCopy(name: string, doc: Y.Doc): Promise<DeviceCopy | null> {
  if (typeof indexedDB === 'undefined') return null;
  const persistence = new IndexeddbPersistence(name, doc);
  const loaded = persistence.get(UNSAVED).then(async (unsaved: unknown) => {
    if (!persistence.synced) await persistence.whenSynced;
    return typeof unsaved === 'number' ? unsaved : 0;
  });
  const late = new Promise<null>((resolve) => setTimeout(resolve, OPEN_WITHIN_MS, null));
  const unsaved = await Promise.race([loaded, late]).catch(() => null);
  if (unsaved === null) {
    persistence.destroy().catch(() => undefined);
    return null;
  }
  let stopped = false;
  return {
    unsaved,
    remember: (count) => {
      if (!stopped) persistence.set(UNSAVED, count).catch(() => undefined);
    },
    forget: async () => {
      stopped = true;
      await persistence.clearData();
    },
    stop: () => {
      stopped = true;
      persistence.destroy().catch(() => undefined);
    },
    isOrigin: (origin) => origin === persistence,
  };
}
