import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { type FoundReport, searchReports } from '../../contract.ts';
import { FoundReports } from './found-reports.tsx';
import { searchEn } from './search-messages.en.ts';
import { searchVi } from './search-messages.vi.ts';

export function loader({ context }: LoaderFunctionArgs) {
  return { now: consoleOf(context).now.toISOString() };
}

type Found = {
  readonly query: string;
  readonly items: readonly FoundReport[];
  readonly next: number | null;
  readonly isUnderstood: boolean;
};

/** What is looked for comes and goes in the body of a POST: it stands in no address, no history and no log. */
export function action(args: ActionFunctionArgs) {
  return answerForm(args, {
    async search({ call, form }): Promise<Found> {
      const query = form.text('q').slice(0, 2_000);
      const after = Number(form.text('after'));
      const { items, next, isUnderstood } = await call(searchReports, {
        query,
        ...(Number.isSafeInteger(after) && after > 0 ? { after } : {}),
      });
      return { query, items, next, isUnderstood };
    },
  });
}

/** Looking for reports. Nothing is read before somebody asks. */
export default function SearchPage() {
  const { now } = useLoaderData<typeof loader>();
  const answer = useActionData<Found | { readonly problem: unknown }>();
  const found = answer && 'items' in answer ? answer : null;
  const w = useWords(searchVi, searchEn);
  return (
    <Page title={w.title} forms={['search']} isWide>
      <ConsoleForm does="search" label={w.title} className="search-form">
        <TextField
          key={found?.query ?? ''}
          name="q"
          type="search"
          label={w.field}
          hint={w.hint}
          value={found?.query ?? ''}
        />
        <SubmitButton>{w.search}</SubmitButton>
      </ConsoleForm>
      {found && <Results found={found} now={now} />}
    </Page>
  );
}

function Results({ found, now }: { found: Found; now: string }) {
  const w = useWords(searchVi, searchEn);
  if (!found.isUnderstood) return <Empty title={w.notUnderstood}>{w.notUnderstoodWhy}</Empty>;
  if (found.items.length === 0) return <Empty title={w.found(0)}>{w.nothing}</Empty>;
  return (
    <section className="stack" aria-labelledby="found">
      <h2 id="found" role="status">
        {found.next === null ? w.found(found.items.length) : w.foundMore(found.items.length)}
      </h2>
      <FoundReports items={found.items} now={now} label={w.table} />
      {found.next !== null && (
        <ConsoleForm does="search" id="more">
          <HiddenField name="q" value={found.query} />
          <HiddenField name="after" value={String(found.next)} />
          <SubmitButton tone="quiet">{w.more}</SubmitButton>
        </ConsoleForm>
      )}
    </section>
  );
}
