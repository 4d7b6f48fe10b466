import { Facts, Notice, PublicPage, sayInstant } from '#ui/public/index.ts';
import type { ProviderReceiptPageProps } from './props.ts';
import { removalPagesWords } from './words.ts';

/** What the provider answered, when it reached us, and what follows. Made to be printed or saved. */
export function ProviderReceiptPage({ frame, reference, answer, receivedAt }: ProviderReceiptPageProps) {
  const { language } = frame;
  const { receipt: words, answers } = removalPagesWords(language);
  return (
    <PublicPage frame={{ ...frame, otherLanguageHref: undefined }} title={words.title}>
      <Notice tone="done" title={words.title} level={1}>
        <Facts
          facts={[
            { name: words.reference, value: reference },
            { name: words.answer, value: answers[answer].label },
            {
              name: words.receivedAt,
              value: <time dateTime={receivedAt}>{sayInstant(language, receivedAt)}</time>,
            },
          ]}
        />
      </Notice>
      <p>{words.next[answer]}</p>
      <p className="screen-only">{words.print}</p>
    </PublicPage>
  );
}
