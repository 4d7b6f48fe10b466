import { describe, expect, it } from 'vitest';

import { endAppointment, getOrganization } from '../contract.ts';
import {
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  ducHoaAdmin,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const end = (appointmentId: string, endsOn: string, actor = benLucAdmin) =>
  test.platform.call(actor, endAppointment, { appointmentId, endsOn });

describe('ending an appointment', () => {
  it('leaves the person in the post until the day before', async () => {
    const { appointmentId } = await test.appoint('Tạ Thử Nghỉ');
    await end(appointmentId, '2099-01-01');
    const holderOn = async (on: string) =>
      (await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC, on })).posts[0]
        ?.holder;
    expect(await holderOn('2098-12-31')).toMatchObject({
      person: { name: 'Tạ Thử Nghỉ' },
      validTo: '2099-01-01',
    });
    expect(await holderOn('2099-01-01')).toBeNull();
  });

  it('is refused for the past, before the first day, to another office, and for what does not exist', async () => {
    const { appointmentId } = await test.appoint('Tạ Thử Ở', 'Văn thư');
    await expect(end(appointmentId, '2026-11-22')).rejects.toMatchObject({ reason: 'PAST_DATE' });
    await expect(end(appointmentId, '2099-01-01', ducHoaAdmin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(end('00000000-0000-4000-8000-000000000009', '2099-01-01')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
