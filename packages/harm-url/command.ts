import { canonicalizeLink } from './canonicalize.ts';

/** Characters that JSON leaves bare but that break lines, hide text or turn it round on a terminal. */
const UNSAFE_TO_PRINT = /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

const escapeUnit = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * `annhi url`: one line in (a pasted link, whatever bytes it holds), one line of JSON out
 * (`raw`, `canonical`, `kind`, `reason`). Every line is answered, blank ones too, so that the n-th answer belongs
 * to the n-th line. A carriage return at the end of a line belongs to the line break.
 */
export async function* describeLinks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    const { raw, canonical, kind, reason } = canonicalizeLink(line.replace(/\r?\n?$/, ''));
    yield JSON.stringify({ raw, canonical, kind, reason }).replace(UNSAFE_TO_PRINT, escapeUnit);
  }
}
