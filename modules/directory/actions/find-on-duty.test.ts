import { describe, expect, it } from 'vitest';

import { publicActor } from '#kernel/permissions/actor.ts';
import { useDuty } from '../testing/duty-fixture.ts';

const { people, shift, onDuty } = useDuty();

describe('who answers now', () => {
  it('says who answers now, the one on duty first, and until when', async () => {
    await shift('2026-11-24T17:00:00+07:00', '2026-11-25T07:00:00+07:00', { backupId: people.binh.personId });
    const night = await onDuty('2026-11-24T23:30:00+07:00');
    expect(night.onDuty.map((person) => person.name)).toEqual(['Đỗ Thử An', 'Ngô Thử Bình']);
    expect(night.until).toBe('2026-11-25T00:00:00.000Z');
    expect(await onDuty('2026-11-25T07:00:00+07:00')).toEqual({ onDuty: [], until: null });
  });

  it('tells the public page whether somebody is awake, without names', async () => {
    const seen = await onDuty('2026-11-24T23:30:00+07:00', publicActor);
    expect(seen.onDuty.map((person) => person.name)).toEqual([null, null]);
  });
});
