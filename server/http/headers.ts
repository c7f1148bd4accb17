import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the headers depend on. */
export interface HeaderRules {
  publicUrl: URL | null;
  /** Development: pages may reload their parts, which needs `eval` and styles without a nonce. */
  dev: boolean;
}

/**
 * Sets the security headers that every response carries, and gives the response's own nonce to the pages by the
 * request headers in which Next looks for it. Whatever a client wrote into those, or into Next's internal
 * `x-middleware-*` headers, is thrown away.
 */
export function secure(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  rules: HeaderRules,
): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-middleware-')) delete request.headers[name];
  }
  const policy = contentPolicy(nonce, hostOf(request, rules.publicUrl), rules.dev);
  request.headers['content-security-policy'] = policy;
  request.headers['x-nonce'] = nonce;

  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (rules.publicUrl?.protocol === 'https:') {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  }
  if (!isAsset(request.url ?? '')) response.setHeader('Cache-Control', 'no-store');
}

/** The Content-Security-Policy: only what this server sends, and only scripts of this very response. */
function contentPolicy(nonce: string, host: string, dev: boolean): string {
  // Some browsers do not count sockets as 'self'.
  const sockets = host === '' ? '' : ` ws://${host} wss://${host}`;
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? ` 'unsafe-eval'` : ''}`,
    dev ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    // Positions while dragging and colours of carets are style attributes; they cannot run anything.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${sockets}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The host that people use, fit to stand in a header; empty when the request's own is not. */
function hostOf(request: IncomingMessage, publicUrl: URL | null): string {
  const host = publicUrl?.host ?? request.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? host : '';
}

/** Built files carry a hash in their name and may be kept; Next says so itself. */
function isAsset(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return path.startsWith('/_next/') || /\.[a-z0-9]{2,5}$/i.test(path);
}
