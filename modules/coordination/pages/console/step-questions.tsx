import { InertText } from '#ui/console/evidence.tsx';
import { Card } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import type { StepRow } from '../../contract.ts';
import { AnswerForm } from './step-forms.tsx';
import { useStepWords } from './step-parts.tsx';

export type Asked = Pick<StepRow, 'stepId' | 'actions'> & {
  readonly questions: readonly {
    readonly questionId: string;
    readonly askedBy: 'RECEIVER' | 'SENDER';
    readonly askedAt: string;
    readonly askedByName: string | null;
    readonly question: string;
    readonly answer: string | null;
    readonly answeredAt: string | null;
    readonly answeredByName: string | null;
  }[];
};

/** What both sides asked and answered; an open question has its box right under it. */
export function Questions({
  step,
  side,
  isKept,
}: {
  step: Asked & { readonly side?: 'RECEIVER' | 'SENDER' };
  side?: 'RECEIVER' | 'SENDER';
  isKept?: boolean;
}) {
  const words = useStepWords();
  const mine = step.side ?? side;
  return (
    <Card title={words.step.questions}>
      <ol className="step-questions">
        {step.questions.map((one) => (
          <li key={one.questionId}>
            <p className="timeline-who">
              <b>{words.askedAt(one.askedByName ?? words.sides[one.askedBy])}</b>, <Moment at={one.askedAt} />
            </p>
            <InertText>{one.question}</InertText>
            {one.answer !== null && one.answeredAt !== null ? (
              <div className="step-answer">
                <p className="timeline-who">
                  <b>{words.answeredAt(one.answeredByName ?? '')}</b>, <Moment at={one.answeredAt} />
                </p>
                <InertText>{one.answer}</InertText>
              </div>
            ) : mine !== one.askedBy && step.actions.includes('ANSWER') ? (
              <AnswerForm stepId={step.stepId} questionId={one.questionId} isKept={isKept ?? false} />
            ) : (
              <p className="is-quiet">{words.waitsForAnswer}</p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
