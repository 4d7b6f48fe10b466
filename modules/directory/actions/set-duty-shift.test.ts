import { describe, expect, it } from 'vitest';

import { ducHoaAdmin } from '../testing/directory-fixture.ts';
import { useDuty } from '../testing/duty-fixture.ts';

const { people, shift, gaps } = useDuty();

describe('putting somebody on duty', () => {
  it('refuses two shifts at once, shifts longer than a day, reversed hours, and people of another office', async () => {
    await shift('2026-11-24T17:00:00+07:00', '2026-11-25T07:00:00+07:00');
    await expect(shift('2026-11-24T20:00:00+07:00', '2026-11-24T22:00:00+07:00')).rejects.toMatchObject({
      reason: 'SHIFT_TAKEN',
    });
    await expect(shift('2026-11-28T00:00:00+07:00', '2026-11-29T00:00:01+07:00')).rejects.toMatchObject({
      reason: 'SHIFT_TOO_LONG',
    });
    await expect(shift('2026-11-28T08:00:00+07:00', '2026-11-28T07:00:00+07:00')).rejects.toMatchObject({
      reason: 'DATES_REVERSED',
    });
    await expect(
      shift('2026-11-28T08:00:00+07:00', '2026-11-28T09:00:00+07:00', { personId: people.stranger.personId }),
    ).rejects.toMatchObject({ reason: 'NOT_IN_OFFICE' });
    await expect(
      shift('2026-11-28T08:00:00+07:00', '2026-11-28T09:00:00+07:00', {}, ducHoaAdmin),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(gaps('2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z')).rejects.toMatchObject({
      reason: 'DATES_REVERSED',
    });
  });
});
