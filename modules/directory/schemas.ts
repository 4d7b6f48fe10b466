import { z } from 'zod';

import { asCivilDate, findCivilDate } from '#kernel/clock/civil-date.ts';
import { type AreaId, asId, type OrganizationId, type PersonId, type PostId } from '#kernel/ids/ids.ts';
import { actingAs } from './rules/acting-person.ts';

/** Building blocks of the directory's contract. Dates are civil dates; `validTo` is the first day on which it no longer holds. */
export const zCivilDate = z
  .string()
  .refine((text) => findCivilDate(text) !== undefined, 'chọn một ngày có thật')
  .transform(asCivilDate);
export const zAreaId = z.uuid().transform((text) => asId<AreaId>(text));
export const zOrganizationId = z.uuid().transform((text) => asId<OrganizationId>(text));
export const zPersonId = z.uuid('chọn một người trong danh sách').transform((text) => asId<PersonId>(text));
export const zPostId = z.uuid().transform((text) => asId<PostId>(text));
export const zRoleCode = z.string().regex(/^[A-Z0-9_]{2,40}$/u);
export const zInstant = z.iso.datetime({ offset: true, error: 'chọn ngày và giờ' });

/** Text of so many characters, without the blanks around it. */
export const zText = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? 'không được để trống' : `ghi ít nhất ${min} ký tự`)
    .max(max, `nhiều nhất ${max} ký tự`);
export const zPhone = z.string().regex(/^0\d{9}$/u, 'số điện thoại gồm 10 chữ số, bắt đầu bằng 0');
export const zOfficePhone = z
  .string()
  .regex(/^[0-9+() .-]{3,24}$/u, 'chỉ gồm chữ số, dấu cách, dấu chấm, gạch nối, ngoặc và dấu cộng');
export const zEmail = z.email('địa chỉ thư dạng ten@coquan.gov.vn').max(254, 'nhiều nhất 254 ký tự');
/** QĐ 20/2020/QĐ-TTg: at most 35 characters, groups separated by dots. */
export const zAgencyIdentifier = z
  .string()
  .regex(/^[A-Y]\d{2}(\.[A-Z0-9]+)*$/u, 'mã dạng H39.12, chữ in hoa và số, cách nhau bằng dấu chấm')
  .max(35, 'nhiều nhất 35 ký tự');

export const zOrganizationKind = z.enum([
  'MINISTRY',
  'PEOPLES_COMMITTEE',
  'PEOPLES_COUNCIL',
  'DEPARTMENT',
  'POLICE',
  'COURT',
  'PROCURACY',
  'FATHERLAND_FRONT',
  'MASS_ORGANIZATION',
  'PRESS_ORGAN',
  'HOTLINE',
  'OTHER',
]);
export const zAreaKind = z.enum([
  'COUNTRY',
  'PROVINCE',
  'PROVINCIAL_CITY',
  'DISTRICT_TOWN',
  'RURAL_DISTRICT',
  'RURAL_COMMUNE',
  'WARD',
  'TOWNSHIP',
  'SPECIAL_ZONE',
]);
export const zTier = z.enum(['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE']);
export const zExtent = z.enum(['WHOLE', 'PART', 'REMAINDER']);
export const zCertainty = z.enum(['VERIFIED', 'SECONDARY', 'GENERAL_KNOWLEDGE']);
export const zFound = z.enum(['ONE', 'SEVERAL', 'NONE']);

export const zValidity = { validFrom: zCivilDate, validTo: zCivilDate.nullable() };

export const zOrganizationName = z.object({
  organizationId: zOrganizationId,
  name: z.string(),
  symbol: z.string(),
});
/** `name` is null for whoever is not inside (the public site): officials' names are for those who work with them. */
export const zNamedPerson = z.object({ personId: zPersonId, name: z.string().nullable() });

export const zHeld = z.object({
  lead: zOrganizationName,
  unit: z.object({ unitId: z.uuid(), name: z.string() }).nullable(),
  place: z.object({ areaId: zAreaId, name: z.string() }),
  coordinating: z.array(zOrganizationName),
  /** The office's named person for this role, or for everything; null while the office has named nobody. */
  focalPoint: z
    .object({
      person: zNamedPerson,
      deputies: z.array(zNamedPerson),
      /** Who acts on that day; null when everybody is away. */
      acting: zNamedPerson.extend({ as: z.enum(actingAs) }).nullable(),
    })
    .nullable(),
});

export const zVersion = z.object({
  name: z.string(),
  symbol: z.string(),
  parent: zOrganizationName.nullable(),
  agencyIdentifier: z.string().nullable(),
  officePhone: z.string().nullable(),
  officeEmail: z.string().nullable(),
  address: z.string().nullable(),
  ...zValidity,
});

export const zKin = z.object({
  organizationId: zOrganizationId,
  name: z.string(),
  effectiveOn: zCivilDate,
  extent: zExtent,
  share: z.number().nullable(),
  legalBasis: z.string(),
});

export const zOrganizationDetails = z.object({
  organizationId: zOrganizationId,
  kind: zOrganizationKind,
  certainty: zCertainty,
  area: z.object({ areaId: zAreaId, name: z.string() }),
  ...zValidity,
  /** As it is called on the day asked about; null outside its life. */
  asOf: zVersion.nullable(),
  /** Every version, oldest first, planned ones included. */
  history: z.array(zVersion),
  predecessors: z.array(zKin),
  successors: z.array(zKin),
  units: z.array(z.object({ unitId: z.uuid(), name: z.string() })),
  posts: z.array(
    z.object({
      postId: zPostId,
      title: z.string(),
      unitId: z.uuid().nullable(),
      isHead: z.boolean(),
      holder: z.object({ appointmentId: z.uuid(), person: zNamedPerson, ...zValidity }).nullable(),
    }),
  ),
  roles: z.array(
    z.object({
      roleCode: z.string(),
      roleName: z.string(),
      area: z.object({ areaId: zAreaId, name: z.string() }),
      part: z.enum(['LEAD', 'COORDINATING']),
      ...zValidity,
    }),
  ),
  focalPoints: z.array(
    z.object({ scope: z.string(), person: zNamedPerson, deputies: z.array(zNamedPerson), ...zValidity }),
  ),
});

export const zImportProblem = z.object({
  /** Row number as the spreadsheet shows it; null where the file as a whole is meant. */
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  /** What is wrong and what is allowed, in Vietnamese and English. */
  sentence: z.object({ vi: z.string(), en: z.string() }),
});

/** The form in which names are searched: no accents, no case. Whoever enters a person gives it beside the name. */
export { foldName } from './rules/fold-name.ts';
