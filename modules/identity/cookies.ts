/**
 * The three cookies of the console: the session, the ticket between two steps, and what single sign-on or a passkey keeps in the
 * browser. HttpOnly, SameSite=Lax, for this host only; on https also Secure under the `__Host-` prefix (RFC 6265bis), so that no
 * neighbouring host can set them. They die with the browser.
 */
export type CookieName = 'session' | 'step' | 'kept';

export type Cookies = {
  read(request: Request, name: CookieName): string | null;
  set(name: CookieName, value: string): string;
  clear(name: CookieName): string;
};

export function createCookies(origin: string): Cookies {
  const isSecure = origin.startsWith('https:');
  const nameOf = (name: CookieName) => `${isSecure ? '__Host-' : ''}annhi_${name}`;
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    read(request, name) {
      const prefix = `${nameOf(name)}=`;
      const found = (request.headers.get('cookie') ?? '')
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part.startsWith(prefix));
      // Two of one name: somebody planted one. Neither is taken.
      const value = found.length === 1 ? (found[0] ?? '').slice(prefix.length) : '';
      return /^[A-Za-z0-9_-]{1,4096}$/.test(value) ? value : null;
    },
    set: (name, value) => `${nameOf(name)}=${value}${attributes}`,
    clear: (name) => `${nameOf(name)}=${attributes}; Max-Age=0`,
  };
}

/**
 * Whether a request that changes something comes from a page of ours. Every browser that knows SameSite also sends Origin or
 * Sec-Fetch-Site with a form, so for officials their absence is a refusal (on public forms it is not: design 7). Together with
 * SameSite=Lax this stands for a token: a foreign page can neither send the cookie nor name our origin.
 */
export function isOwnPage(request: Request, origin: string): boolean {
  const sent = request.headers.get('origin');
  if (sent !== null) return sent === origin || sent === new URL(request.url).origin;
  return request.headers.get('sec-fetch-site') === 'same-origin';
}

/** Methods that change nothing. */
export function isSafeMethod(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}
