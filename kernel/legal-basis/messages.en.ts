import type { LegalBasisMessages } from './messages.vi.ts';

export const messages = {
  unknown: (id) =>
    `The registry of legal bases has no "${id}". The legal officer must enter it before it can be cited.`,
  notYet: (number, on, from) => `${number} was not in force on ${on}: it is in force from ${from}.`,
  ended: (number, on, to, successors) =>
    `${number} was no longer in force on ${on} (it ended on ${to}). ${successors}`,
  validityUnknown: (number, successors) =>
    `The registry does not know since when ${number} is in force, so it cannot be cited yet. The legal officer must check and enter the date. ${successors}`,
  useInstead: (list) => `Cite instead: ${list}.`,
  successor: (number, title, from) => `${number} (${title}), in force from ${from}`,
  successorUndated: (number, title) => `${number} (${title}), date of entry into force not recorded`,
  noSuccessor: 'No successor is recorded; ask the legal officer.',
  noPower: (power, on) =>
    `This office has no recorded power to ${power} on ${on}. What was entered is kept: write a letter of request to the body that has it; its answer will be followed up.`,
  holders: (list) => `Bodies that have it: ${list}.`,
  basisEnded: (sentence) => `The recorded power rests on a basis that cannot be used: ${sentence}`,
  powers: {
    REQUEST_REMOVAL: 'request the removal of content',
    REQUEST_BLOCKING: 'request the blocking of access',
    REQUEST_USER_DATA: 'request user data',
    DECIDE_SEPARATION: 'decide the temporary separation of a child',
  },
} satisfies LegalBasisMessages;
