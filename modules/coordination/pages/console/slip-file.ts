import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getSlip } from '../../contract.ts';
import { fileAnswer } from './file-answer.ts';

/** The transfer slip as it was issued: `?dang=pdf`, else DOCX. */
export async function loader({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const format = new URL(request.url).searchParams.get('dang') === 'pdf' ? 'PDF' : 'DOCX';
  return fileAnswer(await consoleOf(context).call(getSlip, { stepId: params['stepId'], format }));
}
