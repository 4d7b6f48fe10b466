import type { Validity } from './effective-dates.ts';

/** Tier of government. `DISTRICT` ended on 2025-07-01 (Law 72/2025/QH15); `COUNTRY` is the root of the walk upwards. */
export type AdminTier = 'COUNTRY' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE';

/** Legal kind of an administrative unit: tỉnh, thành phố thuộc tỉnh, thị xã, huyện, xã, phường, thị trấn, đặc khu. */
export type AreaKind =
  | 'COUNTRY'
  | 'PROVINCE'
  | 'PROVINCIAL_CITY'
  | 'DISTRICT_TOWN'
  | 'RURAL_DISTRICT'
  | 'RURAL_COMMUNE'
  | 'WARD'
  | 'TOWNSHIP'
  | 'SPECIAL_ZONE';

/** How well a fact of the seed is known; a legal officer confirms whatever is not VERIFIED. */
export type Certainty = 'VERIFIED' | 'SECONDARY' | 'GENERAL_KNOWLEDGE';

export interface Area extends Validity {
  id: string;
  /** The state's code: re-used over time, so never a key on its own. */
  code: string;
  /** Full official name with its kind: "Xã Bến Lức". */
  name: string;
  kind: AreaKind;
  tier: AdminTier;
  parentId: string | null;
}

/** WHOLE: all of it went there; PART: a first share; REMAINDER: what was left after the parts. */
export type Extent = 'WHOLE' | 'PART' | 'REMAINDER';

export interface Succession {
  fromId: string;
  toId: string;
  effectiveOn: string;
  extent: Extent;
  /** Share of the population that moved, 0–1; null when the deciding text does not say. */
  share: number | null;
  /** Number of the deciding text and, where known, its clause: "1682/NQ-UBTVQH15, Điều 1 khoản 5". */
  legalBasis: string;
}

export type OrganizationKind =
  | 'MINISTRY'
  | 'PEOPLES_COMMITTEE'
  | 'PEOPLES_COUNCIL'
  | 'DEPARTMENT'
  | 'POLICE'
  | 'COURT'
  | 'PROCURACY'
  | 'FATHERLAND_FRONT'
  | 'MASS_ORGANIZATION'
  | 'PRESS_ORGAN'
  | 'HOTLINE'
  | 'OTHER';

export interface Organization extends Validity {
  id: string;
  name: string;
  /** Abbreviation in document symbols (NĐ 30/2020): STTTT, UBND. */
  symbol: string;
  kind: OrganizationKind;
  areaId: string;
  parentOrganizationId: string | null;
  certainty: Certainty;
}

export interface Unit extends Validity {
  id: string;
  organizationId: string;
  name: string;
}

/** LEAD answers for the role (exactly one per place and day); COORDINATING bodies help. */
export type AssignmentPart = 'LEAD' | 'COORDINATING';

export interface RoleAssignment extends Validity {
  id: string;
  roleCode: string;
  areaId: string;
  organizationId: string;
  unitId: string | null;
  part: AssignmentPart;
  certainty: Certainty;
}
