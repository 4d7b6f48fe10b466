import type { AssignmentPart, Certainty } from '../../rules/model.ts';
import { DEPARTMENT_REFORM as MARCH, HORIZON, PRESS_MERGER, TWO_TIER_REFORM as JULY } from './resolutions.ts';

export interface RoleLine {
  role: string;
  organization: string;
  part: AssignmentPart;
  /** Where the role counts when that is more than the organisation's own place. */
  place?: 'COUNTRY';
  from: string;
  to: string | null;
  certainty: Certainty;
}

type Period = readonly [organization: string, from: string, to: string | null, certainty: Certainty, part?: AssignmentPart];

/** Who held each province-wide or national role, and when. District and commune roles follow from the units themselves. */
const HOLDERS: Readonly<Record<string, readonly Period[]>> = {
  ICT_AUTHORITY: [['LA_STTTT', HORIZON, MARCH, 'VERIFIED'], ['LA2_SKHCN', MARCH, JULY, 'SECONDARY'], ['TN_SKHCN', JULY, null, 'SECONDARY']],
  PRESS_AUTHORITY: [['LA_STTTT', HORIZON, MARCH, 'GENERAL_KNOWLEDGE'], ['LA_SVHTTDL', MARCH, JULY, 'GENERAL_KNOWLEDGE'], ['TN_SVHTTDL', JULY, null, 'GENERAL_KNOWLEDGE']],
  CYBER_SECURITY_AUTHORITY: [
    ['LA_STTTT', HORIZON, MARCH, 'GENERAL_KNOWLEDGE'], ['LA_CA', HORIZON, MARCH, 'GENERAL_KNOWLEDGE', 'COORDINATING'],
    ['LA_CA', MARCH, JULY, 'GENERAL_KNOWLEDGE'], ['TN_CA', JULY, null, 'GENERAL_KNOWLEDGE'],
  ],
  CHILD_AFFAIRS_AUTHORITY: [['LA_SLĐTBXH', HORIZON, MARCH, 'VERIFIED'], ['LA_SYT', MARCH, JULY, 'SECONDARY'], ['TN_SYT', JULY, null, 'SECONDARY']],
  LABOUR_AUTHORITY: [['LA_SLĐTBXH', HORIZON, MARCH, 'VERIFIED'], ['LA2_SNV', MARCH, JULY, 'SECONDARY'], ['TN_SNV', JULY, null, 'SECONDARY']],
  EDUCATION_AUTHORITY: [['LA_SGDĐT', HORIZON, JULY, 'VERIFIED'], ['TN_SGDĐT', JULY, null, 'GENERAL_KNOWLEDGE']],
  HEALTH_AUTHORITY: [['LA_SYT', HORIZON, JULY, 'GENERAL_KNOWLEDGE'], ['TN_SYT', JULY, null, 'GENERAL_KNOWLEDGE']],
  JUSTICE_AUTHORITY: [['LA_STP', HORIZON, JULY, 'GENERAL_KNOWLEDGE'], ['TN_STP', JULY, null, 'GENERAL_KNOWLEDGE']],
  PLANNING_AUTHORITY: [['LA_SKHĐT', HORIZON, MARCH, 'VERIFIED'], ['LA2_STC', MARCH, JULY, 'SECONDARY'], ['TN_STC', JULY, null, 'SECONDARY']],
  FINANCE_AUTHORITY: [['LA_STC', HORIZON, MARCH, 'VERIFIED'], ['LA2_STC', MARCH, JULY, 'SECONDARY'], ['TN_STC', JULY, null, 'SECONDARY']],
  POLICE: [['LA_CA', HORIZON, JULY, 'VERIFIED'], ['TN_CA', JULY, null, 'VERIFIED']],
  COURT: [['LA_TAND', HORIZON, JULY, 'VERIFIED'], ['TN_TAND', JULY, null, 'GENERAL_KNOWLEDGE']],
  PROCURACY: [['LA_VKSND', HORIZON, JULY, 'VERIFIED'], ['TN_VKSND', JULY, null, 'GENERAL_KNOWLEDGE']],
  PRESS_ORGAN: [
    ['LA_BLA', HORIZON, PRESS_MERGER, 'VERIFIED'], ['LA_PTTH', HORIZON, PRESS_MERGER, 'VERIFIED', 'COORDINATING'],
    ['LA2_BPTTH', PRESS_MERGER, JULY, 'SECONDARY'], ['TN_BPTTH', JULY, null, 'GENERAL_KNOWLEDGE'],
  ],
  PROVINCIAL_PC: [['LA_UBND', HORIZON, JULY, 'VERIFIED'], ['TN_UBND', JULY, null, 'VERIFIED']],
  FATHERLAND_FRONT: [['LA_MTTQ', HORIZON, JULY, 'VERIFIED'], ['TN_MTTQ', JULY, null, 'SECONDARY']],
  WOMENS_UNION: [['LA_HLHPN', HORIZON, JULY, 'VERIFIED'], ['TN_HLHPN', JULY, null, 'GENERAL_KNOWLEDGE']],
  YOUTH_UNION: [['LA_TĐ', HORIZON, JULY, 'VERIFIED'], ['TN_TĐ', JULY, null, 'GENERAL_KNOWLEDGE']],
  NATIONAL_LEAD: [
    ['BTTTT', HORIZON, MARCH, 'SECONDARY'], ['CTE', HORIZON, MARCH, 'SECONDARY', 'COORDINATING'],
    ['A05', MARCH, null, 'SECONDARY'], ['BKHCN', MARCH, null, 'SECONDARY', 'COORDINATING'], ['CBMTE', MARCH, null, 'SECONDARY', 'COORDINATING'],
  ],
  // One installation keeps one directory, the national bodies in it included.
  DIRECTORY_KEEPER: [['LA_STTTT', HORIZON, MARCH, 'GENERAL_KNOWLEDGE'], ['LA2_SKHCN', MARCH, JULY, 'GENERAL_KNOWLEDGE'], ['TN_SKHCN', JULY, null, 'GENERAL_KNOWLEDGE']],
  HOTLINE_111: [['H111', HORIZON, null, 'VERIFIED']],
};

export const ROLE_LINES: readonly RoleLine[] = Object.entries(HOLDERS).flatMap(([role, periods]) =>
  periods.map(([organization, from, to, certainty, part = 'LEAD']) => ({
    role, organization, part, from, to, certainty, ...(role === 'DIRECTORY_KEEPER' ? { place: 'COUNTRY' as const } : {}),
  })),
);
