/** What a field of date and time holds (`2026-12-01T08:15`, Viet Nam's clock) as an instant; undefined when it is empty or none. */
export function instantOf(typed: string): string | undefined {
  const instant = new Date(`${typed}:00+07:00`);
  return typed === '' || Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
