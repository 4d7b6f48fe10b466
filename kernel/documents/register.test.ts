import { describe, expect, it } from 'vitest';
import {
  formatIssueDate,
  formatNumber,
  issueDateOf,
  notationOf,
  numberingYear,
  symbolFor,
} from './register.ts';

describe('number and symbol', () => {
  it('writes a 0 before numbers below 10 only', () => {
    expect([1, 9, 10, 100, 1234].map(formatNumber)).toEqual(['01', '09', '10', '100', '1234']);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s as a number', (number) => {
    expect(() => formatNumber(number)).toThrow(expect.objectContaining({ reason: 'DOCUMENT_NUMBER' }));
  });

  it('puts the type first, but a letter has office and drafting unit', () => {
    expect(symbolFor('ADMIN_REPORT', 'STTTT', 'CNTT')).toBe('BC-STTTT');
    expect(symbolFor('SUBMISSION', 'STTTT', null)).toBe('TTr-STTTT');
    expect(symbolFor('OFFICIAL_LETTER', 'STTTT', 'CNTT')).toBe('STTTT-CNTT');
    expect(symbolFor('OFFICIAL_LETTER', 'STTTT', null)).toBe('STTTT');
    expect(notationOf(5, 'BC-STTTT')).toBe('05/BC-STTTT');
  });

  it.each(['ST TTT', 'STTTT-', '', '5/BC', '../x'])('refuses %j as an abbreviation', (abbreviation) => {
    expect(() => symbolFor('NOTICE', abbreviation, null)).toThrow(
      expect.objectContaining({ reason: 'DOCUMENT_ABBREVIATION' }),
    );
  });
});

describe('date and year', () => {
  it('pads days below 10 and the months 1 and 2 only', () => {
    expect(formatIssueDate('2027-01-05')).toBe('ngày 05 tháng 01 năm 2027');
    expect(formatIssueDate('2027-02-14')).toBe('ngày 14 tháng 02 năm 2027');
    expect(formatIssueDate('2027-03-09')).toBe('ngày 09 tháng 3 năm 2027');
    expect(formatIssueDate('2027-12-31')).toBe('ngày 31 tháng 12 năm 2027');
    expect(formatIssueDate(null)).not.toMatch(/\d/);
  });

  it('changes the year at midnight in Viet Nam, not in London', () => {
    const before = new Date('2026-12-31T16:59:59.999Z');
    const after = new Date('2026-12-31T17:00:00Z');
    expect([numberingYear(before), issueDateOf(before)]).toEqual([2026, '2026-12-31']);
    expect([numberingYear(after), issueDateOf(after)]).toEqual([2027, '2027-01-01']);
  });
});
