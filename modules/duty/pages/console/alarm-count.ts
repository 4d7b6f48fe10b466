import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { countAlarms } from '../../contract.ts';

/** How many alarms ring for me: what an open page asks every twenty seconds. A number, nothing restricted. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const { ringing } = await consoleOf(context).call(countAlarms, {});
  return Response.json({ ringing }, { headers: { 'cache-control': 'no-store' } });
}
