import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, readAgainWhenOld } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { claimReport, listQueue } from '../../contract.ts';
import { mayWork } from './may-work.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { filterOf } from './queue-address.ts';
import { pageAfter } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueTable } from './queue-table.tsx';

export async function loader({ context, url }: LoaderFunctionArgs) {
  const { call, now, actor } = consoleOf(context);
  const filter = filterOf(url.searchParams);
  const { items, next, counts } = await call(listQueue, filter);
  return { items, next, counts, isClosed: filter.closed, canClaim: mayWork(actor), now: now.toISOString() };
}

export type QueueData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    async claim({ call, form }) {
      const fileId = form.text('fileId');
      await call(claimReport, { fileId });
      return redirect(doneAt(`/tin/${fileId}`, 'claimed'), 303);
    },
  });
}

export const shouldRevalidate = readAgainWhenOld;

export default function QueuePage() {
  const { items, next, counts, isClosed, canClaim, now } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const isFiltered = [...search.keys()].some((name) => name !== 'sort' && name !== 'xong');
  const forms = items.filter(({ state }) => state === 'RECEIVED').map(({ fileId }) => `claim:${fileId}`);
  return (
    <Page title={isClosed ? w.closedTitle : w.title} done={w.done} forms={forms} isWide>
      <QueueFilters counts={counts} isFiltered={isFiltered} />
      {items.length === 0 ? (
        <Empty title={isFiltered ? w.emptyFiltered : w.empty}>
          {isFiltered ? <Link to="/tin">{w.clear}</Link> : w.emptyWhy}
        </Empty>
      ) : (
        <QueueTable items={items} now={now} canClaim={canClaim} />
      )}
      <nav className="paging" aria-label={w.next}>
        {search.has('after') && <Link to={pageAfter(search, '').replace(/[?&]after=$/, '')}>{w.first}</Link>}
        {next && (
          <Link className="paging-next" to={pageAfter(search, next)}>
            {w.next}
          </Link>
        )}
      </nav>
    </Page>
  );
}
