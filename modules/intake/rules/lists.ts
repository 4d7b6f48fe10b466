/** Closed lists of the room. Plain data, so that the browser may read them too. */

/** Who may write down what somebody says, brings or writes. */
export const listenerRoles = [
  'INTAKE_OFFICER',
  'SUPERVISOR',
  'COORDINATOR',
  'CHILD_PROTECTION_WORKER',
  'POLICE_CONTACT',
] as const;

/** How something reaches an official who writes it down (glossary: IntakeChannel). */
export const entryChannels = ['PHONE', 'HOTLINE_111', 'WALK_IN', 'LETTER', 'ZALO', 'REFERRED'] as const;
export type EntryChannel = (typeof entryChannels)[number];

/** What came of a promised call. WRONG_PERSON: somebody else answered, and nothing was said. */
export const callOutcomes = ['REACHED', 'NOT_REACHED', 'WRONG_PERSON'] as const;

/** Why a case goes to 111 or comes from it. */
export const handoverPurposes = [
  'COUNSELLING',
  'FIND_SERVICE',
  'OTHER_PROVINCE',
  'HANDLE',
  'INFORM',
] as const;
export type HandoverPurpose = (typeof handoverPurposes)[number];

/** What of a report goes along. INFORMANT only when the informant agreed. */
export const handoverParts = ['TEXT', 'LINKS', 'PLACE', 'CHILD', 'INFORMANT'] as const;
export type HandoverPart = (typeof handoverParts)[number];

/** Hand-overs between people. */
export const manualWays = ['PHONE', 'PAPER'] as const;

/** How a picture came that should not have come. */
export const custodyWays = ['ZALO', 'EMAIL', 'PAPER', 'DEVICE', 'OTHER'] as const;
