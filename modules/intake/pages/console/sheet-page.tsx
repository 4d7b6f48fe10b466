import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { channelNames } from '#modules/reports/contract.ts';
import { consolePath } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Notice, Table } from '#ui/console/parts.tsx';
import { readSentSheet } from '#ui/console/sent-sheet.ts';
import { SheetForm, SheetProblems } from '#ui/console/sheet-form.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import { importReportsSheet } from '../../contract.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const { locale } = consoleOf(context);
  return {
    channels: Object.fromEntries(Object.entries(channelNames).map(([key, name]) => [key, name[locale]])),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    bring: async ({ call, form }) => ({ report: await call(importReportsSheet, await readSentSheet(form)) }),
  });
}

type Report = Awaited<ReturnType<typeof importReportsSheet.output.parse>>;

/** Many reports at once: look first, then all or none. */
export default function SheetPage() {
  const { channels } = useLoaderData<typeof loader>();
  const report = useActionData<{ report?: Report }>()?.report;
  const w = useWords(intakeVi, intakeEn).sheet;
  return (
    <Page title={w.title} lead={w.lead} back={{ to: '/nhap-tin', label: w.back }} isWide>
      <div className="stack">
        <SheetForm does="bring" label={w.title} template="/nhap-tin/hang-loat/mau.xlsx" words={w} />
        {report && <ReportOf report={report} channels={channels} />}
      </div>
    </Page>
  );
}

function ReportOf({ report, channels }: { report: Report; channels: Readonly<Record<string, string>> }) {
  const w = useWords(intakeVi, intakeEn).sheet;
  const isMade = report.rows.some((row) => row.trackingCode !== null);
  if (report.problems.length > 0)
    return (
      <SheetProblems summary={w.bad(report.problems.length, report.rowCount)} problems={report.problems} />
    );
  return (
    <>
      <Notice tone="good">{isMade ? w.done(report.rowCount) : w.good(report.rowCount)}</Notice>
      {report.broughtBefore && (
        <Notice tone="attention">
          <BroughtBefore at={report.broughtBefore} />
        </Notice>
      )}
      {isMade && (
        <form
          method="post"
          action={consolePath('/nhap-tin/hang-loat/ket-qua.xlsx')}
          className="form"
          encType="application/x-www-form-urlencoded"
        >
          <input type="hidden" name="result" value={JSON.stringify(resultOf(report, channels))} />
          <button type="submit" className="side-button">
            {w.result}
          </button>
        </form>
      )}
      <Table
        label={w.excerpt}
        columns={[
          { key: 'row', name: w.row, isNumber: true },
          { key: 'channel', name: w.channel },
          { key: 'at', name: w.at },
          { key: 'excerpt', name: w.excerpt },
          { key: 'links', name: w.links, isNumber: true },
          { key: 'named', name: w.named },
          ...(isMade ? [{ key: 'code', name: w.code }] : []),
        ]}
        rows={report.rows.map((row) => ({
          key: `${row.row}`,
          cells: {
            row: row.row,
            channel: channels[row.channel] ?? row.channel,
            at: <Moment at={row.receivedAt} />,
            excerpt: row.excerpt,
            links: row.linkCount,
            named: row.hasName ? w.yes : '',
            code: row.trackingCode ?? '',
          },
        }))}
      />
    </>
  );
}

function BroughtBefore({ at }: { at: string }) {
  const w = useWords(intakeVi, intakeEn).sheet;
  const [before, after] = w.before('\u0000').split('\u0000');
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}

/** What the result sheet needs; the codes are nowhere else but on this page. */
function resultOf(report: Report, channels: Readonly<Record<string, string>>): string[][] {
  return report.rows.map((row) => [
    `${row.row}`,
    channels[row.channel] ?? row.channel,
    row.receivedAt,
    row.trackingCode ?? '',
  ]);
}
