/** Characters that show nothing or turn the direction of text, with which an address can pretend to be another. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u115f\u1160\u2800\u3164\uffa0]|\u034f/gu;

/** Every unseen or direction-turning character becomes its code point, for example `‹U+202E›`. */
export function revealUnseen(text: string): string {
  return text.replace(
    unseen,
    (char) => `‹U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

/**
 * An address that no mail client, chat or browser turns into something to tap:
 * `https://a.example/x` becomes `hxxps://a[.]example/x`, and unseen characters are shown.
 * For reading only; what must be compared or copied is the exact text.
 */
export function defang(address: string): string {
  const shown = revealUnseen(address);
  const scheme = /^([a-z][a-z0-9+.-]*):(\/\/)?/i.exec(shown);
  const rest = scheme ? shown.slice(scheme[0].length) : shown;
  const hostEnd = rest.search(/[/?#]/);
  const host = hostEnd < 0 ? rest : rest.slice(0, hostEnd);
  const tail = hostEnd < 0 ? '' : rest.slice(hostEnd);
  const safeScheme = scheme ? `${scheme[1]?.replace(/tt/i, 'xx')}[:]${scheme[2] ?? ''}` : '';
  return safeScheme.replace(/^(hxxps?)\[:\]/i, '$1:') + host.replaceAll('.', '[.]') + tail;
}
