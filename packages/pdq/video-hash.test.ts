import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVideos,
  type FrameHash,
  formatFrames,
  hammingDistance,
  isVideoMatch,
  judgeHash,
  MAX_FRAMES,
  parseFrames,
} from './index.ts';

/** Unlike hashes, 128 ones each, from a seed. */
function frame(seed: number, second = seed, quality = 90): FrameHash {
  const hash = new Uint8Array(32);
  let state = seed + 1;
  for (let i = 0; i < 32; i += 2) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    hash[i] = state >> 15;
    hash[i + 1] = ~(state >> 15);
  }
  return { hash, quality, second };
}

const clip = Array.from({ length: 10 }, (_, i) => frame(i));
const film = Array.from({ length: 90 }, (_, i) => frame(1000 + i));

function near({ hash, ...rest }: FrameHash, bits: number): FrameHash {
  const moved = hash.slice();
  for (let i = 0; i < bits; i++) moved[i >> 3]! ^= 1 << (i & 7);
  return { hash: moved, ...rest };
}

describe('a known clip', () => {
  test('is found in itself, in any order', () => {
    const match = compareVideos([...clip].reverse(), clip);
    expect(match).toEqual({ queryPercent: 100, storedPercent: 100 });
    expect(isVideoMatch(match)).toBe(true);
  });

  test('hidden in a longer harmless film is found by default, and missed by the reference tool’s default', () => {
    const match = compareVideos([...film, ...clip], clip);
    expect(match).toEqual({ queryPercent: 10, storedPercent: 100 });
    expect(isVideoMatch(match)).toBe(true);
    expect(isVideoMatch(match, { query: 80, stored: 0 })).toBe(false);
  });

  test('asked by an excerpt is found when asked in that direction', () => {
    const match = compareVideos(clip.slice(0, 3), clip);
    expect(match).toEqual({ queryPercent: 100, storedPercent: 30 });
    expect(isVideoMatch(match)).toBe(false);
    expect(isVideoMatch(match, { query: 80, stored: 0 })).toBe(true);
  });

  test('does not match another film, not even with both thresholds at 0', () => {
    const match = compareVideos(film, clip);
    expect(match).toEqual({ queryPercent: 0, storedPercent: 0 });
    expect(isVideoMatch(match, { query: 0, stored: 0 })).toBe(false);
  });
});

test('frames match up to the distance and no further', () => {
  const moved = (bits: number) => clip.map((one) => near(one, bits));
  expect(compareVideos(moved(31), clip, { distance: 31 }).storedPercent).toBe(100);
  expect(compareVideos(moved(32), clip, { distance: 31 }).storedPercent).toBe(0);
  expect(compareVideos(moved(1), clip, { distance: 0 }).storedPercent).toBe(0);
});

test('black leaders, dull frames and repetitions neither help nor harm', () => {
  const black = (second: number): FrameHash => ({ hash: new Uint8Array(32), quality: 100, second });
  const dull = frame(7777, 3, 49);
  const noisy = [black(0), dull, ...clip, ...clip, black(30)];
  expect(compareVideos(noisy, clip)).toEqual({ queryPercent: 100, storedPercent: 100 });
  expect(compareVideos([black(0), black(1)], [black(0)])).toEqual({
    queryPercent: null,
    storedPercent: null,
  });
  expect(isVideoMatch(compareVideos([black(0)], [black(0)]), { query: 0, stored: 0 })).toBe(false);
  expect(isVideoMatch(compareVideos([], clip), { query: 0, stored: 0 })).toBe(false);
});

test('both shares equal the plain definition', () => {
  const pool = fc.array(
    fc
      .record({ seed: fc.nat(12), bits: fc.nat(40), quality: fc.integer({ min: 30, max: 100 }) })
      .map(({ seed, bits, quality }) => near(frame(seed, 0, quality), bits)),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(pool, pool, fc.nat(60), (query, stored, distance) => {
      const distinct = (frames: FrameHash[]) => [
        ...new Map(
          frames
            .filter(({ hash, quality }) => quality >= 50 && judgeHash(hash).usable)
            .map(({ hash }) => [String(hash), hash]),
        ).values(),
      ];
      const share = (from: Uint8Array[], to: Uint8Array[]) =>
        from.length === 0
          ? null
          : (100 * from.filter((a) => to.some((b) => hammingDistance(a, b) <= distance)).length) /
            from.length;
      const asked = distinct(query);
      const known = distinct(stored);
      expect(compareVideos(query, stored, { distance })).toEqual({
        queryPercent: share(asked, known),
        storedPercent: share(known, asked),
      });
    }),
    { numRuns: 200 },
  );
});

describe('the exchange form', () => {
  test('is read back as written', () => {
    expect(parseFrames(formatFrames(film))).toEqual(film);
    expect(formatFrames([{ ...clip[0]!, second: 1.5 }])[0]).toMatch(/^[0-9a-f]{64},90,1\.500$/);
  });

  const text = formatFrames(clip)[0]!;
  const hex = text.slice(0, 64);
  test.each([
    '',
    hex,
    `${hex},90`,
    `${hex},90,1,2`,
    `${hex},101,1.000`,
    `${hex},-1,1.000`,
    `${hex},9e1,1.000`,
    `${hex},90,-1`,
    `${hex},90,NaN`,
    `${hex},90,1e9`,
    `${hex}, 90,1.000`,
    `${hex},90,`,
  ])('%s is no frame', (line) => {
    expect(() => parseFrames([line])).toThrow(expect.objectContaining({ code: 'bad_frame' }));
  });

  test('upper-case hexadecimal is refused', () => {
    expect(() => parseFrames([text.toUpperCase()])).toThrow(expect.objectContaining({ code: 'bad_hex' }));
  });
});

describe('arguments that cannot be right are named errors', () => {
  test.each([-1, 257, Number.NaN, Number.POSITIVE_INFINITY])('distance %s', (distance) => {
    expect(() => compareVideos(clip, clip, { distance })).toThrow(
      expect.objectContaining({ code: 'bad_threshold' }),
    );
  });
  test.each([-1, 101, Number.NaN])('threshold %s', (percent) => {
    const match = compareVideos(clip, clip);
    expect(() => compareVideos(clip, clip, { minQuality: percent })).toThrow(
      expect.objectContaining({ code: 'bad_threshold' }),
    );
    expect(() => isVideoMatch(match, { stored: percent })).toThrow(
      expect.objectContaining({ code: 'bad_threshold' }),
    );
    expect(() => isVideoMatch(match, { query: percent })).toThrow(
      expect.objectContaining({ code: 'bad_threshold' }),
    );
  });
  test('more frames than four hours', () => {
    const endless = Array.from({ length: MAX_FRAMES + 1 }, () => clip[0]!);
    expect(() => compareVideos(endless, clip)).toThrow(expect.objectContaining({ code: 'too_many_frames' }));
    expect(() => parseFrames(endless.map(() => ''))).toThrow(
      expect.objectContaining({ code: 'too_many_frames' }),
    );
  });
  test.each([
    { ...clip[0]!, quality: Number.NaN },
    { ...clip[0]!, quality: 50.5 },
    { ...clip[0]!, second: -1 },
    { ...clip[0]!, second: Number.POSITIVE_INFINITY },
  ])('a frame of quality $quality at $second', (wrong) => {
    expect(() => compareVideos([wrong], clip)).toThrow(expect.objectContaining({ code: 'bad_frame' }));
  });
  test('a frame whose hash is short', () => {
    const short = { ...clip[0]!, hash: new Uint8Array(31) };
    expect(() => compareVideos([short], clip)).toThrow(expect.objectContaining({ code: 'bad_hash_length' }));
  });
});
