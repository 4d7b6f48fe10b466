import { type ActionFunctionArgs, redirect } from 'react-router';
import { invalidInput } from '#kernel/errors/errors.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, type SentForm } from '#ui/console/answer-form.ts';
import {
  handOverTo111,
  promiseCall,
  recordCustody,
  recordReceipt111,
  releaseCustody,
  withdrawHandover,
} from '../../contract.ts';
import { instantOfLocal } from './local-time.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

/** Whether the person may hand over: works in the office that holds the file. */
export function mayHandOver(actor: Actor, holderOrganizationId: string): boolean {
  return (
    actor.kind === 'OFFICIAL' &&
    actor.grants.some(
      ({ role, organizationId }) =>
        organizationId === holderOrganizationId &&
        (role === 'INTAKE_OFFICER' || role === 'COORDINATOR' || role === 'SUPERVISOR'),
    )
  );
}

/** Every form of the page ends where it began, with a sentence. */
export function answerReceptionForm(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const done = (key: string) => redirect(doneAt(`/tin/${fileId}/tiep-nhan`, key), 303);
  return answerForm(args, {
    promise: async ({ call, form }) => {
      await call(promiseCall, { fileId, by: moment(form, 'by', true), wish: form.text('wish') });
      return done('promised');
    },
    handOver: async ({ call, form }) => {
      const handedAt = moment(form, 'handedAt');
      await call(handOverTo111, {
        fileId,
        purpose: form.text('purpose'),
        parts: form.all('parts'),
        via: form.text('via'),
        note: form.text('note'),
        theirNumber: form.text('theirNumber'),
        ...(handedAt ? { handedAt } : {}),
      });
      return done('handed');
    },
    receive: async ({ call, form }) => {
      await call(recordReceipt111, {
        fileId,
        handoverId: form.text('form'),
        theirNumber: form.text('theirNumber'),
        note: form.text('note'),
      });
      return done('receipted');
    },
    withdraw: async ({ call, form }) => {
      await call(withdrawHandover, { fileId, handoverId: form.text('form'), reason: form.text('reason') });
      return done('withdrawn');
    },
    keep: async ({ call, form }) => {
      await call(recordCustody, {
        fileId,
        arrivedAt: moment(form, 'arrivedAt', true),
        way: form.text('way'),
        device: form.text('device'),
        touchedBy: form.text('touchedBy'),
        sealedWhere: form.text('sealedWhere'),
      });
      return done('kept');
    },
    release: async ({ call, form }) => {
      await call(releaseCustody, {
        fileId,
        custodyId: form.text('form'),
        handedAt: moment(form, 'handedAt', true),
        handedTo: form.text('handedTo'),
        receipt: form.text('receipt'),
      });
      return done('released');
    },
  });
}

/** A moment typed as Viet Nam's time. @throws AnNhiError `INVALID_INPUT` for what is none, and for nothing where it is needed */
function moment(form: SentForm, name: string, isNeeded = false): string | undefined {
  const typed = form.text(name);
  if (typed === '' && !isNeeded) return undefined;
  const at = instantOfLocal(typed);
  if (at === null)
    throw invalidInput([
      { path: name, sentence: { vi: intakeVi.entry.badMoment, en: intakeEn.entry.badMoment } },
    ]);
  return at;
}
