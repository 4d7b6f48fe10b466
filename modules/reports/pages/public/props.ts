import type { Frame, Problem } from '#ui/public/frame.ts';
import type { ClosePerson } from '../../rules/wishes.ts';

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
  /** Who the informant is to the child; may stay empty. */
  kind: '' | InformantChoice;
  mustNotKnow: readonly ClosePerson[];
  mustNotKnowOther: string;
};

/** What an informant at the adult door may say of themselves. */
export type InformantChoice = 'PARENT' | 'TEACHER' | 'CITIZEN' | 'OFFICER' | 'CHILD';

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
  /** Instant at which somebody reads again, when nobody does now (null: nobody knows when): said before the first question. */
  unattendedUntil?: string | null;
};

/** `grant`: sealed value with which the one who sent may, for half an hour, tell more and set a secret word. */
export type ReceiptPageProps = {
  frame: Frame;
  action: string;
  trackingCode: string;
  receivedAt: string;
  grant: string;
  unattendedUntil?: string | null;
  /** Digits were left that nobody can ring: kept as they are, and said. */
  isPhoneUnreadable?: boolean;
};

/** What became of a step of the half hour after sending. `text` comes back whole when it was not taken. */
export type AfterSendingProps = {
  frame: Frame;
  action: string;
  grant: string | null;
  text: string;
  answer:
    | { state: 'WORDS'; words: string[] }
    | {
        state:
          | 'WORD_SET'
          | 'WORD_SHORT'
          | 'WORD_TAKEN'
          | 'TOLD'
          | 'EMPTY'
          | 'TOO_LONG'
          | 'FULL'
          | 'GONE'
          | 'SYSTEM_DOWN';
      };
};

/** The look-up form posts `trackingCode`, `secret` (may stay empty) and `lang`. Both stay out of every address. */
export type LookUpPageProps = {
  frame: Frame;
  action: string;
  trackingCode: string;
  problems: Problem[];
  /** Stands for a code that was typed on the page before: it need not be typed again. */
  token?: string;
  /** Code and secret did not open a talk: the same page for the same typed code, byte for byte, whatever the reason. */
  isClosed?: boolean;
};

/** What is known of the talk behind code and secret word. Nothing that the informant wrote. */
export type TalkPageProps = {
  frame: Frame;
  action: string;
  grant: string;
  isChild: boolean;
  mayText: boolean;
  messages: { at: string; text: string }[];
  /** What became of the step before. */
  notice?: 'TOLD' | 'CONTACT_KEPT' | 'CONTACT_ODD' | 'EMPTY' | 'TOO_LONG' | 'FULL' | 'SYSTEM_DOWN';
  /** What was typed and could not be taken. */
  text: string;
};

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
  kind: '',
  mustNotKnow: [],
  mustNotKnowOther: '',
};
