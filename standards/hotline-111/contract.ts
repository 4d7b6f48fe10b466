/** The messages between this platform and the national hotline 111, and the port that the platform speaks to. Our proposal: see README. */
import { z } from 'zod';

/** Version of the messages, in every one of them. */
export const hotlineSchema = 'an-nhi.hotline-111/1';

export const hotlinePurposes = ['COUNSELLING', 'FIND_SERVICE', 'OTHER_PROVINCE', 'HANDLE', 'INFORM'] as const;
const zPurpose = z.enum(hotlinePurposes);
const zInstant = z.iso.datetime({ offset: true });

/** A number under which the other side has a case: printable, no space at its ends, so that it can be read out and typed. */
export const zCaseNumber = z.string().regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ./_-]{0,98}[\p{L}\p{N}])?$/u);

const zInformant = z.strictObject({
  kind: z.string().max(40),
  name: z.string().max(1_000),
  phone: z.string().max(200),
  safeToCall: z.enum(['', 'ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS']),
  callWhen: z.string().max(2_000),
});

/** What goes to 111. A part that was not handed over is null. */
export const zHotlineCase = z.strictObject({
  schema: z.literal(hotlineSchema),
  handoverId: z.uuid(),
  from: z.strictObject({ organization: z.string().max(300), place: z.string().max(200) }),
  purpose: zPurpose,
  isEmergency: z.boolean(),
  receivedAt: zInstant,
  category: z.string().max(60).nullable(),
  text: z.string().max(200_000).nullable(),
  links: z.array(z.string().max(8_192)).max(500).nullable(),
  place: z.string().max(2_000).nullable(),
  childAge: z.string().max(200).nullable(),
  informant: zInformant.nullable(),
  note: z.string().max(20_000),
});
export type HotlineCase = z.infer<typeof zHotlineCase>;

/** 111's receipt. Unknown fields are ignored: it is their message. */
export const zHotlineReceipt = z.object({ caseNumber: zCaseNumber, receivedAt: zInstant });
export type HotlineReceipt = z.infer<typeof zHotlineReceipt>;

/** What became of a case that 111 gave us. */
export const zHotlineStatus = z.strictObject({
  schema: z.literal(hotlineSchema),
  /** 111's own number. */
  caseNumber: z.string().max(100),
  /** Our number of it. */
  reference: z.string().max(40),
  status: z.enum(['ACCEPTED', 'CLOSED']),
  at: zInstant,
});
export type HotlineStatus = z.infer<typeof zHotlineStatus>;

/** What comes from 111. */
export const zIncomingCase = z.strictObject({
  schema: z.literal(hotlineSchema),
  caseNumber: zCaseNumber,
  receivedAt: zInstant,
  purpose: zPurpose,
  isEmergency: z.boolean().default(false),
  text: z.string().max(200_000),
  links: z.array(z.string().max(8_192)).max(500).default([]),
  place: z.string().max(2_000).default(''),
  childAge: z.string().max(200).default(''),
  /** Present only when the caller agreed. */
  informant: zInformant.nullable().default(null),
  informantKind: z
    .enum(['CHILD', 'PARENT', 'TEACHER', 'CITIZEN', 'OFFICER', 'PROVIDER', 'UNKNOWN'])
    .default('UNKNOWN'),
  note: z.string().max(20_000).default(''),
});

/** Our receipt: what 111 quotes when it asks about the case. */
export const zIncomingReceipt = z.object({ receipt: z.string(), receivedAt: zInstant, isNew: z.boolean() });

/** The number of a case that 111 had taken without one. */
export const zLateReceipt = z.strictObject({
  schema: z.literal(hotlineSchema),
  handoverId: z.uuid(),
  caseNumber: zCaseNumber,
  receivedAt: zInstant,
});

/** One word of why nothing was delivered; `isFinal`: trying again will not help, a person must. */
export class HotlineTrouble extends Error {
  readonly word: string;
  readonly isFinal: boolean;
  constructor(word: string, isFinal: boolean) {
    super(`111: ${word}`);
    this.name = 'HotlineTrouble';
    this.word = word;
    this.isFinal = isFinal;
  }
}

/** What the platform asks of the bridge. Both may be repeated without harm. @throws HotlineTrouble */
export type Hotline111 = {
  /** Null: taken, the number follows. */
  sendCase(one: HotlineCase): Promise<HotlineReceipt | null>;
  tellStatus(status: HotlineStatus): Promise<void>;
};
