import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { z } from 'zod';
import { newId } from '#kernel/ids/ids.ts';
import { holdsRole } from '#kernel/permissions/actor.ts';
import { getFileHead, getReport, listRelated } from '#modules/reports/contract.ts';
import { doneAt } from '#ui/console/addresses.ts';
import { answerForm } from '#ui/console/answer-form.ts';
import { consoleOf } from '#ui/console/context.ts';
import { tabsOf } from '#ui/console/file-tabs.ts';
import { FileHead } from '#ui/console/file-tabs.tsx';
import {
  CheckField,
  ConsoleForm,
  HiddenField,
  LinkButton,
  SubmitButton,
  TextAreaField,
} from '#ui/console/form.tsx';
import { Page } from '#ui/console/page.tsx';
import { Card, Disclosure, Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { listApprovedSentences, listMessages, sendBulkReply, sendReply } from '../../contract.ts';
import { BeforeContact } from './before-contact.tsx';
import { repliesConsoleEn } from './messages.en.ts';
import { repliesConsoleVi } from './messages.vi.ts';
import { Thread } from './thread.tsx';

export async function loader({ context, params, url }: LoaderFunctionArgs) {
  const { call, actor, now, hasPage, locale } = consoleOf(context);
  const fileId = params['fileId'] ?? '';
  const talk = await call(listMessages, { fileId });
  const report = await call(getReport, { fileId, withInformant: false });
  const head = await call(getFileHead, { fileId });
  const { sentences } = await call(listApprovedSentences, {});
  const related = await call(listRelated, { fileId });
  const joined = [...(related.mergedInto ? [related.mergedInto] : []), ...related.merged];
  const wanted = url.searchParams.get('cau');
  return {
    fileId,
    head,
    tabs: tabsOf(hasPage),
    now: now.toISOString(),
    talk,
    safeToCall: report.safeToCall,
    callWhen: report.callWhen,
    mayWriteOwn: !talk.isChild && (holdsRole(actor, 'COORDINATOR') || holdsRole(actor, 'SUPERVISOR')),
    sentences: sentences.map(({ sentenceId, label, adult, child }) => ({
      sentenceId,
      label: label[locale],
      // What the informant reads: Vietnamese, whatever the officer's language.
      reads: (talk.isChild ? child : adult).vi,
    })),
    chosen: wanted,
    /** Other reports of the same event: their informants may be sent the same approved sentence, each alone. */
    joined: joined.map((one) => ({ fileId: one.fileId, reference: one.reference })),
    key: newId(now.getTime()),
  };
}

export type TalkData = Awaited<ReturnType<typeof loader>>;

export function action(args: ActionFunctionArgs) {
  const fileId = args.params['fileId'] ?? '';
  const here = `/tin/${fileId}/trao-doi`;
  return answerForm(args, {
    send: async ({ call, form }) => {
      const sentenceId = form.optional('sentenceId');
      const text = form.optional('text');
      await call(sendReply, {
        fileId,
        key: form.text('key'),
        ...(sentenceId ? { sentenceId } : {}),
        ...(text ? { text } : {}),
      });
      return redirect(doneAt(here, 'sent'));
    },
    bulk: async ({ call, form }) => {
      const { rows } = await call(sendBulkReply, {
        fileIds: [fileId, ...form.all('also')],
        sentenceId: form.text('sentenceId'),
        key: form.text('key'),
      });
      return { rows };
    },
    preview: ({ form }) => Promise.resolve({ preview: form.text('text').trim() }),
  });
}

/** Both sides of the talk with one informant, and what may be sent next, in two presses. */
export default function TalkPage() {
  const data = useLoaderData<typeof loader>();
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  const { talk, head, fileId } = data;
  return (
    <Page
      title={w.title}
      back={{ to: `/tin/${fileId}`, label: w.back }}
      done={w.done}
      forms={['send', 'preview', 'bulk']}
    >
      <FileHead head={head} current="trao-doi" tabs={data.tabs} now={data.now} />
      <BulkRows data={data} />
      <BeforeContact data={data} />
      <Thread messages={talk.messages} />
      {head.isMine ? <Send data={data} /> : <Notice>{w.notMine}</Notice>}
    </Page>
  );
}

/** What became of each row of a bulk reply: one that was refused says nothing about another. */
function BulkRows({ data }: { data: TalkData }) {
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  const answer = useActionData<{ readonly rows?: readonly BulkRow[] }>();
  if (!answer?.rows) return null;
  const referenceOf = (fileId: string) =>
    data.joined.find((one) => one.fileId === fileId)?.reference ?? data.head.reference;
  return (
    <Card title={w.rows}>
      <ul className="plain-list" role="status">
        {answer.rows.map(({ fileId, outcome, sentence }) => (
          <li key={fileId}>
            {w.report(String(referenceOf(fileId)))}: {w.outcomes[outcome]} {sentence && w.sentence(sentence)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type BulkRow = z.infer<typeof sendBulkReply.output>['rows'][number];

function Send({ data }: { data: TalkData }) {
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  const answer = useActionData<{ readonly preview?: string }>();
  const chosen = data.sentences.find(({ sentenceId }) => sentenceId === data.chosen);
  const own = data.mayWriteOwn && answer?.preview ? answer.preview : '';
  const here = `/tin/${data.fileId}/trao-doi`;
  return (
    <>
      <Card title={w.send} isStep>
        {chosen && own === '' ? (
          <Preview text={chosen.reads} dataKey={data.key} sentenceId={chosen.sentenceId} joined={data.joined}>
            <Link to={here} preventScrollReset>
              {w.other}
            </Link>
          </Preview>
        ) : (
          <>
            <p>{w.sendHint}</p>
            <ul className="plain-list">
              {data.sentences.map(({ sentenceId, label }) => (
                <li key={sentenceId}>
                  <LinkButton to={`${here}?cau=${sentenceId}`} tone="quiet">
                    {label}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {data.mayWriteOwn && (
        <Disclosure summary={w.own} form="preview" isOpen={own !== ''}>
          {own !== '' ? (
            <Preview text={own} dataKey={data.key} />
          ) : (
            <ConsoleForm does="preview">
              <TextAreaField name="text" label={w.ownText} hint={w.ownHint} />
              <SubmitButton tone="quiet">{w.preview}</SubmitButton>
            </ConsoleForm>
          )}
        </Disclosure>
      )}
    </>
  );
}

function Preview(props: {
  text: string;
  dataKey: string;
  sentenceId?: string;
  joined?: TalkData['joined'];
  children?: React.ReactNode;
}) {
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  const { text, dataKey, sentenceId, joined = [] } = props;
  return (
    <ConsoleForm does={joined.length > 0 ? 'bulk' : 'send'}>
      <p>{w.willRead}</p>
      <blockquote lang="vi" className="inert">
        {text}
      </blockquote>
      <HiddenField name="key" value={dataKey} />
      {sentenceId ? (
        <HiddenField name="sentenceId" value={sentenceId} />
      ) : (
        <HiddenField name="text" value={text} />
      )}
      {joined.length > 0 && (
        <fieldset>
          <legend>{w.also}</legend>
          <p>{w.alsoHint}</p>
          {joined.map(({ fileId, reference }) => (
            <CheckField key={fileId} name="also" value={fileId} label={w.report(String(reference))} />
          ))}
        </fieldset>
      )}
      <SubmitButton>{w.sendThis}</SubmitButton>
      {props.children}
    </ConsoleForm>
  );
}
