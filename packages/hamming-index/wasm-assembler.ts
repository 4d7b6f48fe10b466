/**
 * A very small WebAssembly assembler: just enough to write the kernels of the index by hand and to read them
 * again later. One module shape only: imports one memory, exports functions that take and return i32.
 * @source WebAssembly Core Specification 2.0, chapter 5 (binary format) and its fixed-width SIMD instructions
 */

/** One instruction or a sequence of them, as bytes. */
export type Code = readonly number[];

/** Value types by their binary code. */
export const type = { i32: 0x7f, i64: 0x7e, v128: 0x7b } as const;
export type ValueType = (typeof type)[keyof typeof type];

/** A function to be exported. Parameters and result are i32; locals follow the parameters in the index space. */
export interface WasmFunction {
  readonly name: string;
  readonly params: readonly string[];
  readonly locals: Readonly<Record<string, ValueType>>;
  /** Receives the names turned into indices; leaves one i32 on the stack. */
  readonly body: (local: (name: string) => Local) => Code;
}

/** A local variable: read it, write it, or write and keep it on the stack. */
export interface Local {
  readonly get: Code;
  readonly set: Code;
  readonly tee: Code;
}

/** Concatenates instructions. */
export const seq = (...parts: readonly Code[]): Code => parts.flat();

const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
};

const signed = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
};

// The alignment of a load or store is only a hint; 0 (byte) is always valid.
const memory = (opcode: readonly number[], offset: number): Code => [...opcode, 0, ...unsigned(offset)];
const simd = (opcode: number): readonly number[] => [0xfd, ...unsigned(opcode)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: (offset = 0): Code => memory([0x28], offset),
  load8U: (offset = 0): Code => memory([0x2d], offset),
  store: (offset = 0): Code => memory([0x36], offset),
  store16: (offset = 0): Code => memory([0x3b], offset),
  eq: [0x46],
  ltU: [0x49],
  gtU: [0x4b],
  leU: [0x4d],
  ctz: [0x68],
  add: [0x6a],
  sub: [0x6b],
  and: [0x71],
  or: [0x72],
  xor: [0x73],
  shl: [0x74],
  shrU: [0x76],
  wrapI64: [0xa7],
} as const;

export const i64 = {
  const: (value: number): Code => [0x42, ...signed(value)],
  load: (offset = 0): Code => memory([0x29], offset),
  store: (offset = 0): Code => memory([0x37], offset),
  popcnt: [0x7b],
  add: [0x7c],
  or: [0x84],
  xor: [0x85],
  shl: [0x86],
  shrU: [0x88],
  extendI32U: [0xad],
} as const;

export const v128 = {
  load: (offset = 0): Code => memory(simd(0x00), offset),
  xor: simd(0x51),
  popcntBytes: simd(0x62),
  addBytes: simd(0x6e),
  addPairsOfBytes: simd(0x7d),
  addPairsOfWords: simd(0x7f),
  laneI32: (lane: number): Code => [...simd(0x1b), lane],
} as const;

/** `do { body } while (condition)`: the body leaves the i32 condition on the stack. */
export const doWhile = (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];

/** Takes a, b, condition and leaves a where the condition is not zero, b otherwise. */
export const select: Code = [0x1b];

/** `if (condition) { body }`: the condition is on the stack. */
export const when = (body: Code): Code => [0x04, 0x40, ...body, 0x0b];

const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const text = (value: string): number[] => vector([...new TextEncoder().encode(value)].map((byte) => [byte]));
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Builds the binary module. It imports its memory as `env.memory` and exports every function by its name. */
export const assembleModule = (functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> => {
  const bodies = functions.map((fn) => {
    const names = [...fn.params, ...Object.keys(fn.locals)];
    const local = (name: string): Local => {
      const index = names.indexOf(name);
      if (index < 0) throw new Error(`${fn.name} has no local called ${name}`);
      return {
        get: [0x20, ...unsigned(index)],
        set: [0x21, ...unsigned(index)],
        tee: [0x22, ...unsigned(index)],
      };
    };
    const locals = vector(Object.values(fn.locals).map((valueType) => [1, valueType]));
    const code = [...locals, ...fn.body(local), 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return new Uint8Array([
    ...MAGIC_AND_VERSION,
    ...section(
      1,
      vector(functions.map((fn) => [0x60, ...vector(fn.params.map(() => [type.i32])), 1, type.i32])),
    ),
    ...section(2, vector([[...text('env'), ...text('memory'), 0x02, 0x00, 1]])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(7, vector(functions.map((fn, index) => [...text(fn.name), 0x00, ...unsigned(index)]))),
    ...section(10, vector(bodies)),
  ]);
};
