import { identity, keptPath } from '../types.ts';
import type { Address, Platform, Reading } from '../types.ts';

const HOST = 't.me';
const DIGITS = /^\d+$/;
const NAME = /^[a-z][a-z0-9_]{3,31}$/;
const SUBDOMAIN = /^([a-z][a-z0-9_]{3,31})\.t\.me$/;
const RESERVED = new Set(
  (
    'addstickers addemoji addlist addtheme proxy socks joinchat share setlanguage login confirmphone invoice boost ' +
    'giftcode contact'
  ).split(' '),
);

const userName = (segment: string | undefined): string | null => {
  const name = (segment ?? '').toLowerCase();
  return NAME.test(name) && !RESERVED.has(name) ? name : null;
};

/** The last number of `[topic/]{n}`; null when the segments are anything else. */
const messageNumber = (segments: readonly string[]): string | null =>
  segments.length >= 1 && segments.length <= 2 && segments.every((segment) => DIGITS.test(segment))
    ? (segments.at(-1) ?? null)
    : null;

function readInvite(code: string): Reading | null {
  if (DIGITS.test(code)) return identity('TG_PHONE', HOST, `/+${code}`);
  return /^[A-Za-z0-9_-]+$/.test(code) ? identity('TG_INVITE', HOST, `/+${code}`) : null;
}

function readChat(segments: readonly string[]): Reading | null {
  const [chat = '', ...rest] = segments;
  if (!DIGITS.test(chat)) return null;
  if (rest.length === 0) return identity('TG_CHAT', HOST, `/c/${chat}`);
  const number = messageNumber(rest);
  return number === null ? null : identity('TG_POST', HOST, `/c/${chat}/${number}`);
}

function readNamed(segments: readonly string[]): Reading | null {
  const [first, ...rest] = segments;
  const name = userName(first);
  if (name === null) return null;
  if (rest.length === 0) return identity('TG_NAME', HOST, `/${name}`);
  const number = messageNumber(rest);
  return number === null ? null : identity('TG_POST', HOST, `/${name}/${number}`);
}

function readPath(segments: readonly string[]): Reading | null {
  const [first = '', ...rest] = segments;
  if (first.startsWith('+')) return rest.length === 0 ? readInvite(first.slice(1)) : null;
  if (first === 'joinchat') return rest.length === 1 ? readInvite(rest[0] ?? '') : null;
  if (first === 'c') return readChat(rest);
  return readNamed(first === 's' ? rest : segments);
}

/** `web.telegram.org` keeps the name in the fragment: the only fragment that is read. */
function readWebClient(fragment: string): Reading {
  const name = userName(/^#@(.+)$/s.exec(fragment)?.[1]);
  if (name !== null) return identity('TG_NAME', HOST, `/${name}`);
  const chat = /^#-100(\d+)$/.exec(fragment)?.[1];
  return chat === undefined ? identity('PLATFORM_HOME', HOST, '/') : identity('TG_CHAT', HOST, `/c/${chat}`);
}

const segmentsOf = (address: Address): Pick<Address, 'segments' | 'escapedSegments'> => {
  const name = SUBDOMAIN.exec(address.host)?.[1];
  return name === undefined
    ? address
    : { segments: [name, ...address.segments], escapedSegments: [name, ...address.escapedSegments] };
};

export const telegram: Platform = {
  mainHost: HOST,
  owns: (host) =>
    /^(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)$/.test(host) ||
    host === 'web.telegram.org' ||
    SUBDOMAIN.test(host),
  carried: (address) => {
    const [first] = address.segments;
    const isCarrier = first === 'share' || (first === 'iv' && address.segments.length === 1);
    return isCarrier && address.host !== 'web.telegram.org' ? address.parameter('url') : null;
  },
  read: (address) => {
    if (address.host === 'web.telegram.org') return readWebClient(address.fragment);
    const named = segmentsOf(address);
    if (named.segments.length === 0) return identity('PLATFORM_HOME', HOST, '/');
    return readPath(named.segments) ?? keptPath('TG_OTHER', HOST, named);
  },
};
