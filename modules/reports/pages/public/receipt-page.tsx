import { AcknowledgementPage, Notice, Points, Unattended } from '#ui/public/index.ts';
import { AfterSendingForms } from './after-sending-forms.tsx';
import { HelpCards } from './help-cards.tsx';
import type { ReceiptPageProps } from './props.ts';
import { Watched } from './watched.tsx';
import { reportPagesWords } from './words.ts';

/** The acknowledgement: the code in large groups, what to do meanwhile, how to keep the code, what happens next. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { frame, action, trackingCode, receivedAt, grant, unattendedUntil } = props;
  const { language } = frame;
  const { receipt: words, form } = reportPagesWords(language);
  return (
    <AcknowledgementPage
      frame={frame}
      title={form.neutralTitle}
      words={words}
      code={trackingCode}
      receivedAt={receivedAt}
    >
      {props.isPhoneUnreadable && (
        <Notice tone="attention" title={words.phoneUnreadableTitle}>
          <p>{words.phoneUnreadable}</p>
        </Notice>
      )}
      <Unattended language={language} until={unattendedUntil} />
      <h2>{words.meanwhileTitle}</h2>
      <Points points={words.meanwhile} />
      <HelpCards language={language} />
      <h2>{words.keepTitle}</h2>
      <Points points={words.keep} />
      <p className="screen-only">{words.printHint}</p>
      <AfterSendingForms language={language} action={action} grant={grant} />
      <Watched language={language} />
    </AcknowledgementPage>
  );
}
