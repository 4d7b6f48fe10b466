import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyOfRecipient, sealToRecipient } from './age-seal.ts';
import { scanTypeOf } from './scan-type.ts';

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const derive = (secret: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32));

/** A recipient that a public age program made (its secret was thrown away), for the form of keys. */
const known = 'age1xd5s6x3jpmyr03c3sux2jvee8z4350nv83uy60e047594kv7dsmshjkvn5';

/** Reads the format back, written from the specification and not from the code that writes it. */
function open(sealed: Buffer, secret: Buffer, recipient: string): Buffer {
  const text = sealed.toString('latin1');
  const end = text.indexOf('\n', text.indexOf('\n--- ') + 1);
  const [version, stanza, body, mac] = text.slice(0, end).split('\n');
  expect(version).toBe('age-encryption.org/v1');
  const [arrow, type, share] = (stanza ?? '').split(' ');
  expect([arrow, type]).toEqual(['->', 'X25519']);
  const shareRaw = Buffer.from(share ?? '', 'base64');
  const privateKey = createPrivateKey({
    key: {
      kty: 'OKP',
      crv: 'X25519',
      d: secret.toString('base64url'),
      x: keyOfRecipient(recipient).toString('base64url'),
    },
    format: 'jwk',
  });
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: shareRaw.toString('base64url') },
    format: 'jwk',
  });
  const wrapKey = derive(
    diffieHellman({ privateKey, publicKey }),
    Buffer.concat([shareRaw, keyOfRecipient(recipient)]),
    'age-encryption.org/v1/X25519',
  );
  const fileKey = decrypt(wrapKey, Buffer.alloc(12), Buffer.from(body ?? '', 'base64'));
  const head = text.slice(0, text.indexOf('\n--- ') + 4);
  expect(
    createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
      .update(head, 'latin1')
      .digest('base64')
      .replace(/=+$/, ''),
  ).toBe((mac ?? '').slice(4));
  const payload = sealed.subarray(end + 1);
  const key = derive(fileKey, payload.subarray(0, 16), 'payload');
  const chunks: Buffer[] = [];
  for (let at = 16, n = 0; at < payload.length; at += 65_552, n += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(n, 7);
    nonce[11] = at + 65_552 >= payload.length ? 1 : 0;
    chunks.push(decrypt(key, nonce, payload.subarray(at, at + 65_552)));
  }
  return Buffer.concat(chunks);
}

function decrypt(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** Bech32 (BIP 173), the checksum found by trying: slow and independent. */
function encode(raw: Buffer): string {
  let bits = BigInt(`0x${raw.toString('hex')}`) << 4n;
  const digits: number[] = [];
  for (let n = 0; n < 52; n += 1, bits >>= 5n) digits.unshift(Number(bits & 31n));
  const words = (tail: readonly number[]) => [3, 3, 3, 0, 1, 7, 5, ...digits, ...tail];
  const value = polymod(words([0, 0, 0, 0, 0, 0])) ^ 1;
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => (value >>> shift) & 31);
  return `age1${[...digits, ...tail].map((digit) => letters[digit]).join('')}`;
}

function polymod(words: readonly number[]): number {
  let value = 1n;
  const generator = [0x3b6a57b2n, 0x26508e6dn, 0x1ea119fan, 0x3d4233ddn, 0x2a1462b3n];
  for (const word of words) {
    const top = value >> 25n;
    value = ((value & 0x1ffffffn) << 5n) ^ BigInt(word);
    for (const [bit, part] of generator.entries()) if ((top >> BigInt(bit)) & 1n) value ^= part;
  }
  return Number(value);
}

describe('sealing to an office', () => {
  const pair = generateKeyPairSync('x25519');
  const jwk = pair.privateKey.export({ format: 'jwk' });
  const secret = Buffer.from(jwk.d ?? '', 'base64url');
  const recipient = encode(Buffer.from(jwk.x ?? '', 'base64url'));

  it.each([0, 1, 65_535, 65_536, 65_537, 140_000])(
    '%i bytes are what the holder of the secret reads, and nobody else',
    (length) => {
      const plain = Buffer.from(Array.from({ length }, (_, at) => at % 251));
      const sealed = sealToRecipient(recipient, plain);
      expect(open(sealed, secret, recipient).equals(plain)).toBe(true);
      if (length >= 64) expect(sealed.includes(plain.subarray(0, 64))).toBe(false);
      const stranger = Buffer.from(
        generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }).d ?? '',
        'base64url',
      );
      expect(() => open(sealed, stranger, recipient)).toThrow();
    },
  );

  it('the same file twice is two different seals', () => {
    expect(
      sealToRecipient(recipient, Buffer.from('x')).equals(sealToRecipient(recipient, Buffer.from('x'))),
    ).toBe(false);
  });

  it('one wrong letter in a key is found, wherever it stands', () => {
    expect(keyOfRecipient(known)).toHaveLength(32);
    for (let at = 4; at < known.length; at += 1) {
      const other = known[at] === 'q' ? 'p' : 'q';
      expect(() => keyOfRecipient(`${known.slice(0, at)}${other}${known.slice(at + 1)}`)).toThrow(RangeError);
    }
    expect(() => keyOfRecipient('age1')).toThrow(RangeError);
  });
});

describe('a scan', () => {
  it('is what its first bytes say', () => {
    expect(scanTypeOf(Buffer.from('%PDF-1.4'))).toBe('application/pdf');
    expect(scanTypeOf(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png');
    expect(scanTypeOf(Buffer.from('ffd8ffe000', 'hex'))).toBe('image/jpeg');
    for (const other of ['', '<html>', 'PK\u0003\u0004', 'MZ', 'GIF89a', ' %PDF-1.4'])
      expect(scanTypeOf(Buffer.from(other))).toBeNull();
  });
});
