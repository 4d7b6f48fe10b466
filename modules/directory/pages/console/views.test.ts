import { describe, expect, it } from 'vitest';

import { asCivilDate } from '#kernel/clock/clock.ts';
import { findHolder, findPlaces, getOrganization, listDutyGaps, setFocalPoint } from '../../contract.ts';
import {
  areaId,
  BEN_LUC,
  benLucOfficer,
  keeper,
  organizationId,
  useDirectory,
} from '../../testing/directory-fixture.ts';
import { pagesEn } from './messages.en.ts';
import { pagesVi } from './messages.vi.ts';
import {
  dayOf,
  dutyView,
  heldView,
  instantOf,
  organizationView,
  orNull,
  peopleOf,
  placeView,
} from './views.ts';

const test = useDirectory();

describe('what the directory’s pages show', () => {
  it('takes a day from the address bar, and today for anything that is none', () => {
    const today = asCivilDate('2026-11-23');
    expect([null, '', '2026-02-30', "'--", '2021-09-10'].map((text) => dayOf(text, today))).toEqual([
      today,
      today,
      today,
      today,
      '2021-09-10',
    ]);
  });

  it('reads hours of a form as hours in Viet Nam, and leaves nonsense for the refusal', () => {
    expect(instantOf('2026-11-24T17:00')).toBe('2026-11-24T17:00:00+07:00');
    expect(instantOf('tomorrow')).toBe('tomorrow');
    expect(orNull('  ')).toBeNull();
    expect(orNull(' a ')).toBe('a');
  });

  it('shows an ended office with what became of it, in both languages', async () => {
    const found = await test.platform.call(benLucOfficer, getOrganization, {
      organizationId: organizationId('Sở Lao động - Thương binh và Xã hội tỉnh Long An', '2021-09-10'),
    });
    const view = organizationView(found, pagesVi);
    expect(view).toMatchObject({
      isValid: false,
      title: 'Sở Lao động - Thương binh và Xã hội tỉnh Long An',
      facts: [],
    });
    expect(view.successors).toContainEqual({
      id: expect.any(String),
      name: 'Sở Y tế tỉnh Long An',
      on: '01/03/2025',
      extent: 'một phần',
      basis: '45/2025/NĐ-CP',
    });
    expect(organizationView(found, pagesEn).successors[0]?.extent).toBe('a part');
  });

  it('shows who answers, for whom, and who is behind', async () => {
    const { personId } = await test.appoint('Nguyễn Thử Hiện');
    await test.platform.call(keeper, setFocalPoint, {
      organizationId: BEN_LUC,
      scope: 'ANY',
      personId,
      deputyIds: [],
      effectiveOn: '2026-11-23',
    });
    const answer = await test.platform.call(benLucOfficer, findHolder, {
      roleCode: 'COMMUNE_CHILD_WORKER',
      areaId: areaId('Xã Bến Lức'),
    });
    expect(answer.holders.map((held) => heldView(held, pagesVi))).toEqual([
      {
        id: BEN_LUC,
        place: 'Xã Bến Lức',
        office: 'Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Bến Lức',
        coordinating: '',
        focalPoint: 'Nguyễn Thử Hiện',
        acting: 'Nguyễn Thử Hiện (đầu mối)',
      },
    ]);
    const office = await test.platform.call(benLucOfficer, getOrganization, { organizationId: BEN_LUC });
    expect(peopleOf(office)).toMatchObject([
      { id: personId, name: 'Nguyễn Thử Hiện', appointments: [{ title: 'Công chức Văn hóa - Xã hội' }] },
    ]);
    expect(organizationView(office, pagesVi).focalPoints).toMatchObject([
      { scope: 'mọi việc', person: 'Nguyễn Thử Hiện', deputies: 'không có', to: 'đến nay' },
    ]);
  });

  it('says beside a place what it was called and that only a part is meant', async () => {
    const { candidates } = await test.platform.call(benLucOfficer, findPlaces, {
      text: 'xã Bình Thạnh, Thủ Thừa',
    });
    expect(candidates.map((candidate) => placeView(candidate, pagesVi).note)).toEqual([
      'Tỉnh Tây Ninh · trước đây là Xã Bình Thạnh, Huyện Thủ Thừa, Tỉnh Long An · một phần',
      'Tỉnh Tây Ninh · trước đây là Xã Bình Thạnh, Huyện Thủ Thừa, Tỉnh Long An · một phần',
    ]);
  });

  it('shows empty hours of the roster in Viet Nam’s time', async () => {
    const duty = await test.platform.call(benLucOfficer, listDutyGaps, {
      organizationId: BEN_LUC,
      kind: 'EMERGENCY',
      from: '2026-11-23T02:00:00Z',
      to: '2026-11-23T17:00:00Z',
    });
    expect(dutyView(duty, pagesVi)).toEqual({
      shifts: [],
      gaps: [
        {
          key: '2026-11-23T02:00:00.000Z',
          from: '09:00 23/11/2026',
          to: '00:00 24/11/2026',
          why: 'chưa xếp ca',
        },
      ],
    });
  });
});
