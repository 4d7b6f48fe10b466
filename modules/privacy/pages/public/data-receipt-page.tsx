import {
  Facts,
  Notice,
  pathIn,
  PublicPage,
  publicPaths,
  sayDay,
  sayInstant,
  TrackingCode,
  WithHelplines,
} from '#ui/public/index.ts';
import type { DataReceiptPageProps, PromisedDay } from './props.ts';
import { privacyPagesWords } from './words.ts';

/** The number to come back with, and the days that the law gives us; nothing that depends on what a code answers to. */
export function DataReceiptPage(props: DataReceiptPageProps) {
  const { frame, reference, receivedAt, officeName } = props;
  const { language, isDemo } = frame;
  const { receipt: words, neutralTitle } = privacyPagesWords(language);
  const by = ({ dueAt, earliestAt }: PromisedDay) =>
    dueAt === null ? words.notKnown(sayDay(language, earliestAt)) : words.byDay(sayDay(language, dueAt));
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={neutralTitle}>
      <Notice tone={isDemo ? 'attention' : 'done'} title={isDemo ? words.demoTitle : words.title} level={1}>
        <p>
          <WithHelplines>{isDemo ? words.demoThanks : words.thanks}</WithHelplines>
        </p>
        <p className="code-label">{words.numberLabel}</p>
        <TrackingCode code={String(reference)} by={3} />
        <Facts
          facts={[
            {
              name: words.receivedAt,
              value: <time dateTime={receivedAt}>{sayInstant(language, receivedAt)}</time>,
            },
            ...(officeName === null ? [] : [{ name: words.office, value: officeName }]),
            { name: words.acknowledge, value: by(props.acknowledge) },
            { name: words.act, value: by(props.act) },
          ]}
        />
      </Notice>
      <h2>{words.keepTitle}</h2>
      <List items={words.keep} />
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
