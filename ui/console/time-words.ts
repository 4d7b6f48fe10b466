import { civilDate } from '#kernel/clock/civil-date.ts';
import { formatInstant, formatRemaining, formatSpan } from '#kernel/clock/format.ts';
import type { ConsoleLocale } from './words.ts';

/** The instant in full, Viet Nam's time: `14:05 21/11/2026`. */
export function sayMoment(instant: string): string {
  return formatInstant(new Date(instant));
}

/** What a date box holds (`2026-11-22`, with or without a time), in words; empty while it holds no day. */
export function sayPickedDay(value: string, locale: ConsoleLocale): string {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(value) ?? [];
  if (day === undefined) return '';
  return new Intl.DateTimeFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** How long ago, in the form that the words give: `3 giờ 20 phút trước`. */
export function saySince(
  instant: string,
  now: string,
  locale: ConsoleLocale,
  words: { ago: (span: string) => string; justNow: string },
): string {
  const span = Date.parse(now) - Date.parse(instant);
  return span < 60_000 ? words.justNow : words.ago(formatSpan(span, locale));
}

/** What is left, or by how much it is overdue. */
export function sayTimeLeft(
  due: string,
  now: string,
  locale: ConsoleLocale,
): { readonly text: string; readonly isOverdue: boolean } {
  const left = Date.parse(due) - Date.parse(now);
  return { text: formatRemaining(left, locale), isOverdue: left < 0 };
}

/** From when to when, with the weekday that people plan by; the day is said once where it is one: `Thứ Hai 23/11, 07:00 – 22:00`. */
export function sayStretch(from: string, to: string, weekdays: readonly string[]): string {
  const [start, end] = [sayDay(from, weekdays), sayDay(to, weekdays)];
  const [begins, ends] = [sayMoment(from).slice(0, 5), sayMoment(to).slice(0, 5)];
  return start === end ? `${start}, ${begins} – ${ends}` : `${start}, ${begins} – ${end}, ${ends}`;
}

function sayDay(instant: string, weekdays: readonly string[]): string {
  const date = civilDate(new Date(instant));
  const [, month, day] = date.split('-');
  return `${weekdays[new Date(date).getUTCDay()]} ${day}/${month}`;
}
