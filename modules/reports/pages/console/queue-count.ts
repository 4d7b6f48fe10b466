import type { LoaderFunctionArgs } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { countQueue } from '../../contract.ts';

/** The numbers above the queue: what an open queue asks every twenty seconds. Nothing restricted. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const counts = await consoleOf(context).call(countQueue, {});
  return Response.json(counts, { headers: { 'cache-control': 'no-store' } });
}
