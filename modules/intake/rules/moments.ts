import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import { sentences } from '../sentences.ts';

const day = 86_400_000;
/** A minute of grace: clocks of a desk and of the server differ. */
const graceMs = 60_000;
const longestAgoMs = 366 * day;
const farthestCallMs = 30 * day;

/** When something was received: not to come, not more than a year ago (who holds reports is looked up for that day). */
export function receiptProblem(at: Date, now: Date, path: string): FieldProblem | null {
  if (at.getTime() > now.getTime() + graceMs) return { path, sentence: sentences.inFuture };
  if (at.getTime() < now.getTime() - longestAgoMs) return { path, sentence: sentences.tooLongAgo };
  return null;
}

/** An hour for a call: still to come, within 30 days. */
export function callProblem(by: Date, now: Date, path: string): FieldProblem | null {
  if (by <= now) return { path, sentence: sentences.callInPast };
  if (by.getTime() > now.getTime() + farthestCallMs) return { path, sentence: sentences.callTooFar };
  return null;
}

/** The moment of something past; now when it was not said, and never after now. @throws AnNhiError `INVALID_INPUT` */
export function pastMoment(said: string | undefined, now: Date, path: string): Date {
  if (said === undefined) return now;
  const at = new Date(said);
  const problem = receiptProblem(at, now, path);
  if (problem) throw invalidInput([problem]);
  return at > now ? now : at;
}
