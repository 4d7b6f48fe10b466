import { describe, expect, it } from 'vitest';

import { removeDutyShift } from '../contract.ts';
import { benLucAdmin, ducHoaAdmin } from '../testing/directory-fixture.ts';
import { useDuty } from '../testing/duty-fixture.ts';

const { test, shift, onDuty } = useDuty();

describe('taking a shift off', () => {
  it('lets the administrator take a shift off, and nobody else', async () => {
    const { shiftId } = await shift('2099-11-30T08:00:00+07:00', '2099-11-30T09:00:00+07:00');
    await expect(test.platform.call(ducHoaAdmin, removeDutyShift, { shiftId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await test.platform.call(benLucAdmin, removeDutyShift, { shiftId });
    expect((await onDuty('2099-11-30T08:30:00+07:00')).onDuty).toEqual([]);
  });
});
