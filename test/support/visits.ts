import { Writer } from './writer.ts';

/** Somebody who may come into a room. */
export interface Visitor {
  roomId: string;
  cookie: string;
}

/** Rooms at a time. */
const AT_ONCE = 40;

/** Comes into a room as our own client does, which knows the epoch when it has to come back with what it holds. */
export async function comes(url: string, { roomId, cookie }: Visitor): Promise<Writer> {
  const writer = new Writer({ url, roomId, cookie, own: true });
  await writer.until(() => writer.notice !== null, 'the epoch');
  writer.provider.params.epoch = writer.notice?.epoch ?? '';
  return writer.arrives();
}

/** Each of the visitors comes into their room, writes a word, waits until it is saved, and goes; some at a time. */
export function visits(url: string, visitors: readonly Visitor[], word: string): Promise<void> {
  return each(visitors, async (visitor) => {
    const writer = await comes(url, visitor);
    try {
      writer.writes(word);
      await writer.isSaved();
    } finally {
      writer.leaves();
    }
  });
}

/** Rooms in which something else stands than is expected. */
export async function wrongRooms(url: string, visitors: readonly Visitor[], text: string): Promise<string[]> {
  const wrong: string[] = [];
  await each(visitors, async (visitor) => {
    const writer = await comes(url, visitor);
    if (writer.text !== text) wrong.push(`${visitor.roomId}: ${writer.text}`);
    writer.leaves();
  });
  return wrong;
}

async function each(visitors: readonly Visitor[], work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const waiting = visitors.values();
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (const visitor of waiting) await work(visitor);
  });
  await Promise.all(workers);
}
