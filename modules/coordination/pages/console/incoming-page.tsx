import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Badge, Empty } from '#ui/console/parts.tsx';
import type { PlainPage } from '#ui/console/plain-page.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { listIncomingSteps } from '../../contract.ts';
import { answerStepForm } from './step-action.ts';
import { AcceptForm } from './step-forms.tsx';
import { StateBadge, useStepWords } from './step-parts.tsx';

export const handle: PlainPage = { isPlain: true };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const isEnded = new URL(request.url).searchParams.get('xong-roi') === '1';
  const { steps, counts } = await call(listIncomingSteps, { ended: isEnded });
  return { steps, counts, isEnded, now: now.toISOString() };
}

export type IncomingData = Awaited<ReturnType<typeof loader>>;
type Step = IncomingData['steps'][number];

/** Accepting leads to the step itself: there is what to do now. */
export function action(args: ActionFunctionArgs) {
  return answerStepForm(args, (form) => `/buoc/${form.text('stepId')}`);
}

/** What others sent to my office: what nobody took yet first. */
export default function IncomingPage() {
  const { steps, counts, isEnded, now } = useLoaderData<typeof loader>();
  const words = useStepWords();
  const w = words.incoming;
  const waiting = steps.filter(({ state }) => state === 'SENT');
  const others = steps.filter(({ state }) => state !== 'SENT');
  const forms = waiting.map(({ stepId }) => `accept:${stepId}`);
  if (isEnded)
    return (
      <Page title={w.ended} back={{ to: '/chuyen-den', label: w.back }}>
        {steps.length === 0 ? <Empty title={w.noneEnded} /> : <Steps steps={steps} now={now} />}
      </Page>
    );
  return (
    <Page title={w.title} lead={w.lead} done={words.done} forms={forms}>
      <div className="stack">
        {steps.length === 0 ? (
          <Empty title={w.none}>{w.noneHint}</Empty>
        ) : (
          <>
            <ul className="step-counts">
              <li>
                <b>{counts.unaccepted}</b> {w.unaccepted}
              </li>
              <li>
                <b>{counts.accepted}</b> {w.accepted}
              </li>
              <li className={counts.overdue > 0 ? 'is-overdue' : undefined}>
                <b>{counts.overdue}</b> {w.overdue}
              </li>
              <li>
                <b>{counts.mine}</b> {w.mine}
              </li>
            </ul>
            <section className="stack" aria-labelledby="cho-nhan">
              <h2 id="cho-nhan">{w.unaccepted}</h2>
              {waiting.length === 0 ? <p>{w.none}.</p> : <Steps steps={waiting} now={now} hasAccept />}
            </section>
            <section className="stack" aria-labelledby="dang-lam">
              <h2 id="dang-lam">{w.accepted}</h2>
              {others.length === 0 ? <p>{w.noneAccepted}.</p> : <Steps steps={others} now={now} />}
            </section>
          </>
        )}
        <p>
          <Link className="step-more" to="/chuyen-den?xong-roi=1" reloadDocument>
            {w.showEnded}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function Steps({
  steps,
  now,
  hasAccept = false,
}: {
  steps: readonly Step[];
  now: string;
  hasAccept?: boolean;
}) {
  const words = useStepWords();
  const w = words.incoming;
  return (
    <ul className="step-cards">
      {steps.map((step) => (
        <li key={step.stepId} className={step.isOverdue ? 'card step-card is-late' : 'card step-card'}>
          <h3>
            <Link to={`/buoc/${step.stepId}`} reloadDocument>
              {words.purposes[step.purpose]}
            </Link>
          </h3>
          <p className="step-marks">
            <StateBadge step={step} />
            {step.kind === 'LEAD' && <Badge>{words.kinds.LEAD}</Badge>}
            {step.endedAt === null && step.dueAt && <TimeLeft due={step.dueAt} now={now} />}
          </p>
          <p className="step-card-who">
            {words.fileNumber(step.reference)} · {step.from.name} ·{' '}
            {step.isMine ? (
              <b>{w.forMe}</b>
            ) : step.to.personName ? (
              w.forWhom(step.to.personName)
            ) : (
              words.nobody
            )}
          </p>
          {hasAccept && step.actions.includes('ACCEPT') && (
            <AcceptForm stepId={step.stepId} isLead={step.kind === 'LEAD'} isNext={false} isBrief />
          )}
        </li>
      ))}
    </ul>
  );
}
