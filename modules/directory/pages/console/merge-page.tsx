import { Button, TextInput } from '@mantine/core';
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { addDays, civilDate } from '#kernel/clock/clock.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { getOrganization, planSuccession, searchDirectory } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';

const MOST = 20;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { call, now } = consoleOf(context);
  const asked = new URL(request.url).searchParams;
  const ids = [...new Set(asked.getAll('tu'))].slice(0, MOST);
  const text = (asked.get('q') ?? '').trim().slice(0, 200);
  const chosen = [];
  for (const organizationId of ids) {
    const found = await call(getOrganization, { organizationId });
    chosen.push({ id: organizationId, name: found.asOf?.name ?? found.history.at(-1)?.name ?? '' });
  }
  const found = text === '' ? [] : (await call(searchDirectory, { text })).organizations;
  return {
    text,
    chosen,
    found: found
      .filter((one) => one.isValid && !ids.includes(one.organizationId))
      .map((one) => ({ id: one.organizationId, name: one.name })),
    tomorrow: addDays(civilDate(now), 1),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    merge: async ({ call, form }) => {
      const ids = form.all('predecessor');
      const first = await call(getOrganization, { organizationId: ids[0], on: form.text('effectiveOn') });
      const { successors } = await call(planSuccession, {
        effectiveOn: form.text('effectiveOn'),
        legalBasis: form.text('legalBasis'),
        predecessors: ids.map((organizationId) => ({
          organizationId,
          ends: true,
          into: [{ successor: 'new', extent: 'WHOLE', share: null }],
        })),
        successors: [
          {
            key: 'new',
            name: form.text('name'),
            symbol: form.text('symbol'),
            kind: first.kind,
            areaId: first.area.areaId,
            parentId: first.asOf?.parent?.organizationId ?? null,
          },
        ],
        roles: [],
      });
      return redirect(
        doneAt(
          `/danh-ba/co-quan/${successors[0]?.organizationId}?ngay=${encodeURIComponent(form.text('effectiveOn'))}`,
          'merged',
        ),
        303,
      );
    },
  });
}

export default function MergePage() {
  const { text, chosen, found, tomorrow } = useLoaderData<typeof loader>();
  const words = useWords(pagesVi, pagesEn);
  const w = words.merge;
  const ids = chosen.map((one) => one.id);
  const withIds = (list: readonly string[]) => `?${new URLSearchParams(list.map((id) => ['tu', id]))}`;
  return (
    <Page title={w.title} lead={w.lead} back={{ to: '/danh-ba', label: words.organization.back }}>
      <div className="stack">
        <Card title={w.chosen}>
          {chosen.length === 0 ? (
            <Empty title={w.none} />
          ) : (
            <ul>
              {chosen.map((one) => (
                <li key={one.id}>
                  {one.name} <Link to={withIds(ids.filter((id) => id !== one.id))}>{w.drop}</Link>
                </li>
              ))}
            </ul>
          )}
          <Form method="get" role="search" className="form form-row">
            {ids.map((id) => (
              <input key={id} type="hidden" name="tu" value={id} />
            ))}
            <TextInput
              name="q"
              label={w.find}
              defaultValue={text}
              type="search"
              autoComplete="off"
              maxLength={200}
            />
            <Button type="submit" className="button-quiet">
              {w.search}
            </Button>
          </Form>
          {found.length > 0 && (
            <ul>
              {found.map((one) => (
                <li key={one.id}>
                  {one.name} <Link to={withIds([...ids, one.id])}>{w.add}</Link>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {chosen.length > 0 && (
          <ConsoleForm does="merge" label={w.title}>
            {ids.map((id) => (
              <HiddenField key={id} name="predecessor" value={id} />
            ))}
            <TextField name="name" label={w.name} required />
            <TextField name="symbol" label={w.symbol} required />
            <TextField name="effectiveOn" type="date" label={w.effectiveOn} value={tomorrow} required />
            <TextField name="legalBasis" label={w.legalBasis} hint={w.legalBasisHint} required />
            <SubmitButton>{w.submit}</SubmitButton>
          </ConsoleForm>
        )}
      </div>
    </Page>
  );
}
