const hour = 3_600_000;
/** Viet Nam keeps one time the year round. */
const vietnam = 7 * hour;

export type ShiftTimes = { readonly from: Date; readonly to: Date; readonly isGuessed: boolean };

/** The shift that the address asks for (`tu`, `den`: `YYYY-MM-DDTHH:MM`, Viet Nam's time), else the eight hours before now. */
export function shiftOf(search: URLSearchParams, now: Date): ShiftTimes {
  const from = instantOf(search.get('tu'));
  const to = instantOf(search.get('den'));
  if (from && to && from < to && to.getTime() - from.getTime() <= 31 * 24 * hour)
    return { from, to, isGuessed: false };
  return {
    from: new Date(now.getTime() - 8 * hour),
    to: now,
    isGuessed: search.has('tu') || search.has('den'),
  };
}

/** As `input[type=datetime-local]` wants it. */
export function localOf(at: Date): string {
  return new Date(at.getTime() + vietnam).toISOString().slice(0, 16);
}

function instantOf(local: string | null): Date | null {
  if (!local || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const at = Date.parse(`${local}:00Z`);
  return Number.isNaN(at) ? null : new Date(at - vietnam);
}
