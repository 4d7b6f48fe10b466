import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRecipient, sealToRecipient } from './age-seal.ts';
import { scanTypeOf } from './scan-type.ts';

describe('sealing to an office', () => {
  let identity = '';
  let recipient = '';
  beforeAll(async () => {
    identity = await generateIdentity();
    recipient = await identityToRecipient(identity);
  });

  async function open(sealed: Uint8Array, secret: string): Promise<Buffer> {
    const decrypter = new Decrypter();
    decrypter.addIdentity(secret);
    return Buffer.from(await decrypter.decrypt(sealed));
  }

  it.each([0, 1, 65_536, 140_000])(
    '%i bytes are what the holder of the secret reads, and nobody else',
    async (length) => {
      const plain = Buffer.from(Array.from({ length }, (_, at) => at % 251));
      const sealed = await sealToRecipient(recipient, plain);
      expect((await open(sealed, identity)).equals(plain)).toBe(true);
      if (length >= 64) expect(Buffer.from(sealed).includes(plain.subarray(0, 64))).toBe(false);
      await expect(open(sealed, await generateIdentity())).rejects.toThrow();
    },
  );

  it('a seal that was touched on the way does not open', async () => {
    const sealed = await sealToRecipient(recipient, Buffer.from('phiếu'));
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await expect(open(sealed, identity)).rejects.toThrow();
  });

  it('one wrong letter in a key is found, wherever it stands', async () => {
    expect(await isRecipient(recipient)).toBe(true);
    for (let at = 4; at < recipient.length; at += 1) {
      const other = recipient[at] === 'q' ? 'p' : 'q';
      expect(await isRecipient(`${recipient.slice(0, at)}${other}${recipient.slice(at + 1)}`)).toBe(false);
    }
    expect(await isRecipient('age1')).toBe(false);
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
