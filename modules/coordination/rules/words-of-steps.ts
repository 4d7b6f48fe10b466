/** The closed lists of this room. Plain values, so that the browser may read them too. */

/** LEAD: the file itself passes to the receiver when it is accepted. PART: a share of the work beside it; the holder stays. */
export const stepKinds = ['LEAD', 'PART'] as const;
export type StepKind = (typeof stepKinds)[number];

/** Through accounts of the receiving office, or by a numbered transfer slip where it has none. */
export const stepVias = ['ACCOUNT', 'LETTER'] as const;
export type StepVia = (typeof stepVias)[number];

/** What the receiver is asked to do. */
export const purposes = [
  'EMERGENCY',
  'FORWARD_TO_COMMUNE',
  'HANDLE_CRIME',
  'HANDLE',
  'SUPPORT_CHILD',
  'REMOVE_CONTENT',
  'CHECK_PAPERS',
  'TRANSFER',
] as const;
export type Purpose = (typeof purposes)[number];

/** What of a file a step may show (the same names as in `files.access.parts`). */
export const parts = ['TEXT', 'LINKS', 'PLACE', 'CHILD', 'NOTES', 'INFORMANT'] as const;
export type Part = (typeof parts)[number];

/** How a step that is done ended. */
export const stepOutcomes = [
  'DONE',
  'CHILD_SAFE',
  'MEASURES_TAKEN',
  'NOT_COMPETENT',
  'NOTHING_FOUND',
  'PASSED_ON',
] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

/** What the coordinator's board shows; a step stands in each section that it fits. */
export const boardSections = ['UNDELIVERED', 'UNACCEPTED', 'OVERDUE', 'RETURNED', 'QUESTIONS'] as const;

/** What everybody who receives a step must keep in mind. Shown whatever the parts. */
export const cautions = [
  'DO_NOT_CONTACT_SUSPECT',
  'DO_NOT_QUESTION_CHILD',
  'DO_NOT_TELL_PARENTS',
  'DO_NOT_TELL_SCHOOL',
  'DO_NOT_TELL_NAMED',
] as const;
export type Caution = (typeof cautions)[number];

/** Why a step cannot go this way. `INFORMS` only says something; all others stand in the way. */
export const problemKinds = [
  'NO_SUCH_OFFICE',
  'NOBODY_HOLDS_ROLE',
  'SEVERAL_HOLD_ROLE',
  'PLACE_UNKNOWN',
  'NO_FOCAL_POINT',
  'EVERYBODY_AWAY',
  'PERSON_NOT_FOCAL_POINT',
  'OFFICE_NAMED',
  'PERSON_NAMED',
  'OFFICE_UNSAFE',
  'PERSON_UNSAFE',
  'SUPERVISOR_MUST_DECIDE',
  'OWN_OFFICE',
  'STEP_OPEN_ALREADY',
  'LEAD_OPEN_ALREADY',
  'LEAD_NEEDS_ACCOUNT',
  'FILE_CLOSED',
  'OFFICE_ENDED',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Where else a step may go. */
export const alternateKinds = [
  'OFFICE_ABOVE',
  'POLICE',
  'CHILD_AFFAIRS',
  'OTHER_FOCAL_POINT',
  'SUCCESSOR',
] as const;
export type AlternateKind = (typeof alternateKinds)[number];
