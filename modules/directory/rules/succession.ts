import { isValidOn, type Validity } from './effective-dates.ts';
import type { Area, Succession } from './model.ts';

/** What a unit has become (or was) on a given day. `whole` is false when only a part of the unit went there. */
export interface Heir<T> {
  item: T;
  whole: boolean;
}

/** Units of one kind with their many-to-many succession, ready to be walked in both directions of time. */
export interface Lineage<T extends Validity & { id: string }> {
  byId: ReadonlyMap<string, T>;
  forward: ReadonlyMap<string, readonly Succession[]>;
  backward: ReadonlyMap<string, readonly Succession[]>;
}

export function lineageOf<T extends Validity & { id: string }>(
  items: readonly T[],
  edges: readonly Succession[],
): Lineage<T> {
  return {
    byId: new Map(items.map((item) => [item.id, item])),
    forward: Map.groupBy(edges, (edge) => edge.fromId),
    backward: Map.groupBy(edges, (edge) => edge.toId),
  };
}

/**
 * Who stands in the place of `id` on `date`: itself while it is valid, its successors when it has ended, its predecessors
 * when it had not begun. Empty when it is unknown, or ended without a successor. Edges may join and part again; each heir
 * comes once, whole when any path to it is whole.
 */
export function heirsOn<T extends Validity & { id: string }>(
  lineage: Lineage<T>,
  id: string,
  date: string,
): Heir<T>[] {
  const start = lineage.byId.get(id);
  if (!start) return [];
  const isForward = start.validFrom <= date;
  const heirs = new Map<string, Heir<T>>();
  const visited = new Set<string>();
  const walk = (item: T, whole: boolean): void => {
    if (isValidOn(item, date)) {
      heirs.set(item.id, { item, whole: whole || heirs.get(item.id)?.whole === true });
      return;
    }
    if (visited.has(`${item.id}|${whole}`)) return;
    visited.add(`${item.id}|${whole}`);
    for (const edge of (isForward ? lineage.forward : lineage.backward).get(item.id) ?? []) {
      if (isForward ? edge.effectiveOn > date : edge.effectiveOn <= date) continue;
      const next = lineage.byId.get(isForward ? edge.toId : edge.fromId);
      if (next) walk(next, whole && (isForward ? edge.extent === 'WHOLE' : true));
    }
  };
  walk(start, true);
  return [...heirs.values()];
}

/** Places with their tree as well: a district that ended without heirs of its own lives on in those of its communes. */
export interface AreaIndex extends Lineage<Area> {
  all: readonly Area[];
  children: ReadonlyMap<string | null, readonly Area[]>;
}

export function areaIndexOf(areas: readonly Area[], edges: readonly Succession[]): AreaIndex {
  return { ...lineageOf(areas, edges), all: areas, children: Map.groupBy(areas, (area) => area.parentId) };
}

/** As {@link heirsOn}, for places. A district's heirs on a later day are what its last communes became, never whole. */
export function areaHeirsOn(index: AreaIndex, id: string, date: string): Heir<Area>[] {
  const direct = heirsOn(index, id, date);
  const area = index.byId.get(id);
  if (direct.length > 0 || !area || area.tier !== 'DISTRICT' || area.validTo === null || area.validTo > date)
    return direct;
  const heirs = new Map<string, Heir<Area>>();
  for (const child of index.children.get(id) ?? []) {
    for (const heir of heirsOn(index, child.id, date))
      heirs.set(heir.item.id, { item: heir.item, whole: false });
  }
  return [...heirs.values()];
}

/** From the place itself up to the country, nearest first. */
export function ancestryOf(index: AreaIndex, area: Area): Area[] {
  const parent = area.parentId === null ? undefined : index.byId.get(area.parentId);
  return parent ? [area, ...ancestryOf(index, parent)] : [area];
}
