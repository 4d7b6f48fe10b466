import { type ActionFunctionArgs, redirect } from 'react-router';
import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, type SentForm } from '#ui/console/answer-form.ts';
import {
  addNote,
  claimReport,
  closeReport,
  releaseReport,
  reopenReport,
  triageReport,
  verifyReport,
} from '../../contract.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

type Problem = keyof typeof reportsConsoleVi.file.problems;

const longestNote = 20_000;

/** What the forms of the file page do. What only a page can say (a box left empty) is said here; the rest by the handles. */
export function answerFileForm(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const here = `/tin/${fileId}`;
  return answerForm(args, {
    async claim({ call }) {
      await call(claimReport, { fileId });
      return redirect(doneAt(here, 'claimed'), 303);
    },
    async triage({ call, form }) {
      assertGiven(form, { category: 'categoryMissing' });
      await call(triageReport, {
        fileId,
        category: form.text('category'),
        priority: form.optional('priority'),
        note: form.text('note'),
      });
      return redirect(doneAt(here, 'triaged'), 303);
    },
    async verify({ call, form }) {
      assertGiven(form, { finding: 'findingMissing' });
      await call(verifyReport, { fileId, finding: form.text('finding'), note: form.text('note') });
      return redirect(doneAt(here, 'verified'), 303);
    },
    async note({ call, form }) {
      assertGiven(form, { note: 'emptyNote' });
      await call(addNote, { fileId, note: form.text('note') });
      return redirect(doneAt(here, 'noted'), 303);
    },
    async release({ call, form }) {
      assertGiven(form, { note: 'noteMissing' });
      await call(releaseReport, { fileId, note: form.text('note') });
      return redirect(doneAt('/tin', 'released'), 303);
    },
    async close({ call, form }) {
      assertGiven(form, { reason: 'reasonMissing', outcome: 'outcomeMissing' });
      await call(closeReport, {
        fileId,
        reason: form.text('reason'),
        outcome: form.text('outcome'),
        note: form.text('note'),
      });
      return redirect(doneAt(here, 'closed'), 303);
    },
    async reopen({ call, form }) {
      assertGiven(form, { note: 'noteMissing' });
      await call(reopenReport, { fileId, note: form.text('note') });
      return redirect(doneAt(here, 'reopened'), 303);
    },
  });
}

/** Names every box that was left empty, and a note that is too long, all at once. */
function assertGiven(form: SentForm, wanted: Readonly<Record<string, Problem>>): void {
  const missing = Object.entries(wanted).filter(([name]) => form.text(name).trim() === '');
  const tooLong = form.text('note').length > longestNote ? [['note', 'tooLong'] as const] : [];
  const problems = [...missing, ...tooLong].map(
    ([path, problem]): FieldProblem => ({
      path,
      sentence: { vi: reportsConsoleVi.file.problems[problem], en: reportsConsoleEn.file.problems[problem] },
    }),
  );
  if (problems.length > 0) throw invalidInput(problems);
}
