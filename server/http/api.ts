import { type Context, Hono } from 'hono';
import { AUDITED } from '#lib/keep/audit.ts';
import { type Action, may, mayInAll } from '#lib/people/permission.ts';
import type { ErrorAnswer } from '#lib/wire/api.ts';
import { isOwnOrigin } from '#server/access/origin.ts';
import type { Visitor } from '#server/access/pass.ts';
import { errorFields } from '#server/log.ts';
import type { Bindings, HttpParts } from './ask.ts';
import { Refused } from './refused.ts';
import { type Route, routes } from './routes.ts';
import { languageOf, sentenceOf, withSentences } from './sentence.ts';

/** The HTTP API: every route of the table behind its lock, and one way of saying no. */
export function createApi(parts: HttpParts): Hono<{ Bindings: Bindings }> {
  const api = new Hono<{ Bindings: Bindings }>();
  for (const route of routes) api.on(route.method, route.path, (c) => answer(route, c, parts));
  // Sockets only (server/upgrade.ts); also socket.io's polling would be a way in from another site.
  for (const path of ['/live', '/live/*', '/collab/*']) {
    api.all(path, (c) => {
      refuseForeign(c, parts);
      throw new Refused('wrong-method');
    });
  }
  api.notFound((c) => {
    const known = routes.some((route) => route.path === c.req.path);
    return refusal(c, new Refused(known ? 'wrong-method' : 'not-found'));
  });
  api.onError((error, c) => refusal(c, asRefused(error, c, parts)));
  return api;
}

/** Origin, then pass, then permission; only then the handler. */
async function answer(route: Route, c: Context<{ Bindings: Bindings }>, parts: HttpParts): Promise<Response> {
  if (route.method !== 'GET') refuseForeign(c, parts);
  if (route.action === 'public') {
    const asksForPass = route.path.startsWith('/api/');
    const visitor = asksForPass ? await parts.passes.visitor(c.req.header('cookie')) : null;
    return route.handle({ c, parts, visitor });
  }
  const visitor = await visitorOf(route.action, c, parts);
  if (visitor === null) throw new Refused('no-pass');
  const ask = { c, parts, visitor };
  if (!may(visitor.person, route.action, { eventId: visitor.person.eventId })) {
    const sessions = (await route.about?.(ask)) ?? [];
    if (!mayInAll(visitor.person, route.action, sessions)) throw new Refused('forbidden');
  }
  const response = await route.handle(ask);
  const kind = AUDITED[route.action];
  // Before the answer leaves: what was read and is not written down has not been read.
  if (kind !== undefined && response.ok) await parts.keeping.noteOpened(visitor.person, kind, targetOf(c));
  return response;
}

/** Whoever asks; what a projector shows is also read with its own pass. */
function visitorOf(action: Action, c: Context, { passes }: HttpParts): Promise<Visitor | null> {
  const cookie = c.req.header('cookie');
  return action === 'screen:read'
    ? passes.projectorVisitor(cookie, c.req.param('roomId') ?? '')
    : passes.visitor(cookie);
}

/** The room, session or country that was asked for; null for the whole event. */
function targetOf(c: Context): string | null {
  return (
    c.req.param('roomId') ?? c.req.query('room') ?? c.req.query('session') ?? c.req.query('country') ?? null
  );
}

/** @throws Refused unless a page of this server asks. */
function refuseForeign(c: Context, { config }: HttpParts): void {
  if (!isOwnOrigin(c.req.header('origin'), c.req.header('host'), config.publicUrl)) {
    throw new Refused('wrong-origin');
  }
}

function asRefused(error: Error, c: Context, parts: HttpParts): Refused {
  if (error instanceof Refused) return error;
  const route = c.req.routePath;
  if (error.name === 'StoreUnavailable') {
    parts.log.warn('store away', { route, ...errorFields(error) });
    return new Refused('store-unavailable');
  }
  parts.log.error('request failed', { route, ...errorFields(error) });
  return new Refused('internal');
}

function refusal(c: Context, refused: Refused): Response {
  const { code, field, retryAfterSeconds, mistakes } = refused;
  const language = languageOf(c.req.header('cookie'), c.req.header('accept-language'));
  const answer: ErrorAnswer = { error: { code, message: sentenceOf(code, language, retryAfterSeconds) } };
  if (field !== undefined) answer.error.field = field;
  if (mistakes !== undefined) answer.error.mistakes = withSentences(mistakes, language);
  if (retryAfterSeconds !== undefined) {
    answer.error.retryAfterSeconds = retryAfterSeconds;
    c.header('Retry-After', String(retryAfterSeconds));
  }
  c.header('Content-Language', language);
  return c.json(answer, refused.status);
}
