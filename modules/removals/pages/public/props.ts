import type { Frame, Problem } from '#ui/public/frame.ts';

/** What a provider can answer to a removal request. Each is followed by a re-check of ours, whatever it says. */
export type ProviderAnswer = 'REMOVED' | 'NOT_FOUND' | 'REFUSED' | 'MORE_TIME';

/** A removal request as its addressee may see it. Nothing about informant, child or file. */
export type ServedRemovalRequest = {
  /** Number and symbol by which both sides name the request. */
  reference: string;
  /** Who asks: the name of the issuing authority. */
  issuedBy: string;
  providerName: string;
  /** Title and article of the basis, as the registry of legal bases prints it. */
  legalBasis: string;
  /** What kind of harm, in words for the provider. */
  harm: string;
  /** Instants, ISO 8601. The clock starts at `servedAt`. */
  servedAt: string;
  dueAt: string;
  isOverdue: boolean;
  /** Exact addresses, as canonicalised by us. */
  addresses: string[];
};

/** Exactly as typed. The keys are the names of the form's fields. */
export type ProviderAnswerValues = {
  answer: '' | ProviderAnswer;
  reason: string;
  /** Free text: until when the provider needs. */
  neededUntil: string;
  respondent: string;
};

/** The form posts the four values, `nonce`, `lang` and, for the other language only, `showIn`. */
export type ProviderRequestPageProps = {
  frame: Frame;
  action: string;
  nonce: string;
  request: ServedRemovalRequest;
  values: ProviderAnswerValues;
  problems: Problem[];
  notice?: 'SYSTEM_DOWN' | 'FORM_EXPIRED';
  /** What was answered before; a later answer is added, none is overwritten. */
  previous: { answer: ProviderAnswer; at: string }[];
};

export type ProviderReceiptPageProps = {
  frame: Frame;
  reference: string;
  answer: ProviderAnswer;
  receivedAt: string;
};

/** An untouched answer form. */
export const emptyProviderAnswer: ProviderAnswerValues = {
  answer: '',
  reason: '',
  neededUntil: '',
  respondent: '',
};
