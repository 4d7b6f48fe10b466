import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { civilDate } from '#kernel/clock/clock.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ConsoleForm, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { useWords } from '#ui/console/words.ts';
import { changeOrganization, getOrganization } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';
import { orNull } from './views.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const found = await call(getOrganization, { organizationId: params['organizationId'] });
  return { id: found.organizationId, current: found.asOf ?? found.history.at(-1), today: civilDate(now) };
}

export function action(args: ActionFunctionArgs) {
  const organizationId = args.params['organizationId'];
  return answerForm(args, {
    change: async ({ call, form }) => {
      await call(changeOrganization, {
        organizationId,
        effectiveOn: form.text('effectiveOn'),
        name: form.text('name'),
        symbol: form.text('symbol'),
        agencyIdentifier: orNull(form.text('agencyIdentifier')),
        officePhone: orNull(form.text('officePhone')),
        officeEmail: orNull(form.text('officeEmail')),
        address: orNull(form.text('address')),
      });
      return redirect(
        doneAt(
          `/danh-ba/co-quan/${organizationId}?ngay=${encodeURIComponent(form.text('effectiveOn'))}`,
          'changed',
        ),
        303,
      );
    },
  });
}

export default function EditPage() {
  const { id, current, today } = useLoaderData<typeof loader>();
  const words = useWords(pagesVi, pagesEn);
  const w = words.edit;
  const o = words.organization;
  return (
    <Page
      title={w.title(current?.name ?? '')}
      lead={w.lead}
      back={{ to: `/danh-ba/co-quan/${id}`, label: current?.name ?? '' }}
    >
      <ConsoleForm does="change">
        <TextField
          name="effectiveOn"
          type="date"
          label={w.effectiveOn}
          hint={w.effectiveHint}
          value={today}
          required
        />
        <TextField name="name" label={w.name} value={current?.name} required />
        <TextField name="symbol" label={w.symbol} value={current?.symbol} required />
        <TextField
          name="agencyIdentifier"
          label={w.agencyIdentifier}
          hint={w.identifierHint}
          value={current?.agencyIdentifier ?? ''}
        />
        <TextField name="officePhone" type="tel" label={o.officePhone} value={current?.officePhone ?? ''} />
        <TextField name="officeEmail" type="email" label={o.officeEmail} value={current?.officeEmail ?? ''} />
        <TextField name="address" label={o.address} value={current?.address ?? ''} />
        <SubmitButton>{w.save}</SubmitButton>
      </ConsoleForm>
    </Page>
  );
}
