/**
 * A foreign Origin is refused; a missing one is accepted, since old browsers and Zalo's in-app browser leave it out on plain forms
 * (design 7). `null` is foreign: it is what a sandboxed or redirected page sends.
 */
export function isForeign(request: Request, origin: string): boolean {
  const sent = request.headers.get('origin');
  if (sent === null) return request.headers.get('sec-fetch-site') === 'cross-site';
  if (sent === origin) return false;
  return sent !== new URL(request.url).origin;
}
