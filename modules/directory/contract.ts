/**
 * Who is responsible where and since when: the only file of this room that other rooms import. For joins there are the views
 * `directory.v_area`, `v_organization`, `v_organization_today`, `v_post_holder`, `v_role_assignment`, `v_person`; for foreign keys
 * the tables `directory.area`, `organization`, `unit`, `post`, `person`.
 */
import { z } from 'zod';

import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { allowOffice, allowPublic, allowSignedIn, allowSystem } from '#kernel/permissions/allow.ts';
import { actingAs } from './rules/acting-person.ts';
import {
  zAgencyIdentifier,
  zAreaId,
  zAreaKind,
  zCivilDate,
  zEmail,
  zExtent,
  zFound,
  zHeld,
  zImportProblem,
  zInstant,
  zNamedPerson,
  zOfficePhone,
  zOrganizationDetails,
  zOrganizationId,
  zOrganizationKind,
  zOrganizationName,
  zPersonId,
  zPhone,
  zPostId,
  zRoleCode,
  zText,
  zTier,
} from './schemas.ts';

const onDay = zCivilDate.optional();
const administrators = allowOffice(['DIRECTORY_ADMIN']);

// Finding ----------------------------------------------------------------------------------------------------------------

/** What a person typed for a place → the place on that day (today when absent). Several: the person chooses; never guessed. */
export const findPlaces = defineQuery('directory.find-places', {
  input: z.object({ text: z.string().max(200), on: onDay }),
  output: z.object({
    found: zFound,
    candidates: z.array(
      z.object({
        areaId: zAreaId,
        name: z.string(),
        kind: zAreaKind,
        tier: zTier,
        parentName: z.string().nullable(),
        /** The older (or later) name by which it was found, with what lay above it; null when the name holds on that day. */
        formerName: z.string().nullable(),
        /** False when only a part of the place that was named belongs here. */
        whole: z.boolean(),
      }),
    ),
  }),
  allow: allowPublic,
  reads: 'OPEN',
});

/** Who holds role R for place P on date D: organisation, unit, named person, deputies, and who acts considering absence. */
export const findHolder = defineQuery('directory.find-holder', {
  input: z.object({ roleCode: zRoleCode, areaId: zAreaId, on: onDay }),
  output: z.object({
    found: zFound,
    reason: z.enum(['PLACE_UNKNOWN', 'NOBODY']).nullable(),
    holders: z.array(zHeld),
  }),
  allow: allowPublic,
  reads: 'OPEN',
});

/** The catalogue of functional roles, in Vietnamese order. */
export const listRoles = defineQuery('directory.list-roles', {
  input: z.object({}),
  output: z.object({ roles: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })) }),
  allow: allowPublic,
  reads: 'OPEN',
});

/** Who answers now (or at `at`) in this office. Empty: nobody is awake; say so before the first question. */
export const findOnDuty = defineQuery('directory.find-on-duty', {
  input: z.object({
    organizationId: zOrganizationId,
    kind: z.enum(['INTAKE', 'EMERGENCY']),
    at: zInstant.optional(),
  }),
  output: z.object({ onDuty: z.array(zNamedPerson), until: zInstant.nullable() }),
  allow: allowPublic,
  reads: 'OPEN',
});

/** One search over organisations, officials and places, with or without accents. At most 20 of each. */
export const searchDirectory = defineQuery('directory.search-directory', {
  input: z.object({ text: z.string().min(1).max(200), on: onDay }),
  output: z.object({
    organizations: z.array(
      zOrganizationName.extend({ kind: zOrganizationKind, areaName: z.string(), isValid: z.boolean() }),
    ),
    people: z.array(
      z.object({ personId: zPersonId, name: z.string(), title: z.string(), organization: zOrganizationName }),
    ),
    places: z.array(z.object({ areaId: zAreaId, name: z.string(), parentName: z.string().nullable() })),
  }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

export const getOrganization = defineQuery('directory.get-organization', {
  input: z.object({ organizationId: zOrganizationId, on: onDay }),
  output: zOrganizationDetails,
  allow: allowSignedIn,
  reads: 'OPEN',
});

/**
 * The office as it is called today: what stands at the head of its documents, and the functional roles that it holds.
 * @throws AnNhiError `NOT_FOUND` also for one that has ended
 */
export const getOffice = defineQuery('directory.get-office', {
  input: z.object({ organizationId: zOrganizationId }),
  output: zOrganizationName.extend({
    /** The office directly above; null for one that has none. */
    parentName: z.string().nullable(),
    place: z.string(),
    roles: z.array(z.string()),
  }),
  allow: allowPublic,
  reads: 'OPEN',
});

/** The living office that took over from one that has ended; null when none did. */
export const findSuccessor = defineQuery('directory.find-successor', {
  input: z.object({ organizationId: zOrganizationId }),
  output: z.object({ organizationId: zOrganizationId.nullable() }),
  allow: allowSystem,
  reads: 'OPEN',
});

/** How to reach an official: for the own office and oneself; each look is on record. */
export const getContact = defineQuery('directory.get-contact', {
  input: z.object({ personId: zPersonId }),
  output: zNamedPerson.extend({ phone: z.string().nullable(), email: z.string().nullable() }),
  allow: allowSignedIn,
  reads: 'RESTRICTED',
});

// Organisations ------------------------------------------------------------------------------------------------------------

/** Changes what an organisation is called, whom it belongs to and how the office is reached, from a day on. */
export const changeOrganization = defineAction('directory.change-organization', {
  input: z.object({
    organizationId: zOrganizationId,
    effectiveOn: zCivilDate,
    name: zText(3, 200).optional(),
    symbol: zText(1, 20).optional(),
    parentId: zOrganizationId.nullable().optional(),
    agencyIdentifier: zAgencyIdentifier.nullish(),
    officePhone: zOfficePhone.nullish(),
    officeEmail: zEmail.nullish(),
    address: zText(1, 300).nullish(),
  }),
  output: z.object({
    organizationId: zOrganizationId,
    validFrom: zCivilDate,
    validTo: zCivilDate.nullable(),
  }),
  allow: administrators,
});

/** Merges, splits, dissolves and founds organisations on one day, whole or not at all; no role may be left without a holder. */
export const planSuccession = defineAction('directory.plan-succession', {
  input: z.object({
    effectiveOn: zCivilDate,
    legalBasis: zText(3, 200),
    predecessors: z
      .array(
        z.object({
          organizationId: zOrganizationId,
          /** False when it lives on and only hands over a part. */
          ends: z.boolean(),
          into: z.array(
            z.object({ successor: z.string(), extent: zExtent, share: z.number().gt(0).lte(1).nullable() }),
          ),
        }),
      )
      .min(1)
      .max(200),
    /** `key` is the name used in `into` and `roles`; an existing organisation, or a new one. */
    successors: z
      .array(
        z.union([
          z.object({ key: z.string(), organizationId: zOrganizationId }),
          z.object({
            key: z.string(),
            name: zText(3, 200),
            symbol: zText(1, 20),
            kind: zOrganizationKind,
            areaId: zAreaId,
            parentId: zOrganizationId.nullable(),
          }),
        ]),
      )
      .min(1)
      .max(200),
    roles: z.array(z.object({ roleCode: zRoleCode, areaId: zAreaId, successor: z.string() })).max(1000),
  }),
  output: z.object({ successors: z.array(z.object({ key: z.string(), organizationId: zOrganizationId })) }),
  allow: administrators,
});

/**
 * Redraws the map on one day: places end, new ones take their ground, each share with its legal basis. Roles that belonged to an ended
 * place end with it; `left` names the organisations that still sit there, for `planSuccession` to follow.
 */
export const planAreaSuccession = defineAction('directory.plan-area-succession', {
  input: z.object({
    effectiveOn: zCivilDate,
    legalBasis: zText(3, 200),
    predecessors: z
      .array(
        z.object({
          areaId: zAreaId,
          into: z
            .array(
              z.object({ successor: z.string(), extent: zExtent, share: z.number().gt(0).lte(1).nullable() }),
            )
            .min(1),
        }),
      )
      .min(1)
      .max(300),
    successors: z
      .array(
        z.union([
          z.object({ key: z.string(), areaId: zAreaId }),
          z.object({
            key: z.string(),
            code: z.string().regex(/^[0-9]{2,5}$/u),
            name: zText(3, 120),
            kind: zAreaKind,
            parentId: zAreaId,
          }),
        ]),
      )
      .min(1)
      .max(300),
  }),
  output: z.object({
    successors: z.array(z.object({ key: z.string(), areaId: zAreaId })),
    left: z.array(zOrganizationName),
  }),
  allow: administrators,
});

/** Gives a role for a place to an organisation from a day on; a lead follows the lead before it without a gap. */
export const assignRole = defineAction('directory.assign-role', {
  input: z.object({
    roleCode: zRoleCode,
    areaId: zAreaId,
    organizationId: zOrganizationId,
    unitId: z.uuid().nullable(),
    part: z.enum(['LEAD', 'COORDINATING']),
    effectiveOn: zCivilDate,
  }),
  output: z.object({
    assignmentId: z.uuid(),
    replaced: zOrganizationName.nullable(),
    validTo: zCivilDate.nullable(),
  }),
  allow: administrators,
});

// People -------------------------------------------------------------------------------------------------------------------

/** A person in a post: an existing person (`personId`) or a new one (`fullName`), an existing post (`postId`) or a new one (`title`). */
export const appointPerson = defineAction('directory.appoint-person', {
  input: z
    .object({
      organizationId: zOrganizationId,
      unitId: z.uuid().nullable(),
      postId: zPostId.optional(),
      title: zText(2, 120).optional(),
      isHead: z.boolean().optional(),
      personId: zPersonId.optional(),
      fullName: zText(2, 120).optional(),
      phone: zPhone.nullish(),
      email: zEmail.nullish(),
      effectiveOn: zCivilDate,
      validTo: zCivilDate.nullable(),
    })
    .refine((input) => (input.postId === undefined) !== (input.title === undefined), {
      path: ['title'],
      error: 'ghi một chức vụ',
    })
    .refine((input) => (input.personId === undefined) !== (input.fullName === undefined), {
      path: ['fullName'],
      error: 'ghi họ tên một người',
    }),
  output: z.object({ appointmentId: z.uuid(), personId: zPersonId, postId: zPostId }),
  allow: administrators,
});

/** Ends an appointment; rights that came with the post end that day. */
export const endAppointment = defineAction('directory.end-appointment', {
  input: z.object({ appointmentId: z.uuid(), endsOn: zCivilDate }),
  output: z.object({ personId: zPersonId, organizationId: zOrganizationId }),
  allow: administrators,
});

/** Names the office's focal point and deputies for a role (`ANY`: for everything) from a day on. */
export const setFocalPoint = defineAction('directory.set-focal-point', {
  input: z.object({
    organizationId: zOrganizationId,
    scope: z.union([z.literal('ANY'), zRoleCode]),
    personId: zPersonId,
    deputyIds: z.array(zPersonId).max(9),
    effectiveOn: zCivilDate,
  }),
  output: z.object({ focalPointId: z.uuid(), validTo: zCivilDate.nullable() }),
  allow: administrators,
});

/** Days away, the last one included; oneself or the directory's administrator. No reason is asked. */
export const recordAbsence = defineAction('directory.record-absence', {
  input: z.object({
    personId: zPersonId,
    organizationId: zOrganizationId,
    firstDay: zCivilDate,
    lastDay: zCivilDate,
    substituteId: zPersonId.nullable(),
  }),
  output: z.object({ absenceId: z.uuid() }),
  allow: allowSignedIn,
});

// Duty ---------------------------------------------------------------------------------------------------------------------

export const setDutyShift = defineAction('directory.set-duty-shift', {
  input: z.object({
    organizationId: zOrganizationId,
    kind: z.enum(['INTAKE', 'EMERGENCY']),
    personId: zPersonId,
    backupId: zPersonId.nullable(),
    startsAt: zInstant,
    endsAt: zInstant,
  }),
  output: z.object({ shiftId: z.uuid() }),
  allow: administrators,
});

export const removeDutyShift = defineAction('directory.remove-duty-shift', {
  input: z.object({ shiftId: z.uuid() }),
  output: z.object({ organizationId: zOrganizationId }),
  allow: administrators,
});

/** Shifts of a window and the stretches in which nobody would answer. The window is at most 62 days. */
export const listDutyGaps = defineQuery('directory.list-duty-gaps', {
  input: z.object({
    organizationId: zOrganizationId,
    kind: z.enum(['INTAKE', 'EMERGENCY']),
    from: zInstant,
    to: zInstant,
  }),
  output: z.object({
    shifts: z.array(
      z.object({
        shiftId: z.uuid(),
        person: zNamedPerson,
        backup: zNamedPerson.nullable(),
        startsAt: zInstant,
        endsAt: zInstant,
      }),
    ),
    gaps: z.array(
      z.object({ startsAt: zInstant, endsAt: zInstant, why: z.enum(['NO_SHIFT', 'EVERYBODY_AWAY']) }),
    ),
  }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

/** The stretches of a window (at most 62 days) in which nobody would answer; no names. */
export const listUnfilledHours = defineQuery('directory.list-unfilled-hours', {
  input: z.object({
    organizationId: zOrganizationId,
    kind: z.enum(['INTAKE', 'EMERGENCY']),
    from: zInstant,
    to: zInstant,
  }),
  output: z.object({ gaps: z.array(z.object({ startsAt: zInstant, endsAt: zInstant })) }),
  allow: allowPublic,
  reads: 'OPEN',
});

/**
 * Whom an office has named for a role (null: for everything): the focal point first, then whoever stands in for the absent, then the
 * deputies; `isThere` says who can act today. Empty: nobody has been named.
 */
export const listNamedPeople = defineQuery('directory.list-named-people', {
  input: z.object({ organizationId: zOrganizationId, roleCode: zRoleCode.nullable() }),
  output: z.object({
    people: z.array(zNamedPerson.extend({ title: z.string(), as: z.enum(actingAs), isThere: z.boolean() })),
  }),
  allow: allowSystem,
  reads: 'OPEN',
});

/** Who stands behind the one on duty: focal points, their substitutes and deputies who are there today, then heads of the office who are there. */
export const findResponsible = defineQuery('directory.find-responsible', {
  input: z.object({ organizationId: zOrganizationId }),
  output: z.object({ deputies: z.array(zNamedPerson), heads: z.array(zNamedPerson) }),
  allow: allowSystem,
  reads: 'OPEN',
});

/** How the platform itself reaches an official (an alarm, a reminder); each look is on record. Null for what is not known. */
export const reachPerson = defineQuery('directory.reach-person', {
  input: z.object({ personId: zPersonId }),
  output: z.object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

// Import -------------------------------------------------------------------------------------------------------------------

/**
 * Officials, posts and focal points from a spreadsheet (XLSX, or CSV in UTF-8). A dry run changes nothing and lists every problem
 * with its row; a real run takes over all rows or none.
 */
export const importDirectory = defineAction('directory.import-directory', {
  input: z.object({ file: z.instanceof(Uint8Array), isDryRun: z.boolean() }),
  output: z.object({
    rowCount: z.number().int(),
    problems: z.array(zImportProblem),
    imported: z
      .object({ people: z.number().int(), posts: z.number().int(), focalPoints: z.number().int() })
      .nullable(),
  }),
  allow: administrators,
});
