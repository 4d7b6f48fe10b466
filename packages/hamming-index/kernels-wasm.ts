import {
  doWhile,
  i32,
  i64,
  select,
  seq,
  type,
  v128,
  when,
  type Code,
  type Local,
  type ValueType,
  type WasmFunction,
} from './wasm-assembler.ts';

// What each function must do is written at `Kernels` (kernels.ts) and said again in plain code in kernels-plain.ts.
//
// WebAssembly has no prefetch. A random read costs 50 to 100 ns here, and a loop that decides something on each value
// keeps only a few reads under way. So the loops below first touch everything that they will need in a loop without
// decisions, which lets the processor overlap the misses: measured 56 -> 16 ns a candidate at 1 M hashes.

type Locals = (name: string) => Local;

/** Bytes of a run: addresses of its first posting and of the one behind its last, accepted low bits, nothing. */
const RUN_BYTES = 16;
/** Runs that are touched ahead: few enough that their postings stay in the first two caches. */
const RUNS_AHEAD = 256;
export const SLOT_BITS = 27;

/** `variable += amount` */
const bump = (variable: Local, amount: number): Code =>
  seq(variable.get, i32.const(amount), i32.add, variable.set);

const listRuns: WasmFunction = {
  name: 'listRuns',
  params: ['directory', 'postings', 'bucket', 'flips', 'count', 'accept', 'out'],
  locals: { base: type.i64, bounds: type.i64, total: type.i32, low: type.i32, ripple: type.i32 },
  body: (local) => {
    const [flips, count, out, bounds] = [local('flips'), local('count'), local('out'), local('bounds')];
    const [base, total, low, ripple] = [local('base'), local('total'), local('low'), local('ripple')];
    const entry = seq(
      local('bucket').get,
      flips.get,
      i32.xor,
      i32.const(2),
      i32.shl,
      local('directory').get,
      i32.add,
    );
    const postings = seq(local('postings').get, i64.extendI32U);
    return seq(
      // The address of the postings in both halves, to be added to start and end at once.
      seq(postings, i64.const(32), i64.shl, postings, i64.or, base.set),
      doWhile(
        seq(
          // Two neighbouring directory entries are start and end of the bucket: one load of 8 bytes.
          seq(entry, i64.load(), bounds.set),
          seq(out.get, bounds.get, i64.const(2), i64.shl, base.get, i64.add, i64.store()),
          seq(out.get, local('accept').get, i32.store(8)),
          seq(total.get, bounds.get, i64.const(32), i64.shrU, i32.wrapI64, i32.add),
          seq(bounds.get, i32.wrapI64, i32.sub, total.set),
          bump(out, RUN_BYTES),
          // Gosper's hack: the next larger number with as many one bits.
          seq(i32.const(0), flips.get, i32.sub, flips.get, i32.and, low.set),
          seq(flips.get, low.get, i32.add, ripple.set),
          seq(flips.get, ripple.get, i32.xor, low.get, i32.ctz, i32.const(2), i32.add, i32.shrU),
          seq(ripple.get, i32.or, flips.set),
          seq(count.get, i32.const(1), i32.sub, count.tee),
        ),
      ),
      total.get,
    );
  },
};

/** `stop = min(to, from + bytes)` */
const limitBatch = (from: Local, to: Local, stop: Local, bytes: number): Code => {
  const shorter = seq(stop.get, i32.const(bytes), stop.get, i32.const(bytes), i32.ltU, select);
  return seq(to.get, from.get, i32.sub, stop.set, shorter, from.get, i32.add, stop.set);
};

const collect: WasmFunction = {
  name: 'collect',
  params: ['from', 'to', 'out', 'sink'],
  locals: {
    stop: type.i32,
    ahead: type.i32,
    touched: type.i32,
    at: type.i32,
    end: type.i32,
    posting: type.i32,
  },
  body: (local) => {
    const [from, to, out, stop, ahead] = [
      local('from'),
      local('to'),
      local('out'),
      local('stop'),
      local('ahead'),
    ];
    const [touched, at, end, posting] = [local('touched'), local('at'), local('end'), local('posting')];
    const touch = (offset: number): Code => seq(ahead.get, i32.load(offset), i32.load(), i32.xor);
    const touchBatch = seq(
      limitBatch(from, to, stop, RUN_BYTES * RUNS_AHEAD),
      seq(from.get, ahead.set),
      doWhile(
        seq(
          seq(touched.get, touch(0), touch(4), touched.set),
          bump(ahead, RUN_BYTES),
          seq(ahead.get, stop.get, i32.ltU),
        ),
      ),
      // Stored, so that no compiler may leave the touching out.
      seq(local('sink').get, touched.get, i32.store()),
    );
    const isAccepted = seq(
      seq(from.get, i32.load(8), posting.get, i32.const(SLOT_BITS), i32.shrU, i32.shrU),
      seq(i32.const(1), i32.and),
    );
    const filterRun = doWhile(
      seq(
        seq(at.get, i32.load(), posting.set),
        // Every slot is written; only an accepted one moves the place of the next.
        seq(out.get, posting.get, i32.const(2 ** SLOT_BITS - 1), i32.and, i32.store()),
        seq(isAccepted, i32.const(2), i32.shl, out.get, i32.add, out.set),
        bump(at, 4),
        seq(at.get, end.get, i32.ltU),
      ),
    );
    const filterBatch = doWhile(
      seq(
        seq(from.get, i32.load(), at.tee, from.get, i32.load(4), end.tee, i32.ltU, when(filterRun)),
        bump(from, RUN_BYTES),
        seq(from.get, stop.get, i32.ltU),
      ),
    );
    return seq(doWhile(seq(touchBatch, filterBatch, from.get, to.get, i32.ltU)), out.get);
  },
};

/** Slots that are touched ahead: few enough that their hashes (16 KB as cache lines) stay in the first cache. */
const BATCH_BYTES = 4 * 256;

const verify = (
  name: string,
  registers: Readonly<Record<string, ValueType>>,
  loadQuery: (local: Locals) => Code,
  distance: (local: Locals) => Code,
): WasmFunction => ({
  name,
  params: ['from', 'to', 'hashes', 'query', 'radius', 'out'],
  locals: { slot: type.i32, at: type.i32, bits: type.i32, ahead: type.i32, stop: type.i32, ...registers },
  body: (local) => {
    const [from, to, out, slot] = [local('from'), local('to'), local('out'), local('slot')];
    const [at, bits, ahead, stop] = [local('at'), local('bits'), local('ahead'), local('stop')];
    const hashOfSlot = seq(i32.const(5), i32.shl, local('hashes').get, i32.add);
    const touchBatch = seq(
      limitBatch(from, to, stop, BATCH_BYTES),
      seq(from.get, ahead.set),
      doWhile(
        seq(
          seq(ahead.get, i32.load(), hashOfSlot, i32.load(), bits.get, i32.xor, bits.set),
          bump(ahead, 4),
          seq(ahead.get, stop.get, i32.ltU),
        ),
      ),
      // Stored where the first pair will be, so that no compiler may leave the touching out.
      seq(out.get, bits.get, i32.store()),
    );
    const measureBatch = doWhile(
      seq(
        seq(from.get, i32.load(), slot.tee, hashOfSlot, at.set),
        seq(distance(local), bits.set),
        // Every pair is written; only a match moves the place of the next one.
        seq(out.get, slot.get, i32.store(), out.get, bits.get, i32.store(4)),
        seq(bits.get, local('radius').get, i32.leU, i32.const(3), i32.shl, out.get, i32.add, out.set),
        bump(from, 4),
        seq(from.get, stop.get, i32.ltU),
      ),
    );
    return seq(loadQuery(local), doWhile(seq(touchBatch, measureBatch, from.get, to.get, i32.ltU)), out.get);
  },
});

/** Counts with the scalar instruction: one POPCNT for eight bytes on x86-64. */
const verifyScalar = verify(
  'verifyScalar',
  { q0: type.i64, q1: type.i64, q2: type.i64, q3: type.i64 },
  (local) =>
    seq(...[0, 1, 2, 3].map((word) => seq(local('query').get, i64.load(8 * word), local(`q${word}`).set))),
  (local) => {
    const ones = (word: number): Code =>
      seq(local('at').get, i64.load(8 * word), local(`q${word}`).get, i64.xor, i64.popcnt);
    return seq(ones(0), ones(1), i64.add, ones(2), ones(3), i64.add, i64.add, i32.wrapI64);
  },
);

/** Counts with fixed-width SIMD: one instruction for sixteen bytes on ARM, a table look-up in registers on x86-64. */
const verifySimd = verify(
  'verifySimd',
  { q0: type.v128, q1: type.v128, sum: type.v128 },
  (local) =>
    seq(...[0, 1].map((half) => seq(local('query').get, v128.load(16 * half), local(`q${half}`).set))),
  (local) => {
    const ones = (half: number): Code =>
      seq(local('at').get, v128.load(16 * half), local(`q${half}`).get, v128.xor, v128.popcntBytes);
    const lane = (index: number): Code => seq(local('sum').get, v128.laneI32(index));
    return seq(
      seq(ones(0), ones(1), v128.addBytes, v128.addPairsOfBytes, v128.addPairsOfWords, local('sum').set),
      seq(lane(0), lane(1), i32.add, lane(2), lane(3), i32.add, i32.add),
    );
  },
);

/** What a search needs. */
export const searchFunctions: readonly WasmFunction[] = [listRuns, collect, verifyScalar, verifySimd];
