import { createHash, timingSafeEqual } from 'node:crypto';
import { isLocal } from '#server/access/address.ts';
import { errorFields } from '#server/log.ts';
import type { Ask } from './ask.ts';
import { Refused } from './refused.ts';

/** Longer than this and a store counts as away. */
const PING_MS = 2000;

/** `GET /healthz`: the process lives. */
export async function alive({ c }: Ask): Promise<Response> {
  return c.json({ status: 'alive' });
}

/** `GET /readyz`: 503 while the store is away; without Redis people still work, so that is only "degraded". */
export async function ready({ c, parts }: Ask): Promise<Response> {
  try {
    await Promise.race([parts.store.ping(), rejectAfter(PING_MS)]);
  } catch (error) {
    parts.log.warn('store away', errorFields(error));
    throw new Refused('store-unavailable');
  }
  const presence = parts.presences.state();
  return c.json({ status: presence === 'ok' ? 'ready' : 'degraded', store: 'ok', presence });
}

/** `GET /metrics`: for Prometheus, from this machine or with METRICS_TOKEN. */
export async function metrics({ c, parts }: Ask): Promise<Response> {
  const local = isLocal(c.env.incoming.socket.remoteAddress, c.env.incoming.headers);
  const token = parts.config.metricsToken;
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (!local && !(token !== null && given !== undefined && same(token, given)))
    throw new Refused('forbidden');
  const { body, type } = await parts.metrics.text();
  return c.body(body, 200, { 'Content-Type': type });
}

/** Compared in the same time whatever is given; hashed first, since the lengths may differ. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function rejectAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), milliseconds).unref();
  });
}
