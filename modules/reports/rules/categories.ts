/** Glossary, section 2: one category a report; it never qualifies a crime. A plain list, so that the browser may read it too. */
export const categories = [
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

/** In the order in which people work; stored as 1 to 4. */
export const priorities = ['EMERGENCY', 'HIGH', 'NORMAL', 'LOW'] as const;

/** How a report came in (glossary: IntakeChannel). */
export const intakeChannels = [
  'WEB',
  'PHONE',
  'HOTLINE_111',
  'ZALO',
  'APP',
  'WALK_IN',
  'LETTER',
  'PROVIDER_API',
  'REFERRED',
] as const;

export type ReportCategory = (typeof categories)[number];
export type ReportPriority = (typeof priorities)[number];
export type IntakeChannel = (typeof intakeChannels)[number];

/** Why a file is closed; what its informant reads of it is chosen apart. */
export const closingReasons = [
  'REMOVED',
  'SUPPORTED',
  'FORWARDED',
  'INSUFFICIENT_GROUNDS',
  'NUISANCE',
  'OUT_OF_COMPETENCE',
] as const;
export type ClosingReason = (typeof closingReasons)[number];
