import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * Seals a file to one public key in the age format, version 1 (X25519 recipient, ChaCha20-Poly1305 in chunks of 64 KiB), so that an
 * office opens it with any age program and nobody on the way can.
 * @source C2SP age-encryption.org/v1; BIP 173 for the form of the key
 * @throws RangeError when the recipient is not a whole, undamaged `age1…` key
 */
export function sealToRecipient(recipient: string, plain: Uint8Array): Buffer {
  const theirs = keyOfRecipient(recipient);
  const ephemeral = generateKeyPairSync('x25519');
  const share = rawOf(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyOf(theirs) });
  if (shared.every((byte) => byte === 0)) throw new RangeError('a recipient of low order');
  const fileKey = randomBytes(16);
  const wrapKey = derive(shared, Buffer.concat([share, theirs]), 'age-encryption.org/v1/X25519');
  const wrapped = encrypt(wrapKey, Buffer.alloc(12), fileKey);
  const head = `age-encryption.org/v1\n-> X25519 ${bare(share)}\n${bare(wrapped)}\n---`;
  const mac = createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(head)
    .digest();
  const nonce = randomBytes(16);
  const payloadKey = derive(fileKey, nonce, 'payload');
  return Buffer.concat([Buffer.from(`${head} ${bare(mac)}\n`), nonce, ...chunksOf(payloadKey, plain)]);
}

const chunkLength = 65_536;

function chunksOf(key: Buffer, plain: Uint8Array): Buffer[] {
  const count = Math.max(1, Math.ceil(plain.length / chunkLength));
  return Array.from({ length: count }, (_, at) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(at, 5, 6);
    nonce[11] = at === count - 1 ? 1 : 0;
    return encrypt(key, nonce, plain.subarray(at * chunkLength, (at + 1) * chunkLength));
  });
}

function encrypt(key: Buffer, nonce: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function derive(secret: Uint8Array, salt: Uint8Array, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
}

function bare(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' });
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** The 32 bytes of an `age1…` key, its checksum proved. */
export function keyOfRecipient(recipient: string): Buffer {
  const digits = [...recipient.slice(4)].map((letter) => letters.indexOf(letter));
  if (!recipient.startsWith('age1') || digits.length !== 58 || digits.includes(-1))
    throw new RangeError('not an age key');
  const expanded = [...'age'].map((letter) => letter.charCodeAt(0));
  const words = [...expanded.map((code) => code >> 5), 0, ...expanded.map((code) => code & 31), ...digits];
  if (checksum(words) !== 1) throw new RangeError('a damaged age key');
  let bits = 0n;
  for (const digit of digits.slice(0, -6)) bits = (bits << 5n) | BigInt(digit);
  if ((bits & 15n) !== 0n) throw new RangeError('a damaged age key');
  return Buffer.from((bits >> 4n).toString(16).padStart(64, '0'), 'hex');
}

function checksum(words: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let value = 1;
  for (const word of words) {
    const top = value >>> 25;
    value = ((value & 0x1ffffff) << 5) ^ word;
    for (const [bit, part] of generator.entries()) if ((top >>> bit) & 1) value ^= part;
  }
  return value;
}
