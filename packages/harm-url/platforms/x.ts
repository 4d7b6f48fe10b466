import { identity, invalid, keptPath } from '../types.ts';
import type { Address, Platform, Reading } from '../types.ts';

const HOST = 'x.com';
const TABS = new Set(
  'with_replies media likes highlights articles followers following verified_followers photo lists'.split(
    ' ',
  ),
);
const RESERVED = new Set(
  'i home explore search hashtag intent share settings messages notifications login compose tos privacy'.split(
    ' ',
  ),
);

function readStatus({ segments }: Address): Reading | null {
  const at = segments[0] === 'i' && segments[1] === 'web' ? 2 : 1;
  const word = segments[at];
  if (word !== 'status' && word !== 'statuses') return null;
  const id = segments[at + 1] ?? '';
  return /^\d+$/.test(id) ? identity('X_STATUS', HOST, `/i/status/${id}`) : invalid('BAD_ID');
}

function readProfile({ segments }: Address): Reading | null {
  const [first = '', second] = segments;
  const user = first.toLowerCase().replace(/^@/, '');
  const isUser = /^[a-z0-9_]{1,15}$/.test(user) && !RESERVED.has(user);
  return isUser && (second === undefined || TABS.has(second))
    ? identity('X_PROFILE', HOST, `/${user}`)
    : null;
}

export const x: Platform = {
  mainHost: HOST,
  owns: (host) => /^(?:www\.|m\.|mobile\.)?(?:x|twitter)\.com$/.test(host),
  carried: (address) =>
    address.segments.join('/') === 'i/flow/login' ? address.parameter('redirect_after_login') : null,
  read: (address) => {
    if (address.segments.length === 0) return identity('PLATFORM_HOME', HOST, '/');
    return readStatus(address) ?? readProfile(address) ?? keptPath('X_OTHER', HOST, address);
  },
};
