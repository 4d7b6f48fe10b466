import { describe, expect, it } from 'vitest';
import type { Block } from './body.ts';
import { setSheet } from './layout.ts';
import { parseOfficialDocument } from './model.ts';
import { decision, draftMinutes, removalLetter, transferSlip, yearlyReport } from './sample-documents.ts';
import { balancedLines, boldWidthPt } from './times-width.ts';

const sheetOf = (input: Parameters<typeof parseOfficialDocument>[0]) =>
  setSheet(parseOfficialDocument(input));
const linesOf = (body: readonly Block[]) =>
  sheetOf({ ...yearlyReport, body: [...body] }).blocks.map((block) =>
    block.kind === 'table' ? 'table' : block.runs.map((run) => run.text).join(''),
  );

describe('the words of the page', () => {
  it('counts headings, articles and lists itself', () => {
    const lines = linesOf([
      { kind: 'heading', level: 1, text: 'Mục tiêu' },
      { kind: 'heading', level: 2, text: 'Chung' },
      { kind: 'heading', level: 2, text: 'Cụ thể' },
      { kind: 'heading', level: 3, text: 'Về người' },
      { kind: 'heading', level: 3, text: 'Về việc' },
      { kind: 'heading', level: 1, text: 'Giải pháp' },
      { kind: 'heading', level: 2, text: 'Truyền thông' },
      { kind: 'article', text: 'Có hiệu lực.' },
      { kind: 'list', style: 'letter', items: ['a', 'b', 'c', 'd', 'đ', 'e'] },
      { kind: 'article', title: 'Thi hành', text: 'Các cơ quan thi hành.' },
    ]);
    expect(lines).toEqual([
      'I. MỤC TIÊU',
      '1. Chung',
      '2. Cụ thể',
      'a) Về người',
      'b) Về việc',
      'II. GIẢI PHÁP',
      '1. Truyền thông',
      'Điều 1. Có hiệu lực.',
      'a) a',
      'b) b',
      'c) c',
      'd) d',
      'đ) đ',
      'e) e',
      'Điều 2. Thi hành',
      'Các cơ quan thi hành./.',
    ]);
  });

  it.each(['Kết thúc.', 'Kết thúc', 'Kết thúc;', 'Kết thúc./.', 'Kết thúc. '])(
    'ends %j with one end mark',
    (text) => {
      expect(linesOf([{ kind: 'paragraph', text }])).toEqual(['Kết thúc./.']);
    },
  );

  it('ends each legal basis with ";", the last with "."', () => {
    const bases = sheetOf(transferSlip).legalBases;
    expect(bases.map((it) => it.at(-1))).toEqual([';', '.']);
    expect(bases.join('')).not.toContain(';;');
  });

  it('begins the recipients with "Như trên" where there are addressees, and ends them with the archive', () => {
    expect(sheetOf(removalLetter).recipients).toEqual([
      '- Như trên;',
      '- Giám đốc Sở (để báo cáo);',
      '- Công an tỉnh (PA05) (để phối hợp);',
      '- Lưu: VT, CNTT.',
    ]);
    expect(sheetOf(decision).recipients[0]).toBe('- Như Điều 4;');
  });

  it('orders the signing authority', () => {
    expect(sheetOf(decision).signature.posts).toEqual([
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
    ]);
    expect(sheetOf(yearlyReport).signature.posts).toEqual(['Q. GIÁM ĐỐC']);
    expect(sheetOf(transferSlip).signature.posts[0]).toBe('TL. GIÁM ĐỐC');
  });

  it('keeps room for the number of a draft and gives minutes no date', () => {
    const sheet = sheetOf(draftMinutes);
    expect(sheet.number).toMatch(/^Số:\s+\/BB-TCT$/u);
    expect(sheet.placeAndDate).toBeNull();
    expect(sheetOf({ ...removalLetter, number: null, issuedOn: null }).number).not.toMatch(/\d/);
  });

  it('numbers annexes only when there are several and says to what they belong', () => {
    const annex = { title: null, body: [{ kind: 'paragraph' as const, text: 'Nội dung' }] };
    expect(sheetOf(decision).annexes[0]).toMatchObject({
      number: 'Phụ lục',
      title: 'DANH SÁCH THÀNH VIÊN TỔ CÔNG TÁC',
      reference:
        '(Kèm theo Quyết định số 1234/QĐ-UBND ngày 09 tháng 10 năm 2027 của Ủy ban nhân dân tỉnh An Bình)',
    });
    expect(sheetOf({ ...decision, annexes: [annex, annex] }).annexes.map((it) => it.number)).toEqual([
      'Phụ lục I',
      'Phụ lục II',
    ]);
  });
});

describe('centred lines', () => {
  it('are balanced, whole and within the column', () => {
    const text =
      'Ủy ban nhân dân xã có một cái tên rất dài để thử cách ngắt dòng trong cột hẹp của phần đầu văn bản';
    const lines = balancedLines(text, 12, 200);
    expect(lines.join(' ')).toBe(text);
    const widths = lines.map((line) => boldWidthPt(line, 12));
    expect(Math.max(...widths)).toBeLessThanOrEqual(200);
    expect(Math.min(...widths)).toBeGreaterThan(100);
  });

  it('leave a word that is longer than the column whole', () => {
    expect(balancedLines(`a ${'x'.repeat(500)} b`, 12, 100)).toHaveLength(3);
  });
});
