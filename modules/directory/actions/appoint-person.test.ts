import { describe, expect, it } from 'vitest';

import { appointPerson, endAppointment, getOrganization } from '../contract.ts';
import {
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  ducHoaAdmin,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const appoint = (input: Record<string, unknown>, actor = benLucAdmin) =>
  test.platform.call(actor, appointPerson, {
    organizationId: BEN_LUC,
    unitId: null,
    ...('postId' in input ? {} : { title: 'Chuyên viên' }),
    ...('personId' in input ? {} : { fullName: 'Huỳnh  Thử   Việc' }),
    effectiveOn: '2026-12-01',
    validTo: null,
    ...input,
  });
const postsOn = async (on: string) =>
  (await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC, on })).posts;

describe('appointing', () => {
  it('puts a person into a post from a day on, and a second person after the first has left', async () => {
    const first = await appoint({ title: 'Chủ tịch', isHead: true });
    expect(await postsOn('2026-11-30')).toEqual([]);
    expect(await postsOn('2026-12-01')).toMatchObject([
      { title: 'Chủ tịch', isHead: true, holder: { person: { name: 'Huỳnh Thử Việc' } } },
    ]);
    const person = { fullName: 'Mai Thử Tiếp', phone: null, email: null };
    await expect(
      appoint({ postId: first.postId, ...person, effectiveOn: '2099-01-01' }),
    ).rejects.toMatchObject({ reason: 'POST_TAKEN' });
    await test.platform.call(benLucAdmin, endAppointment, {
      appointmentId: first.appointmentId,
      endsOn: '2099-01-01',
    });
    await appoint({ postId: first.postId, ...person, effectiveOn: '2099-01-01' });
    expect((await postsOn('2098-12-31'))[0]?.holder?.person.name).toBe('Huỳnh Thử Việc');
    expect((await postsOn('2099-01-01'))[0]?.holder?.person.name).toBe('Mai Thử Tiếp');
  });

  it('allows one head at a time, and keeps a phone given before the first day', async () => {
    await expect(
      appoint({ title: 'Chủ tịch', isHead: true, effectiveOn: '2026-12-02' }),
    ).rejects.toMatchObject({ reason: 'HEAD_TAKEN' });
    const done = await appoint({
      fullName: 'Tô Thử Số',
      phone: '0900000002',
      email: null,
      effectiveOn: '2099-01-01',
    });
    expect(done.personId).toBeTruthy();
  });

  it('gives one person a second post', async () => {
    const { personId } = await appoint({ title: 'Kế toán', isHead: false });
    expect((await appoint({ title: 'Thủ quỹ', isHead: false, personId })).personId).toBe(personId);
  });

  it('asks for exactly one person and one post, in words', async () => {
    await expect(appoint({ title: undefined })).rejects.toMatchObject({
      fields: [{ path: 'title', sentence: { vi: 'Chưa dùng được: ghi một chức vụ' } }],
    });
    await expect(appoint({ fullName: undefined })).rejects.toMatchObject({ fields: [{ path: 'fullName' }] });
    await expect(
      appoint({ personId: '00000000-0000-4000-8000-000000000009', fullName: 'Hai Người' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(appoint({ phone: '12' })).rejects.toMatchObject({
      fields: [{ path: 'phone', sentence: { vi: expect.stringContaining('10 chữ số') } }],
    });
  });

  it('refuses reversed dates, strangers, unknown people and bad phones', async () => {
    await expect(appoint({ validTo: '2026-12-01' })).rejects.toMatchObject({ reason: 'DATES_REVERSED' });
    await expect(appoint({ effectiveOn: '2025-06-30' })).rejects.toMatchObject({
      reason: 'ORGANIZATION_NOT_VALID',
    });
    await expect(appoint({ personId: '00000000-0000-4000-8000-000000000009' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(appoint({ fullName: 'A B', phone: '12', email: null })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(appoint({ unitId: '00000000-0000-4000-8000-000000000009' })).rejects.toMatchObject({
      reason: 'UNIT_NOT_IN_ORGANIZATION',
    });
    await expect(appoint({}, ducHoaAdmin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
