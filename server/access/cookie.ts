import { parse, serialize } from 'hono/utils/cookie';
import type { Config } from '#server/config.ts';

/** Over https the name carries `__Host-`: browsers then let no other host or path set or shadow it. */
const SECURE_NAME = '__Host-rencontre';
const PLAIN_NAME = 'rencontre';

/** A projector's pass has a cookie of its own: whoever opens its link in their own browser keeps their own pass. */
const PROJECTOR = '-projector';

/** How passes travel: over https, over plain http (demo mode only), or not at all. */
export type Carriage = 'secure' | 'plain' | 'none';

/** Over plain http anybody in the same Wi-Fi could read a pass, so only the demonstration hands one out there. */
export function carriageOf(config: Pick<Config, 'publicUrl' | 'demo'>): Carriage {
  if (config.publicUrl?.protocol === 'https:') return 'secure';
  return config.demo ? 'plain' : 'none';
}

/** The token in a `Cookie` header, or null. */
export function readPassCookie(header: string | undefined, carriage: Carriage): string | null {
  const name = nameOf(carriage);
  const token = parse(header ?? '', name)[name];
  return token === undefined || token === '' ? null : token;
}

/**
 * The `Set-Cookie` header that hands a pass over.
 * @param maxAgeSeconds how long the browser keeps it; null: until it is closed.
 */
export function passCookie(token: string, carriage: Carriage, maxAgeSeconds: number | null): string {
  return cookie(nameOf(carriage), token, carriage, maxAgeSeconds);
}

/** The `Set-Cookie` header that takes it away again. */
export function noPassCookie(carriage: Carriage): string {
  return passCookie('', carriage, 0);
}

/** The token of a projector's pass in a `Cookie` header, or null. */
export function readProjectorCookie(header: string | undefined, carriage: Carriage): string | null {
  const name = `${nameOf(carriage)}${PROJECTOR}`;
  return parse(header ?? '', name)[name] || null;
}

/** The `Set-Cookie` header that hands a projector's pass over. */
export function projectorCookie(token: string, carriage: Carriage, maxAgeSeconds: number): string {
  return cookie(`${nameOf(carriage)}${PROJECTOR}`, token, carriage, maxAgeSeconds);
}

function cookie(name: string, token: string, carriage: Carriage, maxAgeSeconds: number | null): string {
  return serialize(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: carriage === 'secure',
    ...(maxAgeSeconds === null ? {} : { maxAge: maxAgeSeconds }),
  });
}

function nameOf(carriage: Carriage): string {
  return carriage === 'secure' ? SECURE_NAME : PLAIN_NAME;
}
