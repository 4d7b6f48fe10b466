import { canonicalizeLink } from './canonicalize.ts';
import { MAX_LENGTH, trimWrapping, undoDefanging } from './clean.ts';
import { bareHostEndings, knownBareHosts, riskyBareHostEndings } from './data/hosts.ts';

/** A piece of a text that looks like a link, exactly as typed; offsets are UTF-16 positions in that text. */
export interface FoundLink {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** A scheme that the writer spelled out, also disguised, wherever it begins inside a word. */
const WRITTEN_SCHEME = /h(?:tt|xx)ps?(?::|\[:\]|\[:\/\/\]|\/\/)/gi;
const BEGINS_WITH_SCHEME = new RegExp(`^${WRITTEN_SCHEME.source}`, 'i');
/** Words end at blanks and at quotes and angle brackets, which no pasted link holds. */
const WORD = /[^\s<>"“”«»`]+/gu;
const LIST_MARK = /[,;|]$/;

/** Where links may begin inside a word: at each scheme that follows the beginning or a list mark, else at the first. */
function beginnings(word: string): number[] {
  const schemes = [...word.matchAll(WRITTEN_SCHEME)].map((match) => match.index);
  const [first] = schemes;
  if (first === undefined) return [0];
  return [first, ...schemes.slice(1).filter((at) => LIST_MARK.test(word.slice(at - 1, at)))];
}

function isBareHost(piece: string): boolean {
  const text = undoDefanging(piece);
  const [host = ''] = text.split(/[/\\?#]/, 1);
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (!name.includes('.') || name.includes('@')) return false;
  if (bareHostEndings.has(ending) || knownBareHosts.has(name)) return true;
  return riskyBareHostEndings.has(ending) && text.length > host.length + 1;
}

const isLink = (piece: string): boolean => {
  const { kind, reason } = canonicalizeLink(piece);
  // A web link that is only broken (id missing, inward host) is still what the person meant to show.
  return (
    kind !== 'INVALID' || reason === 'BAD_ID' || reason === 'PRIVATE_HOST' || reason === 'REDIRECT_DEPTH'
  );
};

/**
 * The links in a text typed by a person, in order: with or without a scheme, defanged, followed by punctuation,
 * glued to a word ("link:https://…") or to each other by commas. Full stops without a blank, file names and mail
 * addresses are not links.
 */
export function extractLinks(text: string): FoundLink[] {
  const found: FoundLink[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const starts = beginnings(word);
    starts.forEach((from, position) => {
      const piece = word.slice(from, starts[position + 1]);
      if (piece.length > 2 * MAX_LENGTH) return;
      const { start, end } = trimWrapping(piece);
      const raw = piece.slice(start, end);
      if ((BEGINS_WITH_SCHEME.test(raw) || isBareHost(raw)) && isLink(raw)) {
        found.push({ raw, start: index + from + start, end: index + from + end });
      }
    });
  }
  return found;
}
