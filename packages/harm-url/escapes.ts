const TOKEN = /%[0-9A-Fa-f]{2}|%/g;
const HIGH_RUN = /(?:%[89A-F][0-9A-F])+/g;
const NOT_ASCII = /[\u0080-\u{10FFFF}]+/gu;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const bytesOf = (run: string): Uint8Array =>
  Uint8Array.from(run.split('%').slice(1), (hex) => Number.parseInt(hex, 16));

/** Valid UTF-8 becomes characters; anything else stays as escapes. */
const decodeRun = (run: string): string => {
  try {
    return utf8.decode(bytesOf(run));
  } catch {
    return run;
  }
};

/**
 * Writes escapes in one way: letters, digits and `kept` are decoded, other ASCII stays escaped with capital hex,
 * everything else becomes NFC and is escaped as UTF-8. A `%` that begins no escape is itself escaped, so that
 * decoding its neighbours can never make a new escape out of it.
 */
export function normalizeEscapes(text: string, kept: string): string {
  const ascii = text.replace(TOKEN, (token) => {
    if (token === '%') return '%25';
    const char = String.fromCharCode(Number.parseInt(token.slice(1), 16));
    return /[A-Za-z0-9]/.test(char) || kept.includes(char) ? char : token.toUpperCase();
  });
  // Escapes of ASCII split the text: a combining mark after `%3C` must not melt into its `C`.
  return ascii
    .split(/(%[0-7][0-9A-F])/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(HIGH_RUN, decodeRun)
            .normalize('NFC')
            .replace(NOT_ASCII, (high) => encodeURIComponent(high)),
    )
    .join('');
}

/** Path escapes: `- . _ ~ @ =` need none. */
export const normalizePath = (path: string): string => normalizeEscapes(path, '-._~@=');

/** Query escapes: as in a path, but `%3D` stays since `=` divides name from value. */
export const normalizeQueryPart = (part: string): string => normalizeEscapes(part, '-._~@');

/** Decodes once; `+` stays `+`; what is not UTF-8 stays as it is. */
export const decodeOnce = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
