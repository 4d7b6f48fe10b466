import { createHash } from 'node:crypto';

/** Our own namespace: ids stay the same on every machine and in every run. */
const NAMESPACE = Buffer.from('6f0a1c5e7d3b5e2f9a414e68690d2025', 'hex');

/** Name-based UUID of version 5 (RFC 9562, 5.5). */
export function stableId(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(parts.join('|').normalize('NFC')).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.subarray(0, 16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
