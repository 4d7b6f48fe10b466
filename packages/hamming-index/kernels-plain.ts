import type { Kernels } from './kernels.ts';

/** The kernels in plain JavaScript, for machines without WebAssembly SIMD and as the yardstick in tests. */
export const plainKernels = (buffer: ArrayBuffer): Kernels => {
  const words = new Uint32Array(buffer);
  return {
    listRuns(directory, postings, bucket, flips, count, accept, out) {
      let [total, mask, at] = [0, flips, out >>> 2];
      for (let left = count; left > 0; left--) {
        const entry = (directory >>> 2) + (bucket ^ mask);
        const [start, end] = [words[entry]!, words[entry + 1]!];
        words[at] = postings + 4 * start;
        words[at + 1] = postings + 4 * end;
        words[at + 2] = accept;
        at += 4;
        total += end - start;
        mask = nextMask(mask);
      }
      return total;
    },

    collect(from, to, out) {
      let at = out >>> 2;
      for (let run = from >>> 2; run < to >>> 2; run += 4) {
        const end = words[run + 1]! >>> 2;
        const accept = words[run + 2]!;
        for (let entry = words[run]! >>> 2; entry < end; entry++) {
          const posting = words[entry]!;
          words[at] = posting & 0x7ffffff;
          at += (accept >>> (posting >>> 27)) & 1;
        }
      }
      return at * 4;
    },

    verify(from, to, hashes, query, radius, out) {
      let at = out >>> 2;
      for (let candidate = from >>> 2; candidate < to >>> 2; candidate++) {
        const slot = words[candidate]!;
        const distance = hammingDistance(words, (hashes >>> 2) + slot * 8, query >>> 2);
        words[at] = slot;
        words[at + 1] = distance;
        at += distance <= radius ? 2 : 0;
      }
      return at * 4;
    },
  };
};

/** Gosper's hack: the next larger number with as many one bits; meaningless for 0, which has no successor. */
const nextMask = (mask: number): number => {
  const low = mask & -mask;
  const ripple = mask + low;
  return ((mask ^ ripple) >>> (2 + 31 - Math.clz32(low))) | ripple;
};

const hammingDistance = (words: Uint32Array, a: number, b: number): number => {
  let sum = 0;
  for (let word = 0; word < 8; word++) sum += popcount(words[a + word]! ^ words[b + word]!);
  return sum;
};

/** One bits of a 32-bit number, by adding neighbouring fields of growing width. */
const popcount = (value: number): number => {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};
