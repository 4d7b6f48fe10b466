import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ConsoleForm, SelectField, SubmitButton, TextAreaField, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Badge, Disclosure, Empty, Notice, Table } from '#ui/console/parts.tsx';
import { TimeLeft } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import {
  dataRequestChannels,
  dataRequestKinds,
  listDataRequests,
  recordDataRequest,
  requesterRelations,
} from '../../contract.ts';
import { privacyConsoleEn } from './messages.en.ts';
import { privacyConsoleVi } from './messages.vi.ts';
import { instantOf } from './read-instant.ts';

export async function loader({ context, url }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const done = url.searchParams.get('xong') === '1';
  return {
    ...(await call(listDataRequests, { done })),
    done,
    now: now.toISOString(),
    kinds: [...dataRequestKinds],
    relations: [...requesterRelations],
    channels: dataRequestChannels.filter((one) => one !== 'WEB'),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    record: async ({ call, form }) => {
      const receivedAt = instantOf(form.text('receivedAt'));
      const { fileId, isCodeKnown } = await call(recordDataRequest, {
        kind: form.text('kind'),
        relation: form.text('relation'),
        channel: form.text('channel'),
        name: form.text('name'),
        contact: form.text('contact'),
        words: form.text('words'),
        trackingCode: form.text('trackingCode'),
        ...(receivedAt ? { receivedAt } : {}),
      });
      const here = `/yeu-cau-du-lieu/${fileId}`;
      return redirect(doneAt(here, isCodeKnown === false ? 'unknownCode' : 'recorded'));
    },
  });
}

/** Every request that waits, the most urgent first, and the form for a new one. */
export default function RequestsPage() {
  const { requests, hasMore, done, now, kinds, relations, channels } = useLoaderData<typeof loader>();
  const w = useWords(privacyConsoleVi, privacyConsoleEn);
  return (
    <Page title={w.title} lead={w.lead} done={w.done} forms={['record']}>
      <ul className="chips">
        <li>
          <Link className="chip" to="/yeu-cau-du-lieu" aria-current={done ? undefined : 'page'}>
            {w.open}
          </Link>
        </li>
        <li>
          <Link className="chip" to="/yeu-cau-du-lieu?xong=1" aria-current={done ? 'page' : undefined}>
            {w.finished}
          </Link>
        </li>
      </ul>
      {requests.length === 0 ? (
        <Empty title={w.none}>{w.noneHint}</Empty>
      ) : (
        <Table
          label={w.title}
          columns={[
            { key: 'number', name: w.number, isNumber: true },
            { key: 'kind', name: w.kind },
            { key: 'relation', name: w.relation },
            { key: 'channel', name: w.channel },
            { key: 'state', name: w.state },
            { key: 'acknowledge', name: w.acknowledge },
            { key: 'act', name: w.act },
          ]}
          rows={requests.map((one) => ({
            key: one.fileId,
            isMarked: one.acknowledge.isOverdue || one.act.isOverdue,
            cells: {
              number: <Link to={`/yeu-cau-du-lieu/${one.fileId}`}>{one.reference}</Link>,
              kind: w.kinds[one.kind],
              relation: w.relations[one.relation],
              channel: w.channels[one.channel],
              state: w.states[one.state],
              acknowledge: <ClockCell clock={one.acknowledge} now={now} />,
              act: <ClockCell clock={one.act} now={now} />,
            },
          }))}
        />
      )}
      {hasMore && <Notice>{w.more}</Notice>}
      <Disclosure summary={w.record} form="record" isOpen={requests.length === 0 && !done}>
        <ConsoleForm does="record">
          <SelectField
            name="kind"
            label={w.kind}
            choices={kinds.map((value) => ({ value, label: w.kinds[value] }))}
          />
          <SelectField
            name="relation"
            label={w.relation}
            choices={relations.map((value) => ({ value, label: w.relations[value] }))}
          />
          <SelectField
            name="channel"
            label={w.channel}
            choices={channels.map((value) => ({ value, label: w.channels[value] }))}
          />
          <TextField name="name" label={w.name} required />
          <TextField name="contact" label={w.contact} hint={w.contactHint} required />
          <TextAreaField name="words" label={w.words} rows={4} required />
          <TextField name="trackingCode" label={w.code} hint={w.codeHint} inputMode="numeric" />
          <TextField name="receivedAt" label={w.receivedAt} type="datetime-local" />
          <SubmitButton>{w.record}</SubmitButton>
        </ConsoleForm>
      </Disclosure>
    </Page>
  );
}

type Clock = {
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly isOverdue: boolean;
};

export function ClockCell({ clock, now }: { clock: Clock; now: string }) {
  const w = useWords(privacyConsoleVi, privacyConsoleEn);
  if (clock.stoppedAt) return clock.isOverdue ? <Badge tone="danger">{w.late}</Badge> : <>{w.inTime}</>;
  return clock.dueAt ? <TimeLeft due={clock.dueAt} now={now} /> : <>{w.unknownDue}</>;
}
