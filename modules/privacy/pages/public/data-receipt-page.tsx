import {
  AcknowledgementPage,
  Notice,
  pathIn,
  Points,
  publicPaths,
  sayDay,
  WithHelplines,
} from '#ui/public/index.ts';
import type { DataReceiptPageProps, PromisedDay } from './props.ts';
import { privacyPagesWords } from './words.ts';

/** The number to come back with, and the days that the law gives us; nothing that depends on what a code answers to. */
export function DataReceiptPage(props: DataReceiptPageProps) {
  const { frame, reference, receivedAt, officeName } = props;
  const { receipt: words, form, neutralTitle } = privacyPagesWords(frame.language);
  const by = ({ dueAt, earliestAt }: PromisedDay) =>
    dueAt === null
      ? words.notKnown(sayDay(frame.language, earliestAt))
      : words.byDay(sayDay(frame.language, dueAt));
  return (
    <AcknowledgementPage
      frame={frame}
      title={neutralTitle}
      words={words}
      code={String(reference)}
      by={3}
      receivedAt={receivedAt}
      facts={[
        ...(officeName === null ? [] : [{ name: words.office, value: officeName }]),
        { name: words.acknowledge, value: by(props.acknowledge) },
        { name: words.act, value: by(props.act) },
      ]}
    >
      {props.tellsOfDanger && (
        <Notice tone="attention" title={words.dangerTitle}>
          {!frame.isDemo && <p>{words.dangerRead}</p>}
          <p>
            <WithHelplines>{words.danger}</WithHelplines>
          </p>
          <p className="screen-only">
            <a className="button" href={pathIn(frame.language, publicPaths.child)}>
              {form.toChild}
            </a>
          </p>
        </Notice>
      )}
      <h2>{words.keepTitle}</h2>
      <Points points={words.keep} />
    </AcknowledgementPage>
  );
}
