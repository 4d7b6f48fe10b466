import { identity, invalid, keptPath } from '../types.ts';
import type { Address, Platform, Reading } from '../types.ts';

const HOST = 'facebook.com';
const DIGITS = /^\d+$/;
const ITEM = /^(?:\d+|pfbid[A-Za-z0-9]+)$/;
const CODE = /^[A-Za-z0-9_-]+$/;
const GROUP = /^[a-z0-9._-]+$/;
const STORY = /^[A-Za-z0-9_=-]+$/;
const ALBUM = /^[A-Za-z0-9._-]+$/;
const TABS = new Set(
  'about photos videos reels friends posts mentions followers following likes community'.split(' '),
);
/** First path words that are pages of Facebook itself and never a user name (Facebook's own need five letters). */
const RESERVED = new Set(
  (
    'groups events stories reels watch photo photophp videophp storyphp permalinkphp profilephp media share sharer ' +
    'people pages messages login loginphp plugins marketplace gaming search friends notifications settings help ' +
    'policies privacy terms business live hashtag saved memories bookmarks public places games fundraisers dialog ' +
    'sharerphp directory recover checkpoint homephp reelphp'
  ).split(' '),
);
const RESERVED_GROUPS = new Set('feed discover joins search create'.split(' '));

const userName = (segment: string): string | null => {
  const name = segment.toLowerCase().replaceAll('.', '');
  return /^[a-z0-9]{5,50}$/.test(name) && !RESERVED.has(name) && !DIGITS.test(name) ? name : null;
};

const ownerNumber = (segment: string): string | null =>
  /^\d{5,}$/.test(segment) ? segment : (/-(\d{9,})$/.exec(segment)?.[1] ?? null);

const owner = (segment: string | undefined): string | null =>
  segment === undefined ? null : (ownerNumber(segment) ?? userName(segment));

const post = (by: string, id: string): Reading => identity('FB_POST', HOST, `/${by}/posts/${id}`);
const numbered = (id: string): Reading => identity('FB_PROFILE', HOST, `/profile.php?id=${id}`);
const profile = (by: string): Reading =>
  DIGITS.test(by) ? numbered(by) : identity('FB_PROFILE', HOST, `/${by}`);
const chat = (id: string): Reading => identity('FB_CHAT', 'messenger.com', `/t/${id}`);

function readGroup(address: Address): Reading | null {
  const [, segment = '', word, id = ''] = address.segments;
  const group = segment.toLowerCase();
  if (!GROUP.test(group) || RESERVED_GROUPS.has(group)) return null;
  if (word === 'user' && DIGITS.test(id)) return numbered(id);
  const item = word === 'posts' || word === 'permalink' ? id : firstOf(address.parameter('multi_permalinks'));
  return ITEM.test(item)
    ? identity('FB_GROUP_POST', HOST, `/groups/${group}/posts/${item}`)
    : identity('FB_GROUP', HOST, `/groups/${group}`);
}

const firstOf = (list: string | null): string => list?.split(',', 1)[0] ?? '';

function readStoryPage(address: Address): Reading {
  const [item, by] = [address.parameter('story_fbid'), address.parameter('id')];
  return item !== null && by !== null && ITEM.test(item) && DIGITS.test(by)
    ? post(by, item)
    : invalid('BAD_ID');
}

/** `kind` of the item that a parameter names, or null when the parameter is absent or impossible. */
const byParameter = (
  address: Address,
  name: string,
  pattern: RegExp,
  make: (value: string) => Reading,
): Reading | null => {
  const value = address.parameter(name);
  return value !== null && pattern.test(value) ? make(value) : null;
};

const video = (id: string): Reading => identity('FB_VIDEO', HOST, `/watch?v=${id}`);
const photo = (id: string): Reading => identity('FB_PHOTO', HOST, `/photo?fbid=${id}`);
const album = (set: string): Reading => identity('FB_ALBUM', HOST, `/media?set=${set}`);
const reel = (id: string): Reading => identity('FB_REEL', HOST, `/reel/${id}`);

/** Pages whose first path word is Facebook's own. Undefined: the word is not one of them. */
function readOwnPage(address: Address): Reading | null | undefined {
  const [first = '', second = '', third = ''] = address.segments;
  switch (first) {
    case 'story.php':
    case 'permalink.php':
      return readStoryPage(address);
    case 'profile.php':
      return byParameter(address, 'id', DIGITS, numbered) ?? invalid('BAD_ID');
    case 'photo':
    case 'photo.php':
      return byParameter(address, 'fbid', ITEM, photo) ?? invalid('BAD_ID');
    case 'watch':
    case 'video.php':
      return second === '' || second === 'live' ? byParameter(address, 'v', DIGITS, video) : null;
    case 'media':
      return second === '' || second === 'set' ? byParameter(address, 'set', ALBUM, album) : null;
    case 'groups':
      return readGroup(address);
    case 'reel':
    case 'reels':
      return DIGITS.test(second) ? reel(second) : null;
    case 'events':
      return DIGITS.test(second) ? identity('FB_EVENT', HOST, `/events/${second}`) : null;
    case 'stories': {
      const by = owner(second);
      return by !== null && STORY.test(third) ? identity('FB_STORY', HOST, `/stories/${by}/${third}`) : null;
    }
    case 'people':
    case 'pages':
      return DIGITS.test(third) ? numbered(third) : null;
    case 'p': {
      const id = /-(\d{5,})$/.exec(second)?.[1];
      return id === undefined ? null : numbered(id);
    }
    case 'messages':
      return second === 't' ? readChat(third) : null;
    case 'share':
      return readShare(address);
    default:
      return undefined;
  }
}

function readShare(address: Address): Reading | null {
  const [, second = '', third] = address.segments;
  const isType = /^[pvrg]$/.test(second);
  const code = isType ? third : second;
  const isCode = code !== undefined && CODE.test(code) && address.segments.length === (isType ? 3 : 2);
  return isCode ? keptPath('SHORT_LINK', HOST, address) : null;
}

const readChat = (segment: string): Reading | null => {
  const id = DIGITS.test(segment) ? segment : userName(segment);
  return id === null ? null : chat(id);
};

function readOwned(address: Address): Reading | null {
  const [first, second, ...rest] = address.segments;
  const by = owner(first);
  if (by === null) return null;
  if (second === undefined) return profile(by);
  const last = rest.length <= 2 ? (rest.at(-1) ?? '') : '';
  if (second === 'posts' && ITEM.test(last)) return post(by, last);
  if (second === 'videos' && DIGITS.test(last)) return video(last);
  if (second === 'photos' && DIGITS.test(last)) return photo(last);
  if (second === 'reel' && DIGITS.test(last)) return reel(last);
  return TABS.has(second) ? profile(by) : null;
}

function readMessenger(address: Address, host: string): Reading {
  const [first = '', second = ''] = address.segments;
  if (first === 't') return readChat(second) ?? keptPath('FB_OTHER', host, address);
  if (host === 'm.me' && first === 'j' && CODE.test(second)) return identity('FB_CHAT', host, `/j/${second}`);
  const by = host === 'm.me' && address.segments.length === 1 ? owner(first) : null;
  return by === null ? keptPath('FB_OTHER', host, address) : profile(by);
}

/** Facebook, Messenger and their short hosts. */
export const facebook: Platform = {
  mainHost: HOST,
  owns: (host) =>
    /^(?:(?:www|m|mbasic|touch|web|free|0|l|lm|[a-z]{2}-[a-z]{2})\.)?facebook\.com$/.test(host) ||
    /^(?:www\.|m\.)?(?:fb\.com|m\.me|messenger\.com)$/.test(host),
  carried: (address) => {
    const [first, second] = address.segments;
    const path = address.segments.join('/');
    if (path === 'l.php' || path === 'flx/warn' || path === 'sharer.php' || first === 'sharer')
      return address.parameter('u');
    if (path === 'login' || path === 'login.php') return address.parameter('next');
    return first === 'plugins' && second !== undefined ? address.parameter('href') : null;
  },
  read: (address) => {
    if (address.segments.length === 0) return identity('PLATFORM_HOME', HOST, '/');
    if (address.host.endsWith('m.me')) return readMessenger(address, 'm.me');
    if (address.host.endsWith('messenger.com')) return readMessenger(address, 'messenger.com');
    const own = readOwnPage(address);
    return (own === undefined ? readOwned(address) : own) ?? keptPath('FB_OTHER', HOST, address);
  },
};
