import { Link } from 'react-router';
import { ConsoleForm, HiddenField, SubmitButton, TextAreaField, TextField } from '#ui/console/form.tsx';
import { Badge, Card, Facts, Notice } from '#ui/console/parts.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { useLocale } from '#ui/console/words.ts';
import { addressOf, type Wanted } from './send-address.ts';
import { NotMeant } from './send-not-meant.tsx';
import type { SendData } from './send-page.tsx';
import { Basis, PartValues, useStepWords } from './step-parts.tsx';

type Plan = NonNullable<SendData['plan']>;

/** Second screen: whoever sends sees what the receiver will see, field by field, and who, until when, on what ground. */
export function Preview({ data, plan }: { data: SendData; plan: Plan }) {
  const words = useStepWords();
  const w = words.send;
  const here = `/tin/${data.fileId}/chuyen/gui`;
  const needsName = isNameMissing(plan);
  const isBlocked = plan.problems.length > 0 && !needsName;
  return (
    <div className="send-preview">
      <div className="stack">
        {isBlocked && (
          <Problems plan={plan} wanted={data.wanted} here={here}>
            {data.maySupervise && (
              <NotMeant plan={plan} here={`${here}${addressOf(data.wanted, 'preview')}`} />
            )}
          </Problems>
        )}
        <Card title={w.who} actions={<Link to={`${here}${addressOf(data.wanted, null)}`}>{w.change}</Link>}>
          <Receiver plan={plan} now={data.now} />
          {!isBlocked && plan.otherPeople.length > 0 && (
            <details className="disclosure">
              <summary>{w.otherPeople}</summary>
              <ul className="disclosure-body">
                {plan.otherPeople.map((person) => (
                  <li key={person.personId}>
                    <Link
                      className="step-more"
                      to={`${here}${addressOf({ ...data.wanted, personId: person.personId }, 'preview')}`}
                    >
                      {person.name}
                    </Link>{' '}
                    <span className="is-quiet">{person.title}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Card>
        <Card title={w.willSee}>
          {plan.shown.map(({ part, values, isRestricted }) => (
            <section key={part} className="step-part">
              <h3>
                {words.parts[part]}
                {isRestricted && <span className="step-sealed"> ({w.restricted})</span>}
              </h3>
              <PartValues part={part} values={values} />
            </section>
          ))}
          {plan.withheld.length > 0 && (
            <section className="step-part step-withheld">
              <h3>{w.willNotSee}</h3>
              <p>{plan.withheld.map((part) => words.parts[part]).join(', ')}</p>
            </section>
          )}
        </Card>
      </div>
      <div className="stack">
        {plan.cautions.length > 0 && (
          <Notice tone="attention" title={words.step.always}>
            <ul className="step-always">
              {plan.cautions.map((caution) => (
                <li key={caution}>{words.cautions[caution]}</li>
              ))}
            </ul>
          </Notice>
        )}
        {!isBlocked && (
          <Send plan={plan} needsName={needsName} here={`${here}${addressOf(data.wanted, 'preview')}`} />
        )}
      </div>
    </div>
  );
}

/** A letter to an office of which the directory names nobody: who receives it there is asked when it is sent, never in an address. */
function isNameMissing(plan: Plan): boolean {
  return (
    plan.via === 'LETTER' &&
    plan.person === null &&
    plan.problems.length > 0 &&
    plan.problems.every(({ kind }) => kind === 'NO_FOCAL_POINT')
  );
}

/** What stands in the way, loudly, and every other way as a button. */
function Problems({
  plan,
  wanted,
  here,
  children,
}: {
  plan: Plan;
  wanted: Wanted;
  here: string;
  children: React.ReactNode;
}) {
  const w = useStepWords().send;
  const locale = useLocale();
  return (
    <div className="form-problem" role="alert">
      <p className="form-problem-title">{w.problems}</p>
      <ul className="send-problems">
        {plan.problems.map((problem) => (
          <li key={problem.kind}>
            <p>{problem.sentence[locale]}</p>
            {problem.because.length > 0 && (
              <p>
                {w.because} {problem.because.map((one) => `“${one}”`).join(', ')}
              </p>
            )}
          </li>
        ))}
      </ul>
      {plan.alternates.length > 0 && (
        <div>
          <p className="send-other">{w.alternates}</p>
          <ul className="send-alternates">
            {plan.alternates.map((one) => (
              <li key={`${one.organizationId}${one.person?.personId ?? ''}`}>
                <Link
                  className="button-link"
                  to={`${here}${addressOf(
                    {
                      ...wanted,
                      roleCode: null,
                      organizationId: one.organizationId,
                      personId: one.person?.personId ?? null,
                      query: '',
                    },
                    'preview',
                  )}`}
                >
                  {one.person ? `${one.person.name} · ${one.name}` : one.name}
                </Link>{' '}
                <span className="is-quiet">{w.alternateKinds[one.kind]}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </div>
  );
}

function Receiver({ plan, now }: { plan: Plan; now: string }) {
  const words = useStepWords();
  const w = words.send;
  const clocks = { acceptance: plan.acceptance, work: plan.work };
  const facts: (readonly [string, React.ReactNode])[] = [
    [w.purpose, words.purposes[plan.purpose]],
    [
      w.kind,
      <span key="kind">
        <Badge>{words.kinds[plan.kind]}</Badge>
        <span className="step-basis">{w.kindHints[plan.kind]}</span>
      </span>,
    ],
  ];
  if (plan.office)
    facts.push([
      words.labels.to,
      [plan.office.name, plan.office.parentName, plan.office.areaName].filter(Boolean).join(' · '),
    ]);
  if (plan.person)
    facts.push([w.who, `${plan.person.name} · ${plan.person.title} (${w.as[plan.person.as]})`]);
  facts.push([w.how, words.vias[plan.via]]);
  facts.push([w.acceptance, <Until key="acceptance" clock={clocks.acceptance} now={now} />]);
  facts.push([w.work, clocks.work ? <Until key="work" clock={clocks.work} now={now} /> : w.noWork]);
  return (
    <>
      <Facts facts={facts} />
      {plan.slipTravels && <p className="send-slip">{w.slipTravels[plan.slipTravels]}</p>}
    </>
  );
}

function Until({ clock, now }: { clock: Plan['acceptance']; now: string }) {
  const words = useStepWords();
  const locale = useLocale();
  return (
    <>
      {clock.dueAt ? (
        <TimeLeft due={clock.dueAt} now={now} />
      ) : clock.startsAt === 'ACCEPTED' ? (
        words.fromAcceptance(clock.within[locale])
      ) : (
        clock.within[locale]
      )}
      <Basis clock={clock} isFolded={false} />
    </>
  );
}

function Send({ plan, needsName, here }: { plan: Plan; needsName: boolean; here: string }) {
  const w = useStepWords().send;
  return (
    <Card title={w.send} isStep>
      <ConsoleForm does="send" action={here}>
        {plan.office && <HiddenField name="organizationId" value={plan.office.organizationId} />}
        {plan.person?.personId && <HiddenField name="personId" value={plan.person.personId} />}
        {needsName && <TextField name="personName" label={w.personName} hint={w.personNameHint} required />}
        <TextAreaField name="words" label={w.words} hint={w.wordsHint} />
        {plan.via === 'LETTER' && (
          <>
            <TextField name="signerName" label={w.signerName} hint={w.signerHint} />
            <TextField name="signerPosition" label={w.signerPosition} />
          </>
        )}
        <SubmitButton>{plan.office ? w.sendNow(plan.office.name) : w.send}</SubmitButton>
      </ConsoleForm>
    </Card>
  );
}
