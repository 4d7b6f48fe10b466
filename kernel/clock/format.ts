import { civilDate } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { messages as en } from './messages.en.ts';
import { messages as vi } from './messages.vi.ts';

export type Language = 'vi' | 'en';

const words = { vi, en };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `dd/MM/yyyy`. */
export function formatDate(date: CivilDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** `HH:mm dd/MM/yyyy` in Viet Nam's time. */
export function formatInstant(instant: Date): string {
  const date = civilDate(instant);
  const minutes = Math.floor((instant.getTime() + 7 * HOUR) / MINUTE) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} ${formatDate(date)}`;
}

/** A span in its two largest units, rounded down: `3 giờ 20 phút`, `2 ngày`, `chưa đến 1 phút`. */
export function formatSpan(milliseconds: number, language: Language = 'vi'): string {
  const w = words[language];
  const span = Math.abs(milliseconds);
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  const minutes = Math.floor((span % HOUR) / MINUTE);
  const parts =
    days > 0
      ? [days && w.days(days), hours && w.hours(hours)]
      : [hours && w.hours(hours), minutes && w.minutes(minutes)];
  return parts.filter((part) => part !== 0).join(' ') || w.lessThanAMinute;
}

/** `còn 3 giờ 20 phút` or `quá hạn 2 ngày`. Positive: time left; negative: overdue. Rounds down, so that it never promises time. */
export function formatRemaining(milliseconds: number, language: Language = 'vi'): string {
  const span = formatSpan(milliseconds, language);
  return milliseconds < 0 ? words[language].overdue(span) : words[language].remaining(span);
}
