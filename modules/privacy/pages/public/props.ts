import type { Frame, Problem } from '#ui/public/frame.ts';
import type { DataRequestKind, PublicRelation } from '../../rules/request-kinds.ts';

/** What the form holds, exactly as it was typed; empty strings where nothing was. The keys are the names of the form's fields. */
export type DataRequestValues = {
  kind: '' | DataRequestKind;
  relation: '' | PublicRelation;
  words: string;
  trackingCode: string;
  name: string;
  contact: string;
};

/** Why a filled form came back although nothing in it is wrong. */
export type DataRequestNotice = 'SYSTEM_DOWN' | 'FORM_EXPIRED';

/** The form posts its values, `nonce`, `lang` and, when the language button was pressed, `showIn` (nothing is sent then). */
export type DataRequestPageProps = {
  frame: Frame;
  action: string;
  nonce: string;
  values: DataRequestValues;
  problems: Problem[];
  notice?: DataRequestNotice;
};

/** When the law's time is over; `dueAt` null: the holidays in it are undecided, `earliestAt` is the earliest day that it can be. */
export type PromisedDay = { dueAt: string | null; earliestAt: string };

/** Nothing here depends on whether the code answers to a report: the page is the same for a right, a wrong and no code. */
export type DataReceiptPageProps = {
  frame: Frame;
  reference: number;
  receivedAt: string;
  officeName: string | null;
  acknowledge: PromisedDay;
  act: PromisedDay;
  /** The words were sent on to the person on duty: where help is stands before anything else. */
  tellsOfDanger?: boolean;
};

export const emptyDataRequest: DataRequestValues = {
  kind: '',
  relation: '',
  words: '',
  trackingCode: '',
  name: '',
  contact: '',
};
