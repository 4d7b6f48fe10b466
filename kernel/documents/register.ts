import { AnNhiError } from '#kernel/errors/errors.ts';
import { type DocumentType, documentTypes } from './document-types.ts';
import { type SentenceKey, sentence } from './sentences.ts';

/**
 * A document number as it is written: `05`, `12`, `1234`.
 * @throws AnNhiError `DOCUMENT_NUMBER` when it is not a whole number from 1
 * @source NĐ 30/2020, Phụ lục I, phần II, mục 3: numbers below 10 take a 0 before them
 */
export function formatNumber(number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw wrong('DOCUMENT_NUMBER', 'numberForm');
  return String(number).padStart(2, '0');
}

/**
 * What stands after the number: `BC-STTTT`; for an official letter `STTTT-CNTT` (office, drafting unit).
 * @throws AnNhiError `DOCUMENT_ABBREVIATION` when an abbreviation has anything but letters and digits
 * @source NĐ 30/2020, Phụ lục I, phần II, mục 3
 */
export function symbolFor(
  type: DocumentType,
  organizationAbbreviation: string,
  unitAbbreviation: string | null,
): string {
  const typeAbbreviation = documentTypes[type].abbreviation;
  const groups =
    typeAbbreviation === null
      ? [organizationAbbreviation, ...(unitAbbreviation === null ? [] : [unitAbbreviation])]
      : [typeAbbreviation, organizationAbbreviation];
  const abbreviation = /^\p{L}[\p{L}\p{N}&]*$/u;
  if (!groups.every((group) => abbreviation.test(group)))
    throw wrong('DOCUMENT_ABBREVIATION', 'abbreviationForm');
  return groups.join('-').normalize('NFC');
}

/** The whole notation: `05/BC-STTTT`. */
export function notationOf(number: number, symbol: string): string {
  return `${formatNumber(number)}/${symbol}`;
}

const vietnamDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date of issue (`YYYY-MM-DD`, Asia/Ho_Chi_Minh) of something issued at this instant. */
export function issueDateOf(instant: Date): string {
  return vietnamDate.format(instant);
}

/** Numbers begin again at 1 on 1 January of Viet Nam's calendar: the year of the series in which an instant falls. */
export function numberingYear(instant: Date): number {
  return Number(issueDateOf(instant).slice(0, 4));
}

/**
 * The date in words: "ngày 05 tháng 01 năm 2027". Days below 10 and months 1 and 2 take a 0; a draft keeps the blanks.
 * @source NĐ 30/2020, Phụ lục I, phần II, mục 4
 */
export function formatIssueDate(date: string | null): string {
  const blank = '\u00a0'.repeat(6);
  if (date === null) return `ngày${blank}tháng${blank}năm${blank}`;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const monthText = month <= 2 ? `0${month}` : String(month);
  return `ngày ${String(day).padStart(2, '0')} tháng ${monthText} năm ${year}`;
}

function wrong(reason: string, key: SentenceKey): AnNhiError {
  return new AnNhiError('INVALID_INPUT', reason, sentence(key));
}
