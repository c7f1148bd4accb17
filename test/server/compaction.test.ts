import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '#test/support/server.ts';
import { Writer } from '#test/support/writer.ts';

const EDITS = 25;

it('what one edit costs does not grow with its document: a large one is compacted less often', async () => {
  const compacted: string[] = [];
  let noted = () => {};
  const first = new Promise<void>((resolve) => {
    noted = resolve;
  });
  const server = await startTestServer({
    compactEntries: 10,
    wrapStore: (store) => ({
      ...store,
      rooms: {
        ...store.rooms,
        async compact(roomId, ...rest) {
          const is = await store.rooms.compact(roomId, ...rest);
          compacted.push(roomId);
          noted();
          return is;
        },
      },
    }),
  });
  onTestFinished(() => server.close());
  const { cookie } = await server.join({ name: 'Amal' });
  const enters = async (roomId: string) => {
    const epoch = (await server.store.rooms.find(roomId))?.epoch ?? '';
    const writer = new Writer({ url: server.url, roomId, cookie, own: true, epoch });
    onTestFinished(() => writer.leaves());
    return writer.arrives();
  };
  const edits = async (writer: Writer) => {
    for (let n = 0; n < EDITS; n++) {
      writer.writes(`${n}`);
      await writer.isSaved();
    }
  };

  const large = await enters('demo-exchange-iq');
  // A document of so many bytes may have more entries than are written here.
  large.writes('x'.repeat(EDITS * 512 * 2));
  await large.isSaved();
  await edits(large);
  const small = await enters('demo-exchange-ma');
  await edits(small);
  await first;
  expect(new Set(compacted)).toEqual(new Set(['demo-exchange-ma']));
  expect((await server.store.rooms.load('demo-exchange-ma'))?.snapshot?.position).toBeGreaterThan(1);
});
