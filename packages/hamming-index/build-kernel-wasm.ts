import { SLOT_BITS } from './kernels-wasm.ts';
import {
  doWhile,
  i32,
  i64,
  seq,
  type,
  when,
  type Code,
  type Local,
  type WasmFunction,
} from './wasm-assembler.ts';

/**
 * The slow half of building a table, said in plain code by `divideIntoParts` (table.ts): measured twice as fast.
 * `countParts` counts the live slots of each part at `parts`; `divide` takes there the positions at which the parts go
 * on, and writes each posting and the rest of its bucket number. `hashes` is the address of the byte in which the keys
 * begin, `shift` the bit in it; both need at least one slot.
 */
const forEachLiveSlot = (local: (name: string) => Local, body: Code): Code => {
  const [slot, hashes, key] = [local('slot'), local('hashes'), local('key')];
  const extended = (variable: Local): Code => seq(variable.get, i64.extendI32U);
  return seq(
    doWhile(
      seq(
        seq(local('states').get, slot.get, i32.add, i32.load8U(), i32.const(LIVE), i32.eq),
        when(
          seq(
            // A key has at most 27 bits and begins within a byte: eight bytes hold it.
            seq(hashes.get, i64.load(), extended(local('shift')), i64.shrU, i32.wrapI64),
            seq(local('mask').get, i32.and, key.set),
            body,
          ),
        ),
        seq(hashes.get, i32.const(32), i32.add, hashes.set),
        seq(slot.get, i32.const(1), i32.add, slot.tee, local('slots').get, i32.ltU),
      ),
    ),
    i32.const(0),
  );
};

/** The state of a live slot (table.ts). */
const LIVE = 1;

const shared = ['hashes', 'states', 'slots', 'shift', 'mask', 'lowBits', 'restBits', 'parts'] as const;

/** Address of the word of the part that the key belongs to. */
const partOf = (local: (name: string) => Local): Code => {
  const bucket = seq(local('key').get, local('lowBits').get, i32.shrU);
  return seq(bucket, local('restBits').get, i32.shrU, i32.const(2), i32.shl, local('parts').get, i32.add);
};

export const countParts: WasmFunction = {
  name: 'countParts',
  params: shared,
  locals: { slot: type.i32, key: type.i32, part: type.i32 },
  body: (local) => {
    const part = local('part');
    const count = seq(part.get, part.get, i32.load(), i32.const(1), i32.add, i32.store());
    return forEachLiveSlot(local, seq(partOf(local), part.set, count));
  },
};

export const divide: WasmFunction = {
  name: 'divide',
  params: [...shared, 'postings', 'rests'],
  locals: { slot: type.i32, key: type.i32, part: type.i32, at: type.i32, bucket: type.i32 },
  body: (local) => {
    const [key, part, at, bucket] = [local('key'), local('part'), local('at'), local('bucket')];
    const [lowBits, restBits] = [local('lowBits').get, local('restBits').get];
    const lowPart = seq(key.get, bucket.get, lowBits, i32.shl, i32.sub);
    const rest = seq(bucket.get, bucket.get, restBits, i32.shrU, restBits, i32.shl, i32.sub);
    return forEachLiveSlot(
      local,
      seq(
        seq(key.get, lowBits, i32.shrU, bucket.set),
        seq(partOf(local), part.tee, i32.load(), at.set),
        seq(part.get, at.get, i32.const(1), i32.add, i32.store()),
        seq(local('postings').get, at.get, i32.const(2), i32.shl, i32.add),
        seq(lowPart, i32.const(SLOT_BITS), i32.shl, local('slot').get, i32.or, i32.store()),
        seq(local('rests').get, at.get, i32.const(1), i32.shl, i32.add, rest, i32.store16()),
      ),
    );
  },
};
