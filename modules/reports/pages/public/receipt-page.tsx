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
import type { ReceiptPageProps } from './props.ts';
import { reportPagesWords } from './words.ts';

/** The acknowledgement: the code in large groups, how to keep it, what happens next, what not to do meanwhile. */
export function ReceiptPage({ frame, trackingCode, receivedAt, unattendedUntil }: ReceiptPageProps) {
  const { language, isDemo } = frame;
  const { receipt: words } = reportPagesWords(language);
  const title = isDemo ? words.demoTitle : words.title;
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={title}>
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
      {unattendedUntil && <Unattended language={language} until={unattendedUntil} />}
      <h2>{words.keepTitle}</h2>
      <List items={words.keep} />
      <p className="screen-only">{words.printHint}</p>
      <h2>{words.nextTitle}</h2>
      <ol>
        {words.next.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <h2>{words.meanwhileTitle}</h2>
      <List items={words.meanwhile} />
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
