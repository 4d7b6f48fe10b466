import { type ActionFunctionArgs, useActionData } from 'react-router';
import { answerForm } from '#ui/console/answer-form.ts';
import { Page } from '#ui/console/page.tsx';
import { Notice } from '#ui/console/parts.tsx';
import { readSentSheet } from '#ui/console/sent-sheet.ts';
import { SheetForm, type SheetProblem, SheetProblems } from '#ui/console/sheet-form.tsx';
import { useWords } from '#ui/console/words.ts';
import { importDirectory } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';

type Report = {
  readonly rowCount: number;
  readonly problems: readonly SheetProblem[];
  readonly imported: { people: number; focalPoints: number } | null;
};

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    bring: async ({ call, form }): Promise<{ report: Report }> => ({
      report: await call(importDirectory, await readSentSheet(form)),
    }),
  });
}

export default function ImportPage() {
  const report = useActionData<{ report?: Report }>()?.report;
  const w = useWords(pagesVi, pagesEn).import;
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <SheetForm does="bring" label={w.title} template="/nhap-danh-ba/mau.csv" words={w} />
        {report && <ReportOf report={report} />}
      </div>
    </Page>
  );
}

function ReportOf({ report }: { report: Report }) {
  const w = useWords(pagesVi, pagesEn).import;
  if (report.imported)
    return <Notice tone="good">{w.imported(report.imported.people, report.imported.focalPoints)}</Notice>;
  if (report.problems.length === 0) return <Notice tone="good">{w.good(report.rowCount)}</Notice>;
  return (
    <SheetProblems summary={w.bad(report.problems.length, report.rowCount)} problems={report.problems} />
  );
}
