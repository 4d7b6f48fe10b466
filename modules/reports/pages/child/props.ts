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

/** `unattendedUntil`: instant at which somebody reads again, when nobody does now; null when nobody knows. */
export type ChildStartProps = Carrying & { unattendedUntil?: string | null };

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
  /** Digits were left that nobody can ring: kept as they are, and said. */
  isPhoneUnreadable?: boolean;
};

/**
 * What a child reads on the way after sending. `token` lets the child go on for half an hour; none once that is over. `CODE` shows the
 * code, `WORDS` the four words; `REFUSED`: the child cannot keep a code; `TOLD`: what was added is saved.
 */
export type ChildCodeProps = {
  frame: Frame;
  action: string;
  token: string | null;
  answer:
    | { state: 'CODE'; trackingCode: string }
    | { state: 'WORDS'; words: string[] }
    | { state: 'REFUSED' | 'GONE' | 'TOLD' | 'WORD_SET' | 'WORD_SHORT' | 'WORD_TAKEN' };
};

/** One more thing to tell, after sending. `text` comes back whole when it was not taken. */
export type ChildMoreProps = {
  frame: Frame;
  action: string;
  token: string;
  text: string;
  notice?: 'EMPTY' | 'TOO_LONG' | 'FULL' | 'GONE' | 'SYSTEM_DOWN';
};

export type HelpCardProps = { frame: Frame };
