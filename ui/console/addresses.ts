/** Under which the whole console stands. Inside the router addresses leave it out. */
export const consoleBase = '/console';

/** An address for everything that is not the router: `fetch`, forms that change the whole page, files. */
export function consolePath(path: string): string {
  return `${consoleBase}${path}`;
}

/** The name of the search parameter that says what was just done. */
export const doneParameter = 'xong';

/** `path` with the key of the sentence to be shown there: `doneAt('/tin', 'claimed')`. */
export function doneAt(path: string, key: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${doneParameter}=${encodeURIComponent(key)}`;
}

/**
 * Where to go after sign-in: the path of the console that was asked for (router address, without /console), or `/` for anything else.
 * Nothing that names a host, however it is written, is followed.
 */
export function safeReturn(to: string | null): string {
  if (to === null || !to.startsWith(`${consoleBase}/`) || /[\\\p{Cc}\p{Cf}\s]/u.test(to)) return '/';
  const url = new URL(to, 'http://console.invalid');
  if (url.origin !== 'http://console.invalid' || !url.pathname.startsWith(`${consoleBase}/`)) return '/';
  const path = url.pathname.slice(consoleBase.length);
  return /^\/[^/]/.test(path) ? `${path}${url.search}` : '/';
}
