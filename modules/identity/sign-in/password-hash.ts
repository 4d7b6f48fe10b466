import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { normalizePassword } from '../rules/password-rules.ts';

/** Work of one hash: 2^15 blocks of 8 KiB, three times over (OWASP's equivalent of 128 MiB once): 32 MiB of memory. */
export const defaultCost: Cost = { n: 32_768, r: 8, p: 3 };
export type Cost = { readonly n: number; readonly r: number; readonly p: number };

export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /** Costs the same whether or not there is something to compare with: `null` is compared with a hash of nothing. */
  verify(password: string, stored: string | null): Promise<boolean>;
};

/**
 * scrypt (RFC 7914) over the password keyed with a secret of the key store: a copy of the database alone cannot be guessed against.
 * A stored hash names its own cost: `scrypt$n$r$p$salt$hash`.
 */
export function createPasswordHasher(keys: KeyStore, cost: Cost = defaultCost): PasswordHasher {
  const pepper = keys.purpose('identity-password');
  const keyed = (password: string) => createHmac('sha256', pepper).update(normalizePassword(password)).digest();
  const nothing = encode(cost, randomBytes(16), randomBytes(32));
  return {
    async hash(password) {
      const salt = randomBytes(16);
      return encode(cost, salt, await derive(keyed(password), salt, cost));
    },
    async verify(password, stored) {
      const { cost: used, salt, hash } = decode(stored ?? nothing);
      const isSame = timingSafeEqual(await derive(keyed(password), salt, used), hash);
      return isSame && stored !== null;
    },
  };
}

function encode(cost: Cost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function decode(stored: string): { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer } {
  const [, n, r, p, salt = '', hash = ''] = stored.split('$');
  return {
    cost: { n: Number(n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

function derive(password: Buffer, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, { N: n, r, p, maxmem: 160 * n * r }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
