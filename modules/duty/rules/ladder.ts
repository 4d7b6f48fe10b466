/**
 * Whom an unanswered alarm reaches, and when (hotline practice: the duty person, five minutes later the one behind, five more the
 * head of the office). Minutes count from the first ring; `AGAIN` repeats the ladder with the programme's lead beside it.
 */
export const ranks = ['ON_DUTY', 'BACKUP', 'HEAD', 'COORDINATOR'] as const;
export type Rank = (typeof ranks)[number];

export type Rung = { readonly minute: number; readonly ranks: readonly Rank[] };

/** The first round. Everybody reached is rung by telephone, text message and mail at once. */
export const firstRound: readonly Rung[] = [
  { minute: 0, ranks: ['ON_DUTY'] },
  { minute: 5, ranks: ['BACKUP'] },
  { minute: 10, ranks: ['HEAD'] },
];

/** Every later round: from minute 15 on, for ever, until a person answers. */
export const laterRound: readonly Rung[] = [
  { minute: 0, ranks: ['ON_DUTY', 'COORDINATOR'] },
  { minute: 5, ranks: ['BACKUP'] },
  { minute: 10, ranks: ['HEAD'] },
];

/** Minutes of one round. */
export const roundMinutes = 15;

/** The rung with this number (0 the first), counted through all rounds. */
export function rungAt(number: number): Rung {
  const length = firstRound.length;
  const round = Math.floor(number / length);
  const rung = (round === 0 ? firstRound : laterRound)[number % length];
  if (!rung) throw new RangeError(`no rung ${number}`);
  return { minute: round * roundMinutes + rung.minute, ranks: rung.ranks };
}

/** The last of the first round has been rung and nobody answered: the alarm counts as unanswered and the file says so. */
export function isUnanswered(rungsRung: number): boolean {
  return rungsRung > firstRound.length;
}
