import { type ActionFunctionArgs, redirectDocument } from 'react-router';
import { invalidInput } from '#kernel/errors/errors.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, type SentForm } from '#ui/console/answer-form.ts';
import { instantOfLocal } from './local-time.ts';
import {
  acceptStep,
  answerStep,
  askStep,
  finishStep,
  issueSlip,
  recordPoliceWord,
  recordReceipt,
  remindStep,
  returnStep,
  withdrawStep,
} from '../../contract.ts';
import { coordinationEn } from './messages.en.ts';
import { coordinationVi } from './messages.vi.ts';
import { policeWordIn, tickedPoliceWordIn } from './police-word.ts';

/**
 * Everything that can be done with a step, from whatever page shows it. `here` is that page (router address); a whole page is answered, so
 * that the receiver's page stays without hydration.
 */
export function answerStepForm(args: ActionFunctionArgs, here: (form: SentForm) => string) {
  const done = (form: SentForm, key: keyof typeof coordinationVi.done) => {
    const to = form.text('goOn') || here(form);
    return redirectDocument(doneAt(safe(to, here(form)), key), 303);
  };
  const stepId = (form: SentForm) => form.text('stepId');
  return answerForm(args, {
    accept: async ({ call, form }) => {
      await call(acceptStep, { stepId: stepId(form) });
      return done(form, 'accepted');
    },
    return: async ({ call, form }) => {
      await call(returnStep, { stepId: stepId(form), reason: form.text('reason') });
      return done(form, 'returned');
    },
    ask: async ({ call, form }) => {
      await call(askStep, { stepId: stepId(form), question: form.text('question') });
      return done(form, 'asked');
    },
    answer: async ({ call, form }) => {
      await call(answerStep, {
        stepId: stepId(form),
        questionId: form.text('questionId'),
        answer: form.text('answer'),
      });
      return done(form, 'answered');
    },
    finish: async ({ call, form }) => {
      await call(finishStep, {
        stepId: stepId(form),
        outcome: form.text('outcome'),
        note: form.text('note'),
        ...tickedPoliceWordIn(form),
      });
      return done(form, 'finished');
    },
    withdraw: async ({ call, form }) => {
      if (form.text('sure') !== 'yes')
        throw invalidInput([
          {
            path: 'sure',
            sentence: { vi: coordinationVi.act.withdrawUnsure, en: coordinationEn.act.withdrawUnsure },
          },
        ]);
      await call(withdrawStep, { stepId: stepId(form), reason: form.text('reason') });
      return done(form, 'withdrawn');
    },
    remind: async ({ call, form }) => {
      await call(remindStep, { stepId: stepId(form) });
      return done(form, 'reminded');
    },
    receipt: async ({ call, form }) => {
      const scan = form.file('scan');
      const receivedAt = instantOfLocal(form.text('receivedAt'));
      await call(recordReceipt, {
        stepId: stepId(form),
        signedBy: form.text('signedBy'),
        number: form.text('number'),
        ...(receivedAt ? { receivedAt } : {}),
        ...(scan ? { scan: new Uint8Array(await scan.arrayBuffer()) } : {}),
        ...tickedPoliceWordIn(form),
      });
      return done(form, 'receipted');
    },
    'police-word': async ({ call, form }) => {
      await call(recordPoliceWord, { stepId: stepId(form), policeWord: policeWordIn(form) });
      return done(form, 'released');
    },
    slip: async ({ call, form }) => {
      const signer = { name: form.text('signerName'), position: form.text('signerPosition') };
      await call(issueSlip, { stepId: stepId(form), ...(signer.name ? { signer } : {}) });
      return done(form, 'slipped');
    },
  });
}

/** Only pages of coordination are gone on to. */
function safe(to: string, otherwise: string): string {
  return /^\/(tin\/[0-9a-f-]{36}\/chuyen(\/gui)?|dieu-phoi|chuyen-den|buoc\/[0-9a-f-]{36})(\?[\w=&%.-]*)?$/.test(
    to,
  )
    ? to
    : otherwise;
}
