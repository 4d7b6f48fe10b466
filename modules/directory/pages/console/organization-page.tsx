import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { Button, TextInput } from '@mantine/core';
import { civilDate } from '#kernel/clock/clock.ts';
import { consoleOf } from '#ui/console/context.ts';
import { LinkButton } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Badge, Card, Disclosure, Empty, Facts, Notice, Table } from '#ui/console/parts.tsx';
import { inLocale, useWords } from '#ui/console/words.ts';
import { getOrganization } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';
import { dayOf, organizationView } from './views.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { call, locale, now, actor } = consoleOf(context);
  const on = dayOf(new URL(request.url).searchParams.get('ngay'), civilDate(now));
  const found = await call(getOrganization, { organizationId: params['organizationId'], on });
  return {
    on,
    office: organizationView(found, inLocale(locale, pagesVi, pagesEn)),
    isAdministrator:
      actor.kind === 'OFFICIAL' && actor.grants.some((grant) => grant.role === 'DIRECTORY_ADMIN'),
  };
}

export default function OrganizationPage() {
  const { office, on, isAdministrator } = useLoaderData<typeof loader>();
  const words = useWords(pagesVi, pagesEn);
  const w = words.organization;
  const here = `/danh-ba/co-quan/${office.id}`;
  return (
    <Page
      title={office.title}
      back={{ to: '/danh-ba', label: w.back }}
      done={w.done}
      actions={
        <>
          {isAdministrator && (
            <LinkButton to={`${here}/sua`} tone="primary">
              {w.edit}
            </LinkButton>
          )}
          {isAdministrator && <LinkButton to={`${here}/nhan-su`}>{w.editPeople}</LinkButton>}
          <LinkButton to={`${here}/truc`}>{w.duty}</LinkButton>
          {isAdministrator && <LinkButton to={`/danh-ba/hop-nhat?tu=${office.id}`}>{w.merge}</LinkButton>}
        </>
      }
    >
      <div className="stack">
        <Form method="get" className="form form-row">
          <TextInput name="ngay" label={w.on} type="date" defaultValue={on} />
          <Button type="submit" className="button-quiet">
            {w.look}
          </Button>
        </Form>
        {office.isValid ? <Facts facts={office.facts} /> : <Notice tone="attention">{w.notOn}</Notice>}
        <Kin title={w.predecessors} kin={office.predecessors} />
        <Kin title={w.successors} kin={office.successors} />
        {office.roles.length > 0 && (
          <Card title={w.roles}>
            <Table
              label={w.roles}
              columns={[
                { key: 'name', name: w.role },
                { key: 'area', name: w.area },
                { key: 'part', name: w.part },
                { key: 'from', name: w.since },
                { key: 'to', name: w.until },
              ]}
              rows={office.roles.map(({ key, ...cells }) => ({ key, cells }))}
            />
          </Card>
        )}
        <Card title={w.people}>
          {office.posts.length === 0 ? (
            <Empty title={w.noPeople} />
          ) : (
            <Table
              label={w.people}
              columns={[
                { key: 'title', name: w.post },
                { key: 'unit', name: words.people.unit },
                { key: 'holder', name: w.holder },
                { key: 'from', name: w.since },
              ]}
              rows={office.posts.map(({ key, isHead, title, ...cells }) => ({
                key,
                cells: {
                  ...cells,
                  title: isHead ? (
                    <>
                      {title} <Badge>{w.head}</Badge>
                    </>
                  ) : (
                    title
                  ),
                },
              }))}
            />
          )}
        </Card>
        {office.focalPoints.length > 0 && (
          <Card title={w.focalPoints}>
            <Table
              label={w.focalPoints}
              columns={[
                { key: 'scope', name: w.scope },
                { key: 'person', name: words.people.person },
                { key: 'deputies', name: w.deputies },
                { key: 'from', name: w.since },
                { key: 'to', name: w.until },
              ]}
              rows={office.focalPoints.map(({ key, ...cells }) => ({ key, cells }))}
            />
          </Card>
        )}
        <Disclosure summary={w.history}>
          <Table
            label={w.history}
            columns={[
              { key: 'name', name: words.directory.name },
              { key: 'symbol', name: w.symbol },
              { key: 'from', name: w.since },
              { key: 'to', name: w.until },
            ]}
            rows={office.history.map(({ key, ...cells }) => ({ key, cells }))}
          />
        </Disclosure>
      </div>
    </Page>
  );
}

function Kin({
  title,
  kin,
}: {
  title: string;
  kin: readonly { id: string; name: string; on: string; extent: string; basis: string }[];
}) {
  const w = useWords(pagesVi, pagesEn).organization;
  if (kin.length === 0) return null;
  return (
    <Card title={title}>
      <ul>
        {kin.map((one) => (
          <li key={one.id}>
            <Link to={`/danh-ba/co-quan/${one.id}`}>{one.name}</Link> · {one.extent} · {one.on} · {w.basis}:{' '}
            {one.basis}
          </li>
        ))}
      </ul>
    </Card>
  );
}
