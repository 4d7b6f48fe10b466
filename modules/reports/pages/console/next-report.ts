import { type LoaderFunctionArgs, redirect } from 'react-router';
import { getMyDay } from '#modules/care/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { consoleOf } from '#ui/console/context.ts';
import { listQueue } from '../../contract.ts';
import { filterOf } from './queue-address.ts';
import { showsAvoided } from './queue-filter.ts';
import { inWalk, walkOf } from './queue-walk.ts';

const saidNext: Readonly<Record<string, string>> = { confirmed: 'confirmedNext', closed: 'closedNext' };

/**
 * Leads to the report after this one in the same view; after the last one, back to the view. Reads that one report and no other. What the
 * officer avoids today is passed by, unless the view shows it all the same.
 */
export async function loader({ context, url }: LoaderFunctionArgs) {
  const walk = walkOf(url.searchParams);
  if (!walk) return redirect('/tin', 303);
  const view = new URLSearchParams(walk.view);
  const filter = filterOf(view);
  const { call } = consoleOf(context);
  const avoiding = showsAvoided(view) ? [] : (await call(getMyDay, {})).avoided;
  const { items } = await call(listQueue, { ...filter, avoiding, after: walk.from, limit: 1 });
  const next = items[0];
  const done = url.searchParams.get('xong') ?? '';
  if (!next) {
    const ended = avoiding.length > 0 ? 'endedAvoiding' : 'ended';
    return redirect(doneAt(walk.view ? `/tin?${walk.view}` : '/tin', ended), 303);
  }
  const to = inWalk(next.fileId, { view: walk.view, from: next.cursor });
  const said = saidNext[done];
  return redirect(said ? doneAt(to, said) : to, 303);
}
