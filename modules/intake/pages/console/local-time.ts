/** What `<input type="datetime-local">` sends, read as Viet Nam's time (UTC+7, no summer time); null when it is no such moment. */
export function instantOfLocal(typed: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/.exec(typed);
  if (!found) return null;
  const at = new Date(`${found[1]}:00+07:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** 8 o'clock of the next day in Viet Nam. */
export function nextMorning(now: Date): string {
  const day = new Date(now.getTime() + (7 + 24) * 3_600_000).toISOString().slice(0, 10);
  return new Date(`${day}T08:00:00+07:00`).toISOString();
}
