import type { z } from 'zod';

import { type CivilDate, findCivilDate, formatDate, formatInstant } from '#kernel/clock/clock.ts';
import type { findHolder, findPlaces, getOrganization, listDutyGaps } from '../../contract.ts';
import type { PagesWords } from './messages.vi.ts';

type Organization = z.output<typeof getOrganization.output>;
type Held = z.output<typeof findHolder.output>['holders'][number];
type Candidate = z.output<typeof findPlaces.output>['candidates'][number];
type Duty = z.output<typeof listDutyGaps.output>;

/** A day from the address bar, or today when it is none. */
export function dayOf(text: string | null, today: CivilDate): CivilDate {
  return (text === null ? undefined : findCivilDate(text)) ?? today;
}

const date = (value: CivilDate | null, words: PagesWords): string =>
  value === null ? words.organization.open : formatDate(value);

/** Everything the organisation's page shows, as words and dates that people read. */
export function organizationView(found: Organization, words: PagesWords) {
  const { asOf } = found;
  const w = words.organization;
  const kin = (list: Organization['predecessors']) =>
    list.map((one) => ({
      id: one.organizationId,
      name: one.name,
      on: formatDate(one.effectiveOn),
      extent: w.extent[one.extent],
      basis: one.legalBasis,
    }));
  return {
    id: found.organizationId,
    title: asOf?.name ?? found.history.at(-1)?.name ?? '',
    isValid: asOf !== null,
    facts: asOf
      ? ([
          [w.symbol, asOf.symbol],
          [w.area, found.area.name],
          [w.parent, asOf.parent?.name ?? w.none],
          [w.officePhone, asOf.officePhone ?? w.none],
          [w.officeEmail, asOf.officeEmail ?? w.none],
          [w.address, asOf.address ?? w.none],
          [w.agencyIdentifier, asOf.agencyIdentifier ?? w.none],
          [w.certainty, w.certainties[found.certainty]],
        ] as const)
      : [],
    parentId: asOf?.parent?.organizationId ?? null,
    roles: found.roles.map((role) => ({
      key: `${role.roleCode}${role.area.areaId}${role.validFrom}`,
      name: role.roleName,
      area: role.area.name,
      part: role.part === 'LEAD' ? w.lead : w.coordinating,
      from: formatDate(role.validFrom),
      to: date(role.validTo, words),
    })),
    posts: found.posts.map((post) => ({
      key: post.postId,
      title: post.title,
      isHead: post.isHead,
      unit: found.units.find((unit) => unit.unitId === post.unitId)?.name ?? '',
      holder: post.holder?.person.name ?? w.vacant,
      from: post.holder ? formatDate(post.holder.validFrom) : '',
    })),
    focalPoints: found.focalPoints.map((focal) => ({
      key: `${focal.scope}${focal.validFrom}`,
      scope: scopeName(focal.scope, found, words),
      person: focal.person.name ?? '',
      deputies: focal.deputies.map((deputy) => deputy.name ?? '').join(', ') || w.none,
      from: formatDate(focal.validFrom),
      to: date(focal.validTo, words),
    })),
    history: found.history.map((version) => ({
      key: version.validFrom,
      name: version.name,
      symbol: version.symbol,
      from: formatDate(version.validFrom),
      to: date(version.validTo, words),
    })),
    predecessors: kin(found.predecessors),
    successors: kin(found.successors),
  };
}

function scopeName(scope: string, found: Organization, words: PagesWords): string {
  return scope === 'ANY'
    ? words.organization.anyScope
    : (found.roles.find((role) => role.roleCode === scope)?.roleName ?? scope);
}

/** People who hold a post on the day, once each, for lists to choose from. */
export function peopleOf(
  found: Organization,
): { id: string; name: string; appointments: { id: string; title: string }[] }[] {
  const holders = found.posts.flatMap((post) => (post.holder ? [{ post, holder: post.holder }] : []));
  return [...Map.groupBy(holders, ({ holder }) => holder.person.personId)].map(([id, held]) => ({
    id,
    name: held[0]?.holder.person.name ?? '',
    appointments: held.map(({ post, holder }) => ({ id: holder.appointmentId, title: post.title })),
  }));
}

export function placeView(
  candidate: Candidate,
  words: PagesWords,
): { id: string; name: string; note: string } {
  const notes = [
    candidate.parentName ?? '',
    candidate.formerName ? words.directory.formerly(candidate.formerName) : '',
    candidate.whole ? '' : words.directory.part,
  ];
  return {
    id: candidate.areaId,
    name: candidate.name,
    note: notes.filter((note) => note !== '').join(' · '),
  };
}

export function heldView(held: Held, words: PagesWords) {
  const w = words.directory;
  const { focalPoint } = held;
  return {
    id: held.lead.organizationId,
    place: held.place.name,
    office: held.unit ? `${held.unit.name}, ${held.lead.name}` : held.lead.name,
    coordinating: held.coordinating.map((one) => one.name).join(', '),
    focalPoint: focalPoint ? (focalPoint.person.name ?? '') : w.noFocalPoint,
    acting: focalPoint
      ? focalPoint.acting
        ? `${focalPoint.acting.name ?? ''} (${w.actingAs[focalPoint.acting.as]})`
        : w.everybodyAway
      : '',
  };
}

export function dutyView(found: Duty, words: PagesWords) {
  const when = (text: string): string => formatInstant(new Date(text));
  return {
    gaps: found.gaps.map((gap) => ({
      key: gap.startsAt,
      from: when(gap.startsAt),
      to: when(gap.endsAt),
      why: words.duty.why[gap.why],
    })),
    shifts: found.shifts.map((shift) => ({
      key: shift.shiftId,
      from: when(shift.startsAt),
      to: when(shift.endsAt),
      person: shift.person.name ?? '',
      backup: shift.backup?.name ?? words.duty.nobody,
    })),
  };
}

/** `2026-11-24T17:00` of a form, in Viet Nam's time, as an instant; anything else unchanged, so that the handle refuses it in words. */
export function instantOf(local: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(local) ? `${local}:00+07:00` : local;
}

/** An empty field means: none. */
export function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
