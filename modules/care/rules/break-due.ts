import { limits } from './limits.ts';

export type Look = { readonly at: Date; readonly weight: number };
export type Break = { readonly kind: 'BREAK' | 'PUT_OFF'; readonly from: Date; readonly until: Date | null };

const minutes = (count: number) => count * 60_000;

/**
 * Whether a break is due, from today's looks and breaks (both oldest first). `LONG`: two hours of reading without one; `CAP`: the day's
 * weight is reached, and again every further step. A break of the wanted length, a pause in reading as long, or one's own reasoned
 * "later" quiets it.
 */
export function breakDue(now: Date, looks: readonly Look[], breaks: readonly Break[]): 'CAP' | 'LONG' | null {
  if (breaks.some((one) => one.kind === 'BREAK' && one.until === null)) return null;
  const until = putOffUntil(breaks);
  if (until && until > now) return null;
  const rested = lastRest(breaks);
  const since = looks.filter((look) => look.at.getTime() > rested);
  const total = looks.reduce((sum, look) => sum + look.weight, 0);
  const sinceRest = since.reduce((sum, look) => sum + look.weight, 0);
  if (total >= limits.cap && (total - sinceRest < limits.cap || sinceRest >= limits.capStep)) return 'CAP';
  const stretch = currentStretch(now, since);
  return stretch && now.getTime() - stretch.getTime() >= minutes(limits.longMinutes) ? 'LONG' : null;
}

/** Until when the latest "I need to go on" holds. */
export function putOffUntil(breaks: readonly Break[]): Date | null {
  const last = breaks.findLast((one) => one.kind === 'PUT_OFF');
  return last ? new Date(last.from.getTime() + minutes(limits.putOffMinutes)) : null;
}

/** The end of the last break that was long enough, in ms; 0 when there was none. */
function lastRest(breaks: readonly Break[]): number {
  const rests = breaks.filter(
    (one) =>
      one.kind === 'BREAK' &&
      one.until &&
      one.until.getTime() - one.from.getTime() >= minutes(limits.breakMinutes),
  );
  return Math.max(0, ...rests.map((one) => one.until?.getTime() ?? 0));
}

/** Since when the person has been reading without a pause; null when not reading now. */
function currentStretch(now: Date, looks: readonly Look[]): Date | null {
  let start: Date | null = null;
  let later = now;
  for (const look of looks.toReversed()) {
    if (later.getTime() - look.at.getTime() > minutes(limits.pauseMinutes)) break;
    start = look.at;
    later = look.at;
  }
  return start;
}
