import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getLetter } from '../../contract.ts';

const types = {
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The issued letter as a file: `?dang=docx`, else PDF. */
export async function loader({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const format = new URL(request.url).searchParams.get('dang') === 'docx' ? 'DOCX' : 'PDF';
  const letter = await consoleOf(context).call(getLetter, {
    fileId: params['fileId'],
    requestId: params['requestId'],
    format,
  });
  return new Response(new Uint8Array(letter.bytes), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${letter.name}"`,
      'cache-control': 'no-store',
    },
  });
}
