import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOnes, formatHash, hammingDistance, judgeHash, PdqError, parseHash } from './index.ts';

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const good = 'a4bca5312760394a308f84b7c4b4b7307d305bcfdacfda4bda4bdb49273224b4';

test('text and bytes are two forms of one thing', () => {
  fc.assert(
    fc.property(hash, (bytes) => {
      expect(parseHash(formatHash(bytes))).toEqual(bytes);
    }),
  );
});

test('distance is a metric and counts the bits that differ', () => {
  fc.assert(
    fc.property(hash, hash, hash, fc.uniqueArray(fc.nat(255), { maxLength: 256 }), (a, b, c, bits) => {
      expect(hammingDistance(a, b)).toBe(hammingDistance(b, a));
      expect(hammingDistance(a, c)).toBeLessThanOrEqual(hammingDistance(a, b) + hammingDistance(b, c));
      const flipped = a.slice();
      for (const bit of bits) flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(hammingDistance(a, flipped)).toBe(bits.length);
      expect(countOnes(a)).toBe(hammingDistance(a, new Uint8Array(32)));
    }),
  );
});

describe('what is not a hash is a named error', () => {
  const texts = {
    empty: '',
    'too short': good.slice(1),
    'too long': `${good}0`,
    'upper case': good.toUpperCase(),
    'one capital': `A${good.slice(1)}`,
    'a letter beyond f': `g${good.slice(1)}`,
    spaces: ` ${good} `,
    'a line end': `${good}\n`,
    prefix: `0x${good.slice(2)}`,
    'full-width digits': `１${good.slice(1)}`,
  };
  test.each(Object.entries(texts))('%s', (_, text) => {
    expect(() => parseHash(text)).toThrow(expect.objectContaining({ name: 'PdqError', code: 'bad_hex' }));
  });

  test.each([undefined, null, 5, {}, [good]])('not text: %s', (value) => {
    expect(() => parseHash(value as string)).toThrow(expect.objectContaining({ code: 'bad_hex' }));
  });

  test.each([0, 31, 33, 64])('%i bytes', (length) => {
    const wrong = new Uint8Array(length);
    for (const act of [
      () => formatHash(wrong),
      () => hammingDistance(wrong, parseHash(good)),
      () => hammingDistance(parseHash(good), wrong),
      () => countOnes(wrong),
      () => judgeHash(wrong),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'bad_hash_length' }));
    }
  });

  test('no text makes anything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEFg'), minLength: 62, maxLength: 66 }),
        ),
        (text) => {
          try {
            expect(formatHash(parseHash(text))).toBe(text);
          } catch (error) {
            expect(error).toBeInstanceOf(PdqError);
          }
        },
      ),
    );
  });
});

describe('a hash that came without its picture', () => {
  test('is accepted when healthy', () =>
    expect(judgeHash(parseHash(good))).toEqual({ usable: true, reason: null }));

  test.each(['0'.repeat(64), 'f'.repeat(64)])('%s is junk', (text) => {
    expect(judgeHash(parseHash(text))).toEqual({ usable: false, reason: 'junk' });
  });

  test('is junk within matching distance of a junk hash, not beyond', () => {
    const zero = new Uint8Array(32);
    zero.fill(255, 0, 3);
    zero[4] = 0x7f;
    expect(judgeHash(zero).reason).toBe('junk');
    zero[4] = 0xff;
    expect(judgeHash(zero).reason).toBe('tie');
  });

  test('is a tie where its ones are far from half', () => {
    const lean = parseHash('00ff'.repeat(16));
    expect(judgeHash(lean).usable).toBe(true);
    lean[1] = 0;
    expect(judgeHash(lean).usable).toBe(true);
    lean[3] = 0;
    expect(judgeHash(lean)).toEqual({ usable: false, reason: 'tie' });
  });
});
