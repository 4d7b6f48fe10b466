import type { Context } from 'hono';

const publicPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Public pages: no script at all. The console brings its own policy with a nonce (ui/console). */
export function securityHeaders(c: Context): void {
  const headers = c.res.headers;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', publicPolicy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
}
