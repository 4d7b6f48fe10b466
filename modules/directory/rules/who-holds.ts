import { isValidOn } from './effective-dates.ts';
import type { Area, RoleAssignment } from './model.ts';
import { ancestryOf, areaHeirsOn, type AreaIndex } from './succession.ts';

/** Who answers for a role: the lead at the nearest level that has one, and the bodies that help it there. */
export interface Holding {
  lead: RoleAssignment;
  coordinating: RoleAssignment[];
  /** The place asked for, as it is on that day. */
  place: Area;
}

export type HolderAnswer =
  | { found: 'ONE'; holding: Holding }
  /** The place was divided and the parts answer to different offices: a person says which part is meant. */
  | { found: 'SEVERAL'; holdings: Holding[] }
  /** `PLACE_UNKNOWN`: no such place, or it ended without heirs; `NOBODY`: no one holds the role there on that day. */
  | { found: 'NONE'; reason: 'PLACE_UNKNOWN' | 'NOBODY' };

/**
 * Who holds `roleCode` for a place on a day. The place may be older or newer than the day: it is first carried along its
 * succession; from there the question climbs commune → district → province → country until somebody answers.
 */
export function whoHolds(
  index: AreaIndex,
  assignments: readonly RoleAssignment[],
  roleCode: string,
  areaId: string,
  date: string,
): HolderAnswer {
  const places = areaHeirsOn(index, areaId, date);
  if (places.length === 0) return { found: 'NONE', reason: 'PLACE_UNKNOWN' };
  const valid = assignments.filter(
    (assignment) => assignment.roleCode === roleCode && isValidOn(assignment, date),
  );
  const byArea = Map.groupBy(valid, (assignment) => assignment.areaId);
  const holdings = new Map<string, Holding>();
  for (const { item: place } of places) {
    const here = ancestryOf(index, place)
      .map((area) => byArea.get(area.id) ?? [])
      .find((held) => held.some((assignment) => assignment.part === 'LEAD'));
    const lead = here?.find((assignment) => assignment.part === 'LEAD');
    if (here && lead && !holdings.has(lead.id)) {
      holdings.set(lead.id, {
        lead,
        coordinating: here.filter((assignment) => assignment.part === 'COORDINATING'),
        place,
      });
    }
  }
  const [only, ...others] = holdings.values();
  if (!only) return { found: 'NONE', reason: 'NOBODY' };
  return others.length === 0
    ? { found: 'ONE', holding: only }
    : { found: 'SEVERAL', holdings: [only, ...others] };
}
