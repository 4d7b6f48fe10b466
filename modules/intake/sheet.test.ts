import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { official, useTestPlatform } from '#kernel/testing/platform.ts';
import { writeTable } from '#packages/spreadsheet/index.ts';
import * as reports from '#modules/reports/contract.ts';
import { rooms } from '#platform/rooms.ts';
import * as intake from './contract.ts';
import { momentIn } from './rules/check-sheet.ts';
import { sheetColumns } from './rules/sheet-columns.ts';

const test = useTestPlatform(rooms);
const officer = async () => {
  const id = await test.database.run(systemActor('test'), async (tx) => {
    const found = await sql<{ id: string }>`select reports.single_intake(${test.clock.now()}) as id`.execute(
      tx,
    );
    return found.rows[0]?.id ?? '';
  });
  return official(id, ['INTAKE_OFFICER']);
};
type Row = Partial<Record<(typeof sheetColumns)[number]['key'], string>>;
const sheetOf = (rows: readonly Row[]) =>
  writeTable([
    {
      name: 'Tin',
      columns: sheetColumns.map(({ heading }) => ({ heading })),
      rows: rows.map((row) => sheetColumns.map(({ key }) => row[key] ?? null)),
    },
  ]);
const csv = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const bring = async (file: Uint8Array, isDryRun = false) =>
  test.platform.call(await officer(), intake.importReportsSheet, { file, isDryRun });
const count = async () =>
  test.database.run(
    systemActor('test'),
    async (tx) => (await tx.selectFrom('reports.report').select('file_id').execute()).length,
  );

describe('reports from a table', () => {
  it('are looked at first, then entered all together; the same file again is the same reports', async () => {
    const file = await sheetOf([
      {
        channel: 'Thư',
        text: 'Đơn viết tay:\n=1+1 con tôi bị lừa',
        receivedAt: '20/11/2026 8:05',
        links: 'facebook.com/vidu.01\nzalo.me/g/abc',
        kind: 'Cha mẹ',
        isAgreed: 'Có',
        name: 'Ông Thử',
        phone: '0530000006',
        safeToCall: 'Không gọi',
        mustNotKnow: 'ông nội',
      },
      { channel: 'zalo', text: 'Có nhóm chat rủ rê' },
      { channel: '111', text: 'Chuyển từ 111', hotlineNumber: 'BN-77' },
    ]);
    const look = await bring(file, true);
    expect(look).toMatchObject({ rowCount: 3, problems: [], broughtBefore: null });
    expect(
      look.rows.map((row) => [row.row, row.channel, row.linkCount, row.hasName, row.trackingCode]),
    ).toEqual([
      [2, 'LETTER', 2, true, null],
      [3, 'ZALO', 0, false, null],
      [4, 'HOTLINE_111', 0, false, null],
    ]);
    expect(await count()).toBe(0);
    const done = await bring(file);
    expect(await count()).toBe(3);
    const again = await bring(file);
    expect(again.rows.map((row) => row.trackingCode)).toEqual(done.rows.map((row) => row.trackingCode));
    expect(again.broughtBefore).not.toBeNull();
    expect(await count()).toBe(3);
    const { fileId } = await test.platform.call(systemActor('test'), reports.findFileByCode, {
      trackingCode: done.rows[0]?.trackingCode ?? '',
    });
    const report = await test.platform.call(await officer(), reports.getReport, {
      fileId: fileId ?? '',
      withInformant: true,
    });
    expect(report).toMatchObject({
      channel: 'LETTER',
      text: 'Đơn viết tay:\n=1+1 con tôi bị lừa',
      receivedAt: '2026-11-20T01:05:00.000Z',
      safeToCall: 'NO_CALLS',
      mustNotKnow: { words: 'ông nội' },
      informant: { name: 'Ông Thử' },
    });
    expect(
      (
        await test.platform.call(publicActor, reports.findStatus, {
          trackingCode: done.rows[1]?.trackingCode ?? '',
        })
      ).status,
    ).not.toBeNull();
    const { handovers } = await test.platform.call(await officer(), intake.listHandovers, {});
    expect(handovers).toMatchObject([{ direction: 'IN', via: 'PHONE', theirNumber: 'BN-77' }]);
  });

  it('with one bad row are none, and every problem has its row and its column in words', async () => {
    const before = await count();
    const answer = await bring(
      await sheetOf([
        { channel: 'Điện thoại', text: 'tốt' },
        { channel: 'chim bồ câu', text: 'x' },
        { channel: 'Điện thoại', text: '\u200b' },
        { channel: 'Điện thoại', text: 'x', receivedAt: '31/02/2026' },
        { channel: 'Điện thoại', text: 'x', receivedAt: '01/01/2031' },
        { channel: 'Điện thoại', text: 'x', name: 'Người Thử' },
        { channel: 'Điện thoại', text: 'x', hotlineNumber: '12' },
      ]),
    );
    expect(answer.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 Kênh',
      '4 Nội dung',
      '5 Lúc nhận',
      '6 Lúc nhận',
      '7 Đồng ý để lại tên',
      '8 Số của 111',
    ]);
    for (const { sentence } of answer.problems) expect(sentence.vi).toMatch(/\.$/u);
    expect(answer.rows).toEqual([]);
    expect(await count()).toBe(before);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['a formula', () => csv('Kênh,Nội dung\nĐiện thoại,=HYPERLINK("http://127.0.0.1")\n'), /công thức/],
    ['an unknown column', () => csv('Kênh,Nội dung,Ảnh\nĐiện thoại,x,y\n'), /Không có cột này/],
    ['a column twice', () => csv('Kênh,Nội dung,Nội dung\nĐiện thoại,x,y\n'), /hai lần/],
    ['no channel column', () => csv('Nội dung\nx\n'), /Thiếu cột/],
    ['a cell beside the table', () => csv('Kênh,Nội dung\nĐiện thoại,x,y\n'), /không có tên/],
    ['only headings', () => sheetOf([]), /chưa có tin/],
    ['nothing', () => csv(''), /chưa có tin/],
    ['a picture', () => new Uint8Array(Buffer.from('89504e470d0a1a0a00ff', 'hex')), /Không đọc được/],
    ['an old Excel file', () => new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')), /Excel kiểu cũ/],
    ['1,001 reports', () => csv(`Kênh,Nội dung\n${'Điện thoại,x\n'.repeat(1_001)}`), /1\.000/],
    ['100,000 reports', () => csv(`Kênh,Nội dung\n${'Điện thoại,x\n'.repeat(100_000)}`), /1\.000/],
    ['six megabytes', () => new Uint8Array(6 * 1024 * 1024).fill(0x41), /5 MB/],
  ])('refuses %s with a sentence and makes nothing', async (_, file, sentence) => {
    const before = await count();
    const answer = await bring(await file());
    expect(answer.problems[0]?.sentence.vi).toMatch(sentence);
    expect(answer.rows).toEqual([]);
    expect(await count()).toBe(before);
  });

  it('understands the days and hours that people write, as Viet Nam’s', () => {
    for (const [typed, at] of [
      ['22/11/2026 8:05', '2026-11-22T01:05:00.000Z'],
      ['22-11-2026 08g05', '2026-11-22T01:05:00.000Z'],
      ['2026-11-22T08:05', '2026-11-22T01:05:00.000Z'],
      ['2026-11-22', '2026-11-22T05:00:00.000Z'],
      ['1.2.2026', '2026-02-01T05:00:00.000Z'],
    ])
      expect(momentIn(typed ?? '')?.toISOString()).toBe(at);
    for (const typed of ['', 'hôm qua', '31/02/2026', '2026-13-01', '22/11/26', '22/11/2026 25:00'])
      expect(momentIn(typed)).toBeNull();
  });
});
