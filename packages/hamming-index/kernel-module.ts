import { countParts, divide } from './build-kernel-wasm.ts';
import { searchFunctions } from './kernels-wasm.ts';
import { assembleModule } from './wasm-assembler.ts';

/** The binary module: about 1 KB, imports `env.memory`. */
export const kernelBytes = (): Uint8Array<ArrayBuffer> =>
  assembleModule([...searchFunctions, countParts, divide]);

let compiled: WebAssembly.Module | undefined;

/** The compiled module, or undefined where WebAssembly or its SIMD instructions are missing. */
export const kernelModule = (): WebAssembly.Module | undefined => {
  if (compiled !== undefined) return compiled;
  if (typeof WebAssembly === 'undefined') return undefined;
  const bytes = kernelBytes();
  if (WebAssembly.validate(bytes)) compiled = new WebAssembly.Module(bytes);
  return compiled;
};
