import type { LinkReason } from './types.ts';

const INWARD_NAME = /(?:^|\.)localhost$|\.(?:local|internal|lan|home\.arpa)$/;
const DOTTED_QUAD = /^\d+\.\d+\.\d+\.\d+$/;

/** First address and prefix length of the IPv4 ranges that never lead out to the Internet (RFC 6890). */
const INWARD_RANGES: readonly (readonly [first: number, bits: number])[] = [
  [0x00_00_00_00, 8],
  [0x0a_00_00_00, 8],
  [0x64_40_00_00, 10],
  [0x7f_00_00_00, 8],
  [0xa9_fe_00_00, 16],
  [0xac_10_00_00, 12],
  [0xc0_a8_00_00, 16],
  [0xe0_00_00_00, 3],
];

const isInwardIpv4 = (address: number): boolean =>
  INWARD_RANGES.some(([first, bits]) => address >>> (32 - bits) === first >>> (32 - bits));

const ipv4Number = (dotted: string): number =>
  dotted.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);

/** The eight 16-bit groups of an IPv6 address as the URL standard serialises it. */
function ipv6Groups(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return groups(head);
  const [left, right] = [groups(head), groups(tail)];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}

function isInwardIpv6(address: string): boolean {
  const groups = ipv6Groups(address);
  const [g0 = 0, g1 = 0, g2 = 0, , , g5 = 0, g6 = 0, g7 = 0] = groups;
  const last32 = ((g6 << 16) | g7) >>> 0;
  const isZero = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  if ((g0 & 0xfe00) === 0xfc00 || (g0 & 0xffc0) === 0xfe80) return true;
  // Mapped (::ffff:a.b.c.d), compatible (::a.b.c.d, which covers :: and ::1), NAT64 and 6to4 all carry an IPv4 address.
  if (isZero(0, 5) && (g5 === 0xffff || g5 === 0)) return isInwardIpv4(last32);
  if (g0 === 0x64 && g1 === 0xff9b && isZero(2, 6)) return isInwardIpv4(last32);
  return g0 === 0x2002 && isInwardIpv4(((g1 << 16) | g2) >>> 0);
}

export const isIpLiteral = (host: string): boolean => host.startsWith('[') || DOTTED_QUAD.test(host);

/** Why a host (as the URL standard serialises it, without a final dot) cannot name a site, or null. */
export function hostReason(host: string): LinkReason | null {
  if (host.startsWith('[')) return isInwardIpv6(host.slice(1, -1)) ? 'PRIVATE_HOST' : null;
  if (DOTTED_QUAD.test(host)) return isInwardIpv4(ipv4Number(host)) ? 'PRIVATE_HOST' : null;
  if (INWARD_NAME.test(host)) return 'PRIVATE_HOST';
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  const isBadLabel = (label: string): boolean =>
    label === '' || label.length > 63 || label.startsWith('-') || label.endsWith('-');
  const endsInDigits = /\d$/.test(ending) && !ending.startsWith('xn--');
  return labels.length < 2 || endsInDigits || labels.some(isBadLabel) ? 'HOST' : null;
}
