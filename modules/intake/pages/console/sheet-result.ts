import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import { writeTable } from '#packages/spreadsheet/index.ts';
import { consoleOf } from '#ui/console/context.ts';
import { inLocale } from '#ui/console/words.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';
import { spreadsheetAnswer } from './spreadsheet-answer.ts';

const zResult = z
  .array(z.tuple([z.string().max(12), z.string().max(60), z.iso.datetime(), z.string().max(40)]))
  .max(1_000);

/** The page gives back the codes that it has just shown; nothing is read here that the person did not have in front of them. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { locale } = consoleOf(context);
  const w = inLocale(locale, intakeVi, intakeEn).sheet;
  const sent = String((await request.formData()).get('result') ?? '');
  const parsed = zResult.safeParse(parse(sent));
  if (!parsed.success) return new Response(null, { status: 400 });
  return spreadsheetAnswer(
    'ket-qua-nhap-tin.xlsx',
    await writeTable([
      {
        name: w.resultName,
        columns: [
          { heading: w.row, width: 8 },
          { heading: w.channel, width: 20 },
          { heading: w.at, width: 20 },
          { heading: w.code, width: 22 },
        ],
        // A code is text: as a number a spreadsheet would drop its last digits.
        rows: parsed.data.map(([row, channel, at, code]) => [Number(row), channel, localText(at), code]),
      },
    ]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function localText(at: string): string {
  return new Date(at).toLocaleString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  });
}
