import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { getFileHead } from '#modules/reports/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import {
  checkRemoval,
  endRemoval,
  issueRemoval,
  linkFindings,
  listProviders,
  listRemovableLinks,
  listRemovals,
  requestRemoval,
} from '../../contract.ts';
import { removalsConsoleEn } from './messages.en.ts';
import { removalsConsoleVi } from './messages.vi.ts';
import { NewRequest } from './new-request.tsx';
import { RequestCard } from './request-card.tsx';

const workers = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR', 'REMOVAL_OFFICER'] as const;
const issuers = ['SIGNER', 'RECORDS_CLERK', 'REMOVAL_OFFICER', 'SUPERVISOR'] as const;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, actor, now, hasPage } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const { requests } = await call(listRemovals, { fileId });
  const mayWork = workers.some((role) => holdsRole(actor, role));
  const { links } = mayWork ? await call(listRemovableLinks, { fileId }) : { links: [] };
  const asked = new Set(
    requests
      .filter((one) => one.outcome !== 'WITHDRAWN')
      .flatMap((one) => one.links.map((link) => link.canonical)),
  );
  const { providers } = mayWork ? await call(listProviders, { links }) : { providers: [] };
  return {
    fileId,
    head: await call(getFileHead, { fileId }),
    tabs: tabsOf(hasPage),
    requests,
    links: links.filter((link) => !asked.has(link)),
    providers,
    mayWork,
    mayIssue: issuers.some((role) => holdsRole(actor, role)),
    now: now.toISOString(),
  };
}

export type RemovalsData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const here = `/tin/${fileId}/go-bo`;
  return answerForm(args, {
    request: async ({ call, form }) => {
      await call(requestRemoval, { fileId, providerId: form.text('providerId'), links: form.all('links') });
      return redirect(doneAt(here, 'requested'));
    },
    issue: async ({ call, form }) => {
      const signer = { name: form.text('signerName'), position: form.text('signerPosition') };
      await call(issueRemoval, { fileId, requestId: form.text('requestId'), signer });
      return redirect(doneAt(here, 'issued'));
    },
    check: async ({ call, form }) => {
      const findings = form.all('ordinal').flatMap((ordinal) => {
        const finding = linkFindings.find((one) => one === form.text(`finding-${ordinal}`));
        return finding ? [{ ordinal: Number(ordinal), finding }] : [];
      });
      const { state } = await call(checkRemoval, { fileId, requestId: form.text('requestId'), findings });
      return redirect(doneAt(here, state === 'ENDED' ? 'gone' : 'checked'));
    },
    end: async ({ call, form }) => {
      await call(endRemoval, {
        fileId,
        requestId: form.text('requestId'),
        outcome: form.text('outcome') === 'WITHDRAWN' ? 'WITHDRAWN' : 'NOT_REMOVED',
      });
      return redirect(doneAt(here, 'ended'));
    },
  });
}

/** The removal requests of one file: what stands, and the one next step of each. */
export default function RemovalsPage() {
  const data = useLoaderData<typeof loader>();
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  const isNothingOpen = data.requests.every((request) => request.endedAt !== null);
  return (
    <Page
      title={w.title}
      lead={w.lead}
      back={{ to: `/tin/${data.fileId}`, label: w.back }}
      done={w.done}
      forms={['request', 'issue', 'check', 'end']}
    >
      <FileHead head={data.head} current="go-bo" tabs={data.tabs} now={data.now} />
      {data.requests.map((request) => (
        <RequestCard key={request.requestId} request={request} data={data} />
      ))}
      {data.requests.length === 0 && <Empty title={w.none}>{w.noneHint}</Empty>}
      {data.mayWork && data.links.length > 0 && (
        <Card title={w.newRequest} isStep={isNothingOpen}>
          <NewRequest data={data} isNext={isNothingOpen} />
        </Card>
      )}
    </Page>
  );
}
