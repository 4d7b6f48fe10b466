import type { ClosingReason, ReportPriority } from './categories.ts';

/** What is known when somebody wants to close a report. */
export type Closing = {
  readonly reason: ClosingReason;
  readonly hasNote: boolean;
  /** A crime against an adult as far as the words tell: category NOT_ABOUT_A_CHILD, first office the police. */
  readonly isCrimeOutside: boolean;
  readonly priority: ReportPriority;
  readonly hasVoiceContact: boolean;
  readonly openRemovals: number;
  readonly openSteps: number;
  /** Steps that another office has received, by account or against a receipt. */
  readonly deliveredSteps: number;
};

export type ClosingObstacle =
  | 'removalOpen'
  | 'stepsOpen'
  | 'emergencyWithoutVoice'
  | 'groundsNotWritten'
  | 'notRoutedOn';

/**
 * What stands in the way of closing, or null. What is outside our competence is routed on, never just closed; an emergency ends with a
 * voice; work that others still do ends first.
 */
export function closingObstacle(closing: Closing): ClosingObstacle | null {
  if (closing.openRemovals > 0) return 'removalOpen';
  if (closing.openSteps > 0) return 'stepsOpen';
  if (closing.priority === 'EMERGENCY' && !closing.hasVoiceContact) return 'emergencyWithoutVoice';
  if (closing.reason === 'INSUFFICIENT_GROUNDS' && !closing.hasNote) return 'groundsNotWritten';
  const isRoutedOn = closing.reason === 'OUT_OF_COMPETENCE' || closing.isCrimeOutside;
  if (isRoutedOn && closing.deliveredSteps === 0) return 'notRoutedOn';
  return null;
}
