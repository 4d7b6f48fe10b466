import { describe, expect, it } from 'vitest';

import { readSeedData } from '../data/seed-data.ts';
import { areaIndexOf } from './succession.ts';
import { whoHolds } from './who-holds.ts';

const seed = readSeedData();
const index = areaIndexOf(seed.areas, seed.succession);
const organizations = new Map(seed.organizations.map((organization) => [organization.id, organization.name]));
const units = new Map(seed.units.map((unit) => [unit.id, unit.name]));

function place(name: string, district?: string): string {
  const found = seed.areas.filter(
    (area) => area.name === name && (!district || index.byId.get(area.parentId ?? '')?.name === district),
  );
  if (found.length !== 1) throw new Error(`${found.length} places are called ${name}`);
  return found[0]!.id;
}

function holder(role: string, areaId: string, date: string): string | string[] {
  const answer = whoHolds(index, seed.roleAssignments, role, areaId, date);
  if (answer.found === 'NONE') return answer.reason;
  const names = (answer.found === 'ONE' ? [answer.holding] : answer.holdings).map(
    ({ lead }) =>
      `${lead.unitId ? `${units.get(lead.unitId)}, ` : ''}${organizations.get(lead.organizationId)}`,
  );
  return names.length === 1 && names[0] ? names[0] : names;
}

const ducHoa = place('Thị trấn Đức Hòa');

describe('who holds a role for a place on a day', () => {
  it.each([
    ['CHILD_AFFAIRS_AUTHORITY', '2021-09-10', 'Phòng Lao động - Thương binh và Xã hội huyện Đức Hòa'],
    ['CHILD_AFFAIRS_AUTHORITY', '2025-03-01', 'Sở Y tế tỉnh Long An'],
    ['CHILD_AFFAIRS_AUTHORITY', '2025-07-01', 'Sở Y tế tỉnh Tây Ninh'],
    ['ICT_AUTHORITY', '2021-09-10', 'Sở Thông tin và Truyền thông tỉnh Long An'],
    ['ICT_AUTHORITY', '2025-02-28', 'Sở Thông tin và Truyền thông tỉnh Long An'],
    ['ICT_AUTHORITY', '2025-03-01', 'Sở Khoa học và Công nghệ tỉnh Long An'],
    ['ICT_AUTHORITY', '2026-11-21', 'Sở Khoa học và Công nghệ tỉnh Tây Ninh'],
    ['PRESS_AUTHORITY', '2025-05-01', 'Sở Văn hóa, Thể thao và Du lịch tỉnh Long An'],
    ['CYBER_SECURITY_AUTHORITY', '2025-05-01', 'Công an tỉnh Long An'],
    ['PLANNING_AUTHORITY', '2021-09-10', 'Sở Kế hoạch và Đầu tư tỉnh Long An'],
    ['PLANNING_AUTHORITY', '2026-11-21', 'Sở Tài chính tỉnh Tây Ninh'],
    ['LABOUR_AUTHORITY', '2026-11-21', 'Sở Nội vụ tỉnh Tây Ninh'],
    ['LOCAL_PC', '2021-09-10', 'Ủy ban nhân dân thị trấn Đức Hòa'],
    ['LOCAL_PC', '2026-11-21', 'Ủy ban nhân dân xã Đức Hòa'],
    ['COMMUNE_CHILD_WORKER', '2021-09-10', 'Ủy ban nhân dân thị trấn Đức Hòa'],
    ['COMMUNE_CHILD_WORKER', '2026-11-21', 'Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Đức Hòa'],
    ['POLICE', '2026-11-21', 'Công an xã Đức Hòa'],
    ['COURT', '2021-09-10', 'Tòa án nhân dân huyện Đức Hòa'],
    ['COURT', '2026-11-21', 'Tòa án nhân dân tỉnh Tây Ninh'],
    ['PRESS_ORGAN', '2025-04-01', 'Báo Long An'],
    ['PRESS_ORGAN', '2025-04-02', 'Báo và Đài Phát thanh, Truyền hình Long An'],
    ['NATIONAL_LEAD', '2021-09-10', 'Bộ Thông tin và Truyền thông'],
    ['HOTLINE_111', '2026-11-21', 'Tổng đài điện thoại quốc gia bảo vệ trẻ em 111'],
  ])('%s on %s is %s', (role, date, expected) => {
    expect(holder(role, ducHoa, date)).toBe(expected);
  });

  it('answers for a place whose code the state gave to another place later', () => {
    const phuong1 = place('Phường 1', 'Thành phố Tân An');
    const longAnWard = place('Phường Long An');
    expect(index.byId.get(phuong1)?.code).toBe(index.byId.get(longAnWard)?.code);
    expect(holder('LOCAL_PC', phuong1, '2021-09-10')).toBe('Ủy ban nhân dân phường 1');
    expect(holder('LOCAL_PC', phuong1, '2026-11-21')).toBe('Ủy ban nhân dân phường Long An');
    expect(holder('LOCAL_PC', longAnWard, '2026-11-21')).toBe('Ủy ban nhân dân phường Long An');
  });

  it('does not choose for a divided commune where the parts answer to different offices', () => {
    const thaiBinhTrung = place('Xã Thái Bình Trung');
    expect(holder('LOCAL_PC', thaiBinhTrung, '2026-11-21')).toHaveLength(3);
    expect(holder('CHILD_AFFAIRS_AUTHORITY', thaiBinhTrung, '2026-11-21')).toBe('Sở Y tế tỉnh Tây Ninh');
  });

  it('names who helps beside who leads', () => {
    const answer = whoHolds(index, seed.roleAssignments, 'CYBER_SECURITY_AUTHORITY', ducHoa, '2021-09-10');
    expect(answer).toMatchObject({ found: 'ONE', holding: { coordinating: [{ part: 'COORDINATING' }] } });
  });

  it('says so when nobody holds the role, and when the place is unknown', () => {
    expect(holder('ICT_AUTHORITY', ducHoa, '2019-01-01')).toBe('PLACE_UNKNOWN');
    expect(holder('NO_SUCH_ROLE', ducHoa, '2026-11-21')).toBe('NOBODY');
    expect(holder('LOCAL_PC', 'ffffffff-ffff-5fff-8fff-ffffffffffff', '2026-11-21')).toBe('PLACE_UNKNOWN');
  });
});
