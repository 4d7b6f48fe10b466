import { identity, keptPath } from '../types.ts';
import type { Address, Platform, Reading } from '../types.ts';

const HOST = 'instagram.com';
const ITEM_WORDS = new Set(['p', 'reel', 'reels', 'tv']);
const CODE = /^[A-Za-z0-9_-]{5,}$/;
const TABS = new Set(
  'reels tagged channel followers following saved guides feed live photos video'.split(' '),
);
const RESERVED = new Set(
  'explore direct about legal web accounts share s p reel reels tv stories _u _n developer privacy terms'.split(
    ' ',
  ),
);

function userName(segment: string | undefined): string | null {
  const name = (segment ?? '').toLowerCase().replace(/^@/, '');
  return /^[a-z0-9._]{1,30}$/.test(name) && !RESERVED.has(name) ? name : null;
}

const profile = (user: string | null): Reading | null =>
  user === null ? null : identity('IG_PROFILE', HOST, `/${user}`);

/** `audio` follows `/reels/` without being a code. */
const item = (word: string | undefined, code: string | undefined): Reading | null =>
  ITEM_WORDS.has(word ?? '') && CODE.test(code ?? '') && code !== 'audio'
    ? identity('IG_POST', HOST, `/p/${code}`)
    : null;

function readStories(address: Address): Reading | null {
  const [, segment, id = ''] = address.segments;
  const user = userName(segment);
  if (user !== null && /^\d+$/.test(id)) return identity('IG_STORY', HOST, `/stories/${user}/${id}`);
  return user === 'highlights' ? null : profile(user);
}

function readPath(address: Address): Reading | null {
  const [first = '', second, third] = address.segments;
  if ((first === 'share' || first === 's') && second !== undefined)
    return keptPath('SHORT_LINK', HOST, address);
  if (first === 'stories') return readStories(address);
  if (first === '_u') return profile(userName(second));
  if (ITEM_WORDS.has(first)) return item(first, second);
  if (second === undefined) return profile(userName(first));
  const user = userName(first);
  if (user === null) return null;
  return item(second, third) ?? (TABS.has(second) && third === undefined ? profile(user) : null);
}

export const instagram: Platform = {
  mainHost: HOST,
  owns: (host) =>
    /^(?:www\.|m\.|l\.)?instagram\.com$/.test(host) || /^(?:www\.)?(?:instagr\.am|ig\.me)$/.test(host),
  carried: (address) => {
    if (address.host === 'l.instagram.com') return address.parameter('u');
    return address.segments.join('/') === 'accounts/login' ? address.parameter('next') : null;
  },
  read: (address) => {
    if (address.segments.length === 0) return identity('PLATFORM_HOME', HOST, '/');
    if (address.host.endsWith('ig.me')) {
      const user = address.segments[0] === 'm' ? userName(address.segments[1]) : null;
      return profile(user) ?? keptPath('IG_OTHER', 'ig.me', address);
    }
    return readPath(address) ?? keptPath('IG_OTHER', HOST, address);
  },
};
