/** What `<input type="datetime-local">` sends, read as Viet Nam's time (UTC+7, no summer time); null when empty or no such moment. */
export function instantOfLocal(typed: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(typed)) return null;
  const at = new Date(`${typed}+07:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
