import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { CheckField, ConsoleForm, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty, Table } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { addProvider, listProviders } from '../../contract.ts';
import { removalsConsoleEn } from './messages.en.ts';
import { removalsConsoleVi } from './messages.vi.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  return consoleOf(context).call(listProviders, {});
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    add: async ({ call, form }) => {
      const hosts = form
        .text('hosts')
        .split(/[\s,;]+/)
        .filter(Boolean);
      await call(addProvider, {
        name: form.text('name'),
        email: form.text('email'),
        hosts,
        isCrossBorder: form.text('isCrossBorder') === 'yes',
      });
      return redirect(doneAt('/nha-cung-cap', 'added'));
    },
  });
}

/** The platform providers that can be asked, and the hosts by which their links are known. */
export default function ProvidersPage() {
  const { providers } = useLoaderData<typeof loader>();
  const w = useWords(removalsConsoleVi, removalsConsoleEn).providers;
  return (
    <Page title={w.title} lead={w.lead} done={w.done} forms={['add']}>
      {providers.length === 0 ? (
        <Empty title={w.none} />
      ) : (
        <Table
          label={w.title}
          columns={[
            { key: 'name', name: w.name },
            { key: 'email', name: w.email },
            { key: 'hosts', name: w.hosts },
            { key: 'where', name: w.where },
          ]}
          rows={providers.map((one) => ({
            key: one.providerId,
            cells: {
              name: one.name,
              email: one.email,
              hosts: one.hosts.join(', '),
              where: one.isCrossBorder ? w.crossBorder : w.domestic,
            },
          }))}
        />
      )}
      <Card title={w.add} isStep>
        <ConsoleForm does="add">
          <TextField name="name" label={w.name} required />
          <TextField name="email" label={w.email} hint={w.emailHint} type="email" required />
          <TextField name="hosts" label={w.hosts} hint={w.hostsHint} required />
          <CheckField name="isCrossBorder" label={w.crossBorder} />
          <SubmitButton>{w.add}</SubmitButton>
        </ConsoleForm>
      </Card>
    </Page>
  );
}
