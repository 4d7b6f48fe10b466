import { z } from 'zod';
import { defineAction } from '#kernel/actions/handle.ts';
import { allowPublic } from '#kernel/permissions/allow.ts';
import { longestText } from './rules/meaning.ts';

/** How a report came in (glossary: IntakeChannel). */
export const intakeChannels = ['WEB', 'PHONE', 'HOTLINE_111', 'ZALO', 'APP', 'WALK_IN', 'LETTER', 'PROVIDER_API', 'REFERRED'] as const;
export const zIntakeChannel = z.enum(intakeChannels);

export const informantKinds = ['CHILD', 'PARENT', 'TEACHER', 'CITIZEN', 'OFFICIAL', 'PROVIDER', 'UNKNOWN'] as const;
export const zInformantKind = z.enum(informantKinds);

const zTyped = (longest: number) => z.string().max(longest).default('');

/** What a person sends. Every text is kept byte for byte as typed; nothing but a sentence or a link is needed. */
export const zNewReport = z.strictObject({
  text: z.string().max(longestText).default(''),
  /** Addresses or accounts as pasted, one each. */
  links: z.array(z.string()).max(5_000).default([]),
  place: zTyped(2_000),
  childAge: zTyped(200),
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

/** Sends a report. The same nonce (any bytes, base64url) answers the same code, however often and however fast it comes. */
export const submitReport = defineAction('reports.submit-report', {
  input: z.strictObject({
    nonce: z.string().regex(/^[A-Za-z0-9_-]{16,200}$/),
    channel: zIntakeChannel,
    receivedAt: z.iso.datetime({ offset: true }).optional(),
    report: zNewReport,
  }),
  output: z.object({
    /** 16 digits; shown once, stored only as a keyed hash. */
    trackingCode: z.string(),
    receivedAt: z.string(),
    /** False when this nonce had already made its report. */
    isNew: z.boolean(),
  }),
  allow: allowPublic,
});

export const zPublicOutcome = z.enum(['CHILD_SUPPORTED', 'CONTENT_REMOVED', 'WITH_RESPONSIBLE_BODY', 'NOT_ENOUGH_TO_ACT', 'NOT_ABOUT_A_CHILD']);

/** What the holder of a tracking code may read: plain steps. Null for a wrong and for an expired code alike. */
export const zPublicStatus = z.object({
  reached: z.array(z.object({ step: z.enum(['RECEIVED', 'READ', 'PASSED_ON', 'CLOSED']), at: z.string() })),
  outcome: zPublicOutcome.optional(),
});
export type PublicStatus = z.infer<typeof zPublicStatus>;

export const findStatus = defineAction('reports.find-status', {
  input: z.strictObject({ trackingCode: z.string().max(200) }),
  output: z.object({ status: zPublicStatus.nullable() }),
  allow: allowPublic,
});
