/**
 * A link as text that no program turns into something to tap: `hxxps://vidu[.]example/x`. Staff read it, and
 * `canonicalizeLink` reads it back as the same link.
 */
export function defang(url: string): string {
  const parts = /^(http)(s?:\/\/)([^/?#]*)([\s\S]*)$/i.exec(url);
  if (parts === null) return url.replaceAll('.', '[.]');
  const [, , secure = '', host = '', rest = ''] = parts;
  return `hxxp${secure.toLowerCase()}${host.replaceAll('.', '[.]')}${rest}`;
}
