import { identity, invalid, keptPath } from '../types.ts';
import type { Platform, Reading } from '../types.ts';

const HOST = 'zalo.me';
/** Zalo's own pages, and the words that need a code after them. */
const RESERVED = new Set('pc download web official oa app policy v qr share g s'.split(' '));

function readSingle(segment: string): Reading | null {
  const phone = /^(?:0|\+?84)(\d{9})$/.exec(segment)?.[1];
  if (phone !== undefined) return identity('ZALO_USER', HOST, `/0${phone}`);
  if (/^\d{13,20}$/.test(segment)) return identity('ZALO_OA', HOST, `/${segment}`);
  if (/^\+?\d+$/.test(segment)) return invalid('BAD_ID');
  const name = segment.toLowerCase();
  return /^[a-z0-9._-]+$/.test(name) && !RESERVED.has(name) ? identity('ZALO_USER', HOST, `/${name}`) : null;
}

export const zalo: Platform = {
  mainHost: HOST,
  owns: (host) => /^(?:www\.|m\.|oa\.|chat\.)?zalo\.me$/.test(host),
  carried: () => null,
  read: (address) => {
    const [first, second = ''] = address.segments;
    if (first === undefined || address.host.startsWith('chat.')) return identity('PLATFORM_HOME', HOST, '/');
    const isCode = /^[A-Za-z0-9_-]+$/.test(second);
    if (first === 'g' && isCode) return identity('ZALO_GROUP', HOST, `/g/${second}`);
    if (first === 's' && isCode) return identity('ZALO_MINIAPP', HOST, `/s/${second}`);
    const single = address.segments.length === 1 ? readSingle(first) : null;
    return single ?? keptPath('ZALO_OTHER', HOST, address);
  },
};
