import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getErasureCertificate } from '../../contract.ts';

const types = {
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The certificate as a file: `?dang=docx`, else PDF. */
export async function loader({ context, params, url }: LoaderFunctionArgs): Promise<Response> {
  const format = url.searchParams.get('dang') === 'docx' ? 'DOCX' : 'PDF';
  const paper = await consoleOf(context).call(getErasureCertificate, { fileId: params['requestId'], format });
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${paper.name}"`,
      'cache-control': 'no-store',
    },
  });
}
