/** Characters that show nothing or turn the direction of text. Line breaks and tabs are what they look like; joiners belong to emoji. */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]|\u200d(?!\p{Extended_Pictographic})/gu;

/** A part of a text: as it is, or one unseen character by its code point. */
export type TextPart = { readonly text: string } | { readonly code: string };

/** Splits a text so that every unseen character can be shown for what it is. Joined again it is the same text. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(unseen)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ code: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
