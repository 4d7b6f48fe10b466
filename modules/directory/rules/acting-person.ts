/** A named person of an office, and whether that person can be expected to act on the day asked about. */
export interface OfficePerson {
  personId: string;
  /** Holds a post in the office on that day. */
  inOffice: boolean;
  absent: boolean;
  /** Whom the absent person named for the time away. */
  substituteId: string | null;
}

/** Whom an office has named for a role, or for everything (`ANY`), with the deputies in their order. */
export interface FocalPoint {
  scope: string;
  personId: string;
  deputyIds: readonly string[];
}

export const actingAs = ['FOCAL_POINT', 'SUBSTITUTE', 'DEPUTY'] as const;

export interface StandIn {
  personId: string;
  as: (typeof actingAs)[number];
  /** Can act on that day: in the office, and not away. */
  isThere: boolean;
}

/** The person named for the very role comes before the one named for everything. */
export function chooseFocalPoint(points: readonly FocalPoint[], roleCode: string | null): FocalPoint | null {
  return (
    points.find((point) => point.scope === roleCode) ?? points.find((point) => point.scope === 'ANY') ?? null
  );
}

/**
 * Who may act for a focal point on a day, each person once, in this order: the person, the substitute named for the absence (and the
 * substitute's own, and so on), the deputies. The first who `isThere` acts. When nobody is, the office must be told; nobody is invented.
 */
export function listStandIns(focal: FocalPoint, people: readonly OfficePerson[]): StandIn[] {
  const byId = new Map(people.map((person) => [person.personId, person]));
  const listed = new Map<string, StandIn>();
  const add = (personId: string, as: StandIn['as']) => {
    const person = byId.get(personId);
    if (!listed.has(personId))
      listed.set(personId, { personId, as, isThere: person?.inOffice === true && !person.absent });
  };
  add(focal.personId, 'FOCAL_POINT');
  for (
    let id = byId.get(focal.personId)?.substituteId ?? null;
    id !== null && !listed.has(id);
    id = byId.get(id)?.substituteId ?? null
  )
    add(id, 'SUBSTITUTE');
  for (const id of focal.deputyIds) add(id, 'DEPUTY');
  return [...listed.values()];
}
