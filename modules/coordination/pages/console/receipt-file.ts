import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { getReceiptScan } from '../../contract.ts';
import { fileAnswer } from './file-answer.ts';

/** The scan of a receipt, to be saved; never drawn in the console. */
export async function loader({ context, params }: LoaderFunctionArgs): Promise<Response> {
  return fileAnswer(await consoleOf(context).call(getReceiptScan, { stepId: params['stepId'] }));
}
