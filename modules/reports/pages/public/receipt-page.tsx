import {
  Facts,
  Notice,
  pathIn,
  PublicPage,
  publicPaths,
  sayInstant,
  TrackingCode,
  Unattended,
  WithHelplines,
} from '#ui/public/index.ts';
import { AfterSendingForms } from './after-sending-forms.tsx';
import type { ReceiptPageProps } from './props.ts';
import { reportPagesWords } from './words.ts';

/** The acknowledgement: the code in large groups, what not to do meanwhile, how to keep the code, what happens next. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { frame, action, trackingCode, receivedAt, grant, unattendedUntil } = props;
  const { language, isDemo } = frame;
  const { receipt: words, form } = reportPagesWords(language);
  const title = isDemo ? words.demoTitle : words.title;
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={form.neutralTitle}>
      <Notice tone={isDemo ? 'attention' : 'done'} title={title} level={1}>
        <p>
          <WithHelplines>{isDemo ? words.demoThanks : words.thanks}</WithHelplines>
        </p>
        <p className="code-label">{words.codeLabel}</p>
        <TrackingCode code={trackingCode} />
        <Facts
          facts={[
            {
              name: words.receivedAt,
              value: <time dateTime={receivedAt}>{sayInstant(language, receivedAt)}</time>,
            },
          ]}
        />
      </Notice>
      <Unattended language={language} until={unattendedUntil} />
      <h2>{words.meanwhileTitle}</h2>
      <List items={words.meanwhile} />
      <h2>{words.keepTitle}</h2>
      <List items={words.keep} />
      <p className="screen-only">{words.printHint}</p>
      <AfterSendingForms language={language} action={action} grant={grant} />
      <h2>{words.nextTitle}</h2>
      <ol>
        {words.next.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <p className="screen-only">
        <a className="button quiet" href={pathIn(language, publicPaths.lookUp)}>
          {words.toLookUp}
        </a>
      </p>
    </PublicPage>
  );
}

function List({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
