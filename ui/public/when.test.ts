import { describe, expect, it } from 'vitest';
import { sayDay, sayInstant } from './when.ts';

describe('an instant', () => {
  it('is told in the time of Việt Nam, wherever the server stands', () => {
    expect(sayInstant('vi', '2026-11-21T19:05:00Z')).toBe('2 giờ 05, ngày 22/11/2026');
    expect(sayInstant('en', '2026-11-21T19:05:00Z')).toBe('02:05 on 22/11/2026');
    expect(sayInstant('vi', '2026-12-31T17:00:00Z')).toBe('0 giờ 00, ngày 01/01/2027');
  });

  it('is the day that it is in Việt Nam', () => {
    for (const language of ['vi', 'en'] as const) {
      expect(sayDay(language, '2026-12-03T16:59:59.999Z')).toBe('03/12/2026');
      expect(sayDay(language, '2026-12-03T17:00:00Z')).toBe('04/12/2026');
    }
  });

  it('is refused when it is none', () => {
    expect(() => sayInstant('vi', 'hôm qua')).toThrow(RangeError);
  });
});
