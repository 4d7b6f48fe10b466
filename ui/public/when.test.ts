import { describe, expect, it } from 'vitest';
import { sayInstant } from './when.ts';

describe('an instant', () => {
  it('is told in the time of Việt Nam, wherever the server stands', () => {
    expect(sayInstant('vi', '2026-11-21T19:05:00Z')).toBe('2 giờ 05, ngày 22/11/2026');
    expect(sayInstant('en', '2026-11-21T19:05:00Z')).toBe('02:05 on 22/11/2026');
    expect(sayInstant('vi', '2026-12-31T17:00:00Z')).toBe('0 giờ 00, ngày 01/01/2027');
  });

  it('is refused when it is none', () => {
    expect(() => sayInstant('vi', 'hôm qua')).toThrow(RangeError);
  });
});
