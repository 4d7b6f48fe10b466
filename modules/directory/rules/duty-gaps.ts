/** A stretch of time in milliseconds since 1970, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

export interface DutyShift extends Span {
  shiftId: string;
  /** First the one on duty, then the one behind. */
  personIds: readonly string[];
}

export interface PersonAway extends Span {
  personId: string;
}

/** `NO_SHIFT`: nobody is on the roster; `EVERYBODY_AWAY`: a shift stands there, but all who are on it are absent. */
export interface DutyGap extends Span {
  why: 'NO_SHIFT' | 'EVERYBODY_AWAY';
  shiftId: string | null;
}

/**
 * The stretches of `window` in which nobody would answer. Time is cut wherever a shift or an absence begins or ends, so that each
 * piece is either answered for or a gap throughout; neighbouring pieces with the same reason are joined.
 */
export function findDutyGaps(
  window: Span,
  shifts: readonly DutyShift[],
  absences: readonly PersonAway[],
): DutyGap[] {
  const inside = (instant: number): boolean => instant > window.from && instant < window.to;
  const cuts = [...shifts, ...absences].flatMap((span) => [span.from, span.to]).filter(inside);
  const edges = [...new Set([window.from, ...cuts, window.to])].toSorted((a, b) => a - b);
  const gaps: DutyGap[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const piece = { from, to: edges[index + 1] ?? window.to };
    const shift = shifts.find((candidate) => candidate.from <= from && candidate.to >= piece.to);
    const someoneThere = shift?.personIds.some(
      (personId) =>
        !absences.some((away) => away.personId === personId && away.from <= from && away.to >= piece.to),
    );
    if (someoneThere || piece.from >= piece.to) continue;
    const gap: DutyGap = {
      ...piece,
      why: shift ? 'EVERYBODY_AWAY' : 'NO_SHIFT',
      shiftId: shift?.shiftId ?? null,
    };
    const last = gaps.at(-1);
    if (last && last.to === gap.from && last.why === gap.why && last.shiftId === gap.shiftId)
      last.to = gap.to;
    else gaps.push(gap);
  }
  return gaps;
}
