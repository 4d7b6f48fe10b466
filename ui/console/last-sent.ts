import { fieldsToSendAgain, type FormAnswer, typedIn } from './answer-form.ts';

export type SentAway = {
  readonly typed: FormAnswer['typed'];
  readonly sent: readonly (readonly [name: string, value: string])[];
  /** Address of the page that takes it. */
  readonly action: string;
};

/** In the browser's memory alone, and only while it is under way: what was sent and has not been answered. */
let underWay: SentAway | null = null;

export function rememberSent(form: FormData, action: string): void {
  underWay = { typed: typedIn(form), sent: fieldsToSendAgain(form), action };
}

export function forgetSent(): void {
  underWay = null;
}

/** What the line swallowed, or null. */
export function findSent(): SentAway | null {
  return underWay;
}
