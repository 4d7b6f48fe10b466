import { describe, expect, it } from 'vitest';

import { checkRows } from './check-rows.ts';
import { readTable } from '#packages/spreadsheet/index.ts';

async function check(
  text: string,
): Promise<{ problems: [number | null, string | null, string][]; rows: number }> {
  const table = await readTable(Buffer.from(text, 'utf8'));
  if (!table.ok) throw new Error(table.fault);
  const { problems, rows } = checkRows(table.rows);
  return { problems: problems.map((one) => [one.row, one.column, one.sentence.vi]), rows: rows.length };
}
const HEAD =
  'Cơ quan;Bộ phận;Họ và tên;Chức vụ;Người đứng đầu;Đầu mối;Điện thoại;Thư điện tử;Từ ngày;Đến hết ngày';

describe('what is wrong with a file, all of it at once', () => {
  it('takes good rows, dates as people write them, phones as people write them', async () => {
    const answer = await check(
      `${HEAD}\nUBND xã Bến Lức;;Nguyễn Thử;Chủ tịch;x;;0900 000 001;A@B.vn;1/3/2026;31-12-2026\nUBND xã Bến Lức;;Trần Thử;Văn thư;;có;+84900000002;;2026-03-01;`,
    );
    expect(answer).toEqual({ problems: [], rows: 2 });
  });

  it('lists every problem of every row with its number, column and what is allowed', async () => {
    const { problems, rows } = await check(
      [
        HEAD,
        ';;Nguyễn Thử;Chủ tịch;;;;;30/02/2026;',
        'UBND xã Bến Lức;;<b>Thử</b>;=1+1;có lẽ;;12345;khong-phai-thu;2026-03-01;01/02/2026',
        '',
        'UBND xã Bến Lức;;;;;;;;;',
      ].join('\n'),
    );
    expect(rows).toBe(0);
    expect(problems.map(([row, column]) => `${row} ${column}`)).toEqual([
      '2 Cơ quan',
      '2 Từ ngày',
      '3 Chức vụ',
      '3 Đến hết ngày',
      '3 Họ và tên',
      '3 Điện thoại',
      '3 Thư điện tử',
      '3 Người đứng đầu',
      '5 Họ và tên',
      '5 Chức vụ',
      '5 Từ ngày',
    ]);
    expect(problems.find(([row, column]) => row === 2 && column === 'Từ ngày')?.[2]).toBe(
      '“30/02/2026” không phải ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 01/03/2026.',
    );
    expect(problems.find(([row, column]) => row === 3 && column === 'Chức vụ')?.[2]).toContain('công thức');
  });

  it('notices rows that say the same, two heads, and two focal points at one time', async () => {
    const { problems } = await check(
      [
        HEAD,
        'UBND xã Bến Lức;;Nguyễn Thử;Chủ tịch;x;x;;;01/01/2026;30/06/2026',
        'ubnd xa ben luc;;NGUYEN THU;Chu tich;;;;;01/03/2026;',
        'UBND xã Bến Lức;;Trần Thử;Chủ tịch;x;x;;;30/06/2026;',
        'UBND xã Bến Lức;;Lê Thử;Chủ tịch mới;x;x;;;01/07/2027;',
      ].join('\n'),
    );
    expect(problems.map(([row, , sentence]) => `${row} ${sentence}`)).toEqual([
      '3 Trùng với dòng 2.',
      '4 Cơ quan này đã có người đứng đầu ở dòng 2 trong cùng thời gian.',
      '4 Cơ quan này đã có đầu mối ở dòng 2 trong cùng thời gian.',
      '5 Cơ quan này đã có người đứng đầu ở dòng 4 trong cùng thời gian.',
      '5 Cơ quan này đã có đầu mối ở dòng 4 trong cùng thời gian.',
    ]);
  });

  it('names columns that are missing, unknown or doubled, and an empty file', async () => {
    expect(
      (await check('Cơ quan;Họ và tên;Họ tên;Lương\nA;B;C;D')).problems.map(
        ([, , sentence]) => sentence.split('.')[0],
      ),
    ).toEqual([
      'Cột “Họ và tên” xuất hiện hai lần',
      expect.stringContaining('Không biết cột “Lương”'),
      'Thiếu cột “Chức vụ”',
      'Thiếu cột “Từ ngày”',
    ]);
    expect((await check(HEAD)).problems).toMatchObject([
      [null, null, 'Tệp không có dòng dữ liệu nào dưới hàng tiêu đề.'],
    ]);
  });
});
