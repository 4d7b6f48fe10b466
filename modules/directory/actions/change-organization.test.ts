import { describe, expect, it } from 'vitest';

import { changeOrganization, getOrganization, searchDirectory } from '../contract.ts';
import {
  BEN_LUC,
  benLucAdmin,
  benLucOfficer,
  DUC_HOA,
  ducHoaAdmin,
  KEEPER,
  keeper,
  organizationId,
  useDirectory,
} from '../testing/directory-fixture.ts';

const test = useDirectory();
const change = (input: Record<string, unknown>, actor = benLucAdmin) =>
  test.platform.call(actor, changeOrganization, { organizationId: BEN_LUC, ...input });
const nameOn = async (on: string) =>
  (await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC, on })).asOf?.name;

describe('changing an organisation from a day on', () => {
  it('keeps what it was called before, and lets a change stand before one that is planned already', async () => {
    await change({ effectiveOn: '2099-07-01', name: 'Ủy ban nhân dân phường Bến Lức' });
    const between = await change({ effectiveOn: '2099-03-01', officePhone: '0272 3 000 111' });
    expect(between.validTo).toBe('2099-07-01');
    expect(await nameOn('2026-11-23')).toBe('Ủy ban nhân dân xã Bến Lức');
    expect(await nameOn('2099-06-30')).toBe('Ủy ban nhân dân xã Bến Lức');
    expect(await nameOn('2099-07-01')).toBe('Ủy ban nhân dân phường Bến Lức');
    const { history } = await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC });
    expect(history.map((version) => [version.validFrom, version.validTo, version.officePhone])).toEqual([
      ['2025-07-01', '2099-03-01', null],
      ['2099-03-01', '2099-07-01', '0272 3 000 111'],
      ['2099-07-01', null, null],
    ]);
  });

  it('corrects what is planned for the same day instead of adding to it', async () => {
    await change({ effectiveOn: '2099-07-01', name: 'Ủy ban nhân dân phường Bến Lức Mới' });
    expect(await nameOn('2099-07-01')).toBe('Ủy ban nhân dân phường Bến Lức Mới');
  });

  it('is found by its new name on the new day, and by its old name on the old', async () => {
    const search = async (text: string, on: string) =>
      (await test.platform.call(benLucOfficer, searchDirectory, { text, on })).organizations
        .filter((one) => one.isValid)
        .map((one) => one.name);
    expect(await search('phuong ben luc moi', '2099-08-01')).toEqual(['Ủy ban nhân dân phường Bến Lức Mới']);
    expect(await search('phuong ben luc moi', '2026-11-23')).toEqual([]);
    expect(await search('uy ban nhan dan xa ben luc', '2026-11-23')).toContain('Ủy ban nhân dân xã Bến Lức');
  });

  it('refuses yesterday, a day before the office existed, an ended office, and an ended parent', async () => {
    await expect(change({ effectiveOn: '2026-11-22', symbol: 'X' })).rejects.toMatchObject({
      reason: 'PAST_DATE',
    });
    const ended = organizationId('Sở Thông tin và Truyền thông tỉnh Long An', '2021-09-10');
    await expect(
      change({ organizationId: ended, effectiveOn: '2099-01-01', symbol: 'X' }, keeper),
    ).rejects.toMatchObject({ reason: 'ORGANIZATION_NOT_VALID' });
    await expect(change({ effectiveOn: '2099-01-01', parentId: ended })).rejects.toMatchObject({
      reason: 'ORGANIZATION_NOT_VALID',
    });
    await expect(change({ effectiveOn: '2026-02-30' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(change({ effectiveOn: '2099-01-01', officePhone: '<script>' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('is for the own administrator and the keeper, and looks like nothing to others', async () => {
    await expect(change({ effectiveOn: '2099-09-01', symbol: 'X' }, ducHoaAdmin)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(change({ effectiveOn: '2099-09-01', symbol: 'X' }, benLucOfficer)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      change(
        { organizationId: '00000000-0000-4000-8000-000000000001', effectiveOn: '2099-09-01', symbol: 'X' },
        keeper,
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await change({ effectiveOn: '2099-09-01', symbol: 'UB' }, keeper)).toMatchObject({
      validFrom: '2099-09-01',
    });
    expect(
      await change({ organizationId: KEEPER, effectiveOn: '2099-09-01', symbol: 'SKHCN2' }, keeper),
    ).toMatchObject({ validTo: null });
    expect(
      await change({ organizationId: DUC_HOA, effectiveOn: '2099-09-01', symbol: 'UB' }, ducHoaAdmin),
    ).toMatchObject({ validTo: null });
  });

  it('lets two administrators change at once without two truths for one day', async () => {
    const results = await Promise.allSettled([
      change({ effectiveOn: '2098-01-01', address: 'Số 1, xã Bến Lức' }),
      change({ effectiveOn: '2098-01-01', address: 'Số 2, xã Bến Lức' }, keeper),
    ]);
    expect(results.every((result) => result.status === 'fulfilled')).toBe(true);
    const { history } = await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC });
    expect(history.filter((version) => version.validFrom === '2098-01-01')).toHaveLength(1);
  });
});
