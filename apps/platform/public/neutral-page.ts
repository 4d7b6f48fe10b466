import { addDays, addMonths, asCivilDate, type CivilDate, dayOfWeek } from '#kernel/clock/civil-date.ts';

const weekdays = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'CN'];

/**
 * Where "Thoát" leads when the operator has named no neutral site: the calendar of the month, as anybody might have it open. Nothing on it
 * is ours: no name, no mark, no colour, no link, no help line.
 */
export function neutralPage(today: CivilDate | null): string {
  const title = today ? `Lịch tháng ${Number(today.slice(5, 7))} năm ${today.slice(0, 4)}` : 'Lịch';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,">`;
  const body = today ? monthTable(today) : '';
  return `<!doctype html><html lang="vi"><head>${head}</head><body><h1>${title}</h1>${body}</body></html>`;
}

/** Plain attributes for looks: the page may load no style, and must look the same on any browser. */
function monthTable(today: CivilDate): string {
  const first = asCivilDate(`${today.slice(0, 8)}01`);
  const end = addMonths(first, 1);
  const cells: string[] = Array.from({ length: (dayOfWeek(first) + 6) % 7 }, () => '<td></td>');
  for (let day = first; day < end; day = addDays(day, 1)) {
    const number = Number(day.slice(8));
    cells.push(`<td align="center">${day === today ? `<b>[${number}]</b>` : number}</td>`);
  }
  while (cells.length % 7 > 0) cells.push('<td></td>');
  const rows = cells.flatMap((_, place) =>
    place % 7 === 0 ? [`<tr>${cells.slice(place, place + 7).join('')}</tr>`] : [],
  );
  const names = weekdays.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table border="1" cellpadding="10" cellspacing="0"><thead><tr>${names}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
