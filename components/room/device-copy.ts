import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { UnsentFrom } from '#lib/keep/unsent.ts';

/**
 * The copy of a room on this device, per room, epoch and person, so that what was written offline survives a
 * reload, never mixes with a restored document, and never reaches another person of the same device.
 */
export interface DeviceCopy {
  /** Changes that were not known to be saved when the page was left. */
  unsaved: number;
  /** Where they begin. */
  unsent: UnsentFrom;
  /** Remembers how many changes are not saved now, and where they begin. */
  remember: (unsaved: number, unsent: UnsentFrom) => void;
  /** Removes the copy from the device. */
  forget: () => Promise<void>;
  stop: () => void;
  /** Whether a transaction came from loading the copy. */
  isOrigin: (origin: unknown) => boolean;
}

const UNSAVED = 'unsaved';
/** What is kept under that key. */
interface Unsaved {
  n: number;
  from: [client: number, clock: number][];
}
/** A store that does not answer in this time (private windows, full disks) is done without. */
const OPEN_WITHIN_MS = 3000;

/** Loads the device's copy into the document; null where the device keeps nothing. */
export async function openDeviceCopy(name: string, doc: Y.Doc): Promise<DeviceCopy | null> {
  if (typeof indexedDB === 'undefined') return null;
  const persistence = new IndexeddbPersistence(name, doc);
  const loaded = persistence.get(UNSAVED).then(async (unsaved: Unsaved | undefined) => {
    if (!persistence.synced) await persistence.whenSynced;
    return unsaved ?? { n: 0, from: [] };
  });
  const late = new Promise<null>((resolve) => setTimeout(resolve, OPEN_WITHIN_MS, null));
  const unsaved = await Promise.race([loaded, late]).catch(() => null);
  if (unsaved === null) {
    persistence.destroy().catch(() => undefined);
    return null;
  }
  let stopped = false;
  return {
    unsaved: unsaved.n,
    unsent: new Map(unsaved.from),
    remember: (n, unsent) => {
      const kept: Unsaved = { n, from: [...unsent] };
      if (!stopped) persistence.set(UNSAVED, kept as object as ArrayBuffer).catch(() => undefined);
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
