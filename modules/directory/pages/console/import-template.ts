import { COLUMNS } from '../../import/columns.ts';
import { messages as vi } from '../../messages.vi.ts';

/** The headings alone: a byte-order mark and semicolons, as Excel in Vietnamese opens them. */
export function loader(): Response {
  const headings = COLUMNS.map((column) => vi.import.columns[column]).join(';');
  return new Response(`\ufeff${headings}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="danh-ba-mau.csv"',
    },
  });
}
