import { describe, expect, it } from 'vitest';
import { isUnanswered, longestWaitMinutes, roundLength, rungAt } from './ladder.ts';

describe('the ladder', () => {
  it('climbs from the duty person to the one behind and to the head, five minutes each', () => {
    expect([0, 1, 2].map((number) => rungAt(number))).toEqual([
      { ranks: ['ON_DUTY'], minutes: 5 },
      { ranks: ['BACKUP'], minutes: 5 },
      { ranks: ['HEAD'], minutes: 5 },
    ]);
  });

  it('goes round again for ever, with the lead of the programme', () => {
    for (let number = roundLength; number < 200; number += 1) {
      const rung = rungAt(number);
      expect(rung.ranks[0]).toBe(rungAt(number % roundLength).ranks[0]);
      expect(rung.ranks.includes('COORDINATOR')).toBe(number % roundLength === 0);
      expect(rung.minutes).toBeGreaterThan(0);
      expect(rung.minutes).toBeLessThanOrEqual(longestWaitMinutes);
    }
  });

  it('counts as unanswered only when the whole office has been tried', () => {
    expect([0, 1, 2, 3, 4, 50].map(isUnanswered)).toEqual([false, false, false, false, true, true]);
  });
});
