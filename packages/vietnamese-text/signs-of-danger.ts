import { dangerRules } from './data/danger-rules.ts';
import { findWanted, readingOf, spansOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { PRIORITIES } from './types.ts';
import type { DangerSign } from './types.ts';

/**
 * The signs of danger in a text, most urgent first, each with the original words that show it. Nothing in a text can
 * take a sign back, and no sign lowers a priority or discards a report.
 */
export function findSignsOfDanger(text: string | Reading): DangerSign[] {
  const reading = readingOf(text);
  return dangerRules
    .flatMap((rule): DangerSign[] => {
      const found = findWanted(reading, rule);
      if (found === null) return [];
      const { id: ruleId, atLeast, category, reason } = rule;
      return [{ ruleId, atLeast, category, reason, matches: spansOf(reading, found) }];
    })
    .sort((a, b) => PRIORITIES.indexOf(b.atLeast) - PRIORITIES.indexOf(a.atLeast));
}
