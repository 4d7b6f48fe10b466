import { beforeAll, describe, expect, it } from 'vitest';

import { asId, type PersonId } from '#kernel/ids/ids.ts';
import { recordAbsence } from '../contract.ts';
import {
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  ducHoaAdmin,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
let me: string;
let colleague: string;
beforeAll(async () => {
  me = (await test.appoint('Dương Thử Tôi')).personId;
  colleague = (await test.appoint('Lý Thử Bạn')).personId;
});
const away = (input: Record<string, unknown>, actor = benLucAdmin) =>
  test.platform.call(actor, recordAbsence, {
    personId: me,
    organizationId: BEN_LUC,
    firstDay: '2026-12-01',
    lastDay: '2026-12-03',
    substituteId: null,
    ...input,
  });

describe('days away', () => {
  it('are entered by the person, for no stated reason', async () => {
    const actor = { ...benLucOfficer, personId: asId<PersonId>(me) };
    expect((await away({ substituteId: colleague }, actor)).absenceId).toBeTruthy();
  });

  it('are entered by the office’s administrator, but not by a colleague or another office', async () => {
    await away({ firstDay: '2026-12-10', lastDay: '2026-12-10' });
    await expect(
      away({ firstDay: '2026-12-20', lastDay: '2026-12-20' }, benLucOfficer),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(away({ firstDay: '2026-12-21', lastDay: '2026-12-21' }, ducHoaAdmin)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are refused when they overlap, end before they begin, lie in the past, or name a stranger as substitute', async () => {
    await expect(away({ firstDay: '2026-12-03', lastDay: '2026-12-09' })).rejects.toMatchObject({
      reason: 'ALREADY_AWAY',
    });
    await expect(away({ firstDay: '2026-12-31', lastDay: '2026-12-30' })).rejects.toMatchObject({
      reason: 'DATES_REVERSED',
    });
    await expect(away({ firstDay: '2026-11-01', lastDay: '2026-11-22' })).rejects.toMatchObject({
      reason: 'PAST_DATE',
    });
    await expect(
      away({
        firstDay: '2026-12-28',
        lastDay: '2026-12-28',
        substituteId: '00000000-0000-4000-8000-000000000009',
      }),
    ).rejects.toMatchObject({ reason: 'NOT_IN_OFFICE' });
  });
});
