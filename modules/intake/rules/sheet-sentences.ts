import type { Sentence } from '#kernel/errors/errors.ts';

/** What is said of a table that was brought in, at its row and column. */
export const sheetSentences = {
  notReadable: {
    vi: 'Không đọc được tệp. Lưu lại dạng Excel (.xlsx) hoặc CSV (UTF-8) rồi thử lại.',
    en: 'The file cannot be read. Save it as Excel (.xlsx) or CSV (UTF-8) and try again.',
  },
  oldExcel: {
    vi: 'Đây là Excel kiểu cũ (.xls). Mở ra và lưu thành .xlsx.',
    en: 'This is an old Excel file (.xls). Open it and save it as .xlsx.',
  },
  tooLarge: { vi: 'Tệp quá lớn (nhiều nhất 5 MB).', en: 'The file is too large (5 MB at most).' },
  tooManyRows: {
    vi: 'Nhiều nhất 1.000 tin mỗi tệp. Chia thành nhiều tệp.',
    en: '1,000 reports a file at most. Split it.',
  },
  empty: {
    vi: 'Tệp chưa có tin nào: dòng đầu là tên cột, mỗi dòng sau là một tin.',
    en: 'The file has no report: headings in the first row, one report in each row below.',
  },
  unknownColumn: {
    vi: 'Không có cột này trong bảng mẫu. Sửa tên cột theo mẫu, hoặc xóa cột.',
    en: 'The template has no such column. Correct its heading or delete it.',
  },
  columnTwice: { vi: 'Cột này có hai lần.', en: 'This column stands twice.' },
  columnMissing: { vi: 'Thiếu cột này.', en: 'This column is missing.' },
  cellWithoutHeading: {
    vi: 'Có ô chữ nằm ở cột không có tên.',
    en: 'A cell stands in a column without a heading.',
  },
  formula: {
    vi: 'Ô này là công thức. Dán lại dạng chữ (Dán giá trị).',
    en: 'This cell is a formula. Paste it again as a value.',
  },
  tooLong: (most: number): Sentence => ({
    vi: `Ô này dài quá ${most.toLocaleString('vi-VN')} chữ. Nhập tin này riêng.`,
    en: `More than ${most.toLocaleString('en-GB')} characters. Enter this report by itself.`,
  }),
  notOneOf: (words: readonly string[]): Sentence => ({
    vi: `Ghi một trong các từ: ${words.join(', ')}.`,
    en: `Write one of: ${words.join(', ')}.`,
  }),
  badMoment: {
    vi: 'Ghi ngày giờ dạng 22/11/2026 8:05, hoặc để trống là lúc này.',
    en: 'Write day and time as 22/11/2026 8:05, or leave it empty for now.',
  },
  nothingWritten: {
    vi: 'Chưa có nội dung và cũng chưa có đường dẫn.',
    en: 'There is neither a text nor a link.',
  },
  notAgreed: {
    vi: 'Có họ tên hoặc điện thoại mà cột này chưa ghi “Có”. Người báo chưa đồng ý thì xóa họ tên, điện thoại.',
    en: 'There is a name or number, but this column does not say “Có”. Without consent delete name and number.',
  },
  numberWithoutHotline: {
    vi: 'Số của 111 chỉ đi với kênh “Tổng đài 111”.',
    en: 'A number of 111 goes with the channel of 111 only.',
  },
} as const;
