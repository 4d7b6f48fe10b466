import type { Language } from './frame.ts';

const weekdays = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** The hour from which a part of the day is called so, the latest first; afternoon and evening count from twelve. */
const partsOfDay = [
  [18, 'tối'],
  [13, 'chiều'],
  [11, 'trưa'],
  [0, 'sáng'],
] as const;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The day of an instant in Việt Nam: "21/11/2026". @param instant ISO 8601 with offset or `Z`. @throws RangeError when it is not one. */
export function sayDay(language: Language, instant: string): string {
  const said = sayInstant(language, instant);
  return said.slice(said.lastIndexOf(' ') + 1);
}

/**
 * An instant as a person in Việt Nam says it: "14 giờ 05, ngày 21/11/2026".
 * @param instant ISO 8601 with offset or `Z`.
 * @throws RangeError when `instant` is not an instant.
 */
export function sayInstant(language: Language, instant: string): string {
  const found = partsOf(instant);
  const date = `${found['day']}/${found['month']}/${found['year']}`;
  return language === 'vi'
    ? `${Number(found['hour'])} giờ ${found['minute']}, ngày ${date}`
    : `${found['hour']}:${found['minute']} on ${date}`;
}

/**
 * An instant to come, as it is said at home: "7 giờ sáng thứ Hai 23/11". The day of the week tells today from tomorrow without
 * counting, and whoever waits for a morning is not waiting for a year.
 * @param instant ISO 8601 with offset or `Z`.
 * @throws RangeError when `instant` is not an instant.
 */
export function sayComing(language: Language, instant: string): string {
  const { year, month, day, hour, minute } = partsOf(instant);
  const weekday = weekdays[language][new Date(`${year}-${month}-${day}`).getUTCDay()];
  if (language === 'en') return `${hour}:${minute} on ${weekday} ${day}/${month}`;
  const at = Number(hour);
  const part = partsOfDay.find(([from]) => at >= from)?.[1];
  const minutes = minute === '00' ? '' : ` ${minute}`;
  return `${at > 12 ? at - 12 : at} giờ${minutes} ${part} ${weekday} ${day}/${month}`;
}

/** Year, month, day, hour and minute in Viet Nam's time, each with its leading zero. */
function partsOf(instant: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
}
