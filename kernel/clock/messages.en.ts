import type { ClockMessages } from './messages.vi.ts';

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

export const messages = {
  remaining: (span) => `${span} left`,
  overdue: (span) => `${span} overdue`,
  days: (n) => counted(n, 'day'),
  hours: (n) => counted(n, 'hour'),
  minutes: (n) => counted(n, 'minute'),
  lessThanAMinute: 'less than a minute',
  movedBack: (by) =>
    `The server's clock has just gone back by ${by}. Nothing is being written, so that no wrong time is stamped; what was saved is intact. ` +
    'If a child needs help now, call 111. Administrator: set the time right (NTP), then run "annhi doctor".',
  notADate: (value) => `"${value}" is not a real date. Write day/month/year, for example 05/06/2026.`,
} satisfies ClockMessages;
