import { expect, it } from 'vitest';
import { shellEn } from './messages.en.ts';
import { shellVi } from './messages.vi.ts';
import { sayMoment, sayPickedDay, saySince, sayStretch, sayTimeLeft } from './time-words.ts';

const now = '2026-11-23T02:00:00Z';

it('says instants in Viet Nam’s time', () => {
  expect(sayMoment('2026-11-22T17:30:00Z')).toBe('00:30 23/11/2026');
});

it('says how long ago', () => {
  expect(saySince('2026-11-22T22:40:00Z', now, 'vi', shellVi)).toBe('3 giờ 20 phút trước');
  expect(saySince('2026-11-22T22:40:00Z', now, 'en', shellEn)).toMatch(/^3 .* ago$/);
  expect(saySince('2026-11-23T01:59:30Z', now, 'vi', shellVi)).toBe('vừa xong');
  expect(saySince('2026-11-23T02:00:30Z', now, 'vi', shellVi)).toBe('vừa xong');
});

it('says what is left, and by how much it is late', () => {
  expect(sayTimeLeft('2026-11-23T05:20:00Z', now, 'vi')).toEqual({
    text: 'còn 3 giờ 20 phút',
    isOverdue: false,
  });
  expect(sayTimeLeft('2026-11-21T02:00:00Z', now, 'vi')).toEqual({ text: 'quá hạn 2 ngày', isOverdue: true });
});

it('says a shift with its weekday, and the day once where it is one', () => {
  const days = shellVi.weekdays;
  expect(sayStretch('2026-11-23T00:00:00Z', '2026-11-23T15:00:00Z', days)).toBe(
    'Thứ Hai 23/11, 07:00 – 22:00',
  );
  expect(sayStretch('2026-11-22T15:00:00Z', '2026-11-23T00:00:00Z', days)).toBe(
    'Chủ nhật 22/11, 22:00 – Thứ Hai 23/11, 07:00',
  );
});

it('says a picked day in words, so that 03/04 is one day and not two', () => {
  expect(sayPickedDay('2026-04-03', 'vi')).toMatch(/Thứ Sáu, 3 tháng 4/);
  expect(sayPickedDay('2026-04-03T22:30', 'en')).toMatch(/Friday,? 3 April 2026/);
  expect(['', '2026', 'khi nào'].map((typed) => sayPickedDay(typed, 'vi'))).toEqual(['', '', '']);
});
