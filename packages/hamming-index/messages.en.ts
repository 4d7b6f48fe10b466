import type { messages as vietnamese } from './messages.vi.ts';

export const messages = {
  'hash.length':
    'A hash must be exactly 256 bits (32 bytes or 64 hexadecimal digits). Check what the sender produces.',
  'hash.format':
    'A hash must be written in lower-case hexadecimal digits (0-9, a-f). Lower-case it and send it again.',
  'hash.all-zero':
    'An all-zero hash means that the picture could not be hashed, so it cannot be matched. Hash the original again or leave it out.',
  'setting.radius': 'The radius must be a whole number from 0 to 63. Use 31 unless you have a reason.',
  'setting.limit': 'The limit must be a whole number from 1 to 100,000. Use 1,000 unless you have a reason.',
  'setting.capacity':
    'The capacity must be a whole number from 1 to 45,000,000. Divide a larger set into several indexes.',
  'setting.memory':
    'An index of this capacity needs more memory than it may take. Lower the capacity or raise the limit.',
  'setting.engine': 'This machine cannot run WebAssembly SIMD. Choose the engine "plain" or leave it out.',
  'setting.slot': 'There is no hash in this slot. Take slots from a fresh search only.',
  'index.full':
    'The index is full and the new hash was not taken in. Rebuild the index with a larger capacity.',
  'snapshot.missing': 'There is no snapshot file. Check the path or rebuild from the original list.',
  'snapshot.foreign': 'This file is not a snapshot of a Hamming index. Check the path.',
  'snapshot.version': 'The snapshot has another format version. Rebuild the index from the original list.',
  'snapshot.truncated': 'The snapshot is cut short. Use the one before it or rebuild from the original list.',
  'snapshot.damaged':
    'The snapshot is damaged (wrong checksum). Use the one before it or rebuild from the list.',
  'snapshot.busy': 'Another process is writing this snapshot. Wait until it has finished and try again.',
  'snapshot.write':
    'The snapshot could not be written; the old one is untouched. Check the disk and its permissions.',
} satisfies typeof vietnamese;
