import {
  ChoiceField,
  ExactAddress,
  Facts,
  FormPage,
  type Language,
  Notice,
  sayInstant,
  TextAreaField,
  TextField,
} from '#ui/public/index.ts';
import type { ProviderAnswer, ProviderRequestPageProps, ServedRemovalRequest } from './props.ts';
import type { RemovalPagesWords } from './messages.vi.ts';
import { removalPagesWords } from './words.ts';

const answerOrder: ProviderAnswer[] = ['REMOVED', 'NOT_FOUND', 'REFUSED', 'MORE_TIME'];

/** A removal request on a page of its own: what to remove, on which basis, by when, and the answer form. */
export function ProviderRequestPage(props: ProviderRequestPageProps) {
  const { frame, request, problems, notice, values, previous } = props;
  const { language } = frame;
  const words = removalPagesWords(language);
  const field = (name: keyof typeof values) => ({ language, name, value: values[name], problems });
  return (
    <FormPage
      form={props}
      title={notice ? words.notices[notice].title : words.heading(request.reference)}
      heading={words.heading(request.reference)}
      lead={words.lead}
      notice={notice && words.notices[notice]}
      words={words}
      before={
        <>
          <Facts facts={factsOf(request, words, language)} />
          <p>{words.confidential}</p>
          <p>{words.keepEvidence}</p>
          <h2>{words.addressesTitle(request.addresses.length)}</h2>
          <p>{words.addressesNote}</p>
          <ol className="addresses">
            {request.addresses.map((address, place) => (
              <li key={`${place}-${address}`}>
                <ExactAddress
                  address={address}
                  id={`address-${place + 1}`}
                  copyLabel={words.copyLabel(place + 1)}
                />
              </li>
            ))}
          </ol>
          {previous.length > 0 && (
            <Notice tone="calm" title={words.previousTitle}>
              <ul>
                {previous.map(({ answer, at }) => (
                  <li key={at}>
                    {words.answers[answer].label} · <time dateTime={at}>{sayInstant(language, at)}</time>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <h2>{words.answerTitle}</h2>
        </>
      }
    >
      <ChoiceField
        {...field('answer')}
        label={words.answer}
        choices={answerOrder.map((value) => ({ value, ...words.answers[value] }))}
      />
      <TextAreaField {...field('reason')} label={words.reason} hint={words.reasonHint} rows={4} />
      <TextField {...field('neededUntil')} label={words.neededUntil} hint={words.neededUntilHint} />
      <TextField
        {...field('respondent')}
        label={words.respondent}
        hint={words.respondentHint}
        autoComplete="organization"
        optional
      />
    </FormPage>
  );
}

function factsOf(request: ServedRemovalRequest, words: RemovalPagesWords, language: Language) {
  const { facts, overdue } = words;
  return [
    { name: facts.issuedBy, value: request.issuedBy },
    { name: facts.providerName, value: request.providerName },
    { name: facts.legalBasis, value: request.legalBasis },
    { name: facts.harm, value: request.harm },
    {
      name: facts.servedAt,
      value: <time dateTime={request.servedAt}>{sayInstant(language, request.servedAt)}</time>,
    },
    {
      name: facts.dueAt,
      value: (
        <>
          <strong>
            <time dateTime={request.dueAt}>{sayInstant(language, request.dueAt)}</time>
          </strong>
          {request.isOverdue && (
            <>
              {' '}
              <span className="overdue">{overdue}</span>
            </>
          )}
        </>
      ),
    },
  ];
}
