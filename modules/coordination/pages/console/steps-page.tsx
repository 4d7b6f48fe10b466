import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { holdsRole, officesOf } from '#kernel/permissions/actor.ts';
import { getFileHead } from '#modules/reports/contract.ts';
import { readAgainWhenOld } from '#ui/console/answer-form.ts';
import { consoleOf, nullWhenAbsent } from '#ui/console/context.ts';
import { FileHead, FileTabs } from '#ui/console/file-tabs.tsx';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { LinkButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty } from '#ui/console/parts.tsx';
import { listStepsOf } from '../../contract.ts';
import { seemsToHold } from './holds-file.ts';
import { presetAddress, presets } from './send-address.ts';
import { answerStepForm } from './step-action.ts';
import { formsOf } from './step-forms.ts';
import { useStepWords } from './step-parts.tsx';
import { Track } from './step-track.tsx';

const senders = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'] as const;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, actor, now, hasPage } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const { steps } = await call(listStepsOf, { fileId });
  // Who has only a step of this file reads no head.
  const head = await call(getFileHead, { fileId }).catch(nullWhenAbsent);
  return {
    fileId,
    head,
    steps,
    maySend: senders.some((role) => holdsRole(actor, role)) && seemsToHold(steps, officesOf(actor)),
    tabs: tabsOf(hasPage),
    now: now.toISOString(),
  };
}

export type StepsData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  return answerStepForm(args, () => `/tin/${args.params['fileId'] ?? ''}/chuyen`);
}

export const shouldRevalidate = readAgainWhenOld;

/** The steps of one file in their order, and the ways to send it on. */
export default function StepsPage() {
  const { fileId, head, steps, maySend, tabs, now } = useLoaderData<typeof loader>();
  const words = useStepWords();
  const w = words.steps;
  const forms = steps.flatMap((step) =>
    formsOf(step.actions).flatMap((form) =>
      form === 'answer'
        ? step.questions.map(({ questionId }) => `answer:${questionId}`)
        : [`${form}:${step.stepId}`],
    ),
  );
  return (
    <Page title={w.title} lead={w.lead} done={words.done} forms={forms}>
      {head ? (
        <FileHead head={head} current="chuyen" tabs={tabs} now={now} />
      ) : (
        <FileTabs fileId={fileId} current="chuyen" tabs={tabs} />
      )}
      <div className="stack">
        {maySend && (
          <Card title={w.now} isStep>
            <p className="is-quiet">{w.nowHint}</p>
            <div className="form-row">
              {presets.map((preset, index) => (
                <LinkButton
                  key={preset.key}
                  to={`/tin/${fileId}/chuyen/gui${presetAddress(preset)}`}
                  tone={index === 0 && steps.length === 0 ? 'primary' : 'quiet'}
                >
                  {words.send.presets[preset.key]}
                </LinkButton>
              ))}
              <Link className="step-more" to={`/tin/${fileId}/chuyen/gui`}>
                {w.other}
              </Link>
            </div>
          </Card>
        )}
        {steps.length === 0 ? <Empty title={w.none}>{w.noneHint}</Empty> : <Track steps={steps} now={now} />}
      </div>
    </Page>
  );
}
