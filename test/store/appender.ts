import { openStore, type StorePlace } from '#server/store/open.ts';
import { bytes, EPOCH, heldMeeting, NOW, plannedMeeting } from './meeting.ts';

/**
 * A process that appends to one room for ever and prints `position text` for each text acknowledged, or
 * `unavailable`. Its argument is the place of the store, as JSON; it makes the meeting when there is none.
 */
const store = await openStore(JSON.parse(process.argv[2] ?? '') as StorePlace);
const meeting = (await store.events.list()).length === 0 ? await heldMeeting(store) : plannedMeeting();
process.stdout.write('ready\n');
for (let count = 0; ; count += 1) {
  // About a kilobyte, so that the log also grows past what one page or one checkpoint holds.
  const text = `${process.pid}-${count} ${'.'.repeat(1000)}`;
  try {
    const answer = await store.rooms.append(meeting.iraq, EPOCH, bytes(text), [], NOW);
    process.stdout.write(answer.ok ? `${answer.position} ${text}\n` : `${answer.reason}\n`);
  } catch (error) {
    process.stdout.write(
      `${error instanceof Error && error.name === 'StoreUnavailable' ? 'unavailable' : error}\n`,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
