import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { TextInput, Button, NativeSelect } from '@mantine/core';
import { civilDate } from '#kernel/clock/clock.ts';
import { consoleOf } from '#ui/console/context.ts';
import { Page } from '#ui/console/page.tsx';
import { Badge, Card, Empty, Facts, Notice, Table } from '#ui/console/parts.tsx';
import { inLocale, useWords } from '#ui/console/words.ts';
import { findHolder, findPlaces, listRoles, searchDirectory } from '../../contract.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';
import { dayOf, heldView, placeView } from './views.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { call, locale, now } = consoleOf(context);
  const words = inLocale(locale, pagesVi, pagesEn);
  const asked = new URL(request.url).searchParams;
  const text = (asked.get('q') ?? '').trim().slice(0, 200);
  const on = dayOf(asked.get('ngay'), civilDate(now));
  const [roleCode, placeText, placeId] = [
    asked.get('vai-tro') ?? '',
    (asked.get('noi') ?? '').trim().slice(0, 200),
    asked.get('dia-ban') ?? '',
  ];
  const { roles } = await call(listRoles, {});
  const places =
    roleCode !== '' && placeId === '' && placeText !== ''
      ? await call(findPlaces, { text: placeText, on })
      : null;
  const areaId = placeId || (places?.found === 'ONE' ? places.candidates[0]?.areaId : undefined);
  const answer = roleCode !== '' && areaId ? await call(findHolder, { roleCode, areaId, on }) : null;
  return {
    text,
    on,
    roleCode,
    placeText,
    roles: roles.map((role) => ({ value: role.code, label: locale === 'en' ? role.nameEn : role.name })),
    found: text === '' ? null : await call(searchDirectory, { text, on }),
    choices:
      places?.found === 'SEVERAL' ? places.candidates.map((candidate) => placeView(candidate, words)) : [],
    placeUnknown: places?.found === 'NONE' || answer?.reason === 'PLACE_UNKNOWN',
    holders: answer?.holders.map((held) => heldView(held, words)) ?? null,
  };
}

export default function DirectoryPage() {
  const page = useLoaderData<typeof loader>();
  const w = useWords(pagesVi, pagesEn).directory;
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <Form method="get" role="search" className="form form-row">
          <TextInput
            name="q"
            label={w.text}
            defaultValue={page.text}
            type="search"
            autoComplete="off"
            maxLength={200}
          />
          <TextInput name="ngay" label={w.on} defaultValue={page.on} type="date" />
          <Button type="submit" className="button-primary">
            {w.search}
          </Button>
        </Form>
        {page.found && <Results />}
        <Card title={w.roleOf}>
          <Form method="get" className="form form-row">
            <NativeSelect name="vai-tro" label={w.role} data={page.roles} defaultValue={page.roleCode} />
            <TextInput
              name="noi"
              label={w.place}
              defaultValue={page.placeText}
              autoComplete="off"
              maxLength={200}
            />
            <TextInput name="ngay" label={w.on} defaultValue={page.on} type="date" />
            <Button type="submit" className="button-quiet">
              {w.ask}
            </Button>
          </Form>
          <Holders />
        </Card>
      </div>
    </Page>
  );
}

function Holders() {
  const { choices, placeUnknown, holders, roleCode, on } = useLoaderData<typeof loader>();
  const w = useWords(pagesVi, pagesEn).directory;
  if (placeUnknown) return <Notice tone="attention">{w.noPlace}</Notice>;
  if (choices.length > 0) {
    return (
      <Notice tone="attention" title={w.several}>
        <ul>
          {choices.map((place) => (
            <li key={place.id}>
              <Link to={`?${new URLSearchParams({ 'vai-tro': roleCode, 'dia-ban': place.id, ngay: on })}`}>
                {place.name}
              </Link>{' '}
              {place.note}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (holders === null) return null;
  if (holders.length === 0) return <Notice tone="attention">{w.nobody}</Notice>;
  return holders.map((held) => (
    <Facts
      key={held.id + held.place}
      facts={[
        [w.area, held.place],
        [
          w.holder,
          <Link key="office" to={`/danh-ba/co-quan/${held.id}?ngay=${on}`}>
            {held.office}
          </Link>,
        ],
        [w.focalPoint, held.focalPoint],
        ...(held.acting === '' ? [] : [[w.acting, held.acting] as const]),
        ...(held.coordinating === '' ? [] : [[w.coordinating, held.coordinating] as const]),
      ]}
    />
  ));
}

function Results() {
  const { found, on } = useLoaderData<typeof loader>();
  const w = useWords(pagesVi, pagesEn).directory;
  if (!found) return null;
  const { organizations, people, places } = found;
  if (organizations.length + people.length + places.length === 0)
    return <Empty title={w.nothing}>{w.nothingHint}</Empty>;
  return (
    <>
      {organizations.length > 0 && (
        <Card title={w.organizations}>
          <Table
            label={w.organizations}
            columns={[
              { key: 'name', name: w.name },
              { key: 'area', name: w.area },
            ]}
            rows={organizations.map((one) => ({
              key: one.organizationId,
              cells: {
                name: (
                  <>
                    <Link to={`/danh-ba/co-quan/${one.organizationId}?ngay=${on}`}>{one.name}</Link>{' '}
                    {!one.isValid && <Badge tone="quiet">{w.ended}</Badge>}
                  </>
                ),
                area: one.areaName,
              },
            }))}
          />
        </Card>
      )}
      {people.length > 0 && (
        <Card title={w.people}>
          <Table
            label={w.people}
            columns={[
              { key: 'name', name: w.name },
              { key: 'post', name: w.post },
              { key: 'office', name: w.organization },
            ]}
            rows={people.map((person) => ({
              key: person.personId + person.organization.organizationId + person.title,
              cells: {
                name: person.name,
                post: person.title,
                office: (
                  <Link to={`/danh-ba/co-quan/${person.organization.organizationId}?ngay=${on}`}>
                    {person.organization.name}
                  </Link>
                ),
              },
            }))}
          />
        </Card>
      )}
      {places.length > 0 && (
        <Card title={w.places}>
          <ul>
            {places.map((place) => (
              <li key={place.areaId}>
                {place.name} {place.parentName && <span className="quiet">({place.parentName})</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
