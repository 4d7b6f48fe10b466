import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getBoardSheet } from '../../contract.ts';
import { readPeriod } from './board-address.ts';

/** The board as a spreadsheet. */
export async function loader({ context, url }: LoaderFunctionArgs): Promise<Response> {
  const { call, locale } = consoleOf(context);
  const sheet = await call(getBoardSheet, { period: readPeriod(url), locale });
  return new Response(new Uint8Array(sheet.bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${sheet.name}"`,
      'cache-control': 'no-store',
    },
  });
}
