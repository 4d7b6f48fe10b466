import { consolePath } from '#ui/console/addresses.ts';
import { Moment } from '#ui/console/time.tsx';
import type { StepRow } from '../../contract.ts';
import { PoliceWordForm } from './police-word.tsx';
import {
  AskForm,
  FinishForm,
  Folded,
  ReceiptForm,
  ReturnForm,
  SlipForm,
  WithdrawForm,
} from './step-forms.tsx';
import { useStepWords } from './step-parts.tsx';

/** What the office that sent a step may do with it; for a letter also what the other office did on paper. */
export function SenderForms({ step, goOn }: { step: StepRow; goOn?: string }) {
  const words = useStepWords();
  const w = words.act;
  const { stepId } = step;
  const can = new Set(step.actions);
  return (
    <>
      {can.has('ISSUE_SLIP') && !step.slip?.number && (
        <Folded summary={w.slipTitle} form="slip">
          <SlipForm stepId={stepId} isNext={false} />
        </Folded>
      )}
      {can.has('RECORD_RECEIPT') && (
        <Folded summary={w.receiptTitle} form="receipt">
          <ReceiptForm stepId={stepId} isNext={false} asksPolice={step.toPolice} />
        </Folded>
      )}
      {step.via === 'LETTER' && can.has('FINISH') && (
        <Folded summary={w.finishLetterTitle} form="finish">
          <FinishForm stepId={stepId} isNext={false} asksPolice={can.has('RECORD_POLICE_WORD')} />
        </Folded>
      )}
      {can.has('RECORD_POLICE_WORD') && (
        <Folded summary={words.police.later} form="police-word">
          <PoliceWordForm stepId={stepId} />
        </Folded>
      )}
      {step.via === 'LETTER' && can.has('RETURN') && (
        <Folded summary={w.returnLetterTitle} form="return">
          <ReturnForm stepId={stepId} />
        </Folded>
      )}
      {can.has('ASK') && (
        <Folded summary={w.askTitle} form="ask">
          <AskForm stepId={stepId} />
        </Folded>
      )}
      {can.has('WITHDRAW') && (
        <Folded summary={w.withdrawTitle} form="withdraw">
          <WithdrawForm stepId={stepId} {...(goOn ? { goOn } : {})} />
        </Folded>
      )}
    </>
  );
}

/** The slip and the receipt of a step that goes on paper. */
export function Papers({ step }: { step: StepRow }) {
  const w = useStepWords();
  if (step.via !== 'LETTER') return null;
  return (
    <div className="step-papers">
      {step.slip?.number ? (
        <p>
          <b>{w.labels.slip}</b> {w.slipNumber(step.slip.number)}
          {step.slip.travels && ` · ${w.travels[step.slip.travels]}`} ·{' '}
          <a href={consolePath(`/buoc/${step.stepId}/phieu`)}>{w.slipDocx}</a> ·{' '}
          <a href={consolePath(`/buoc/${step.stepId}/phieu?dang=pdf`)}>{w.slipPdf}</a>
        </p>
      ) : (
        <p className="field-problem">{w.noSlipYet}</p>
      )}
      {step.receipt && (
        <p>
          <b>{w.labels.receipt}</b> {w.receiptBy(step.receipt.signedBy, step.receipt.number)},{' '}
          <Moment at={step.receipt.receivedAt} />
          {step.receipt.hasScan && (
            <>
              {' · '}
              <a href={consolePath(`/buoc/${step.stepId}/giay-nhan`)}>{w.receiptScan}</a>
            </>
          )}
        </p>
      )}
    </div>
  );
}
