/**
 * What a page of the console may load: itself and nothing from elsewhere. Scripts need the page's nonce; what such a script loads
 * is trusted with it ('strict-dynamic'). Style elements need the nonce too; style attributes are allowed, because Mantine writes its
 * sizes as variables into them, and a style attribute can load nothing but what img-src and font-src allow.
 */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
