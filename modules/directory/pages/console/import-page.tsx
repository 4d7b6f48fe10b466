import { type ActionFunctionArgs, useActionData } from 'react-router';
import { invalidInput } from '#kernel/errors/errors.ts';
import { consolePath } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { ConsoleForm, SubmitButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Notice, Table } from '#ui/console/parts.tsx';
import { useLocale, useWords } from '#ui/console/words.ts';
import { importDirectory } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';

type Report = {
  readonly rowCount: number;
  readonly problems: readonly {
    row: number | null;
    column: string | null;
    sentence: { vi: string; en: string };
  }[];
  readonly imported: { people: number; focalPoints: number } | null;
};

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    bring: async ({ call, form }): Promise<{ report: Report }> => {
      const file = form.file('file');
      if (!file)
        throw invalidInput([
          { path: 'file', sentence: { vi: pagesVi.import.noFile, en: pagesEn.import.noFile } },
        ]);
      return {
        report: await call(importDirectory, {
          file: new Uint8Array(await file.arrayBuffer()),
          isDryRun: form.text('mode') !== 'run',
        }),
      };
    },
  });
}

export default function ImportPage() {
  const report = useActionData<{ report?: Report }>()?.report;
  const w = useWords(pagesVi, pagesEn).import;
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <p>
          <a href={consolePath('/nhap-danh-ba/mau.csv')} download>
            {w.template}
          </a>
        </p>
        <ConsoleForm does="bring" label={w.title} encType="multipart/form-data">
          <div>
            <label htmlFor="file">
              <b>{w.file}</b>
            </label>
            <p>
              <input id="file" type="file" name="file" accept=".xlsx,.csv" />
            </p>
          </div>
          <SubmitButton name="mode" value="check">
            {w.check}
          </SubmitButton>
          <SubmitButton tone="quiet" name="mode" value="run">
            {w.run}
          </SubmitButton>
        </ConsoleForm>
        {report && <ReportOf report={report} />}
      </div>
    </Page>
  );
}

function ReportOf({ report }: { report: Report }) {
  const locale = useLocale();
  const w = useWords(pagesVi, pagesEn).import;
  if (report.imported)
    return <Notice tone="good">{w.imported(report.imported.people, report.imported.focalPoints)}</Notice>;
  if (report.problems.length === 0) return <Notice tone="good">{w.good(report.rowCount)}</Notice>;
  return (
    <>
      <Notice tone="attention">{w.bad(report.problems.length, report.rowCount)}</Notice>
      <Table
        label={w.sentence}
        columns={[
          { key: 'row', name: w.row, isNumber: true },
          { key: 'column', name: w.column },
          { key: 'sentence', name: w.sentence },
        ]}
        rows={report.problems.map((problem, index) => ({
          key: `${index}`,
          cells: {
            row: problem.row ?? w.whole,
            column: problem.column ?? '',
            sentence: problem.sentence[locale],
          },
        }))}
      />
    </>
  );
}
