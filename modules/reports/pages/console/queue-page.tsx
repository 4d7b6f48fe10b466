import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { invalidInput } from '#kernel/errors/errors.ts';
import { newId } from '#kernel/ids/ids.ts';
import { getMyDay } from '#modules/care/contract.ts';
import { listApprovedSentences } from '#modules/replies/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, readAgainWhenOld } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { claimReport, confirmProposal, deleteView, listQueue, listViews, saveView } from '../../contract.ts';
import { isAvoided } from '../../rules/avoided.ts';
import { mayWork } from './may-work.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { filterOf } from './queue-address.ts';
import { answerBulk, type BulkAnswer } from './queue-bulk.ts';
import { BulkBar, BulkResults } from './queue-bulk-bar.tsx';
import { pageAfter, showsAvoided, viewFilterOf } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { rowStepOf } from './queue-row-step.ts';
import { QueueTable } from './queue-table.tsx';
import { QueueViews } from './queue-views.tsx';
import { inWalk, viewOf } from './queue-walk.ts';

export async function loader({ context, url }: LoaderFunctionArgs) {
  const { call, now, actor } = consoleOf(context);
  const filter = filterOf(url.searchParams);
  const { items, next, counts } = await call(listQueue, filter);
  const { avoided } = await call(getMyDay, {});
  const { views } = await call(listViews, {});
  const { sentences } = await call(listApprovedSentences, {});
  const isShown = showsAvoided(url.searchParams);
  return {
    items: items.map((item) => {
      const isMarked = isAvoided(item, avoided);
      const isCovered = isMarked && !isShown;
      // A covered row keeps everything but the words, which do not even leave the server.
      return { ...item, isAvoided: isMarked, isCovered, excerpt: isCovered ? '' : item.excerpt };
    }),
    next,
    counts,
    isAvoiding: avoided.length > 0,
    views,
    approved: sentences.map(({ sentenceId, label }) => ({ sentenceId, label })),
    press: newId(now.getTime()),
    isClosed: filter.closed,
    canClaim: mayWork(actor),
    now: now.toISOString(),
  };
}

export type QueueData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  const search = new URL(args.request.url).searchParams;
  const view = viewOf(search);
  const here = (key: string) => {
    const same = new URLSearchParams(search);
    same.delete('xong');
    const text = same.toString();
    return redirect(doneAt(text ? `/tin?${text}` : '/tin', key), 303);
  };
  return answerForm(args, {
    async claim({ call, form }) {
      const fileId = form.text('fileId');
      await call(claimReport, { fileId });
      if (form.text('stay') === '1') return here('claimed');
      const from = form.text('cursor');
      return redirect(doneAt(from ? inWalk(fileId, { view, from }) : `/tin/${fileId}`, 'claimed'), 303);
    },
    async confirm({ call, form }) {
      await call(confirmProposal, {
        fileId: form.text('fileId'),
        priority: form.optional('priority'),
      });
      return here('confirmed');
    },
    bulk: ({ call, form }) => answerBulk(args, call, form),
    async 'save-view'({ call, form }) {
      const name = form.text('name').trim();
      if (name === '')
        throw invalidInput([
          {
            path: 'name',
            sentence: {
              vi: reportsConsoleVi.queue.viewNameMissing,
              en: reportsConsoleEn.queue.viewNameMissing,
            },
          },
        ]);
      await call(saveView, {
        name,
        filter: viewFilterOf(search),
        isShared: form.text('isShared') === 'yes',
      });
      return here('viewSaved');
    },
    async 'delete-view'({ call, form }) {
      await call(deleteView, { viewId: form.text('viewId') });
      return here('viewDeleted');
    },
  });
}

export const shouldRevalidate = readAgainWhenOld;

export default function QueuePage() {
  const data = useLoaderData<typeof loader>();
  const { items, next, counts, isClosed, canClaim, now } = data;
  const [search] = useSearchParams();
  const answer = useActionData<BulkAnswer | { readonly problem: unknown }>();
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const isFiltered = [...search.keys()].some((name) => !['sort', 'xong', 'avoided', 'closed'].includes(name));
  const forms = [
    'bulk',
    'save-view',
    ...data.views.map(({ viewId }) => `delete-view:${viewId}`),
    ...(canClaim ? items.map((item) => `${rowStepOf(item)}:${item.fileId}`) : []),
  ];
  return (
    <Page
      title={isClosed ? w.closedTitle : w.title}
      done={w.done}
      forms={forms}
      actions={<Link to="/tin/ban-giao-ca">{w.shift}</Link>}
      isWide
    >
      <QueueFilters counts={counts} isFiltered={isFiltered || isClosed} isAvoiding={data.isAvoiding} />
      <QueueViews views={data.views} />
      {answer && 'bulk' in answer && <BulkResults results={answer.bulk} />}
      {items.length === 0 ? (
        <NothingHere isClosed={isClosed} isFiltered={isFiltered} />
      ) : (
        <QueueTable items={items} now={now} canClaim={canClaim} view={viewOf(search)} />
      )}
      {canClaim && !isClosed && items.length > 0 && <BulkBar approved={data.approved} press={data.press} />}
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

/** Why nothing stands here, and the way to where something does. */
function NothingHere({ isClosed, isFiltered }: { isClosed: boolean; isFiltered: boolean }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).queue;
  if (isFiltered)
    return (
      <Empty title={w.emptyFiltered}>
        <Link to={isClosed ? '/tin?closed=1' : '/tin'}>{w.clear}</Link>
      </Empty>
    );
  if (!isClosed) return <Empty title={w.empty}>{w.emptyWhy}</Empty>;
  return (
    <Empty title={w.emptyClosed}>
      {w.emptyClosedWhy} <Link to="/tin">{w.toOpen}</Link>
    </Empty>
  );
}
