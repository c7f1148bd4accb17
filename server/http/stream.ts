import type { Context } from 'hono';

/**
 * Answers with a file, piece by piece as it is written. What goes wrong before the first piece is refused like any
 * request; after it the line breaks, so that nobody takes what has come for the whole file.
 */
export async function sendFile(
  c: Context,
  pieces: AsyncGenerator<string>,
  { name, type }: { name: string; type: string },
): Promise<Response> {
  const first = await pieces.next();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.done === true) controller.close();
      else controller.enqueue(encoder.encode(first.value));
    },
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return c.body(stream, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
