import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

import { readCsv } from './read-csv.ts';
import { MAX_FILE_BYTES, MAX_ROWS, readTable } from './read-table.ts';
import { unzipWithin, zipStored } from './zip.ts';

const texts = async (file: Uint8Array) => {
  const answer = await readTable(file);
  return answer.ok ? answer.rows.map((row) => row.cells.map((cell) => cell.text)) : answer.fault;
};
const xlsx = async (rows: Parameters<typeof writeXlsxFile>[0]): Promise<Buffer> =>
  (await writeXlsxFile(rows as never)).toBuffer();
const csv = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A zip with one deflated entry whose headers may lie about its size. */
function zipOf(name: string, packed: Buffer, claimed: number, content: Buffer): Buffer {
  const entry = Buffer.from(zipStored(new Map([[name, packed]])));
  for (const [at, offset] of [
    [entry.indexOf('PK\x03\x04'), 4],
    [entry.indexOf('PK\x01\x02'), 6],
  ] as const) {
    entry.writeUInt16LE(8, at + offset + 4);
    entry.writeUInt32LE(crc32(content), at + offset + 10);
    entry.writeUInt32LE(claimed, at + offset + 18);
  }
  return entry;
}

describe('reading a spreadsheet that nobody vouches for', () => {
  it('reads text, numbers as they are written, and dates as days', async () => {
    const file = await xlsx([
      [{ value: 'Họ và tên' }, { value: 'Từ ngày' }, { value: 'Điện thoại' }],
      [
        { value: '  Nguyễn\u00a0Thử ' },
        { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: 912345678, type: Number },
      ],
    ] as never);
    expect(await texts(file)).toEqual([
      ['Họ và tên', 'Từ ngày', 'Điện thoại'],
      ['Nguyễn Thử', '2026-03-01', '912345678'],
    ]);
  });

  it('marks formulas and never evaluates them', async () => {
    const file = await xlsx([
      [{ value: 'A' }, { value: 'B' }],
      [{ type: 'Formula', value: '=HYPERLINK("http://127.0.0.1","x")' }, { value: 'b' }],
    ] as never);
    const answer = await readTable(file);
    expect(answer.ok && answer.rows[1]?.cells.map((cell) => cell.isFormula)).toEqual([true, false]);
    const fromText = await readTable(csv('A,B,C,D\n=1+1,@SUM(A1),+cmd|x,-5\n'));
    expect(fromText.ok && fromText.rows[1]?.cells.map((cell) => cell.isFormula)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('reads CSV with commas, semicolons or tabs, quotes, blank lines and a byte-order mark', async () => {
    expect(await texts(csv('\ufeffA;B\r\n"x;""y""\nz";2\r\n\r\n;\r\n3;4'))).toEqual([
      ['A', 'B'],
      ['x;"y" z', '2'],
      ['3', '4'],
    ]);
    expect(await texts(csv('A\tB\n1\t2'))).toEqual([
      ['A', 'B'],
      ['1', '2'],
    ]);
    expect(readCsv('a,"never ends')).toBeNull();
  });

  it('refuses an old Excel file, a picture, UTF-16, and a text that is no UTF-8, each with its own word', async () => {
    expect(await texts(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('OLD_EXCEL');
    expect(await texts(Buffer.from('89504e470d0a1a0a00ff', 'hex'))).toBe('NOT_READABLE');
    expect(await texts(Buffer.from('A,B\n', 'utf16le'))).toBe('NOT_READABLE');
    expect(await texts(Buffer.from([0x41, 0xff, 0xfe, 0x42]))).toBe('NOT_READABLE');
    expect(await texts(csv('PK nothing of the kind'))).toBe('NOT_READABLE');
    expect(await texts(Buffer.alloc(0))).toEqual([]);
  });

  it('stops a zip bomb of 50 MB at the limit, whatever its headers claim', async () => {
    const content = Buffer.alloc(50 * 1024 * 1024);
    const packed = deflateRawSync(content);
    expect(packed.length).toBeLessThan(MAX_FILE_BYTES);
    for (const claimed of [content.length, 10]) {
      const bomb = zipOf('xl/worksheets/sheet1.xml', packed, claimed, content);
      expect(await texts(bomb)).toBe('TOO_LARGE');
      expect(() => unzipWithin(bomb, 1_000_000)).toThrow(expect.objectContaining({ why: 'TOO_LARGE' }));
    }
  });

  it('counts all files of a zip together, and refuses one name twice', () => {
    const part = Buffer.alloc(400, 0x41);
    const three = zipStored(
      new Map([
        ['a.xml', part],
        ['b.xml', part],
        ['c.xml', part],
      ]),
    );
    expect(unzipWithin(three, 1_200).size).toBe(3);
    expect(() => unzipWithin(three, 1_199)).toThrow(expect.objectContaining({ why: 'TOO_LARGE' }));
    const twice = Buffer.from(three.toString('latin1').replaceAll('c.xml', 'a.xml'), 'latin1');
    expect(() => unzipWithin(twice, 10_000)).toThrow(expect.objectContaining({ why: 'DAMAGED' }));
  });

  it('refuses truncated and damaged zips, and every prefix of a good one', async () => {
    const file = await xlsx([[{ value: 'A' }], [{ value: 'b' }]] as never);
    for (let length = 2; length < file.length; length += Math.ceil(file.length / 25)) {
      expect(await texts(file.subarray(0, length)), `${length}`).toBe('NOT_READABLE');
    }
  });

  it('reads no XML with a document type or entities', async () => {
    const good = unzipWithin(await xlsx([[{ value: 'A' }], [{ value: 'b' }]] as never), 10_000_000);
    const sheet = Buffer.from(good.get('xl/worksheets/sheet1.xml') ?? '').toString('utf8');
    const hostile = new Map(good).set(
      'xl/worksheets/sheet1.xml',
      csv(sheet.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>')),
    );
    expect(await texts(zipStored(good))).toEqual([['A'], ['b']]);
    expect(await texts(zipStored(hostile))).toBe('NOT_READABLE');
  });

  it('does not lay out a sheet whose one cell stands at the end of the world', async () => {
    const good = unzipWithin(await xlsx([[{ value: 'A' }], [{ value: 'b' }]] as never), 10_000_000);
    const sheet = Buffer.from(good.get('xl/worksheets/sheet1.xml') ?? '').toString('utf8');
    for (const far of ['XFD1', 'A1048576', 'XFD1048576']) {
      const sprawling = new Map(good).set(
        'xl/worksheets/sheet1.xml',
        csv(
          sheet.replace(
            '</sheetData>',
            `<row r="${far.replace(/\D/gu, '')}"><c r="${far}"><v>1</v></c></row></sheetData>`,
          ),
        ),
      );
      expect(await texts(zipStored(sprawling)), far).toBe('TOO_MANY_ROWS');
    }
  });

  it('refuses files that are too large or too long', async () => {
    expect(await texts(Buffer.alloc(MAX_FILE_BYTES + 1, 0x41))).toBe('TOO_LARGE');
    expect(await texts(csv('A\n'.repeat(MAX_ROWS + 2)))).toBe('TOO_MANY_ROWS');
  });
});
