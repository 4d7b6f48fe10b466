/** The words of the room's contract: what a report consists of and what it may be called. Handles stand in contract.ts and beside it. */
import { z } from 'zod';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { fileRoles } from '#kernel/permissions/roles.ts';
import { categories, closingReasons, intakeChannels, priorities } from './rules/categories.ts';
import { longestText, mostLinksKept } from './rules/meaning.ts';
import { reportStates } from './rules/states.ts';
import { closePeople, troubles } from './rules/wishes.ts';

export { categories, closingReasons, intakeChannels, priorities };
export { categoryNames, channelNames, priorityNames } from './rules/names.ts';

export const zIntakeChannel = z.enum(intakeChannels);

export const informantKinds = [
  'CHILD',
  'PARENT',
  'TEACHER',
  'CITIZEN',
  'OFFICER',
  'PROVIDER',
  'UNKNOWN',
] as const;
export const zInformantKind = z.enum(informantKinds);

const zTyped = (longest: number) => z.string().max(longest).default('');

/** What a person sends. Every text is kept byte for byte as typed; nothing but a sentence or a link is needed. */
export const zNewReport = z.strictObject({
  text: z.string().max(longestText).default(''),
  /** Addresses or accounts as pasted, one each. */
  links: z.array(z.string()).max(mostLinksKept).default([]),
  place: zTyped(2_000),
  childAge: zTyped(200),
  /** What a child tapped as "what happened"; decides nothing. */
  trouble: z.enum(troubles).optional(),
  /** "Ai em không muốn biết chuyện này?" Routing to them waits for a supervisor. @restricted */
  mustNotKnow: z
    .strictObject({ people: z.array(z.enum(closePeople)).max(6).default([]), words: zTyped(2_000) })
    .prefault({}),
  informant: z
    .strictObject({
      kind: zInformantKind.default('UNKNOWN'),
      /** @restricted */
      name: zTyped(1_000),
      /** @restricted */
      phone: zTyped(200),
      /** @restricted */
      email: zTyped(1_000),
      safeToCall: z.enum(['', 'ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS']).default(''),
      callWhen: zTyped(2_000),
    })
    .prefault({}),
  language: z.enum(['vi', 'en']).default('vi'),
});
export type NewReport = z.infer<typeof zNewReport>;

export const zPublicOutcome = z.enum([
  'CHILD_SUPPORTED',
  'CONTENT_REMOVED',
  'WITH_RESPONSIBLE_BODY',
  'NOT_ENOUGH_TO_ACT',
  'NOT_ABOUT_A_CHILD',
  /** A try-out, a child's test call: thanked kindly. */
  'TRIED_OUT',
]);

export const zFileId = z.uuid().transform((id) => asId<FileId>(id));
export const zState = z.enum(reportStates);
export const zCategory = z.enum(categories);
export const zPriority = z.enum(priorities);
export const zClosingReason = z.enum(closingReasons);

/** Roles that may read a report of their office. */
export const readers = fileRoles;
/** Roles that work a report on. */
export const workers = ['INTAKE_OFFICER', 'COORDINATOR', 'SUPERVISOR'] as const;
