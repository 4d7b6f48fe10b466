import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { KeyStore } from './key-store.ts';
import { deriveKey, keyedHash, seal, unseal } from './sealing.ts';
import { openToken, sealToken } from './tokens.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'annhi-sealing-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const broken = expect.objectContaining({ reason: 'SEAL_BROKEN' });

describe('a sealed value', () => {
  it('opens to exactly what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string(),
        fc.uint8Array({ maxLength: 3_000 }),
        (key, context, plain) => {
          expect(unseal(key, context, seal(key, context, plain)).equals(Buffer.from(plain))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
    expect(unseal(Buffer.alloc(32), 'x', seal(Buffer.alloc(32), 'x', 'Tiếng Việt 😭')).toString('utf8')).toBe(
      'Tiếng Việt 😭',
    );
  });

  it('moved to another file, field or version does not open', () => {
    const key = randomBytes(32);
    const sealed = seal(key, 'file-1|text|1', 'x');
    for (const context of ['file-2|text|1', 'file-1|identity|1', 'file-1|text|2', '', 'file-1|text|1 '])
      expect(() => unseal(key, context, sealed)).toThrow(broken);
    expect(() => unseal(randomBytes(32), 'file-1|text|1', sealed)).toThrow(broken);
  });

  it('with any one bit changed does not open', () => {
    const key = randomBytes(32);
    const sealed = seal(key, 'c', 'nội dung');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => unseal(key, 'c', changed)).toThrow(broken);
    }
    for (const length of [0, 1, 28, sealed.length - 1])
      expect(() => unseal(key, 'c', sealed.subarray(0, length))).toThrow(broken);
  });

  it('never looks the same twice', () => {
    const key = randomBytes(32);
    const seen = new Set(Array.from({ length: 500 }, () => seal(key, 'c', 'như nhau').toString('hex')));
    expect(seen.size).toBe(500);
  });
});

describe('keyed hashes', () => {
  it('keep their parts apart', () => {
    const key = randomBytes(32);
    const hash = (...parts: string[]) => keyedHash(key, ...parts).toString('hex');
    expect(
      new Set([hash('ab', 'c'), hash('a', 'bc'), hash('abc'), hash('', 'abc'), hash('abc', ''), hash()]).size,
    ).toBe(6);
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'b'))).toBe(false);
  });
});

describe('tokens in forms and addresses', () => {
  const keys = KeyStore.create(path.join(root, 'one'));
  const others = KeyStore.create(path.join(root, 'two'));
  const now = new Date('2026-11-21T12:00:00Z');
  const later = (ms: number) => new Date(now.getTime() + ms);
  const token = sealToken(keys, 'status', { file: 'f' }, now, 60_000);

  it('open for their purpose until they expire, and then still say what they were', () => {
    expect(openToken(keys, 'status', token, now)).toMatchObject({
      state: 'VALID',
      token: { payload: { file: 'f' } },
    });
    expect(openToken(keys, 'status', token, later(59_999)).state).toBe('VALID');
    expect(openToken(keys, 'status', token, later(60_000))).toMatchObject({
      state: 'EXPIRED',
      token: { payload: { file: 'f' } },
    });
  });

  it('of another purpose, another installation, or changed anywhere are nothing', () => {
    expect(openToken(keys, 'provider', token, now)).toEqual({ state: 'BROKEN' });
    expect(openToken(others, 'status', token, now)).toEqual({ state: 'BROKEN' });
    for (let at = 0; at < token.length; at += 1) {
      const swapped = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + swapped + token.slice(at + 1);
      const opened = openToken(keys, 'status', changed, now);
      // The last letter carries bits that base64url leaves unused: the same bytes, then, and the same token.
      const isSame = Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'));
      expect(opened.state).toBe(isSame ? 'VALID' : 'BROKEN');
    }
    for (const text of ['', '.', 'a'.repeat(5_000), '%00', 'đ', token.slice(0, -4), `${token}=`, `${token} `])
      expect(openToken(keys, 'status', text, now).state).toBe('BROKEN');
  });
});
