import { type ActionFunctionArgs, redirect } from 'react-router';
import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, type SentForm } from '#ui/console/answer-form.ts';
import {
  addNote,
  claimReport,
  closeReport,
  confirmProposal,
  decideUnsafe,
  recordParentsDecision,
  recordVoiceContact,
  releasePublicStatus,
  releaseReport,
  reopenReport,
  takeOverReport,
  triageReport,
  verifyReport,
} from '../../contract.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { inWalk, nextInWalk, walkOf } from './queue-walk.ts';

type Problem = keyof typeof reportsConsoleVi.file.problems;

const longestNote = 20_000;

/** What the forms of the file page do. What only a page can say (a box left empty) is said here; the rest by the handles. */
export function answerFileForm(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const search = new URL(args.request.url).searchParams;
  const walk = walkOf(search);
  const here = walk ? inWalk(fileId, walk) : `/tin/${fileId}`;
  const stay = (key: string) => redirect(doneAt(here, key), 303);
  /** A decision in a walk through the queue leads to the next report of the walk. */
  const goOn = (key: string) => (walk ? redirect(nextInWalk(walk, key), 303) : stay(key));
  return answerForm(args, {
    async confirm({ call, form }) {
      assertGiven(form, { category: 'categoryMissing' });
      await call(confirmProposal, {
        fileId,
        category: form.text('category'),
        priority: form.optional('priority'),
      });
      return goOn('confirmed');
    },
    async claim({ call }) {
      await call(claimReport, { fileId });
      return stay('claimed');
    },
    async 'take-over'({ call, form }) {
      assertGiven(form, { reason: 'whyMissing' });
      await call(takeOverReport, { fileId, reason: form.text('reason') });
      return stay('takenOver');
    },
    async triage({ call, form }) {
      assertGiven(form, { category: 'categoryMissing' });
      await call(triageReport, {
        fileId,
        category: form.text('category'),
        priority: form.optional('priority'),
        note: form.text('note'),
      });
      return stay('triaged');
    },
    async verify({ call, form }) {
      assertGiven(form, { finding: 'findingMissing' });
      await call(verifyReport, { fileId, finding: form.text('finding'), note: documentsIn(form) });
      return stay('verified');
    },
    async note({ call, form }) {
      assertGiven(form, { note: 'emptyNote' });
      await call(addNote, {
        fileId,
        note: form.text('note'),
        audience: form.text('audience') === 'FILE' ? 'FILE' : 'OFFICE',
      });
      return stay('noted');
    },
    async unsafe({ call, form }) {
      assertGiven(form, { decision: 'decisionMissing', reason: 'whyMissing' });
      await call(decideUnsafe, {
        fileId,
        unsafeId: form.text('unsafeId'),
        decision: form.text('decision'),
        reason: form.text('reason'),
      });
      return stay('decided');
    },
    async parents({ call, form }) {
      assertGiven(form, {
        decision: 'decisionMissing',
        wishes: 'wishesMissing',
        safety: 'safetyMissing',
        who: 'whoMissing',
        why: 'whyMissing',
      });
      await call(recordParentsDecision, {
        fileId,
        decision: form.text('decision'),
        wishes: form.text('wishes'),
        safety: form.text('safety'),
        who: form.text('who'),
        why: form.text('why'),
      });
      return stay('parents');
    },
    async voice({ call, form }) {
      assertGiven(form, { reached: 'reachedMissing' });
      await call(recordVoiceContact, {
        fileId,
        reached: form.text('reached') === 'yes',
        note: form.text('note'),
      });
      return stay('voice');
    },
    async 'release-status'({ call, form }) {
      assertGiven(form, { note: 'whyMissing' });
      await call(releasePublicStatus, { fileId, reason: form.text('note') });
      return stay('statusReleased');
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
      return goOn('closed');
    },
    async reopen({ call, form }) {
      assertGiven(form, { note: 'noteMissing' });
      await call(reopenReport, { fileId, note: form.text('note') });
      return stay('reopened');
    },
  });
}

/** What was found in documents, in lines of one note: whether the link is there, which place, which child. */
function documentsIn(form: SentForm): string {
  const w = reportsConsoleVi.file;
  const link = form.text('linkExists');
  const said = Object.hasOwn(w.linkExistsChoices, link)
    ? w.linkExistsChoices[link as keyof typeof w.linkExistsChoices]
    : '';
  const lines: readonly (readonly [string, string])[] = [
    [w.checked.link, said],
    [w.checked.place, form.text('whichPlace').trim()],
    [w.checked.child, form.text('whichChild').trim()],
  ];
  return [
    ...lines.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    form.text('note'),
  ]
    .filter((line) => line.trim() !== '')
    .join('\n');
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
