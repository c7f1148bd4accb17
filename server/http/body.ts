import type { Context } from 'hono';
import type { z } from 'zod';
import { Refused } from './refused.ts';

/** Longest request body in bytes; the longest of ours, a profile, is below one kilobyte. */
export const BODY_MAX_BYTES = 16 * 1024;

/**
 * The checked JSON body of a request, at most `maxBytes` long.
 * @throws Refused wrong-type, too-large, bad-json, or invalid with the name of the field.
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  maxBytes = BODY_MAX_BYTES,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(parseJson(await readJsonText(c, maxBytes)));
  if (parsed.success) return parsed.data;
  throw new Refused('invalid', { field: parsed.error.issues[0]?.path[0]?.toString() });
}

/**
 * The JSON body of a request as it came, for whoever reads it elsewhere.
 * @throws Refused wrong-type or too-large.
 */
export async function readJsonText(c: Context, maxBytes: number): Promise<string> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refused('wrong-type');
  return readText(c.req.raw, maxBytes);
}

/** Stops reading as soon as it is too long, whatever the request says of its length. */
async function readText(request: Request, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Refused('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('bad-json');
  }
}
