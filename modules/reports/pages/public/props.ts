import type { Frame, Problem } from '#ui/public/frame.ts';

/** What the report form holds, exactly as it was typed; empty strings where nothing was. The keys are the names of the form's fields. */
export type ReportFormValues = {
  what: string;
  /** Free text, one address or account a line. */
  links: string;
  place: string;
  childAge: string;
  name: string;
  phone: string;
  email: string;
  safeToCall: '' | SafeToCall;
  callWhen: string;
};

/** Whether the telephone may ring. `CERTAIN_HOURS` refers to `callWhen`. */
export type SafeToCall = 'ANY_TIME' | 'CERTAIN_HOURS' | 'NO_CALLS';

/** Why a filled form came back although nothing in it is wrong. */
export type ReportFormNotice = 'SYSTEM_DOWN' | 'FORM_EXPIRED' | 'TOO_MANY';

/**
 * The adult door. The form posts `what … callWhen`, `nonce`, `lang` (language of the page) and, when the language
 * button was pressed instead of the send button, `showIn` (language to show the same form in, nothing sent).
 */
export type ReportFormPageProps = {
  frame: Frame;
  action: string;
  /** Sealed value that makes a second press harmless. */
  nonce: string;
  values: ReportFormValues;
  problems: Problem[];
  communes: readonly string[];
  notice?: ReportFormNotice;
  /** Instant at which somebody reads again, when nobody does now: said before the first question. */
  unattendedUntil?: string;
};

export type ReceiptPageProps = {
  frame: Frame;
  trackingCode: string;
  receivedAt: string;
  unattendedUntil?: string;
};

/** The look-up form posts `trackingCode` and `lang`. The code stays out of every address. */
export type LookUpPageProps = { frame: Frame; action: string; trackingCode: string; problems: Problem[] };

/**
 * How far a report is, in the only words that its informant may read. `READ`: a person has opened it. `PASSED_ON`: the
 * responsible office has accepted it (being sent is not enough: what nobody accepted has not arrived).
 * `WITH_RESPONSIBLE_BODY`: the police have it, and nothing later is told until they say so.
 */
export type PublicStep = 'RECEIVED' | 'READ' | 'PASSED_ON' | 'WITH_RESPONSIBLE_BODY' | 'CLOSED';

/** What came of a report. Says nothing about persons, other reports or inquiries. */
export type PublicOutcome =
  | 'CHILD_SUPPORTED'
  | 'CONTENT_REMOVED'
  | 'WITH_RESPONSIBLE_BODY'
  | 'NOT_ENOUGH_TO_ACT'
  | 'NOT_ABOUT_A_CHILD'
  | 'TRIED_OUT';

/** `reached` in any order; a step that is missing has not happened. `outcome` counts only once `CLOSED` is reached. */
export type StatusPageProps = {
  frame: Frame;
  action: string;
  /** Stands for the code in "look again" for 30 minutes after it was typed, so that the page itself never holds the code. */
  token: string;
  reached: { step: PublicStep; at: string }[];
  outcome?: PublicOutcome;
};

/** An untouched form. */
export const emptyReportForm: ReportFormValues = {
  what: '',
  links: '',
  place: '',
  childAge: '',
  name: '',
  phone: '',
  email: '',
  safeToCall: '',
  callWhen: '',
};
