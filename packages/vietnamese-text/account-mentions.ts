import { canonicalizeLink, extractLinks } from '#packages/harm-url/index.ts';
import type { LinkKind } from '#packages/harm-url/index.ts';
import { foldAccents, withoutInvisible } from './fold.ts';
import type { TextSpan } from './types.ts';

export type AccountPlatform = 'FACEBOOK' | 'TIKTOK' | 'YOUTUBE' | 'ZALO' | 'INSTAGRAM' | 'TELEGRAM' | 'X';

/** An account named in words. Offsets are those of the original text. */
export interface AccountMention extends TextSpan {
  /** Null when the text does not say where. */
  readonly platform: AccountPlatform | null;
  /** For comparing: folded letters and digits alone; a phone number as `0…`. */
  readonly key: string;
  readonly isPhone: boolean;
}

const PLATFORM_WORDS: readonly (readonly [RegExp, AccountPlatform])[] = [
  [/facebook|\bfb\b|messenger|fanpage/, 'FACEBOOK'],
  [/tiktok|tik tok|top top/, 'TIKTOK'],
  [/youtube|\byt\b/, 'YOUTUBE'],
  [/zalo/, 'ZALO'],
  [/instagram|\bins?ta\b|\big\b/, 'INSTAGRAM'],
  [/telegram|\btele\b/, 'TELEGRAM'],
  [/twitter|\btren x\b/, 'X'],
];

/** Words after which an account is named. */
const ANNOUNCED =
  /(?<![\p{L}\p{N}])(?:nick|tài khoản|tai khoan|tk|acc|account|kênh|kenh|trang|page|fanpage|nhóm|nhom|facebook|fb|zalo|tiktok|ig|insta|instagram|telegram|tele|youtube)(?:[ \t]{1,3}(?:facebook|fb|zalo|tiktok|tóp tóp|top top|ig|insta|instagram|telegram|tele|youtube|cá nhân))?(?:[ \t]{0,2}:[ \t]{0,2}|[ \t]{1,3})(?:(?:có tên|mang tên|tên là|tên|ten|là|la)[ \t]{1,3})?/giu;
const HANDLE = /@?[A-Za-z0-9](?:[A-Za-z0-9]|[._](?=[A-Za-z0-9_])){2,38}[A-Za-z0-9_]?/y;
const QUOTED = /[“"'‘«]([^”"'’»\n]{2,40})[”"'’»]/y;
const PROPER_NAME = /\p{Lu}[\p{L}\p{M}\d]{0,20}(?:[ \t]\p{Lu}[\p{L}\p{M}\d]{0,20}){1,4}/uy;
const TYPED_AT = /(?<![\p{L}\p{N}._@])@[A-Za-z0-9](?:[A-Za-z0-9_]|\.(?=[A-Za-z0-9_])){1,38}/gu;
const PHONE = /(?<![\d])(?:\+?84|0)(?:[ .-]?\d){9}(?!\d)/g;

export const accountKey = (name: string): string => foldAccents(name).replace(/[^\p{L}\p{N}]/gu, '');

const platformIn = (words: string): AccountPlatform | null => {
  const folded = foldAccents(words);
  return PLATFORM_WORDS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** A handle says that it is one: a dot, a low line or a digit among letters. */
const looksLikeHandle = (name: string): boolean => /[a-z]/i.test(name) && /[._\d@]/.test(name);

function nameAfter(text: string, at: number): { name: string; start: number; end: number } | null {
  const quoted = matchAt(QUOTED, text, at);
  if (quoted?.[1] !== undefined) return { name: quoted[1], start: at + 1, end: at + 1 + quoted[1].length };
  const handle = matchAt(HANDLE, text, at);
  if (handle !== null && looksLikeHandle(handle[0]))
    return { name: handle[0], start: at, end: at + handle[0].length };
  const proper = matchAt(PROPER_NAME, text, at);
  return proper === null ? null : { name: proper[0], start: at, end: at + proper[0].length };
}

const phoneKey = (typed: string): string => typed.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0');

/**
 * The accounts that a text names in words: `nick Ngọc Ví Dụ`, `@ten`, `fb: …`, `tài khoản TikTok xomnho.vidu`,
 * phone numbers. Links are not repeated here: `extractLinks` finds them.
 */
export function accountMentions(text: string): AccountMention[] {
  const links = extractLinks(text);
  const insideLink = (start: number): boolean =>
    links.some((link) => start >= link.start && start < link.end);
  const found = new Map<number, AccountMention>();
  const add = (start: number, end: number, platform: AccountPlatform | null, isPhone: boolean): void => {
    const typed = text.slice(start, end);
    const key = isPhone ? phoneKey(typed) : accountKey(typed);
    if (key.length < 3 || insideLink(start) || found.has(start)) return;
    found.set(start, { start, end, text: typed, platform, key, isPhone });
  };
  for (const { 0: phone, index } of text.matchAll(PHONE)) add(index, index + phone.length, null, true);
  for (const { 0: words, index } of text.matchAll(ANNOUNCED)) {
    const name = nameAfter(text, index + words.length);
    if (name !== null && !/^[\d\s.+-]+$/.test(name.name)) add(name.start, name.end, platformIn(words), false);
  }
  for (const { 0: handle, index } of text.matchAll(TYPED_AT)) {
    const around = withoutInvisible(text.slice(Math.max(0, index - 24), index + handle.length + 24));
    add(index, index + handle.length, platformIn(around), false);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Kinds of links that name an account and not a thing that it published. */
const ACCOUNT_KINDS: ReadonlySet<LinkKind> = new Set<LinkKind>([
  'FB_PROFILE',
  'FB_CHAT',
  'TIKTOK_PROFILE',
  'TIKTOK_LIVE',
  'YT_CHANNEL',
  'ZALO_USER',
  'ZALO_OA',
  'IG_PROFILE',
  'TG_NAME',
  'TG_PHONE',
  'TG_CHAT',
  'X_PROFILE',
]);

export const namesAccount = (kind: LinkKind): boolean => ACCOUNT_KINDS.has(kind);

/** Who stands behind a canonical link: `host|key`, or null where the link does not say. */
export function accountOfLink(url: string): string | null {
  const { canonical, kind } = canonicalizeLink(url);
  if (canonical === null) return null;
  const { host, pathname, searchParams } = new URL(canonical);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const name =
    kind === 'FB_PROFILE' || kind === 'FB_POST'
      ? (searchParams.get('id') ?? segments[0])
      : kind === 'FB_STORY' || kind === 'IG_STORY'
        ? segments[1]
        : kind === 'FB_CHAT'
          ? segments.at(-1)
          : /^(?:TIKTOK_|TG_POST|TG_NAME|IG_PROFILE|X_PROFILE|ZALO_USER)/.test(kind)
            ? segments[0]
            : undefined;
  if (name === undefined || kind === 'TIKTOK_OTHER') return null;
  if (kind === 'TIKTOK_VIDEO' && !name.startsWith('@')) return null;
  return `${host === 'messenger.com' ? 'facebook.com' : host}|${accountKey(decodeURIComponent(name))}`;
}
