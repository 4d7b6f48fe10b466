import { beforeAll } from 'vitest';

import { findOnDuty, listDutyGaps, setDutyShift } from '../contract.ts';
import type { Actor } from '#kernel/permissions/actor.ts';
import { BEN_LUC, benLucAdmin, benLucOfficer, DUC_HOA, useDirectory } from './directory-fixture.ts';

type Appointed = { personId: string; appointmentId: string; postId: string };

/** A commune office with two people and one stranger, and short words for its emergency roster. */
export function useDuty() {
  const test = useDirectory();
  const people: Record<'an' | 'binh' | 'stranger', Appointed> = {
    an: nobody,
    binh: nobody,
    stranger: nobody,
  };
  beforeAll(async () => {
    people.an = await test.appoint('Đỗ Thử An');
    people.binh = await test.appoint('Ngô Thử Bình');
    people.stranger = await test.appoint('Hồ Thử Lạ', 'Công chức', DUC_HOA);
  });
  const roster = { organizationId: BEN_LUC, kind: 'EMERGENCY' };
  return {
    test,
    people,
    shift: (
      startsAt: string,
      endsAt: string,
      input: Record<string, unknown> = {},
      actor: Actor = benLucAdmin,
    ) =>
      test.platform.call(actor, setDutyShift, {
        ...roster,
        personId: people.an.personId,
        backupId: null,
        startsAt,
        endsAt,
        ...input,
      }),
    onDuty: (at: string, actor: Actor = benLucOfficer) =>
      test.platform.call(actor, findOnDuty, { ...roster, at }),
    gaps: (from: string, to: string) =>
      test.platform.call(benLucOfficer, listDutyGaps, { ...roster, from, to }),
  };
}

const nobody: Appointed = { personId: '', appointmentId: '', postId: '' };
