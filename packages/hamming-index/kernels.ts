import { InvalidSettingError } from './errors.ts';
import { kernelModule } from './kernel-module.ts';
import { plainKernels } from './kernels-plain.ts';

/**
 * The three inner loops of a search. All addresses are byte addresses in one shared buffer.
 * Both implementations do exactly the same on the same bytes; a test proves it.
 */
export interface Kernels {
  /**
   * Writes a run of {@link RUN_BYTES} for each of `count` buckets: the addresses of its first posting and of the one
   * behind its last, and `accept`. The buckets are `bucket ^ flips` for `flips` and the `count - 1` next larger numbers
   * with as many one bits.
   * @returns the number of postings in these buckets
   */
  listRuns(
    directory: number,
    postings: number,
    bucket: number,
    flips: number,
    count: number,
    accept: number,
    out: number,
  ): number;
  /**
   * Writes the slots of those postings in the runs from..to (at least one) whose low key bits x satisfy
   * `accept >>> x & 1`. `out` needs room for every posting of the runs and one more. `sink` is a scratch word.
   * @returns the address behind the last slot
   */
  collect(from: number, to: number, out: number, sink: number): number;
  /**
   * Writes (slot, distance) for those slots in from..to (at least one) whose hash lies within `radius` of the query.
   * `out` needs room for all and one more.
   * @returns the address behind the last pair
   */
  verify(from: number, to: number, hashes: number, query: number, radius: number, out: number): number;
}

/** `simd` and `scalar` are WebAssembly and differ only in how they count bits; `plain` is JavaScript. */
export type Engine = 'simd' | 'scalar' | 'plain';

/** Bytes of a run in memory. */
export const RUN_BYTES = 16;

/** The low 27 bits of a posting are the slot, the upper five the low bits of the key. */
export const SLOT_BITS = 27;
export const SLOT_MASK = 2 ** SLOT_BITS - 1;

/** The kernels together with the memory in which they work. */
export interface KernelMemory {
  readonly engine: Engine;
  readonly buffer: ArrayBuffer;
  readonly kernels: Kernels;
  /** Only with WebAssembly. */
  readonly build?: BuildKernels;
}

/** The numbers that both take: see build-kernel-wasm.ts. */
type Division = [
  hashes: number,
  states: number,
  slots: number,
  shift: number,
  mask: number,
  lowBits: number,
  restBits: number,
  parts: number,
];

/** The inner loops of building a table. */
export interface BuildKernels {
  countParts(...division: Division): number;
  divide(...divisionAndPlaces: [...Division, postings: number, rests: number]): number;
}

/** x86-64 has one instruction for 8 bytes and V8 takes about ten for 16; ARM has one for 16 and several for 8. */
const fasterHere = process.arch === 'x64' ? 'scalar' : 'simd';

const PAGE_BYTES = 65_536;

/**
 * Reserves memory and binds kernels to it. Memory that is never touched is not resident.
 * @throws {InvalidSettingError} `setting.engine` or `setting.memory`
 */
export const createKernels = (bytes: number, engine: Engine | undefined): KernelMemory => {
  const module = engine === 'plain' ? undefined : kernelModule();
  if (module === undefined && engine !== 'plain' && engine !== undefined) {
    throw new InvalidSettingError('setting.engine');
  }
  try {
    if (module === undefined) {
      const buffer = new ArrayBuffer(bytes);
      return { engine: 'plain', buffer, kernels: plainKernels(buffer) };
    }
    const pages = Math.ceil(bytes / PAGE_BYTES);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const chosen = engine === 'simd' || engine === 'scalar' ? engine : fasterHere;
    const build: BuildKernels = {
      countParts: exported(exports, 'countParts'),
      divide: exported(exports, 'divide'),
    };
    return { engine: chosen, buffer: memory.buffer, kernels: bind(exports, chosen), build };
  } catch (cause) {
    if (cause instanceof RangeError) throw new InvalidSettingError('setting.memory', { cause });
    throw cause;
  }
};

const exported = (exports: WebAssembly.Exports, name: string): ((...values: number[]) => number) =>
  exports[name] as (...values: number[]) => number;

const bind = (exports: WebAssembly.Exports, engine: 'simd' | 'scalar'): Kernels => {
  const [listRuns, collect] = [exported(exports, 'listRuns'), exported(exports, 'collect')];
  const verify = exported(exports, engine === 'simd' ? 'verifySimd' : 'verifyScalar');
  // WebAssembly returns signed numbers; addresses and counts above 2 GB must stay positive.
  return {
    listRuns: (directory, postings, bucket, flips, count, accept, out) =>
      listRuns(directory, postings, bucket, flips, count, accept, out) >>> 0,
    collect: (from, to, out, sink) => collect(from, to, out, sink) >>> 0,
    verify: (from, to, hashes, query, radius, out) => verify(from, to, hashes, query, radius, out) >>> 0,
  };
};
