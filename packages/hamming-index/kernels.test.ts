import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { kernelBytes } from './kernel-module.ts';
import { createKernels, SLOT_MASK, type Engine } from './kernels.ts';
import { SampleHashes } from './sample-hashes.ts';

const BYTES = 2 ** 18;
const ENGINES: Engine[] = ['simd', 'scalar', 'plain'];

/** Runs the same on each engine over the same bytes; returns what each leaves behind. */
const onEveryEngine = (
  prepare: (words: Uint32Array) => void,
  run: (memory: ReturnType<typeof createKernels>) => { result: number; from: number },
) =>
  ENGINES.map((engine) => {
    const memory = createKernels(BYTES, engine);
    const words = new Uint32Array(memory.buffer);
    prepare(words);
    const { result, from } = run(memory);
    return { result, written: [...words.subarray(from / 4, Math.max(from, result) / 4)] };
  });

const expectEqual = (outcomes: ReturnType<typeof onEveryEngine>): void => {
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
};

test('the module is valid WebAssembly and small', () => {
  expect(WebAssembly.validate(kernelBytes())).toBe(true);
  expect(kernelBytes().length).toBeLessThan(1_500);
});

test('listing runs is the same in WebAssembly and in plain JavaScript', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 1023 }),
      fc.integer({ min: 0, max: 5 }),
      (seed, bucket, weight) => {
        const count = weight === 0 ? 1 : 10;
        const totals: number[] = [];
        expectEqual(
          onEveryEngine(
            (words) => {
              const sample = new SampleHashes(seed);
              for (let entry = 1; entry <= 1024; entry++)
                words[entry] = words[entry - 1]! + sample.below(4) ** 3;
            },
            ({ kernels }) => {
              totals.push(kernels.listRuns(0, 65_536, bucket, 2 ** weight - 1, count, seed, 8_192));
              return { result: 8_192 + 16 * count, from: 8_192 };
            },
          ),
        );
        expect(new Set(totals).size).toBe(1);
      },
    ),
    { numRuns: 100 },
  );
});

test('every bucket within the given number of flipped bits is listed exactly once', () => {
  for (const engine of ENGINES) {
    const { kernels, buffer } = createKernels(BYTES, engine);
    const words = new Uint32Array(buffer);
    for (let entry = 0; entry <= 1024; entry++) words[entry] = entry;
    const near: number[] = [];
    for (const [weight, count] of [1, 10, 45, 120].entries()) {
      expect(kernels.listRuns(0, 400, 0b1011001110, 2 ** weight - 1, count, 0, 8_192)).toBe(count);
      for (let run = 0; run < count; run++) near.push((words[2_048 + 4 * run]! - 400) / 4);
    }
    const ones = (value: number) => value.toString(2).replaceAll('0', '').length;
    const expected = Array.from({ length: 1024 }, (_, b) => b).filter((b) => ones(b ^ 0b1011001110) <= 3);
    expect(near.toSorted((a, b) => a - b)).toEqual(expected);
  }
});

test('collecting candidates is the same in WebAssembly and in plain JavaScript', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, accept) => {
      expectEqual(
        onEveryEngine(
          (words) => {
            const sample = new SampleHashes(seed);
            for (let i = 0; i < 4_096; i++) words[i] = sample.next();
            for (let run = 0; run < 300; run++) {
              const start = 4 * sample.below(4_000);
              words.set([start, start + 4 * sample.below(60), accept], 8_192 + 4 * run);
            }
          },
          ({ kernels }) => ({
            result: kernels.collect(32_768, 32_768 + 16 * 300, 65_536, 60_000),
            from: 65_536,
          }),
        ),
      );
    }),
    { numRuns: 100 },
  );
});

test('counting bits is the same with SIMD, with the scalar instruction and in plain JavaScript', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 256 }),
      fc.integer({ min: 1, max: 700 }),
      (seed, radius, count) => {
        expectEqual(
          onEveryEngine(
            (words) => {
              const sample = new SampleHashes(seed);
              // Also empty and full hashes, which no random choice would meet.
              for (let i = 16; i < 16_384; i++) words[i] = sample.next();
              words.fill(0xffffffff, 8, 16);
              for (let i = 0; i < count; i++) words[20_000 + i] = sample.below(2_000) & SLOT_MASK;
            },
            ({ kernels }) => ({
              result: kernels.verify(80_000, 80_000 + 4 * count, 0, 4 * 8 * (seed & 1023), radius, 131_072),
              from: 131_072,
            }),
          ),
        );
      },
    ),
    { numRuns: 100 },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  ['WebAssembly', undefined],
  ['WebAssembly SIMD', { ...WebAssembly, validate: () => false }],
])(
  'without %s the plain kernels serve, and asking for the others is refused by name',
  async (_, substitute) => {
    vi.stubGlobal('WebAssembly', substitute);
    vi.resetModules();
    const { HammingIndex: Fresh } = await import('./index.ts');
    const index = new Fresh({ capacity: 100 });
    expect(index.engine).toBe('plain');
    index.insertMany(new SampleHashes(3).random(50));
    expect(index.search(new SampleHashes(3).random(1)).matches).toHaveLength(1);
    expect(() => new Fresh({ capacity: 100, engine: 'simd' })).toThrowError(
      expect.objectContaining({ code: 'setting.engine' }),
    );
  },
);
