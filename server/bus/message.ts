import { z } from 'zod';
import { ROLES } from '#lib/people/person.ts';
import type { BusNews, PageNews } from './bus.ts';

/** What goes over the line: `pulse` comes back to its sender alone, `missed` says that others may have missed something. */
export type BusMessage = BusNews | { is: 'pulse' } | { is: 'missed' };

const id = z.string().max(200);

/** Above this a batch is fetched from the store rather than sent along. */
const BATCH_MAX_BYTES = 64 * 1024;

const natural = z.number().int().nonnegative();

const Batch = z.object({
  update: z.base64().transform((text) => Uint8Array.from(Buffer.from(text, 'base64'))),
  claims: z.array(z.object({ client: natural, personId: id.nullable() })),
});

const Page = z.object({
  eventId: id,
  pageId: id,
  at: z.number(),
  presence: z
    .object({
      personId: id,
      name: z.string(),
      role: z.enum(ROLES),
      organisation: z.string(),
      country: z.string().nullable(),
      roomId: z.string().nullable(),
      state: z.enum(['active', 'idle']),
    })
    .nullable(),
});

const Pages = z.array(Page);

const Caret = z.object({ client: natural, personId: id, state: z.unknown() });

const Message = z.discriminatedUnion('is', [
  z.object({ is: z.literal('live'), message: z.unknown() }),
  z.object({
    is: z.literal('room-committed'),
    roomId: id,
    epoch: id,
    position: natural,
    batch: Batch.nullable(),
  }),
  z.object({ is: z.literal('room-changed'), roomId: id }),
  z.object({ is: z.literal('person-changed'), personId: id }),
  z.object({ is: z.literal('person-removed'), personId: id }),
  z.object({ is: z.literal('pass-ended'), passHash: id }),
  z.object({ is: z.literal('pass-renewed'), before: id, after: id }),
  z.object({ is: z.literal('round-changed'), roundId: id }),
  z.object({ is: z.literal('dots-changed'), roundId: id }),
  z.object({ is: z.literal('questions-changed'), roomId: id }),
  z.object({ is: z.literal('code-failed'), address: id }),
  z.object({ is: z.literal('pages'), pages: Pages }),
  z.object({ is: z.literal('pages-wanted') }),
  z.object({ is: z.literal('carets'), roomId: id, epoch: id, carets: z.array(Caret) }),
  z.object({ is: z.literal('carets-wanted'), roomId: id }),
  z.object({ is: z.literal('pulse') }),
  z.object({ is: z.literal('missed') }),
]);

const Envelope = z.object({ from: id, message: Message });

export function writeMessage(from: string, message: BusMessage): Buffer {
  return Buffer.from(JSON.stringify({ from, message: plain(message) }));
}

/** Bytes as text, or left out when there are too many. */
function plain(message: BusMessage): object {
  if (message.is !== 'room-committed' || message.batch === null) return message;
  const { update, claims } = message.batch;
  if (update.byteLength > BATCH_MAX_BYTES) return { ...message, batch: null };
  return { ...message, batch: { update: Buffer.from(update).toString('base64'), claims } };
}

/**
 * Null for whatever is not ours, and for what this process said itself, which it hears like all others: of that only
 * its pulse is read.
 */
export function readMessage(bytes: Buffer, self: string): { from: string; message: BusMessage } | null {
  try {
    const heard = JSON.parse(bytes.toString('utf8'));
    if (heard.from === self && heard.message?.is !== 'pulse') return null;
    return Envelope.parse(heard);
  } catch {
    return null;
  }
}

/** Pages as the text of a presence key. */
export function writePages(pages: readonly PageNews[]): string {
  return JSON.stringify(pages);
}

/** None when it is not ours. */
export function readPages(text: string): PageNews[] {
  try {
    return Pages.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
