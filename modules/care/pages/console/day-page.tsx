import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, formFields } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import {
  CheckField,
  ConsoleForm,
  HiddenField,
  LinkButton,
  SubmitButton,
  TextAreaField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure, Facts, Notice, Table } from '#ui/console/parts.tsx';
import { Since } from '#ui/console/time.tsx';
import { sayMoment } from '#ui/console/time-words.ts';
import { useWords } from '#ui/console/words.ts';
import { avoidCategories, getMyDay, listTeamDay, recordBreak, recordDebrief } from '../../contract.ts';
import { careConsoleEn } from './messages.en.ts';
import { careConsoleVi } from './messages.vi.ts';

export async function loader({ context, url }: LoaderFunctionArgs) {
  const { call, actor, now } = consoleOf(context);
  const office =
    actor.kind === 'OFFICIAL'
      ? actor.grants.find((grant) => grant.role === 'SUPERVISOR')?.organizationId
      : undefined;
  const team = office ? (await call(listTeamDay, { organizationId: office })).people : null;
  return {
    day: await call(getMyDay, {}),
    team,
    back: fileToReturnTo(url.searchParams.get('ve')),
    now: now.toISOString(),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    start: async ({ call }) => {
      await call(recordBreak, { step: 'START' });
      return redirect(doneAt('/nghi', 'started'));
    },
    end: async ({ call }) => {
      await call(recordBreak, { step: 'END' });
      return redirect(doneAt('/nghi', 'ended'));
    },
    later: async ({ call, form }) => {
      await call(recordBreak, { step: 'PUT_OFF', reason: form.text('reason') });
      return redirect(fileToReturnTo(form.text('ve')) ?? doneAt('/nghi', 'later'));
    },
    avoid: async ({ call, form }) => {
      await call(avoidCategories, { categories: form.all('category') });
      return redirect(doneAt('/nghi', 'avoided'));
    },
    debrief: async ({ call, form }) => {
      await call(recordDebrief, {
        debriefId: form.text(formFields.id),
        howIAm: form.text('howIAm'),
        whatWouldHelp: form.text('whatWouldHelp'),
      });
      return redirect(doneAt('/nghi', 'held'));
    },
  });
}

/** The file whose opening led here; nothing else is followed. */
function fileToReturnTo(path: string | null): string | null {
  return path && /^\/tin\/[0-9a-f-]{36}$/.test(path) ? path : null;
}

type Loaded = Awaited<ReturnType<typeof loader>>;

/** One's own day: how much was read, a break, what not to read today, looking back after an emergency. */
export default function DayPage() {
  const { day, team, back, now } = useLoaderData<typeof loader>();
  const w = useWords(careConsoleVi, careConsoleEn);
  const forms = ['start', 'end', 'later', 'avoid', ...day.debriefs.map((one) => `debrief:${one.debriefId}`)];
  return (
    <Page title={w.title} lead={w.lead} done={w.done} forms={forms}>
      <Break day={day} back={back} now={now} />
      {day.debriefs.map((one) => (
        <Card key={one.debriefId} title={w.debrief(one.reference)} isStep>
          <p>{w.debriefHint}</p>
          <ConsoleForm does="debrief" id={one.debriefId} label={w.debrief(one.reference)}>
            <TextAreaField name="howIAm" label={w.howIAm} />
            <TextAreaField name="whatWouldHelp" label={w.whatWouldHelp} />
            <SubmitButton tone="quiet">{w.hold}</SubmitButton>
          </ConsoleForm>
        </Card>
      ))}
      <Card title={w.avoid}>
        <p>{w.avoidHint}</p>
        <ConsoleForm does="avoid" label={w.avoid}>
          {Object.entries(w.categories).map(([code, name]) => (
            <CheckField
              key={code}
              name="category"
              value={code}
              label={name}
              isChecked={day.avoided.some((one) => one === code)}
            />
          ))}
          <SubmitButton tone="quiet">{w.save}</SubmitButton>
        </ConsoleForm>
      </Card>
      <Card title={w.mine}>
        <p>{w.help}</p>
        <LinkButton to="/nghi/nhin-lai">{w.readMine}</LinkButton>
      </Card>
      {team && <Team team={team} />}
    </Page>
  );
}

function Break({ day, back, now }: Pick<Loaded, 'day' | 'back' | 'now'>) {
  const w = useWords(careConsoleVi, careConsoleEn);
  const { onBreakSince, breakDue, putOffUntil } = day;
  return (
    <Card title={w.today}>
      <Facts
        facts={[
          [w.count, w.ofCap(day.count, day.cap)],
          [w.breaksTaken, w.times(day.breaks.length)],
          ...(onBreakSince
            ? ([[w.onBreak, <Since key="since" at={onBreakSince} now={now} />]] as const)
            : []),
        ]}
      />
      {breakDue && (
        <Notice tone="attention" title={w.due.title(day.breakMinutes)}>
          {w.due[breakDue]} {w.due.emergency}
        </Notice>
      )}
      {!breakDue && !onBreakSince && <p>{putOffUntil ? w.putOff(sayMoment(putOffUntil)) : w.quiet}</p>}
      <ConsoleForm does={onBreakSince ? 'end' : 'start'}>
        <SubmitButton>{onBreakSince ? w.end : w.start}</SubmitButton>
      </ConsoleForm>
      {breakDue && (
        <Disclosure summary={w.goOn} form="later">
          <ConsoleForm does="later" label={w.goOn}>
            {back && <HiddenField name="ve" value={back} />}
            <TextAreaField name="reason" label={w.reason} hint={w.reasonHint} required rows={2} />
            <SubmitButton tone="quiet">{w.goOn}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
      )}
    </Card>
  );
}

function Team({ team }: { team: NonNullable<Loaded['team']> }) {
  const w = useWords(careConsoleVi, careConsoleEn);
  return (
    <Card title={w.team}>
      <p>{team.length === 0 ? w.teamNone : w.teamHint}</p>
      {team.length > 0 && (
        <Table
          label={w.team}
          columns={[
            { key: 'who', name: w.column.who },
            { key: 'count', name: w.column.count, isNumber: true },
            { key: 'breaks', name: w.column.breaks, isNumber: true },
            { key: 'putOff', name: w.column.putOff, isNumber: true },
            { key: 'open', name: w.column.open, isNumber: true },
            { key: 'held', name: w.column.held, isNumber: true },
          ]}
          rows={team.map((one) => ({
            key: one.personId,
            cells: {
              who: one.name,
              count: one.count,
              breaks: one.breakCount,
              putOff: one.putOffCount,
              open: one.debriefsOpen,
              held: one.debriefsHeld,
            },
          }))}
        />
      )}
    </Card>
  );
}
