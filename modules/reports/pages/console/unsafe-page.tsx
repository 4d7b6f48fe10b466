import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import { uuidPattern } from '#kernel/ids/ids.ts';
import { getOrganization } from '#modules/directory/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm, type SentForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { ChoiceField, ConsoleForm, HiddenField, SubmitButton, TextAreaField } from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { getFileHead, markUnsafe } from '../../contract.ts';
import { findOffices } from './find-office.ts';
import { FindOffice } from './find-office.tsx';
import { officeQuery } from './office-query.ts';
import { unsafeEn } from './unsafe-messages.en.ts';
import { unsafeVi } from './unsafe-messages.vi.ts';

const chosenOffice = 'noi';
/** Stands for the office itself among the people of it. */
const wholeOffice = 'OFFICE';

export async function loader({ context, params, url }: LoaderFunctionArgs) {
  const { call, hasPage, now } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const head = await call(getFileHead, { fileId });
  const chosen = url.searchParams.get(chosenOffice) ?? '';
  const office = uuidPattern.test(chosen) ? await call(getOrganization, { organizationId: chosen }) : null;
  const people = (office?.posts ?? []).flatMap(({ holder, title }) =>
    holder?.person.name
      ? [{ value: holder.person.personId as string, label: holder.person.name, hint: title }]
      : [],
  );
  return {
    head,
    tabs: tabsOf(hasPage),
    ...(await findOffices(call, url.searchParams)),
    office: office && { organizationId: office.organizationId as string, name: office.asOf?.name ?? '' },
    // Whoever holds two posts there is one person.
    people: [...new Map(people.map((one) => [one.value, one])).values()],
    now: now.toISOString(),
  };
}

type Problem = keyof typeof unsafeVi.problems;

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const marked = () => redirect(doneAt(`/tin/${fileId}`, 'marked'), 303);
  return answerForm(args, {
    async mark({ call, form }) {
      assertGiven(form, { who: 'whoMissing', words: 'whyMissing' });
      const who = form.text('who');
      const words = form.text('words');
      const mark =
        who === wholeOffice
          ? { kind: 'OFFICE' as const, organizationId: form.text('organizationId') }
          : { kind: 'PERSON' as const, personId: who };
      await call(markUnsafe, { fileId, ...mark, words });
      return marked();
    },
    async 'mark-words'({ call, form }) {
      assertGiven(form, { words: 'wordsMissing' });
      await call(markUnsafe, { fileId, kind: 'WORDS', words: form.text('words') });
      return marked();
    },
  });
}

/** Who must not learn of it: an office, or a person of an office, found in the directory; in words only where neither is there. */
export default function UnsafePage() {
  const data = useLoaderData<typeof loader>();
  const w = useWords(unsafeVi, unsafeEn);
  const { head, office } = data;
  return (
    <Page
      title={w.title}
      lead={w.lead}
      back={{ to: `/tin/${head.fileId}`, label: w.back }}
      forms={['mark', 'mark-words']}
    >
      <FileHead head={head} current="" tabs={data.tabs} now={data.now} />
      <div className="stack">
        {office && (
          <Card title={office.name} isStep>
            <ConsoleForm does="mark" label={w.who}>
              <HiddenField name="organizationId" value={office.organizationId} />
              <ChoiceField
                name="who"
                label={w.who}
                value={data.people.length === 0 ? wholeOffice : undefined}
                choices={[{ value: wholeOffice, label: w.wholeOffice(office.name) }, ...data.people]}
              />
              {data.people.length === 0 && <p className="is-quiet">{w.nobodyKnown}</p>}
              <TextAreaField name="words" label={w.words} hint={w.wordsHint} rows={2} required />
              <SubmitButton tone="danger">{w.save}</SubmitButton>
            </ConsoleForm>
          </Card>
        )}
        <Card title={w.where} isStep={!office}>
          <FindOffice found={data} words={w} />
          {data.offices.length > 0 && (
            <>
              <p>{data.isCut ? w.foundMany(data.offices.length) : w.found(data.offices.length)}</p>
              <ul>
                {data.offices.map(({ value, label, hint }) => (
                  <li key={value}>
                    <Link className="step-more" to={addressOf(data.wanted, value)}>
                      {label}
                    </Link>{' '}
                    {hint && <span className="is-quiet">{hint}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
        <Disclosure summary={w.other} form="mark-words">
          <ConsoleForm does="mark-words" label={w.other}>
            <TextAreaField name="words" label={w.otherWho} hint={w.otherLead} rows={2} required />
            <SubmitButton tone="danger">{w.otherSave}</SubmitButton>
          </ConsoleForm>
        </Disclosure>
      </div>
    </Page>
  );
}

function addressOf(wanted: string, organizationId: string): string {
  return `?${new URLSearchParams({ [officeQuery]: wanted, [chosenOffice]: organizationId }).toString()}`;
}

function assertGiven(form: SentForm, wanted: Readonly<Record<string, Problem>>): void {
  const problems = Object.entries(wanted)
    .filter(([name]) => form.text(name).trim() === '')
    .map(
      ([path, problem]): FieldProblem => ({
        path,
        sentence: { vi: unsafeVi.problems[problem], en: unsafeEn.problems[problem] },
      }),
    );
  if (problems.length > 0) throw invalidInput(problems);
}
