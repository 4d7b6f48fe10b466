import { createHash } from 'node:crypto';
import type { NewReport } from '../contract.ts';

/**
 * What a report is known by when it comes again: its form's (or program's) key and every word of it. The same press twice is one
 * report; the same key with other words is another report, so that what was added after going back is never lost, and whoever
 * guesses a key learns nobody's code.
 */
export function nonceOf(key: string, report: NewReport): string {
  return createHash('sha256')
    .update(JSON.stringify([key, report]))
    .digest('base64url');
}
