import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getForm01File } from '../../contract.ts';

const types = {
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The sheet as a file: `?dang=pdf`, else Word. */
export async function loader({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const format = new URL(request.url).searchParams.get('dang') === 'pdf' ? 'PDF' : 'DOCX';
  const { fileId, formId } = params;
  const sheet = await consoleOf(context).call(getForm01File, { fileId, formId, format });
  return new Response(new Uint8Array(sheet.bytes), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${sheet.name}"`,
      'cache-control': 'no-store',
    },
  });
}
