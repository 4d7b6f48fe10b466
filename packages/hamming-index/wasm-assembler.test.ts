import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleModule, doWhile, i32, i64, seq, type, when, type WasmFunction } from './wasm-assembler.ts';

/** Assembles functions and returns what they are callable as. */
const run = (fn: WasmFunction, ...parameters: number[]): number => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(assembleModule([fn]));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return (exports[fn.name] as (...values: number[]) => number)(...parameters);
};

test('every 32-bit constant arrives as it was written', () => {
  const constant = (value: number): WasmFunction => ({
    name: 'constant',
    params: [],
    locals: {},
    body: () => i32.const(value),
  });
  for (const value of [0, 1, -1, 63, 64, -64, -65, 127, 128, 2 ** 31 - 1, -(2 ** 31)]) {
    expect(run(constant(value))).toBe(value);
  }
  fc.assert(fc.property(fc.integer(), (value) => run(constant(value)) === value));
});

test('any offset of a load and a store is encoded', () => {
  fc.assert(
    fc.property(fc.nat({ max: 65_528 }), (offset) => {
      const fn: WasmFunction = {
        name: 'through',
        params: ['value'],
        locals: {},
        body: (local) =>
          seq(i32.const(0), local('value').get, i32.store(offset), i32.const(0), i32.load(offset)),
      };
      expect(run(fn, offset ^ 0x5a5a)).toBe(offset ^ 0x5a5a);
    }),
  );
});

test('loops, conditions and more than one type of local work together', () => {
  const sumOfOdd: WasmFunction = {
    name: 'sumOfOdd',
    params: ['count'],
    locals: { sum: type.i64 },
    body: (local) => {
      const [count, sum] = [local('count'), local('sum')];
      const addIt = seq(sum.get, count.get, i64.extendI32U, i64.add, sum.set);
      const step = seq(count.get, i32.const(1), i32.sub, count.tee);
      return seq(doWhile(seq(count.get, i32.const(1), i32.and, when(addIt), step)), sum.get, i32.wrapI64);
    },
  };
  expect(run(sumOfOdd, 9)).toBe(1 + 3 + 5 + 7 + 9);
});

test('a misspelt local is found when the module is assembled', () => {
  const fn: WasmFunction = {
    name: 'oops',
    params: ['right'],
    locals: {},
    body: (local) => local('wrong').get,
  };
  expect(() => assembleModule([fn])).toThrowError('oops has no local called wrong');
});
