import { writeTable } from '#packages/spreadsheet/index.ts';
import {
  agreedWords,
  channelWords,
  contactWords,
  kindWords,
  sheetColumns,
} from '../../rules/sheet-columns.ts';
import { spreadsheetAnswer } from './spreadsheet-answer.ts';

/** The template: headings, and a second sheet with the words that the columns take. */
export async function loader(): Promise<Response> {
  const words = [channelWords, kindWords, agreedWords, contactWords].map((list) =>
    list.map(([, names]) => names[0] ?? ''),
  );
  const longest = Math.max(...words.map((list) => list.length));
  return spreadsheetAnswer(
    'mau-nhap-tin.xlsx',
    await writeTable([
      { name: 'Tin', columns: sheetColumns.map(({ heading, width }) => ({ heading, width })), rows: [] },
      {
        name: 'Từ được dùng',
        columns: ['Kênh', 'Người báo', 'Đồng ý để lại tên', 'Gọi lại'].map((heading) => ({
          heading,
          width: 24,
        })),
        rows: Array.from({ length: longest }, (_, row) => words.map((list) => list[row] ?? '')),
      },
    ]),
  );
}
