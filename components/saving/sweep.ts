import * as Y from 'yjs';
import { openDeviceCopy } from '#components/room/device-copy.ts';
import { type DeviceCopyAddress, deviceCopyName } from '#lib/keep/device.ts';
import { unsentText } from '#lib/keep/unsent.ts';
import { keepText } from './kept-text.ts';

/**
 * Removes a copy from this device. What its person wrote there and could not send is kept for them as text; nothing
 * of others is, since they may have been erased.
 */
export async function removeCopy(copy: DeviceCopyAddress, now: number): Promise<void> {
  const doc = new Y.Doc();
  const opened = await openDeviceCopy(deviceCopyName(copy), doc);
  if (opened === null) return;
  const text = unsentText(doc, opened.unsent);
  if (text !== '') keepText(copy.roomId, copy.personId, text, now);
  await opened.forget();
  doc.destroy();
}
