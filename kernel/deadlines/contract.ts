import { z } from 'zod';
import { findCivilDate } from '#kernel/clock/clock.ts';
import type { CivilDate } from '#kernel/clock/clock.ts';
import { confidence } from '#kernel/legal-basis/contract.ts';

const civil = z.custom<CivilDate>(
  (value) => typeof value === 'string' && findCivilDate(value) !== undefined,
  'YYYY-MM-DD',
);
const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/** One announced day. WORKED is a Saturday worked in exchange for a SWAPPED_OFF weekday; the others are days off. */
export const holiday = z.strictObject({
  day: civil,
  kind: z.enum(['HOLIDAY', 'COMPENSATORY', 'SWAPPED_OFF', 'WORKED']),
  name: bilingual,
  source: z.string().min(1),
  confidence,
});

/** Days that a notice may still turn into days off or worked Saturdays. Both ends included. */
export const undecidedDays = z.strictObject({
  from: civil,
  to: civil,
  why: bilingual,
  source: z.string().min(1),
});

/** One year of the table. `swapDaysAnnounced` is true exactly when nothing is undecided. */
export const holidayYear = z
  .strictObject({
    year: z.int().min(2000).max(2200),
    swapDaysAnnounced: z.boolean(),
    notices: z.array(z.string()),
    days: z.array(holiday),
    undecided: z.array(undecidedDays),
    note: z.string().optional(),
  })
  .refine(
    (y) => y.swapDaysAnnounced === (y.undecided.length === 0),
    'swapDaysAnnounced and undecided contradict each other',
  )
  .refine((y) => y.undecided.every((u) => u.from <= u.to), 'undecided days end before they begin')
  .refine((y) => new Set(y.days.map((d) => d.day)).size === y.days.length, 'a day occurs twice')
  .refine((y) => y.days.every((d) => d.day.startsWith(`${y.year}-`)), 'a day of another year');
export type HolidayYear = Readonly<z.infer<typeof holidayYear>>;

export const unit = z.enum(['HOUR', 'DAY', 'WORKING_DAY', 'MONTH', 'DATE', 'SAME_DAY']);

/**
 * ACT_BY: to be done by then; a last day that is a day off moves to the next working day. AT_MOST: something that must not last longer
 * (a child's separation); a day off gives no grace. AT_LEAST: something that must last as long (a log); no clock runs.
 */
export const nature = z.enum(['ACT_BY', 'AT_MOST', 'AT_LEAST']);

/** Where a ladder step is counted from, how many hours later, and whom it reaches. */
const escalationStep = z.strictObject({
  step: z.int().positive(),
  at: z.enum(['WARNING', 'BREACH']),
  afterHours: z.number().nonnegative(),
  to: z.enum(['FOCAL_POINT', 'UNIT_HEAD', 'ORGANIZATION_HEAD', 'PROGRAMME_LEAD']),
});
export type EscalationStep = Readonly<z.infer<typeof escalationStep>>;

/** A statutory or set time limit, with the days between which it is the rule (`validTo` exclusive). */
export const timeLimit = z
  .strictObject({
    key: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
    name: bilingual,
    /** The event that starts the clock. */
    start: bilingual,
    unit,
    /** Hours, days, working days, months; for SAME_DAY the working days of grace after the day itself; null for DATE. */
    amount: z.int().nonnegative().nullable(),
    /** `MM-DD` of a yearly DATE. */
    monthDay: z
      .string()
      .regex(/^\d\d-\d\d$/)
      .refine((md) => findCivilDate(`2023-${md}`) !== undefined, 'a day that every year has')
      .optional(),
    nature,
    legalBasisId: z.string(),
    article: z.string().min(1),
    validFrom: civil,
    validTo: civil.nullable(),
    /** When the internal warning comes: after a share of the time, or so many hours before the end. */
    warn: z.union([
      z.strictObject({ share: z.number().gt(0).lt(1) }),
      z.strictObject({ hoursBefore: z.number().positive() }),
    ]),
    escalation: z.array(escalationStep),
    /** The cap of an extension: at most `amount` more (same unit), at most `times` times. None: cannot be extended. */
    extension: z.strictObject({ amount: z.int().positive(), times: z.int().positive() }).optional(),
    /** How often a day the limited thing may happen (statements of a child). */
    timesPerDay: z.int().positive().optional(),
    /** The province may change the amount; the law says only "at once". */
    isSetting: z.boolean(),
    confidence,
    note: z.string().optional(),
  })
  .refine(
    (l) => (l.unit === 'DATE') === (l.monthDay !== undefined) && (l.unit === 'DATE') === (l.amount === null),
    'DATE has a monthDay, others an amount',
  )
  .refine((l) => l.validTo === null || l.validFrom < l.validTo, 'validFrom < validTo')
  .refine((l) => l.unit === 'SAME_DAY' || l.amount !== 0, 'a limit of nothing')
  .refine((l) => l.escalation.every((s, i) => s.step === i + 1), 'steps are numbered from 1');
export type TimeLimit = Readonly<z.infer<typeof timeLimit>>;

/** A reason in law for stopping or lengthening the count, for named limits only. */
export const legalReason = z.strictObject({
  code: z.string().regex(/^[A-Z0-9_]+$/),
  allows: z.enum(['PAUSE', 'EXTENSION']),
  legalBasisId: z.string(),
  article: z.string().min(1),
  appliesTo: z.array(z.string()).min(1),
  name: bilingual,
  confidence,
});
export type LegalReason = Readonly<z.infer<typeof legalReason>>;

/** A time during which the clock stands still; `to` null while it does. */
export interface ClockPause {
  readonly from: Date;
  readonly to: Date | null;
}

/** So much more time, in the unit of the limit. */
export interface Extension {
  readonly amount: number;
}
