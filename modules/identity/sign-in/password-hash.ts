import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { KeyStore } from '#kernel/keys/key-store.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { normalizePassword } from '../rules/password-rules.ts';

/** Work of one hash: 2^15 blocks of 8 KiB, three times over (OWASP's equivalent of 128 MiB once): 32 MiB of memory. */
export const defaultCost: Cost = { n: 32_768, r: 8, p: 3 };
export type Cost = { readonly n: number; readonly r: number; readonly p: number };

/**
 * Hashes that run at once, and that may wait. Node has four threads for all slow work: a flood of sign-ins must leave two of them to
 * the key store, so that a report is never kept waiting by it.
 */
const atOnce = 2;
const atMostWaiting = 40;

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
  const takeTurn = createTurns(atOnce, atMostWaiting);
  const keyed = (password: string) =>
    createHmac('sha256', pepper).update(normalizePassword(password)).digest();
  const nothing = encode(cost, randomBytes(16), randomBytes(32));
  return {
    async hash(password) {
      const salt = randomBytes(16);
      return encode(cost, salt, await takeTurn(() => derive(keyed(password), salt, cost)));
    },
    async verify(password, stored) {
      const { cost: used, salt, hash } = decode(stored ?? nothing);
      const isSame = timingSafeEqual(await takeTurn(() => derive(keyed(password), salt, used)), hash);
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
    scrypt(password, salt, 32, { N: n, r, p, maxmem: 160 * n * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Runs at most `running` pieces of work at a time. @throws AnNhiError `SIGN_IN_BUSY` when `waiting` wait already. */
export function createTurns(running: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = running;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free === 0) {
      if (queue.length >= waiting) throw busy();
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      free -= 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}

function busy(): AnNhiError {
  return new AnNhiError('UNAVAILABLE', 'SIGN_IN_BUSY', {
    vi: 'Đang có quá nhiều người đăng nhập cùng lúc. Đợi nửa phút rồi thử lại.',
    en: 'Too many people are signing in at once. Wait half a minute and try again.',
  });
}
