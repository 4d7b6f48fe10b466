/**
 * Whom an unanswered alarm reaches, and how long each has before the next is rung (hotline practice: the duty person, five minutes later
 * the one behind, five more the head of the office). A rank that has nobody waits for nothing: the next is rung at once.
 */
export const ranks = ['ON_DUTY', 'BACKUP', 'HEAD', 'COORDINATOR'] as const;
export type Rank = (typeof ranks)[number];

export type Rung = { readonly ranks: readonly Rank[]; readonly minutes: number };

/** Everybody reached is rung by telephone, text message and mail at once. */
const firstRound: readonly Rung[] = [
  { ranks: ['ON_DUTY'], minutes: 5 },
  { ranks: ['BACKUP'], minutes: 5 },
  { ranks: ['HEAD'], minutes: 5 },
];

/** Every later round, for ever, until a person answers: whoever leads the programme is rung beside the office. */
const laterRound: readonly Rung[] = [
  { ranks: ['ON_DUTY', 'COORDINATOR'], minutes: 5 },
  { ranks: ['BACKUP'], minutes: 5 },
  { ranks: ['HEAD'], minutes: 5 },
];

/** Rungs of one round. */
export const roundLength = firstRound.length;
/** The longest that any rung waits: a due time that lies further ahead was written by a wrong clock. */
export const longestWaitMinutes = Math.max(...[...firstRound, ...laterRound].map((rung) => rung.minutes));

/** The rung with this number (0 the first), counted through all rounds. */
export function rungAt(number: number): Rung {
  const rung = (number < roundLength ? firstRound : laterRound)[number % roundLength];
  if (!rung) throw new RangeError(`no rung ${number}`);
  return rung;
}

/** The whole office has been tried and nobody answered. */
export function isUnanswered(rungsRung: number): boolean {
  return rungsRung > roundLength;
}
