import { createHmac, randomBytes } from 'node:crypto';

/**
 * Limits by address. An address is never kept: only a prefix (/24, /56), hashed with a salt that is made anew every hour and lives in
 * memory. Machines get 429; people never do (thousands share one address behind a school or a mobile operator).
 */
export type Limiter = {
  /** Seconds to wait before the next request of this address is taken, or 0. */
  check(address: string, nowMs: number): number;
  readonly size: number;
};

type Bucket = { tokens: number; at: number };

/** A token bucket for each prefix: `perSecond` in the long run, `burst` at once. At most `capacity` buckets, oldest out first. */
export function createLimiter(perSecond: number, burst: number, capacity = 50_000): Limiter {
  const buckets = new Map<string, Bucket>();
  let salt = randomBytes(16);
  let saltedAt = 0;
  return {
    check(address, nowMs) {
      if (nowMs - saltedAt > 3_600_000) {
        salt = randomBytes(16);
        saltedAt = nowMs;
        buckets.clear();
      }
      const key = createHmac('sha256', salt).update(prefixOf(address)).digest('base64url').slice(0, 16);
      const bucket = buckets.get(key) ?? { tokens: burst, at: nowMs };
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1000) * perSecond);
      bucket.at = nowMs;
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > capacity) buckets.delete(buckets.keys().next().value ?? '');
      if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
      bucket.tokens -= 1;
      return 0;
    },
    get size() {
      return buckets.size;
    },
  };
}

/** /24 of IPv4 in whatever way it is written (plain, or mapped into IPv6), else /56 of IPv6. */
export function prefixOf(address: string): string {
  const dotted = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (dotted) return dotted;
  const bits = groupsOf(address).join('');
  const mapped = /^0{20}ffff(..)(..)(..)..$/i.exec(bits);
  if (mapped)
    return mapped
      .slice(1)
      .map((byte) => Number.parseInt(byte, 16))
      .join('.');
  return bits.slice(0, 14).toLowerCase();
}

function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const gap = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  return [...left, ...gap, ...right].map((group) => group.padStart(4, '0'));
}
