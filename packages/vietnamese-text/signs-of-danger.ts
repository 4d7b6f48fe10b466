import { dangerRules } from './data/danger-rules.ts';
import { FEWEST_WORDS, likenessToEmergency, ownExamples, wordsOfUrgency } from './learned.ts';
import type { Learned } from './learned.ts';
import { findWanted, readingOf, spansOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { PRIORITIES } from './types.ts';
import type { DangerSign } from './types.ts';

/** From this likeness on (cosine) a text counts as an emergency; measured on sets left out (README). */
const LIKE_AN_EMERGENCY = 0.045;

/**
 * The signs of danger in a text, most urgent first, each with the original words that show it: rules that fire, and the likeness to the
 * emergencies among our examples. Nothing in a text can take a rule's sign back, and no sign lowers a priority or discards a report.
 */
export function findSignsOfDanger(text: string | Reading, learned: Learned = ownExamples()): DangerSign[] {
  const reading = readingOf(text);
  const byRule = dangerRules.flatMap((rule): DangerSign[] => {
    const found = findWanted(reading, rule);
    if (found === null) return [];
    const { id: ruleId, atLeast, category, reason } = rule;
    return [{ ruleId, atLeast, category, reason, matches: spansOf(reading, found) }];
  });
  return [...byRule, ...signsByLikeness(reading, learned)].sort(
    (a, b) => PRIORITIES.indexOf(b.atLeast) - PRIORITIES.indexOf(a.atLeast),
  );
}

function signsByLikeness(reading: Reading, learned: Learned): DangerSign[] {
  if (reading.units.length < FEWEST_WORDS || likenessToEmergency(learned, reading) < LIKE_AN_EMERGENCY)
    return [];
  return [
    {
      ruleId: 'like-an-emergency',
      atLeast: 'EMERGENCY',
      category: null,
      reason: 'Lời kể giống những tin khẩn cấp đã biết: đọc ngay.',
      matches: spansOf(reading, wordsOfUrgency(learned, reading)),
    },
  ];
}
