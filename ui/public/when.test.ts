import { describe, expect, it } from 'vitest';
import { sayComing, sayDay, sayInstant } from './when.ts';

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

describe('an instant to come', () => {
  it('is told with its weekday and part of the day, as people at home say it', () => {
    expect(sayComing('vi', '2026-11-22T00:00:00Z')).toBe('7 giờ sáng Chủ nhật 22/11');
    expect(sayComing('vi', '2026-11-22T23:30:00Z')).toBe('6 giờ 30 sáng thứ Hai 23/11');
    expect(sayComing('vi', '2026-11-23T05:00:00Z')).toBe('12 giờ trưa thứ Hai 23/11');
    expect(sayComing('vi', '2026-11-23T06:30:00Z')).toBe('1 giờ 30 chiều thứ Hai 23/11');
    expect(sayComing('vi', '2026-12-31T14:00:00Z')).toBe('9 giờ tối thứ Năm 31/12');
    expect(sayComing('en', '2026-11-22T23:30:00Z')).toBe('06:30 on Monday 23/11');
  });

  it('is refused when it is none', () => {
    expect(() => sayComing('vi', 'mai')).toThrow(RangeError);
  });
});
