import { describe, expect, it } from 'vitest';

import { endAppointment, recordAbsence } from '../contract.ts';
import { BEN_LUC, benLucAdmin } from '../testing/directory-fixture.ts';
import { useDuty } from '../testing/duty-fixture.ts';

const { test, people, shift, onDuty, gaps } = useDuty();

describe('hours in which nobody would answer', () => {
  it('leaves out who is away that day, and lists the hours in which nobody would answer', async () => {
    await shift('2026-11-26T00:00:00+07:00', '2026-11-26T12:00:00+07:00');
    await test.platform.call(benLucAdmin, recordAbsence, {
      personId: people.an.personId,
      organizationId: BEN_LUC,
      firstDay: '2026-11-26',
      lastDay: '2026-11-26',
      substituteId: null,
    });
    expect((await onDuty('2026-11-26T05:00:00+07:00')).onDuty).toEqual([]);
    const answer = await gaps('2026-11-26T00:00:00+07:00', '2026-11-27T00:00:00+07:00');
    expect(answer.shifts).toHaveLength(1);
    expect(answer.gaps).toEqual([
      { startsAt: '2026-11-25T17:00:00.000Z', endsAt: '2026-11-26T05:00:00.000Z', why: 'EVERYBODY_AWAY' },
      { startsAt: '2026-11-26T05:00:00.000Z', endsAt: '2026-11-26T17:00:00.000Z', why: 'NO_SHIFT' },
    ]);
  });

  it('counts a shift as empty once its person has left the office', async () => {
    await shift('2026-12-20T08:00:00+07:00', '2026-12-20T20:00:00+07:00', { personId: people.binh.personId });
    expect((await gaps('2026-12-20T08:00:00+07:00', '2026-12-20T20:00:00+07:00')).gaps).toEqual([]);
    await test.platform.call(benLucAdmin, endAppointment, {
      appointmentId: people.binh.appointmentId,
      endsOn: '2026-12-20',
    });
    expect((await gaps('2026-12-20T08:00:00+07:00', '2026-12-20T20:00:00+07:00')).gaps).toMatchObject([
      { why: 'EVERYBODY_AWAY' },
    ]);
    expect((await onDuty('2026-12-20T09:00:00+07:00')).onDuty).toEqual([]);
  });
});
