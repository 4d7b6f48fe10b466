import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

import { findHolder, getOrganization, importDirectory, searchDirectory } from '../contract.ts';
import {
  areaId,
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  keeper,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const HEAD =
  'Cơ quan;Bộ phận;Họ và tên;Chức vụ;Người đứng đầu;Đầu mối;Điện thoại;Thư điện tử;Từ ngày;Đến hết ngày';
const bring = (rows: readonly string[], isDryRun: boolean, actor = keeper) =>
  test.platform.call(actor, importDirectory, {
    file: Buffer.from([HEAD, ...rows].join('\n'), 'utf8'),
    isDryRun,
  });
const people = async (text: string) =>
  (await test.platform.call(benLucOfficer, searchDirectory, { text })).people.map((person) => person.name);
const good = [
  'Ủy ban nhân dân xã Bến Lức;Phòng Văn hóa - Xã hội;Nguyễn Nhập Một;Công chức;;x;0900000001;mot@benluc.example;01/03/2026;',
  'UBND xã Đức Hòa;;Trần Nhập Hai;Chủ tịch;x;;;;2026-03-01;31/12/2098',
];

describe('importing officials from a spreadsheet', () => {
  it('changes nothing in a dry run', async () => {
    expect(await bring(good, true)).toEqual({ rowCount: 2, problems: [], imported: null });
    expect(await people('nhap')).toEqual([]);
  });

  it('takes over all rows, and the focal point acts from today', async () => {
    expect(await bring(good, false)).toEqual({
      rowCount: 2,
      problems: [],
      imported: { people: 2, posts: 2, focalPoints: 1 },
    });
    expect(await people('nhap')).toEqual(['Trần Nhập Hai', 'Nguyễn Nhập Một']);
    const answer = await test.platform.call(benLucOfficer, findHolder, {
      roleCode: 'COMMUNE_CHILD_WORKER',
      areaId: areaId('Xã Bến Lức'),
    });
    expect(answer.holders[0]?.focalPoint?.acting?.name).toBe('Nguyễn Nhập Một');
    const office = await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC });
    expect(office.posts[0]).toMatchObject({ title: 'Công chức', unitId: office.units[0]?.unitId });
  });

  it('lists every problem of the second run of the same file, and writes nothing', async () => {
    const { problems, imported } = await bring(
      [...good, 'UBND xã Không Có;;Lê Nhập Ba;Công chức;;;;;01/03/2026;'],
      false,
    );
    expect(imported).toBeNull();
    expect(problems.map((one) => [one.row, one.column, one.sentence.vi])).toEqual([
      [2, 'Họ và tên', 'Người này đã giữ chức vụ này ở cơ quan trong cùng thời gian.'],
      [3, 'Họ và tên', 'Người này đã giữ chức vụ này ở cơ quan trong cùng thời gian.'],
      [3, 'Người đứng đầu', 'Cơ quan này đã có người đứng đầu trong danh bạ trong cùng thời gian.'],
      [4, 'Cơ quan', expect.stringContaining('Không có cơ quan nào tên “UBND xã Không Có”')],
    ]);
    expect(await people('nhap ba')).toEqual([]);
  });

  it('writes nothing at all when one row of many is wrong', async () => {
    const rows = [
      'UBND xã Bến Lức;;Phan Nhập Bốn;Công chức;;;;;01/03/2026;',
      'UBND xã Bến Lức;Phòng Không Có;Phan Nhập Năm;Công chức;;;;;01/03/2026;',
    ];
    const { problems, imported } = await bring(rows, false);
    expect(imported).toBeNull();
    expect(problems).toMatchObject([
      { row: 3, column: 'Bộ phận', sentence: { vi: expect.stringContaining('Phòng Văn hóa - Xã hội') } },
    ]);
    expect(await people('nhap bon')).toEqual([]);
  });

  it('lets an office import its own people only', async () => {
    const { problems } = await bring(
      [
        'UBND xã Đức Hòa;;Cao Nhập Sáu;Công chức;;;;;01/03/2026;',
        'UBND xã Bến Lức;;Cao Nhập Bảy;Công chức;;;;;01/03/2026;',
      ],
      true,
      benLucAdmin,
    );
    expect(problems).toMatchObject([{ row: 2, column: 'Cơ quan' }]);
    expect(
      await bring(['UBND xã Bến Lức;;Cao Nhập Bảy;Công chức;;x;0900000007;;01/01/2099;'], false, benLucAdmin),
    ).toMatchObject({ imported: { people: 1 } });
    await expect(bring(good, true, benLucOfficer)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('knows offices by the name they bear on the first day', async () => {
    const old = 'Sở Thông tin và Truyền thông tỉnh Long An;;Đinh Nhập Tám;Chuyên viên;;;;;01/09/2021;';
    expect((await bring([old], true)).problems).toEqual([]);
    expect((await bring([old.replace('2021', '2026')], true)).problems).toMatchObject([
      { row: 2, column: 'Cơ quan' },
    ]);
  });

  it('makes one person of two rows with the same name and telephone, two of the same name alone', async () => {
    const rows = [
      'UBND xã Bến Lức;;Quách Nhập Mười;Kế toán;;;0900000010;;01/03/2026;',
      'UBND xã Bến Lức;;Quách Nhập Mười;Thủ quỹ;;;0900 000 010;;01/03/2026;',
      'UBND xã Bến Lức;;Quách Nhập Mười;Văn thư;;;;;01/03/2026;',
    ];
    expect(await bring(rows, false)).toMatchObject({ imported: { people: 2, posts: 3 } });
  });

  it('takes over a post that is over without making its holder the focal point of today', async () => {
    const before = await test.platform.call(benLucOfficer, findHolder, {
      roleCode: 'LOCAL_PC',
      areaId: areaId('Xã Bến Lức'),
    });
    expect(
      await bring(['UBND xã Bến Lức;;Thái Nhập Cũ;Công chức;;x;;;01/08/2025;31/08/2025'], false),
    ).toMatchObject({ imported: { people: 1, focalPoints: 0 } });
    const after = await test.platform.call(benLucOfficer, findHolder, {
      roleCode: 'LOCAL_PC',
      areaId: areaId('Xã Bến Lức'),
    });
    expect(after).toEqual(before);
  });

  it('lets one of two imports of the same file win', async () => {
    const rows = ['UBND xã Mỹ Yên;;Kiều Nhập Một;Chủ tịch;x;x;;;01/03/2026;'];
    const results = await Promise.all(
      [bring(rows, false), bring(rows, false)].map((one) =>
        one.then(
          (answer) => (answer.imported ? 'IMPORTED' : 'PROBLEMS'),
          (error: { reason: string }) => error.reason,
        ),
      ),
    );
    expect(results.filter((result) => result === 'IMPORTED')).toHaveLength(1);
    expect(['PROBLEMS', 'CHANGED_MEANWHILE']).toContain(results.find((result) => result !== 'IMPORTED'));
  });

  it('reads what Excel writes', async () => {
    const titles = HEAD.split(';').map((value) => ({ value }));
    const row = ['UBND xã Bến Lức', '', 'Hà Nhập Chín', 'Công chức', '', '', '0900000009', ''].map(
      (value) => ({ value }),
    );
    const file = await (
      await writeXlsxFile([
        titles,
        [...row, { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }],
      ] as never)
    ).toBuffer();
    expect(await test.platform.call(keeper, importDirectory, { file, isDryRun: false })).toMatchObject({
      problems: [],
      imported: { people: 1 },
    });
    expect(await people('ha nhap chin')).toEqual(['Hà Nhập Chín']);
  });

  it('answers a hostile file with a sentence and leaves an entry in the log, without names', async () => {
    const answer = await test.platform.call(keeper, importDirectory, {
      file: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      isDryRun: true,
    });
    expect(answer.problems).toMatchObject([
      { row: null, sentence: { vi: expect.stringContaining('.xlsx') } },
    ]);
    const client = await test.client('superuser');
    const leaves = await client.query<{ text: string }>(
      "select convert_from(body, 'UTF8') as text from audit.leaf where convert_from(body, 'UTF8') like '%directory.import-directory%'",
    );
    expect(leaves.rows.length).toBeGreaterThan(5);
    expect(leaves.rows.some((leaf) => /Nhập|0900000001|benluc/u.test(leaf.text))).toBe(false);
  });
});
