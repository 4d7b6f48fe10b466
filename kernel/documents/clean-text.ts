const LINE_BREAKING = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const INVISIBLE = /[\p{Cf}\p{Co}\p{Noncharacter_Code_Point}]/gu;

/**
 * Text that can be set on paper: well-formed, NFC, one space between words, nothing invisible.
 * Control characters and lone surrogates would break the XML of a DOCX; direction overrides and zero-width
 * characters would let the printed words differ from the words that were checked. Idempotent.
 */
export function cleanText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(LINE_BREAKING, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}

/** The same, without space at either end: for a text that is a line of its own. */
export function cleanLine(raw: string): string {
  return cleanText(raw).trim();
}
