import { vi } from './messages.vi.ts';

/**
 * Why a picture, a video or an argument cannot be used. Two families share one vocabulary so that the phone, the
 * server and the command line say the same thing in the same words (`messages.vi.ts`, `messages.en.ts`).
 */
export type ReasonCode = keyof typeof vi;

/**
 * The one error of this package: a caller handed over something that cannot be right. `code` is for programs,
 * `message` is the Vietnamese sentence for a person (`messages.en.ts` has the English one), `detail` says which value.
 * A picture that is merely no good for matching is never an error: it is a value (`Assessment`).
 */
export class PdqError extends Error {
  readonly code: ReasonCode;
  readonly detail: string;

  constructor(code: ReasonCode, detail = '') {
    super(vi[code]);
    this.name = 'PdqError';
    this.code = code;
    this.detail = detail;
  }
}
