import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { civilDate } from '#kernel/clock/clock.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import {
  CheckField,
  ConsoleForm,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure, Empty, Table } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import {
  appointPerson,
  endAppointment,
  getOrganization,
  recordAbsence,
  setFocalPoint,
} from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';
import { orNull, peopleOf } from './views.ts';

const deputyFields = ['deputy1', 'deputy2', 'deputy3'] as const;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const found = await call(getOrganization, { organizationId: params['organizationId'] });
  return {
    id: found.organizationId,
    name: found.asOf?.name ?? '',
    today: civilDate(now),
    people: peopleOf(found),
    units: found.units.map((unit) => ({ value: unit.unitId, label: unit.name })),
    roles: found.roles.map((role) => ({ value: role.roleCode, label: role.roleName })),
  };
}

export function action(args: ActionFunctionArgs) {
  const organizationId = args.params['organizationId'];
  const done = (key: string) => redirect(doneAt(`/danh-ba/co-quan/${organizationId}/nhan-su`, key), 303);
  return answerForm(args, {
    appoint: async ({ call, form }) => {
      await call(appointPerson, {
        organizationId,
        unitId: orNull(form.text('unitId')),
        title: form.text('title'),
        isHead: form.text('isHead') === 'yes',
        fullName: form.text('fullName'),
        phone: orNull(form.text('phone')),
        email: orNull(form.text('email')),
        effectiveOn: form.text('effectiveOn'),
        validTo: null,
      });
      return done('appointed');
    },
    end: async ({ call, form }) => {
      await call(endAppointment, { appointmentId: form.text('appointmentId'), endsOn: form.text('endsOn') });
      return done('ended');
    },
    focal: async ({ call, form }) => {
      const deputyIds = deputyFields.map((name) => form.text(name)).filter((id) => id !== '');
      await call(setFocalPoint, {
        organizationId,
        scope: form.text('scope') || 'ANY',
        personId: form.text('personId'),
        deputyIds,
        effectiveOn: form.text('effectiveOn'),
      });
      return done('focal');
    },
    away: async ({ call, form }) => {
      await call(recordAbsence, {
        organizationId,
        personId: form.text('personId'),
        firstDay: form.text('firstDay'),
        lastDay: form.text('lastDay'),
        substituteId: orNull(form.text('substituteId')),
      });
      return done('away');
    },
  });
}

export default function PeoplePage() {
  const { id, name, today, people, units, roles } = useLoaderData<typeof loader>();
  const w = useWords(pagesVi, pagesEn).people;
  const choices = people.map((person) => ({
    value: person.id,
    label: `${person.name} (${person.appointments.map((one) => one.title).join(', ')})`,
  }));
  return (
    <Page
      title={w.title(name)}
      back={{ to: `/danh-ba/co-quan/${id}`, label: name }}
      done={w.done}
      forms={['appoint', 'end', 'focal', 'away']}
    >
      <div className="stack">
        <Card title={w.current}>
          {people.length === 0 ? (
            <Empty title={w.none} />
          ) : (
            <Table
              label={w.current}
              columns={[
                { key: 'name', name: w.fullName },
                { key: 'post', name: w.post },
                { key: 'end', name: w.end },
              ]}
              rows={people.flatMap((person) =>
                person.appointments.map((appointment) => ({
                  key: appointment.id,
                  cells: {
                    name: person.name,
                    post: appointment.title,
                    end: (
                      <Disclosure summary={w.end}>
                        <ConsoleForm does="end" id={appointment.id} label={`${w.end}: ${person.name}`}>
                          <HiddenField name="appointmentId" value={appointment.id} />
                          <TextField name="endsOn" type="date" label={w.endsOn} value={today} required />
                          <SubmitButton tone="danger">{w.end}</SubmitButton>
                        </ConsoleForm>
                      </Disclosure>
                    ),
                  },
                })),
              )}
            />
          )}
        </Card>
        <Card title={w.appoint}>
          <ConsoleForm does="appoint" label={w.appoint}>
            <TextField name="fullName" label={w.fullName} required />
            <TextField name="title" label={w.post} required />
            <CheckField name="isHead" label={w.isHead} />
            <SelectField name="unitId" label={w.unit} choices={units} empty={w.noUnit} />
            <TextField name="phone" type="tel" label={w.phone} hint={w.phoneHint} />
            <TextField name="email" type="email" label={w.email} />
            <TextField name="effectiveOn" type="date" label={w.from} value={today} required />
            <SubmitButton>{w.addPerson}</SubmitButton>
          </ConsoleForm>
        </Card>
        {people.length > 0 && (
          <>
            <Card title={w.focalPoint}>
              <p>{w.focalPointLead}</p>
              <ConsoleForm does="focal" label={w.focalPoint}>
                <SelectField name="scope" label={w.scope} choices={roles} empty={w.anyScope} />
                <SelectField name="personId" label={w.person} choices={choices} required />
                {deputyFields.map((field, index) => (
                  <SelectField
                    key={field}
                    name={field}
                    label={w.deputy(index + 1)}
                    choices={choices}
                    empty={w.nobody}
                  />
                ))}
                <TextField name="effectiveOn" type="date" label={w.effectiveOn} value={today} required />
                <SubmitButton tone="quiet">{w.setFocalPoint}</SubmitButton>
              </ConsoleForm>
            </Card>
            <Card title={w.absence}>
              <ConsoleForm does="away" label={w.absence}>
                <SelectField name="personId" label={w.person} choices={choices} required />
                <TextField name="firstDay" type="date" label={w.firstDay} value={today} required />
                <TextField name="lastDay" type="date" label={w.lastDay} value={today} required />
                <SelectField name="substituteId" label={w.substitute} choices={choices} empty={w.nobody} />
                <SubmitButton tone="quiet">{w.record}</SubmitButton>
              </ConsoleForm>
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}
