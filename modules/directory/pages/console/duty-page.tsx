import { Button, NativeSelect } from '@mantine/core';
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { addDays, civilDate, startOfDay } from '#kernel/clock/clock.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ConsoleForm, HiddenField, SelectField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Notice, Table } from '#ui/console/parts.tsx';
import { inLocale, useWords } from '#ui/console/words.ts';
import { getOrganization, listDutyGaps, removeDutyShift, setDutyShift } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';
import { dutyView, instantOf, orNull, peopleOf } from './views.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { call, locale, now, actor } = consoleOf(context);
  const organizationId = params['organizationId'];
  const kind = new URL(request.url).searchParams.get('loai') === 'INTAKE' ? 'INTAKE' : 'EMERGENCY';
  const found = await call(getOrganization, { organizationId });
  const to = startOfDay(addDays(civilDate(now), 7));
  const duty = await call(listDutyGaps, {
    organizationId,
    kind,
    from: now.toISOString(),
    to: to.toISOString(),
  });
  return {
    id: found.organizationId,
    name: found.asOf?.name ?? '',
    kind,
    people: peopleOf(found).map((person) => ({ value: person.id, label: person.name })),
    ...dutyView(duty, inLocale(locale, pagesVi, pagesEn)),
    isAdministrator:
      actor.kind === 'OFFICIAL' && actor.grants.some((grant) => grant.role === 'DIRECTORY_ADMIN'),
  };
}

export function action(args: ActionFunctionArgs) {
  const organizationId = args.params['organizationId'];
  const done = (kind: string, key: string) =>
    redirect(
      doneAt(`/danh-ba/co-quan/${organizationId}/truc?loai=${kind === 'INTAKE' ? kind : 'EMERGENCY'}`, key),
      303,
    );
  return answerForm(args, {
    add: async ({ call, form }) => {
      await call(setDutyShift, {
        organizationId,
        kind: form.text('kind'),
        personId: form.text('personId'),
        backupId: orNull(form.text('backupId')),
        startsAt: instantOf(form.text('startsAt')),
        endsAt: instantOf(form.text('endsAt')),
      });
      return done(form.text('kind'), 'added');
    },
    remove: async ({ call, form }) => {
      await call(removeDutyShift, { shiftId: form.text('shiftId') });
      return done(form.text('kind'), 'removed');
    },
  });
}

export default function DutyPage() {
  const page = useLoaderData<typeof loader>();
  const w = useWords(pagesVi, pagesEn).duty;
  const kinds = Object.entries(w.kinds).map(([value, label]) => ({ value, label }));
  return (
    <Page
      title={w.title(page.name)}
      lead={w.lead}
      back={{ to: `/danh-ba/co-quan/${page.id}`, label: page.name }}
      done={w.done}
      forms={['add', 'remove']}
    >
      <div className="stack">
        <Form method="get" className="form form-row">
          <NativeSelect name="loai" label={w.kind} data={kinds} defaultValue={page.kind} />
          <Button type="submit" className="button-quiet">
            {w.show}
          </Button>
        </Form>
        {page.gaps.length === 0 ? (
          <Notice tone="good">{w.noGaps}</Notice>
        ) : (
          <Card title={w.gaps}>
            <Table
              label={w.gaps}
              columns={[
                { key: 'from', name: w.from },
                { key: 'to', name: w.to },
                { key: 'why', name: w.reason },
              ]}
              rows={page.gaps.map(({ key, ...cells }) => ({ key, cells, isMarked: true }))}
            />
          </Card>
        )}
        <Card title={w.shifts}>
          {page.shifts.length === 0 ? (
            <Empty title={w.noShifts} />
          ) : (
            <Table
              label={w.shifts}
              columns={[
                { key: 'from', name: w.from },
                { key: 'to', name: w.to },
                { key: 'person', name: w.person },
                { key: 'backup', name: w.backup },
                ...(page.isAdministrator ? [{ key: 'remove', name: w.remove }] : []),
              ]}
              rows={page.shifts.map(({ key, ...cells }) => ({
                key,
                cells: {
                  ...cells,
                  remove: page.isAdministrator && (
                    <ConsoleForm does="remove" id={key} label={`${w.remove}: ${cells.from}`}>
                      <HiddenField name="shiftId" value={key} />
                      <HiddenField name="kind" value={page.kind} />
                      <SubmitButton tone="quiet">{w.remove}</SubmitButton>
                    </ConsoleForm>
                  ),
                },
              }))}
            />
          )}
        </Card>
        {page.isAdministrator && page.people.length > 0 && (
          <Card title={w.add}>
            <ConsoleForm does="add" label={w.add}>
              <HiddenField name="kind" value={page.kind} />
              <SelectField name="personId" label={w.person} choices={page.people} empty={w.choose} required />
              <SelectField name="backupId" label={w.backup} choices={page.people} empty={w.nobody} />
              <TextField name="startsAt" type="datetime-local" label={w.from} required />
              <TextField name="endsAt" type="datetime-local" label={w.to} required />
              <SubmitButton>{w.addShift}</SubmitButton>
            </ConsoleForm>
          </Card>
        )}
      </div>
    </Page>
  );
}
