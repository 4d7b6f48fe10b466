import type { BuildKernels } from './kernels.ts';
import { type Divide, divideIntoParts } from './table.ts';

/** Where the kernels of a build find and put things. */
export interface DivideScratch {
  readonly buffer: ArrayBuffer;
  readonly hashesAddress: number;
  readonly statesAddress: number;
  /** One word for each part and one more. */
  readonly partsAddress: number;
  /** Two bytes for each slot. */
  readonly restsAddress: number;
}

/** Divides by the kernels where the keys are plain bits, otherwise in plain JavaScript. */
export const fastDivide =
  (build: BuildKernels, scratch: DivideScratch): Divide =>
  (table, hashes, states, slots, partBits) => {
    const { fromBit, directoryBits, lowBits, postingsAddress } = table;
    if (fromBit === undefined || slots === 0) return divideIntoParts(table, hashes, states, slots, partBits);
    const { buffer, hashesAddress, statesAddress, partsAddress, restsAddress } = scratch;
    const parts = new Uint32Array(buffer, partsAddress, 2 ** partBits + 1);
    const division = [
      hashesAddress + (fromBit >>> 3),
      statesAddress,
      slots,
      fromBit & 7,
      2 ** (directoryBits + lowBits) - 1,
      lowBits,
      directoryBits - partBits,
      partsAddress,
    ] as const;
    parts.fill(0);
    build.countParts(...division);
    const partStarts = new Uint32Array(parts.length);
    for (let part = 1; part < parts.length; part++)
      partStarts[part] = partStarts[part - 1]! + parts[part - 1]!;
    parts.set(partStarts);
    build.divide(...division, postingsAddress, restsAddress);
    return { partStarts, rests: new Uint16Array(buffer, restsAddress, partStarts[2 ** partBits]!) };
  };
