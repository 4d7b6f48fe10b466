import type { Frame } from '#ui/public/frame.ts';
import type { Trouble } from '../../rules/wishes.ts';
import type { ChildAnswers, ContactWish } from './answers.ts';
import type { Question } from './screens.ts';

/** Why a screen came back, or came up, although the child pressed "send": always with everything that was written. */
export type ChildNotice = 'SYSTEM_DOWN' | 'PAGE_OLD' | 'NOTHING_YET' | 'TOO_LONG' | 'TOO_MANY_LINKS';

type Carrying = {
  frame: Frame;
  action: string;
  /** Sealed value, the same from the first screen to the last: it makes a second press harmless. */
  nonce: string;
  answers: ChildAnswers;
};

/** `unattendedUntil`: instant at which somebody reads again, when nobody does now. */
export type ChildStartProps = Carrying & { unattendedUntil?: string };

/**
 * One question. The form posts the answers, `nonce`, `lang`, `screen` (this question) and the button pressed: `go` = `next`, `send` or
 * `back`, or `showIn` (language to show the same screen in).
 */
export type ChildQuestionProps = Carrying & {
  question: Question;
  /** `limit`: what the field can hold, for the two notices about length. */
  notice?: { kind: ChildNotice; limit: number | null };
};

/** The report is saved. `token` stands for the tracking code for half an hour; nothing that was written is here any more. */
export type ChildSentProps = {
  frame: Frame;
  action: string;
  token: string;
  help: Trouble[];
  contact: '' | ContactWish;
};

/** `CODE` shows it; `REFUSED`: the child cannot keep one; `GONE`: the half hour is over. */
export type ChildCodeProps = {
  frame: Frame;
  action: string;
  answer: { state: 'CODE'; trackingCode: string } | { state: 'REFUSED' | 'GONE' };
};

export type HelpCardProps = { frame: Frame };
