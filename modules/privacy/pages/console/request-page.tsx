import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { fileRoles } from '#kernel/permissions/roles.ts';
import { consolePath, doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { InertText } from '#ui/console/evidence.tsx';
import {
  type Choice,
  ChoiceField,
  ConsoleForm,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Facts, Notice } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import {
  acknowledgeDataRequest,
  carryOutErasure,
  dataDecisions,
  decideDataRequest,
  finishDataRequest,
  getDataRequest,
  recordIdentityCheck,
} from '../../contract.ts';
import { privacyConsoleEn } from './messages.en.ts';
import { privacyConsoleVi } from './messages.vi.ts';
import { ClockCell } from './requests-page.tsx';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, now, hasPage, actor } = consoleOf(context);
  // A link is there only for those whom it lets in.
  const works = fileRoles.some((role) => holdsRole(actor, role));
  return {
    opensReports: works && hasPage('tin/:fileId'),
    entersReports: works && hasPage('nhap-tin'),
    request: await call(getDataRequest, { fileId: params['requestId'] ?? '' }),
    decisions: [...dataDecisions],
    now: now.toISOString(),
  };
}

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['requestId'] ?? '';
  const moved = (key = 'moved') => redirect(doneAt(`/yeu-cau-du-lieu/${fileId}`, key));
  return answerForm(args, {
    acknowledge: async ({ call }) => {
      await call(acknowledgeDataRequest, { fileId });
      return moved();
    },
    check: async ({ call, form }) => {
      await call(recordIdentityCheck, { fileId, how: form.text('how') });
      return moved();
    },
    decide: async ({ call, form }) => {
      await call(decideDataRequest, {
        fileId,
        decision: form.text('decision'),
        reason: form.text('reason'),
        legalBasis: form.text('legalBasis'),
      });
      return moved();
    },
    erase: async ({ call, form }) => {
      const signer = { name: form.text('signerName'), position: form.text('signerPosition') };
      await call(carryOutErasure, { fileId, confirm: form.text('confirm'), signer });
      return moved('erased');
    },
    finish: async ({ call }) => {
      await call(finishDataRequest, { fileId });
      return moved();
    },
  });
}

type Data = Awaited<ReturnType<typeof loader>>;

/** One request: what is asked, how far it is, and the one next step. */
export default function RequestPage() {
  const data = useLoaderData<typeof loader>();
  const { request, now } = data;
  const w = useWords(privacyConsoleVi, privacyConsoleEn);
  return (
    <Page
      title={w.requestTitle(request.reference)}
      lead={`${w.kinds[request.kind]} · ${w.states[request.state]}`}
      back={{ to: '/yeu-cau-du-lieu', label: w.back }}
      done={{ ...w.done, unknownCode: w.unknownCode }}
      forms={['acknowledge', 'check', 'decide', 'erase', 'finish']}
    >
      <Danger data={data} />
      <div className="board-pair">
        <Card title={w.who}>
          {request.channel === 'WEB' && request.identityCheck === null && <Notice>{w.fromWeb}</Notice>}
          {request.report === 'FOUND' &&
            (request.relation === 'PARENT' || request.relation === 'GUARDIAN') && (
              <Notice tone="attention">{w.fearedFirst}</Notice>
            )}
          <Facts
            facts={[
              [w.relation, w.relations[request.relation]],
              [w.channel, w.channels[request.channel]],
              [w.name, <InertText key="name">{request.name || w.noName}</InertText>],
              [w.contact, <InertText key="contact">{request.contact}</InertText>],
              [w.about, w.reports[request.report]],
              [w.identity, request.identityCheck ?? w.notIdentified],
            ]}
          />
        </Card>
        <Card title={w.state}>
          <Facts
            facts={[
              [w.acknowledge, <ClockCell key="acknowledge" clock={request.acknowledge} now={now} />],
              [w.act, <ClockCell key="act" clock={request.act} now={now} />],
              ...(request.decision
                ? ([
                    [w.decided, w.decisions[request.decision]],
                    [w.reason, request.decisionReason],
                    [w.legalBasis, request.legalBasis],
                  ] as const)
                : []),
              ...(request.erasedAt && request.eraseCompleteAt
                ? ([
                    [w.erased, <Moment key="erased" at={request.erasedAt} />],
                    [w.completeAt, <Moment key="complete" at={request.eraseCompleteAt} />],
                    [w.certificate, <Certificate key="certificate" request={request} />],
                  ] as const)
                : []),
            ]}
          />
        </Card>
      </div>
      <Card title={w.asked}>
        <InertText>{request.words || w.noWords}</InertText>
      </Card>
      <NextSteps data={data} />
      <Card title={w.story}>
        <ol className="plain-list">
          {request.events.map((event) => (
            <li key={`${event.at}${event.action}`}>
              <Moment at={event.at} /> · {w.events[event.action]}
              {event.personName && ` · ${event.personName}`}
            </li>
          ))}
        </ol>
      </Card>
    </Page>
  );
}

/** A sign of danger goes before every clock: what it is, and the one thing to do now. */
function Danger({ data: { request, opensReports, entersReports } }: { data: Data }) {
  const w = useWords(privacyConsoleVi, privacyConsoleEn).danger;
  const { reasons, report } = request.danger;
  if (reasons.length === 0) return null;
  return (
    <Notice tone="danger">
      <p>
        <b>{w.title}</b> {reasons.join(' ')}
      </p>
      <p>
        {report ? w.sent(report.reference) : w.notSent}{' '}
        {report && opensReports && <Link to={`/tin/${report.fileId}`}>{w.open}</Link>}
        {!report && entersReports && <Link to="/nhap-tin">{w.enter}</Link>}
      </p>
    </Notice>
  );
}

function Certificate({ request }: { request: Data['request'] }) {
  const address = (format: string) =>
    consolePath(`/yeu-cau-du-lieu/${request.fileId}/xac-nhan?dang=${format}`);
  return (
    <>
      {request.certificateNumber} · <a href={address('pdf')}>PDF</a> · <a href={address('docx')}>DOCX</a>
    </>
  );
}

/** Every step that may be done now; the first one is the button of the page. */
function NextSteps({ data: { request, decisions } }: { data: Data }) {
  const w = useWords(privacyConsoleVi, privacyConsoleEn);
  const [first] = request.actions;
  const tone = (action: string) => (action === first ? 'primary' : 'quiet');
  const choices: Choice[] = decisions.map((value) => ({ value, label: w.decisions[value] }));
  return (
    <>
      {request.actions.includes('ACKNOWLEDGE') && (
        <Card title={w.events.ACKNOWLEDGE} isStep={first === 'ACKNOWLEDGE'}>
          <p>{w.acknowledgeHint}</p>
          <ConsoleForm does="acknowledge">
            <SubmitButton tone={tone('ACKNOWLEDGE')}>{w.acknowledgeDo}</SubmitButton>
          </ConsoleForm>
        </Card>
      )}
      {request.actions.includes('CHECK_IDENTITY') && (
        <Card title={w.checkDo} isStep={first === 'CHECK_IDENTITY'}>
          <ConsoleForm does="check">
            <TextAreaField name="how" label={w.how} hint={w.howHint} required />
            <SubmitButton tone={tone('CHECK_IDENTITY')}>{w.checkDo}</SubmitButton>
          </ConsoleForm>
        </Card>
      )}
      {request.actions.includes('ERASE') && (
        <Card title={w.eraseDo}>
          <Notice tone="danger">{w.eraseLead}</Notice>
          <ConsoleForm does="erase">
            <TextField name="signerName" label={w.signerName} required />
            <TextField name="signerPosition" label={w.signerPosition} required />
            <TextField name="confirm" label={w.confirm(request.reference)} inputMode="numeric" required />
            <SubmitButton tone="danger">{w.eraseDo}</SubmitButton>
          </ConsoleForm>
        </Card>
      )}
      {request.actions.includes('DECIDE') && (
        <Card title={w.decideDo} isStep={first === 'DECIDE' && request.state !== 'DECIDED'}>
          <ConsoleForm does="decide">
            <ChoiceField name="decision" label={w.decision} choices={choices} />
            <TextAreaField name="reason" label={w.reason} required />
            <TextField name="legalBasis" label={w.legalBasis} required />
            <SubmitButton tone={request.state === 'DECIDED' ? 'quiet' : tone('DECIDE')}>
              {w.decideDo}
            </SubmitButton>
          </ConsoleForm>
        </Card>
      )}
      {request.actions.includes('FINISH') && (
        <Card title={w.finishDo} isStep>
          <p>{w.finishHint}</p>
          <ConsoleForm does="finish">
            <SubmitButton>{w.finishDo}</SubmitButton>
          </ConsoleForm>
        </Card>
      )}
    </>
  );
}
