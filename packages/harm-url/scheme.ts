import { fileEndings } from './data/hosts.ts';
import type { LinkReason } from './types.ts';

/** `http`, `https` and the ways in which people mistype or disguise them. */
const WEB_SCHEME = /(?:https?|hxxps?|hhttps?|htps?|ttps?|htpps)(?::[\\/]*|[\\/]{2,})/iy;
const WEB_SCHEME_AGAIN = /(?:https?|hxxps?|hhttps?|htps?|ttps?|htpps)(?::[\\/]+|[\\/]{2,})/iy;
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOST_AND_PORT = /^([^:/\\?#@]*):\d*(?:[/\\?#]|$)/;
const DOTTED_QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const LETTERS_ENDING = /^(?:\p{L}[\p{L}\p{M}]{1,23}|xn--[a-z0-9-]+)$/iu;

const after = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/** `vidu.example:8443/a` and `localhost:3000` have no scheme, `tel:111` has one. */
const isHostAndPort = (text: string): boolean => {
  const name = HOST_AND_PORT.exec(text)?.[1];
  return name !== undefined && (name.includes('.') || name.toLowerCase() === 'localhost');
};

function bareHostReason(text: string): LinkReason | null {
  if (text.startsWith('@')) return 'NOT_A_LINK';
  const beforeSlash = text.split(/[/\\]/, 1)[0] ?? '';
  if (beforeSlash.includes('@')) return 'EMAIL';
  const host = (beforeSlash.split(/[?#]/, 1)[0] ?? '').replace(/:\d*$/, '').replace(/[.。．｡]$/, '');
  if (DOTTED_QUAD.test(host)) return null;
  const labels = host.split(/[.。．｡]|%2e/i);
  const ending = (labels.at(-1) ?? '').normalize('NFKC').toLowerCase();
  const isHost = labels.length > 1 && LETTERS_ENDING.test(ending) && !fileEndings.has(ending);
  return isHost ? null : 'NOT_A_LINK';
}

/** Gives a cleaned text the scheme `https:`, or the reason why it is no web link. */
export function withWebScheme(text: string): { url: string } | { reason: LinkReason } {
  const first = after(WEB_SCHEME, text, 0);
  if (first !== null) {
    let rest = first;
    for (let next = after(WEB_SCHEME_AGAIN, text, rest); next !== null; ) {
      rest = next;
      next = after(WEB_SCHEME_AGAIN, text, rest);
    }
    return { url: `https://${text.slice(rest)}` };
  }
  if (/^[\\/]{2}/.test(text)) return { url: `https:${text}` };
  if (OTHER_SCHEME.test(text) && !isHostAndPort(text)) return { reason: 'SCHEME' };
  const reason = bareHostReason(text);
  return reason === null ? { url: `https://${text}` } : { reason };
}
