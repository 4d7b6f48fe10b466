/** A named person of an office, and whether that person can be expected to act on the day asked about. */
export interface OfficePerson {
  personId: string;
  /** Holds a post in the office on that day. */
  inOffice: boolean;
  absent: boolean;
  /** Whom the absent person named for the time away. */
  substituteId: string | null;
}

export type ActingAs = 'FOCAL_POINT' | 'SUBSTITUTE' | 'DEPUTY';

/**
 * Who acts for a focal point on a day: the person, else the substitute named for the absence (and the substitute's own, and so
 * on), else the first deputy who is there. Null when everybody is away: the office must be told, nobody is invented.
 */
export function chooseActing(
  focalPersonId: string,
  deputyIds: readonly string[],
  people: readonly OfficePerson[],
): { personId: string; as: ActingAs } | null {
  const byId = new Map(people.map((person) => [person.personId, person]));
  const isThere = (id: string): boolean => {
    const person = byId.get(id);
    return person !== undefined && person.inOffice && !person.absent;
  };
  const asked = new Set<string>();
  for (
    let id: string | null = focalPersonId;
    id !== null && !asked.has(id);
    id = byId.get(id)?.substituteId ?? null
  ) {
    if (isThere(id)) return { personId: id, as: id === focalPersonId ? 'FOCAL_POINT' : 'SUBSTITUTE' };
    asked.add(id);
  }
  const deputy = deputyIds.find(isThere);
  return deputy === undefined ? null : { personId: deputy, as: 'DEPUTY' };
}
