import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getExport } from '../../contract.ts';

/** A copy as it left, as a file. */
export async function loader({ context, params }: LoaderFunctionArgs): Promise<Response> {
  const copy = await consoleOf(context).call(getExport, {
    fileId: params['fileId'],
    exportId: params['exportId'],
  });
  return new Response(new Uint8Array(copy.bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${copy.name}"`,
      'cache-control': 'no-store',
    },
  });
}
