import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';
import { unzipWithin } from './zip.ts';

const sheetOf = async (rows: readonly (readonly (string | number | Date | null)[])[], columns = 4) =>
  writeTable([
    {
      name: 'Kết quả',
      columns: Array.from({ length: columns }, (_, index) => ({ heading: `Cột ${index + 1}` })),
      rows,
    },
  ]);
const readBack = async (file: Uint8Array) => {
  const answer = await readTable(file, { keepsText: true, maxCell: 40_000 });
  if (!answer.ok) throw new Error(answer.fault);
  return answer.rows;
};

describe('writing a spreadsheet', () => {
  it('gives back Vietnamese, line breaks, numbers and empty cells as they went in', async () => {
    const rows = await readBack(await sheetOf([['Nguyễn Thị Thử', 'dòng một\ndòng hai', 12.5, null]]));
    expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['Cột 1', 'Cột 2', 'Cột 3', 'Cột 4'],
      ['Nguyễn Thị Thử', 'dòng một\ndòng hai', '12.5', ''],
    ]);
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '=HYPERLINK("http://127.0.0.1","x")', '\t=1', '\r=1'])(
    'keeps %j as text that computes nothing',
    async (typed) => {
      const file = await sheetOf([[typed]], 1);
      const sheet = Buffer.from(unzipWithin(file, 10_000_000).get('xl/worksheets/sheet1.xml') ?? '').toString(
        'utf8',
      );
      expect(sheet).not.toMatch(/<f[\s>/]/u);
      const [, row] = await readBack(file);
      expect(row?.cells[0]).toEqual({ text: typed.trim(), isFormula: false });
    },
  );

  it('leaves out what XML cannot hold, and survives markup, halves of pairs and endless cells', async () => {
    const [, row] = await readBack(
      await sheetOf([['a\u0000b\u0008c', '<x>&amp;"\'</x>', 'đ\ud83d', 'ỡ'.repeat(50_000)]]),
    );
    const [control, markup, half, endless] = row?.cells.map((cell) => cell.text) ?? [];
    expect([control, markup]).toEqual(['abc', '<x>&amp;"\'</x>']);
    expect(half).toMatch(/^đ\ufffd?$/u);
    expect(endless?.length).toBe(32_767);
  });

  it('writes several sheets whose names are legal and differ', async () => {
    const one = { columns: [{ heading: 'A' }], rows: [] };
    const file = await writeTable([
      { name: 'Tháng 11/2026: [x]*?', ...one },
      { name: 'tháng 11 2026   x', ...one },
      { name: '', ...one },
      { name: 'Rất dài '.repeat(9), ...one },
    ]);
    const book = Buffer.from(unzipWithin(file, 10_000_000).get('xl/workbook.xml') ?? '').toString('utf8');
    const names = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/gu)].map((found) => found[1] ?? '');
    expect(names).toHaveLength(4);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/u);
  });
});
