import { z } from 'zod';
import type { BusNews } from './bus.ts';

/** What goes over the line: `pulse` comes back to its sender alone, `missed` says that others may have missed something. */
export type BusMessage = BusNews | { is: 'pulse' } | { is: 'missed' };

const id = z.string().max(200);

const Message: z.ZodType<BusMessage> = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('announced'),
    eventId: id,
    to: z.union([z.literal('everybody'), z.literal('hosts'), z.object({ personId: id })]),
    name: id,
    news: z.unknown(),
  }),
  z.object({ is: z.literal('room-changed'), roomId: id }),
  z.object({ is: z.literal('person-changed'), personId: id }),
  z.object({ is: z.literal('person-removed'), personId: id }),
  z.object({ is: z.literal('pass-ended'), passHash: id }),
  z.object({ is: z.literal('pass-renewed'), before: id, after: id }),
  z.object({ is: z.literal('pulse') }),
  z.object({ is: z.literal('missed') }),
]);

const Envelope = z.object({ from: id, message: Message });

export function writeMessage(from: string, message: BusMessage): Buffer {
  return Buffer.from(JSON.stringify({ from, message }));
}

/** Null for whatever is not ours. */
export function readMessage(bytes: Buffer): { from: string; message: BusMessage } | null {
  try {
    return Envelope.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}
