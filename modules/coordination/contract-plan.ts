/** A step before it is sent: the shapes that preview and screens share. */
import { z } from 'zod';
import { alternateKinds, cautions, parts, problemKinds, stepVias } from './rules/words-of-steps.ts';

const zSentence = z.object({ vi: z.string(), en: z.string() });
export const zPart = z.enum(parts);
const zOfficeName = z.object({ organizationId: z.string(), name: z.string(), symbol: z.string() });

/** One clock in words: which limit, on what it rests, when it runs out. `dueAt` null: from the event, or not yet known (holidays). */
export const zStepClock = z.object({
  timeLimitKey: z.string(),
  name: zSentence,
  /** "4 giờ", "20 ngày". */
  within: zSentence,
  startsAt: z.enum(['SENT', 'ACCEPTED']),
  dueAt: z.string().nullable(),
  /** "NĐ 56/2017, Điều 26 khoản 1". */
  legalBasis: z.string(),
  /** The law says "at once"; the number is the province's own setting. */
  isSetting: z.boolean(),
});

/** One part as the receiver will see it. */
export const zShownPart = z.object({
  part: zPart,
  values: z.array(z.string()),
  /** Words that are confidential by law (NĐ 56/2017, Điều 24, 33). */
  isRestricted: z.boolean(),
});

export const zProblem = z.object({
  kind: z.enum(problemKinds),
  sentence: zSentence,
  /** The words of the report, or of the mark, that caused it. */
  because: z.array(z.string()),
});

export const zAlternate = z.object({
  kind: z.enum(alternateKinds),
  organizationId: z.string(),
  name: z.string(),
  roleCode: z.string().nullable(),
  person: z.object({ personId: z.string(), name: z.string() }).nullable(),
});

/** A step before it is sent: everything that the sender should know. `problems` empty: it may be sent. */
export const zStepPlan = z.object({
  office: zOfficeName
    .extend({
      parentName: z.string().nullable(),
      areaName: z.string(),
      /** Functional roles that it holds, and for where. */
      roles: z.array(z.object({ code: z.string(), name: z.string(), areaName: z.string() })),
    })
    .nullable(),
  roleCode: z.string().nullable(),
  person: z
    .object({
      /** Null: typed, not in the directory. */
      personId: z.string().nullable(),
      name: z.string(),
      title: z.string(),
      as: z.enum(['FOCAL_POINT', 'SUBSTITUTE', 'DEPUTY', 'TYPED']),
    })
    .nullable(),
  /** Others whom the office has named, present today; any of them may be chosen. */
  otherPeople: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string() })),
  via: z.enum(stepVias),
  acceptance: zStepClock,
  /** Null where the purpose ends with acceptance. */
  work: zStepClock.nullable(),
  cautions: z.array(z.enum(cautions)),
  problems: z.array(zProblem),
  alternates: z.array(zAlternate),
  /** Of the problems, what was only read out of the text: a supervisor may say that this office or person is not meant. */
  clearable: z.array(z.object({ kind: z.enum(['OFFICE', 'PERSON']), id: z.string(), name: z.string() })),
  /** How a slip travels: sealed to the office's public key by mail, or on paper under seal. Null for ACCOUNT. */
  slipTravels: z.enum(['SEALED_MAIL', 'PAPER']).nullable(),
});
export type StepPlan = z.infer<typeof zStepPlan>;
