import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { doneParameter } from '#ui/console/addresses.ts';
import { consoleOf } from '#ui/console/context.ts';
import { plainPageScript } from '#ui/console/device-draft.ts';
import { draftKeyFor, draftOwnerOf } from '#ui/console/draft-key.ts';
import { InertText } from '#ui/console/evidence.tsx';
import { Page } from '#ui/console/page.tsx';
import { Badge, Card, Facts, Notice } from '#ui/console/parts.tsx';
import { type PlainPage, PlainScript } from '#ui/console/plain-page.tsx';
import { Moment, TimeLeft } from '#ui/console/time.tsx';
import { inLocale, useLocale } from '#ui/console/words.ts';
import { getStep } from '../../contract.ts';
import { parts } from '../../rules/words-of-steps.ts';
import { coordinationEn } from './messages.en.ts';
import { coordinationVi } from './messages.vi.ts';
import { answerStepForm } from './step-action.ts';
import { formsOf } from './step-forms.ts';
import { AcceptForm, AskForm, FinishForm, Folded, ReturnForm } from './step-forms.tsx';
import { Basis, PartValues, StateBadge, useStepWords } from './step-parts.tsx';
import { Questions } from './step-questions.tsx';
import { Papers, SenderForms } from './sender-forms.tsx';
import { elsewhere } from './step-track.tsx';

/** No scripts of the console, the device's own type: for a phone with a bad line. */
export const handle: PlainPage = { isPlain: true };

/** The form whose draft goes when its sentence stands in the address. */
const formTaken: Readonly<Record<string, string>> = {
  returned: 'return',
  asked: 'ask',
  answered: 'answer',
  finished: 'finish',
};
const rolesWithSentence = ['POLICE_CONTACT', 'CHILD_PROTECTION_WORKER'] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { call, actor, locale, now, nonce, tools } = consoleOf(context);
  const step = await call(getStep, { stepId: params['stepId'] });
  const words = inLocale(locale, coordinationVi, coordinationEn).step.draft;
  const taken = formTaken[new URL(request.url).searchParams.get(doneParameter) ?? ''] ?? null;
  const personId = actor.kind === 'OFFICIAL' ? actor.personId : '';
  const draft = {
    subject: step.stepId,
    key: draftKeyFor(tools.platform.keys, personId, step.stepId),
    owner: draftOwnerOf(tools.platform.keys, personId),
    taken,
  };
  return {
    step,
    standing: rolesWithSentence.filter((role) => holdsRole(actor, role)),
    script: plainPageScript(draft, words),
    nonce,
    now: now.toISOString(),
  };
}

export type StepData = Awaited<ReturnType<typeof loader>>;
type Step = StepData['step'];

export function action(args: ActionFunctionArgs) {
  return answerStepForm(args, () => `/buoc/${args.params['stepId'] ?? ''}`);
}

/** One step, for the one who does it: what, until when, with which knowledge, and the one next thing to press. */
export default function StepPage() {
  const { step, standing, script, nonce, now } = useLoaderData<typeof loader>();
  const words = useStepWords();
  const w = words.step;
  const can = new Set(step.actions);
  const isReceiver = step.side === 'RECEIVER';
  return (
    <Page
      title={words.purposes[step.purpose]}
      back={
        isReceiver
          ? { to: '/chuyen-den', label: w.back }
          : { to: `/tin/${step.fileId}/chuyen`, label: w.backToFile }
      }
      done={words.done}
      forms={formsOf(step.actions)}
    >
      <div className="step-page stack">
        <p className="step-marks">
          <StateBadge step={step} />
          <Badge>{words.kinds[step.kind]}</Badge>
          <span>
            {words.fileNumber(step.reference)} · {words.stepNumber(step.ordinal)}
          </span>
        </p>
        <Card title={w.asked} isStep>
          <p className="step-ask">{words.asks[step.purpose]}</p>
          {step.words && <InertText>{step.words}</InertText>}
          <Until step={step} now={now} />
          {!isReceiver && <Papers step={step} />}
        </Card>
        <Notice tone="attention" title={w.always}>
          <ul className="step-always">
            {standing.map((role) => (
              <li key={role}>{w.standing[role]}</li>
            ))}
            {standing.length === 0 && <li>{w.standing.everyone}</li>}
            {saidBeside(standing.length > 0, step.cautions).map((caution) => (
              <li key={caution}>{words.cautions[caution]}</li>
            ))}
          </ul>
        </Notice>
        <Sees step={step} />
        {step.questions.length > 0 && <Questions step={step} isKept />}
        {step.endedAt && <Ending step={step} />}
        {isReceiver && can.has('FINISH') && (
          <section id="ket-qua" className="card">
            <div className="card-head">
              <h2>{words.act.finishTitle}</h2>
            </div>
            <FinishForm stepId={step.stepId} isKept isNext />
          </section>
        )}
        {isReceiver && (can.has('RETURN') || can.has('ASK')) && (
          <Card title={w.other}>
            {can.has('ASK') && (
              <Folded summary={words.act.askTitle} form="ask">
                <AskForm stepId={step.stepId} isKept />
              </Folded>
            )}
            {can.has('RETURN') && (
              <Folded summary={words.act.returnTitle} form="return">
                <ReturnForm stepId={step.stepId} isKept />
              </Folded>
            )}
          </Card>
        )}
        {!isReceiver && step.actions.length > 0 && (
          <Card title={w.other}>
            <SenderForms step={step} goOn={elsewhere(step)} />
          </Card>
        )}
        {isReceiver && step.endedAt === null && <p className="is-quiet">{w.shared}</p>}
        {isReceiver && can.has('ACCEPT') && (
          <div className="step-bar">
            <AcceptForm stepId={step.stepId} isLead={step.kind === 'LEAD'} />
          </div>
        )}
        {isReceiver && can.has('FINISH') && (
          <p className="step-bar step-bar-link">
            <a href="#ket-qua">{words.act.toFinish}</a>
          </p>
        )}
      </div>
      <PlainScript script={script} nonce={nonce} />
    </Page>
  );
}

/** The sentence for a role says already what everybody must keep in mind. */
function saidBeside(hasStanding: boolean, cautions: Step['cautions']): Step['cautions'] {
  return hasStanding
    ? cautions.filter((one) => one !== 'DO_NOT_CONTACT_SUSPECT' && one !== 'DO_NOT_QUESTION_CHILD')
    : cautions;
}

function Until({ step, now }: { step: Step; now: string }) {
  const words = useStepWords();
  const locale = useLocale();
  const l = words.labels;
  return (
    <Facts
      facts={[
        [l.from, step.from.personName ? `${step.from.name} · ${step.from.personName}` : step.from.name],
        [l.to, `${step.to.name} · ${step.to.personName ?? words.nobody}`],
        [l.sent, <Moment key="sent" at={step.sentAt} />],
        ...(step.state === 'SENT'
          ? ([
              [
                l.acceptBy,
                <div key="acceptBy">
                  {step.dueAt ? <TimeLeft due={step.dueAt} now={now} /> : step.acceptance.within[locale]}
                  <Basis clock={step.acceptance} />
                </div>,
              ],
            ] as const)
          : []),
        ...(step.acceptedAt ? ([[l.accepted, <Moment key="accepted" at={step.acceptedAt} />]] as const) : []),
        ...(step.work && step.endedAt === null
          ? ([
              [
                l.due,
                <div key="due">
                  {step.work.dueAt ? (
                    <TimeLeft due={step.work.dueAt} now={now} />
                  ) : (
                    words.fromAcceptance(step.work.within[locale])
                  )}
                  <Basis clock={step.work} />
                </div>,
              ],
            ] as const)
          : []),
      ]}
    />
  );
}

/** Only the parts that this step shows; what it does not show is said too, so that nobody goes and asks. */
function Sees({ step }: { step: Step }) {
  const words = useStepWords();
  const w = words.step;
  const withheld = parts.filter((part) => !step.parts.includes(part));
  return (
    <Card title={w.sees}>
      {step.shown.length === 0 ? (
        <p className="is-quiet">{w.seesNothing}</p>
      ) : (
        <>
          {step.shown.map(({ part, values, isRestricted }) => (
            <section key={part} className="step-part">
              <h3>
                {words.parts[part]}
                {isRestricted && <span className="step-sealed"> ({w.restricted})</span>}
              </h3>
              <PartValues part={part} values={values} />
            </section>
          ))}
          {withheld.length > 0 && (
            <p className="is-quiet">{w.withheld(withheld.map((part) => words.parts[part]).join(', '))}</p>
          )}
        </>
      )}
    </Card>
  );
}

function Ending({ step }: { step: Step }) {
  const words = useStepWords();
  return (
    <Card title={words.states[step.state]}>
      <Facts
        facts={[
          [words.labels.ended, <Moment key="ended" at={step.endedAt ?? step.sentAt} />],
          ...(step.outcome ? ([[words.labels.outcome, words.outcomes[step.outcome]]] as const) : []),
        ]}
      />
      {step.reason && <InertText>{step.reason}</InertText>}
      {step.note && <InertText>{step.note}</InertText>}
    </Card>
  );
}
