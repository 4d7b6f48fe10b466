import type { LinkReason } from './types.ts';

/** Longest pasted text and longest canonical form, in characters. */
export const MAX_LENGTH = 2048;

const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\t\r\n]/gu;
const CONTROL = /\p{Cc}/u;
const BLANK = /\s/u;
const LEADING = new Set('<([{"\'“‘«*');
const TRAILING = new Set('.,;:!?…"\'”’»>*。，');
const OPENING_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** `chấm` composed, half composed and decomposed: people's keyboards differ. */
const DOT = '(?:\\.|dot|ch(?:\\u1EA5|\\u00E2\\u0301|a\\u0302\\u0301)m|cham)';
/** Pairs of brackets that people put round a dot so that a link cannot be tapped. */
const DEFANGED_DOT = new RegExp(`\\[${DOT}\\]|\\(${DOT}\\)|\\{${DOT}\\}`, 'giu');

/** Where the link begins and ends once wrapping brackets, quotes, blanks and closing punctuation are left out. */
export function trimWrapping(text: string): { start: number; end: number } {
  let start = 0;
  let end = text.length;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  while (start < end && (BLANK.test(text.charAt(start)) || LEADING.has(text.charAt(start)))) start += 1;
  // Counted once and kept up to date while closing brackets go, so that a long row of them stays linear.
  const open = new Map<string, number>();
  for (let at = start; at < end; at += 1) open.set(text.charAt(at), (open.get(text.charAt(at)) ?? 0) + 1);
  for (; end > start; end -= 1) {
    const last = text.charAt(end - 1);
    const opening = OPENING_OF[last];
    const closesNothing = opening !== undefined && (open.get(last) ?? 0) > (open.get(opening) ?? 0);
    if (!closesNothing && !TRAILING.has(last) && !BLANK.test(last)) break;
    open.set(last, (open.get(last) ?? 0) - 1);
  }
  return { start, end };
}

/** `hxxps[:]//vidu[.]example[/]x` and its Vietnamese cousins, as the address that was meant. */
export function undoDefanging(text: string): string {
  return text
    .replaceAll('[://]', '://')
    .replaceAll('[:]', ':')
    .replaceAll('[/]', '/')
    .replace(DEFANGED_DOT, '.');
}

/** Cleans one pasted text up to the point where its scheme can be read. */
export function cleanPasted(raw: string): { text: string } | { reason: LinkReason } {
  const visible = raw.replace(INVISIBLE, '');
  if (CONTROL.test(visible)) return { reason: 'CONTROL' };
  const { start, end } = trimWrapping(visible);
  if (start === end) return { reason: 'EMPTY' };
  const trimmed = visible.slice(start, end);
  // A code unit count above twice the limit is over it in any case: no need to count 200,000 characters.
  if (trimmed.length > 2 * MAX_LENGTH || [...trimmed].length > MAX_LENGTH) return { reason: 'TOO_LONG' };
  const text = undoDefanging(trimmed);
  return BLANK.test(text) ? { reason: 'WHITESPACE' } : { text };
}
