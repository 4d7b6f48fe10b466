import { z } from 'zod';
import { findCivilDate } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';

const civil = z.custom<CivilDate>(
  (value) => typeof value === 'string' && findCivilDate(value) !== undefined,
  'YYYY-MM-DD',
);

/** V: text read. S: secondary source read. GK-*: general knowledge, confidence high, medium, low. A legal officer confirms all. */
export const confidence = z.enum(['V', 'S', 'GK-H', 'GK-M', 'GK-L']);

/** One instrument. `validTo` is exclusive, null = still in force; `validFrom` null = not known, and then it cannot be cited. */
export const legalBasis = z
  .strictObject({
    id: z.string().regex(/^[A-Z0-9_]+$/),
    kind: z.enum([
      'LAW',
      'DECREE',
      'CIRCULAR',
      'JOINT_CIRCULAR',
      'DECISION',
      'RESOLUTION',
      'STANDARD',
      'PLAN',
    ]),
    number: z.string().min(1),
    title: z.string().min(1),
    validFrom: civil.nullable(),
    validTo: civil.nullable(),
    successorIds: z.array(z.string()),
    confidence,
    source: z.string().min(1),
    note: z.string().optional(),
  })
  .refine(
    (b) => b.validFrom === null || b.validTo === null || b.validFrom < b.validTo,
    'validFrom < validTo',
  );
export type LegalBasis = Readonly<z.infer<typeof legalBasis>>;

/** Who holds a power: one organisation, or whoever holds a functional role on the day (`ICT_AUTHORITY`, …). */
export const powerHolder = z.union([
  z.strictObject({ organizationId: z.string().min(1) }),
  z.strictObject({ functionalRole: z.string().regex(/^[A-Z_]+$/) }),
]);
export type PowerHolder = Readonly<z.infer<typeof powerHolder>>;

/** A power entered by a legal officer. Known names are in `messages.vi.ts`; new ones need no code. */
export const power = z.strictObject({
  id: z.string().min(1),
  holder: powerHolder,
  power: z.string().regex(/^[A-Z_]+$/),
  legalBasisId: z.string(),
  article: z.string().min(1),
  validFrom: civil,
  validTo: civil.nullable(),
  enteredBy: z.string().min(1),
  isDemo: z.boolean(),
});
export type Power = Readonly<z.infer<typeof power>>;
