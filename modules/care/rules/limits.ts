import type { z } from 'zod';
import type { zCategory } from '#modules/reports/contract.ts';

type Category = z.output<typeof zCategory>;

/** What is enough for one person on one day. Numbers of the house, to be set with its own psychologist; none is a target. */
export const limits = {
  /** Weighed looks in a day. */
  cap: 80,
  /** After the cap and a break, so many more before the next. */
  capStep: 20,
  /** Reading without a break. */
  longMinutes: 120,
  /** A pause in reading that counts as a break though nobody pressed anything. */
  pauseMinutes: 20,
  breakMinutes: 10,
  /** For how long "I need to go on" holds. */
  putOffMinutes: 30,
} as const;

/** How heavy a first look at a report of this kind is. Not yet classified: as the lightest, since most are. */
const weights: Readonly<Record<Category, number>> = {
  CSAM: 4,
  SEXTORTION: 3,
  EXPLOITATION: 3,
  SELF_HARM_RISK: 3,
  GROOMING: 2,
  VIOLENCE: 2,
  DEEPFAKE: 2,
  DANGEROUS_CHALLENGE: 2,
  CYBERBULLYING: 1,
  DATA_EXPOSURE: 1,
  SCAM_OR_GAMBLING: 1,
  AGE_INAPPROPRIATE: 1,
  NOT_ABOUT_A_CHILD: 1,
  NUISANCE: 1,
};

export function weightOf(category: Category | null): number {
  return category === null ? 1 : weights[category];
}
