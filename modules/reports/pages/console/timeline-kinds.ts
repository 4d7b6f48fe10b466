/** What the timeline may be narrowed to. */
export const timelineKinds = ['ALL', 'CONTACT', 'STEP', 'REMOVAL', 'NOTE', 'DECISION'] as const;
export type TimelineKind = Exclude<(typeof timelineKinds)[number], 'ALL'>;

const contacts = ['RECEIVED', 'VOICE_CONTACT', 'CALL_PROMISED', 'CALLED', 'REPLY_SENT', 'REPLY_RECEIVED'];
const steps = ['PASSED', 'RUNG', 'ALARM_ANSWERED', 'ALARM_UNANSWERED'];

/** The kind of a timeline entry; whatever has no kind of its own is a decision. */
export function kindOf(event: string): TimelineKind {
  if (event === 'NOTED') return 'NOTE';
  if (event.startsWith('REMOVAL_')) return 'REMOVAL';
  if (event.startsWith('STEP_') || steps.includes(event)) return 'STEP';
  return contacts.includes(event) ? 'CONTACT' : 'DECISION';
}
