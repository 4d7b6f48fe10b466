import { official, type TestPlatform, useTestPlatform } from '#kernel/testing/platform.ts';
import { appointPerson } from '../contract.ts';
import { readSeedData } from '../data/seed-data.ts';
import { directoryRoom } from '../room.ts';

const seed = readSeedData();

/** Id of the one organisation that is called so on that day. */
export function organizationId(name: string, on = '2026-11-23'): string {
  const found = seed.organizations.filter(
    (one) => one.name === name && one.validFrom <= on && (one.validTo === null || on < one.validTo),
  );
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} organisations are called ${name} on ${on}`);
  return found[0].id;
}

export function areaId(name: string, on = '2026-11-23'): string {
  const found = seed.areas.filter(
    (one) => one.name === name && one.validFrom <= on && (one.validTo === null || on < one.validTo),
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} places are called ${name} on ${on}`);
  return found[0].id;
}

export const KEEPER = organizationId('Sở Khoa học và Công nghệ tỉnh Tây Ninh');
export const BEN_LUC = organizationId('Ủy ban nhân dân xã Bến Lức');
export const DUC_HOA = organizationId('Ủy ban nhân dân xã Đức Hòa');

export const keeper = official(KEEPER, ['DIRECTORY_ADMIN']);
export const benLucAdmin = official(BEN_LUC, ['DIRECTORY_ADMIN']);
export const benLucOfficer = official(BEN_LUC, ['CHILD_PROTECTION_WORKER']);
export const ducHoaAdmin = official(DUC_HOA, ['DIRECTORY_ADMIN']);

/** A head of the commune whose telephone and mailbox are known. */
export async function appointHead(test: TestPlatform): Promise<string> {
  const { personId } = await test.platform.call(benLucAdmin, appointPerson, {
    organizationId: BEN_LUC,
    unitId: null,
    title: 'Chủ tịch',
    isHead: true,
    fullName: 'Trịnh Thử Nghiệm',
    phone: '0900000001',
    email: 'thunghiem@benluc.example',
    effectiveOn: '2026-01-01',
    validTo: null,
  });
  return personId;
}

/** A platform with this room alone, on a database seeded as a new installation is; the clock stands at 23 November 2026, 9:00 in Viet Nam. */
export function useDirectory(): TestPlatform & {
  appoint(
    fullName: string,
    title?: string,
    organization?: string,
  ): Promise<{ personId: string; appointmentId: string; postId: string }>;
} {
  const test = useTestPlatform([directoryRoom]);
  return Object.assign(test, {
    appoint: (fullName: string, title = 'Công chức Văn hóa - Xã hội', organization: string = BEN_LUC) =>
      test.platform.call(keeper, appointPerson, {
        organizationId: organization,
        unitId: null,
        title,
        isHead: false,
        fullName,
        phone: null,
        email: null,
        effectiveOn: '2026-01-01',
        validTo: null,
      }),
  });
}
