import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { getFileHead, getReport } from '#modules/reports/contract.ts';
import { consoleOf } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import { ConsoleForm, LinkButton, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { listCustody, listHandovers } from '../../contract.ts';
import { CustodySection } from './custody-section.tsx';
import { HandoverSection } from './handover-section.tsx';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';
import { answerReceptionForm, mayHandOver } from './reception-action.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, now, actor, tools, hasPage } = consoleOf(context);
  const fileId = params['fileId'];
  const report = await call(getReport, { fileId, withInformant: false });
  const head = await call(getFileHead, { fileId });
  const { pictures, police } = await call(listCustody, { fileId });
  const { handovers } = await call(listHandovers, { fileId });
  return {
    fileId: report.fileId,
    head,
    reference: report.reference,
    isAnonymous: report.isAnonymous,
    noCalls: report.safeToCall === 'NO_CALLS',
    isClosed: report.state === 'CLOSED',
    tabs: tabsOf(hasPage),
    pictures,
    police,
    handovers,
    hasLine: tools.config.ANNHI_111_URL !== null,
    mayHandOver: mayHandOver(actor, report.organizationId),
    now: now.toISOString(),
  };
}
export type ReceptionData = Awaited<ReturnType<typeof loader>>;

export const action = answerReceptionForm;

/** What belongs to taking a report in: the statutory form, a promised call, 111, a picture that should not have come. */
export default function ReceptionPage() {
  const data = useLoaderData<typeof loader>();
  const w = useWords(intakeVi, intakeEn).file;
  const forms = [
    'promise',
    'handOver',
    'keep',
    ...data.handovers.flatMap(({ handoverId }) => [`receive:${handoverId}`, `withdraw:${handoverId}`]),
    ...data.pictures.map(({ custodyId }) => `release:${custodyId}`),
  ];
  return (
    <Page title={w.title(data.reference)} back={{ to: '/tin', label: w.back }} done={w.done} forms={forms}>
      <FileHead head={data.head} current="tiep-nhan" tabs={data.tabs} now={data.now} />
      <div className="stack">
        <Card title={w.form01}>
          <p>{w.form01Why}</p>
          <LinkButton to={`/tin/${data.fileId}/mau-01`}>{w.form01Open}</LinkButton>
        </Card>
        {!data.noCalls && !data.isClosed && (
          <Card title={w.promise}>
            <Disclosure summary={w.promiseSave} form="promise">
              <ConsoleForm does="promise" label={w.promise}>
                <TextField name="by" label={w.promiseBy} type="datetime-local" required />
                <TextField name="wish" label={w.promiseWish} />
                <SubmitButton tone="quiet">{w.promiseSave}</SubmitButton>
              </ConsoleForm>
            </Disclosure>
          </Card>
        )}
        <HandoverSection data={data} />
        <CustodySection data={data} />
      </div>
    </Page>
  );
}
