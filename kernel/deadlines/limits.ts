import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CivilDate } from '#kernel/clock/clock.ts';
import { legalReason, timeLimit } from './contract.ts';
import type { LegalReason, TimeLimit } from './contract.ts';
import { refuse } from './errors.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8'));

/** Checks shapes, and that two versions of one limit never hold on the same day. Throws ZodError or Error. */
export function buildTimeLimits(rows: unknown): readonly TimeLimit[] {
  const limits = z.array(timeLimit).parse(rows);
  for (const [i, a] of limits.entries()) {
    const clash = limits
      .slice(i + 1)
      .find(
        (b) => b.key === a.key && a.validFrom < (b.validTo ?? '9999') && b.validFrom < (a.validTo ?? '9999'),
      );
    if (clash) throw new Error(`time limits: two versions of ${a.key} hold on ${clash.validFrom}`);
  }
  return limits;
}

export function buildLegalReasons(rows: unknown): readonly LegalReason[] {
  return z.array(legalReason).parse(rows);
}

/** The shipped table: every clock of the law that the product runs, with its basis and validity. */
export function shippedTimeLimits(): readonly TimeLimit[] {
  return buildTimeLimits(read('time-limits.json'));
}

export function shippedLegalReasons(): readonly LegalReason[] {
  return buildLegalReasons(read('legal-reasons.json'));
}

/** The version of a limit that holds on that day, or `NO_TIME_LIMIT`. */
export function getTimeLimit(limits: readonly TimeLimit[], key: string, on: CivilDate): TimeLimit {
  const found = limits.find(
    (l) => l.key === key && l.validFrom <= on && (l.validTo === null || on < l.validTo),
  );
  if (!found) throw refuse.noTimeLimit(key, on);
  return found;
}
