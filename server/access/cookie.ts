import { parse, serialize } from 'hono/utils/cookie';
import type { Config } from '#server/config.ts';

/** Over https the name carries `__Host-`: browsers then let no other host or path set or shadow it. */
const SECURE_NAME = '__Host-rencontre';
const PLAIN_NAME = 'rencontre';

/** How passes travel: over https, over plain http (demo mode only), or not at all. */
export type Carriage = 'secure' | 'plain' | 'none';

/** Over plain http anybody in the same Wi-Fi could read a pass, so only the demonstration hands one out there. */
export function carriageOf(config: Pick<Config, 'publicUrl' | 'demo'>): Carriage {
  if (config.publicUrl?.protocol === 'https:') return 'secure';
  return config.demo ? 'plain' : 'none';
}

/** The token in a `Cookie` header, or null. */
export function readPassCookie(header: string | undefined, carriage: Carriage): string | null {
  const token = parse(header ?? '')[nameOf(carriage)];
  return token === undefined || token === '' ? null : token;
}

/**
 * The `Set-Cookie` header that hands a pass over.
 * @param maxAgeSeconds how long the browser keeps it; null: until it is closed.
 */
export function passCookie(token: string, carriage: Carriage, maxAgeSeconds: number | null): string {
  const secure = carriage === 'secure';
  return serialize(nameOf(carriage), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(maxAgeSeconds === null ? {} : { maxAge: maxAgeSeconds }),
  });
}

/** The `Set-Cookie` header that takes it away again. */
export function noPassCookie(carriage: Carriage): string {
  return passCookie('', carriage, 0);
}

function nameOf(carriage: Carriage): string {
  return carriage === 'secure' ? SECURE_NAME : PLAIN_NAME;
}
