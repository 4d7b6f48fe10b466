import fc from 'fast-check';
import {
  compareVideos,
  type FrameHash,
  formatHash,
  hashDihedral,
  hashPixels,
  judgeHash,
  PdqError,
  type Pixels,
  parseFrames,
  parseHash,
  readSignature,
} from './index.ts';
import { vi } from './messages.vi.ts';
import { openableKind } from './openable.ts';

const anyNumber = fc.oneof(
  fc.integer({ min: -2, max: 40 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 0.5, 100_000, 65_535, 2 ** 31, 2 ** 53),
);
const anyData = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc.uint8ClampedArray({ maxLength: 600 }),
  fc.uint16Array({ maxLength: 300 }),
  fc.float32Array({ maxLength: 20 }),
  fc.constantFrom(null, undefined, 'text', [1, 2, 3], new ArrayBuffer(48)),
);
const brokenPixels = fc.record({ data: anyData, width: anyNumber, height: anyNumber, channels: anyNumber });
const soundPixels = fc
  .record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    channels: fc.constantFrom(1, 2, 3, 4),
    fill: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  })
  .map(({ width, height, channels, fill }) => {
    const data = Uint8Array.from(
      { length: width * height * channels },
      (_, i) => fill[i % fill.length]! ^ (i >> 4),
    );
    return { data, width, height, channels };
  });
const hexLike = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefABF ,.'),
  minLength: 60,
  maxLength: 72,
});
const anyText = fc.oneof(fc.string(), hexLike);
const anyFrame = fc.record({
  hash: fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 40 })),
  quality: anyNumber,
  second: anyNumber,
});
const MAGIC = [
  'ffd8ff',
  '89504e470d0a1a0a0000000d49484452',
  '52494646ffffffff57454250565038',
  '0000001c667479706d696631',
];
const anyFile = fc
  .tuple(fc.constantFrom('', ...MAGIC), fc.uint8Array({ maxLength: 80 }))
  .map(([magic, rest]) => Uint8Array.from([...Buffer.from(magic, 'hex'), ...rest]));

/** One call of the public surface with anything at all, right or wrong. */
const anyCall: fc.Arbitrary<() => unknown> = fc.oneof(
  brokenPixels.map((pixels) => () => hashPixels(pixels as Pixels)),
  soundPixels.map((pixels) => () => hashDihedral(pixels as Pixels)),
  anyText.map((text) => () => formatHash(parseHash(text))),
  fc.array(anyText, { maxLength: 3 }).map((lines) => () => parseFrames(lines)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => () => judgeHash(bytes)),
  anyFile.map((bytes) => () => openableKind(readSignature(bytes))),
  fc.tuple(fc.array(anyFrame, { maxLength: 4 }), fc.array(anyFrame, { maxLength: 4 }), anyNumber).map(
    ([query, stored, distance]) =>
      () =>
        compareVideos(query as FrameHash[], stored as FrameHash[], { distance }),
  ),
);

const CANARY_EVERY = 50;

/**
 * Calls the library `runs` times with anything at all.
 * @throws where a call ends in anything but a result or a `PdqError` with a known code, or where a call changed what a
 * later one answers (a known picture is hashed again and again in between)
 */
export function fuzz(runs: number, seed?: number): void {
  const canary: Pixels = {
    data: Uint8Array.from({ length: 400 }, (_, i) => (i * i) % 241),
    width: 20,
    height: 20,
    channels: 1,
  };
  const expected = formatHash(hashPixels(canary).hash);
  let calls = 0;
  fc.assert(
    fc.property(anyCall, (call) => {
      try {
        call();
      } catch (error) {
        if (!(error instanceof PdqError) || !(error.code in vi) || error.message === '') throw error;
      }
      if (++calls % CANARY_EVERY === 0 && formatHash(hashPixels(canary).hash) !== expected) {
        throw new Error('an earlier call changed the hash of a known picture');
      }
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  );
}
