/** What a report is about; the order is the rule: when two fit, the earlier one wins. */
export const CATEGORIES = [
  'SEXTORTION',
  'CSAM',
  'GROOMING',
  'DEEPFAKE',
  'EXPLOITATION',
  'VIOLENCE',
  'SELF_HARM_RISK',
  'DATA_EXPOSURE',
  'CYBERBULLYING',
  'DANGEROUS_CHALLENGE',
  'SCAM_OR_GAMBLING',
  'AGE_INAPPROPRIATE',
  'NOT_ABOUT_A_CHILD',
  'NUISANCE',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** From least to most urgent. */
export const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'EMERGENCY'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** The functional role that receives a report first. */
export type Route =
  | 'POLICE'
  | 'LOCAL_PC'
  | 'EDUCATION_AUTHORITY'
  | 'CHILD_AFFAIRS_AUTHORITY'
  | 'PRESS_AUTHORITY'
  | 'NONE';

export const atLeast = (left: Priority, right: Priority): Priority =>
  PRIORITIES.indexOf(left) >= PRIORITIES.indexOf(right) ? left : right;

/** Words of the original text that caused something; UTF-16 offsets into the text as it was received. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is known beside the text. Everything is optional: a bare text is judged too. */
export interface ReportContext {
  readonly informantKind?: 'CHILD' | 'PARENT' | 'TEACHER' | 'CITIZEN' | 'OFFICER' | 'PROVIDER';
  /** Years, as told. */
  readonly childAge?: number;
  /** Links as pasted. */
  readonly urls?: readonly string[];
}

/** A sign of danger: a rule that fired, with the words that made it fire. */
export interface DangerSign {
  readonly ruleId: string;
  readonly atLeast: Priority;
  /** A hint only: the category is proposed by `proposeCategory`. */
  readonly category: Category | null;
  /** One Vietnamese sentence for staff. */
  readonly reason: string;
  readonly matches: readonly TextSpan[];
}

/** A proposal for staff; never a decision. `because` quotes the words; `reason` says it in one sentence. */
export interface Proposal<Value> {
  readonly value: Value;
  readonly reason: string;
  readonly because: readonly TextSpan[];
}
