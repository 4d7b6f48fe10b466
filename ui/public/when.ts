import type { Language } from './frame.ts';

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
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  const date = `${found['day']}/${found['month']}/${found['year']}`;
  return language === 'vi'
    ? `${Number(found['hour'])} giờ ${found['minute']}, ngày ${date}`
    : `${found['hour']}:${found['minute']} on ${date}`;
}
