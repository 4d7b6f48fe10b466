import { sql } from 'kysely';
import type { Platform } from '#kernel/actions/platform.ts';
import { civilDate } from '#kernel/clock/civil-date.ts';
import type { Tx } from '#kernel/db/database.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import {
  type AccountId,
  asId,
  newId,
  newOpaqueId,
  type OrganizationId,
  type PersonId,
  type PostId,
} from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import type { Role } from '#kernel/permissions/roles.ts';
import { foldName } from './store/person-name.ts';
import { codeOfStep, stepAt } from './rules/totp.ts';
import type { Identity } from './http.ts';
import { setPasswordHash } from './sign-in/passwords.ts';
import { setTotpSecret } from './sign-in/second-factor.ts';
import { insertAccount } from './store/accounts.ts';
import { inAuth } from './store/auth-store.ts';

/** Where a demonstration account works: the holder of this functional role for the province, or for one of its communes. */
type DemoOffice = { readonly functionalRole: string; readonly place: 'PROVINCE' | 'COMMUNE' };
type DemoPerson = {
  readonly signInName: string;
  readonly fullName: string;
  readonly title: string;
  readonly office: DemoOffice;
  readonly roles: readonly Role[];
};

const intake: DemoOffice = { functionalRole: 'ICT_AUTHORITY', place: 'PROVINCE' };

/** Invented people, clearly so: family names with "Thử" (try), "Mẫu" (sample), "Ví Dụ" (example). */
export const demoPeople: readonly DemoPerson[] = [
  {
    signInName: 'tiep-nhan@an-nhi.example',
    fullName: 'Nguyễn Thị Thử',
    title: 'Chuyên viên tiếp nhận',
    office: intake,
    roles: ['INTAKE_OFFICER'],
  },
  {
    signInName: 'phu-trach@an-nhi.example',
    fullName: 'Trần Văn Mẫu',
    title: 'Trưởng phòng phụ trách ca',
    office: intake,
    roles: ['SUPERVISOR', 'COORDINATOR', 'INTAKE_OFFICER'],
  },
  {
    signInName: 'go-bo@an-nhi.example',
    fullName: 'Lê Thị Ví Dụ',
    title: 'Chuyên viên theo dõi gỡ bỏ',
    office: intake,
    roles: ['REMOVAL_OFFICER'],
  },
  {
    signInName: 'ky-van-ban@an-nhi.example',
    fullName: 'Phạm Văn Ký Thử',
    title: 'Phó Giám đốc',
    office: intake,
    roles: ['SIGNER'],
  },
  {
    signInName: 'van-thu@an-nhi.example',
    fullName: 'Võ Thị Văn Mẫu',
    title: 'Văn thư',
    office: intake,
    roles: ['RECORDS_CLERK', 'LEGAL_OFFICER'],
  },
  {
    signInName: 'cong-an@an-nhi.example',
    fullName: 'Đặng Văn Thử',
    title: 'Cán bộ đầu mối an ninh mạng',
    office: { functionalRole: 'POLICE', place: 'PROVINCE' },
    roles: ['POLICE_CONTACT'],
  },
  {
    signInName: 'xa@an-nhi.example',
    fullName: 'Huỳnh Thị Xã Mẫu',
    title: 'Người làm công tác bảo vệ trẻ em',
    office: { functionalRole: 'COMMUNE_CHILD_WORKER', place: 'COMMUNE' },
    roles: ['CHILD_PROTECTION_WORKER'],
  },
  {
    signInName: 'giao-duc@an-nhi.example',
    fullName: 'Bùi Thị Trường Thử',
    title: 'Chuyên viên',
    office: { functionalRole: 'EDUCATION_AUTHORITY', place: 'PROVINCE' },
    roles: ['COORDINATOR'],
  },
  {
    signInName: 'du-lieu@an-nhi.example',
    fullName: 'Mai Thị Dữ Liệu Thử',
    title: 'Cán bộ bảo vệ dữ liệu',
    office: intake,
    roles: ['DATA_PROTECTION_OFFICER'],
  },
  {
    signInName: 'tai-khoan@an-nhi.example',
    fullName: 'Ngô Văn Khóa Mẫu',
    title: 'Quản trị tài khoản',
    office: intake,
    roles: ['ACCOUNT_ADMIN', 'SYSTEM_ADMIN'],
  },
  {
    signInName: 'tai-khoan-2@an-nhi.example',
    fullName: 'Dương Thị Khóa Thử',
    title: 'Quản trị tài khoản',
    office: intake,
    roles: ['ACCOUNT_ADMIN'],
  },
  {
    signInName: 'danh-ba@an-nhi.example',
    fullName: 'Hồ Thị Danh Mẫu',
    title: 'Quản trị danh bạ',
    office: intake,
    roles: ['DIRECTORY_ADMIN'],
  },
  {
    signInName: 'lanh-dao@an-nhi.example',
    fullName: 'Lý Văn Lãnh Thử',
    title: 'Giám đốc',
    office: intake,
    roles: ['LEADER'],
  },
  {
    signInName: 'kiem-tra@an-nhi.example',
    fullName: 'Đỗ Thị Soát Mẫu',
    title: 'Cán bộ kiểm tra',
    office: intake,
    roles: ['AUDITOR', 'DATA_PROTECTION_OFFICER'],
  },
];

/** Public on purpose: printed at the start and on the sign-in page of a demonstration, worth nothing anywhere else. */
export const demoPassword = 'thu-mot-lan-cho-biet';
const demoSecret = Buffer.from('an-nhi-demonstration');

export type DemoHint = {
  readonly password: string;
  readonly code: string;
  readonly secondsLeft: number;
  readonly accounts: readonly { readonly signInName: string; readonly title: string }[];
};

/** What the sign-in page of a demonstration shows; null in an installation at work. */
export function findDemoHint(identity: Identity): DemoHint | null {
  if (identity.parts.mode !== 'demo') return null;
  const now = identity.parts.clock.now();
  return {
    password: demoPassword,
    code: codeOfStep(demoSecret, stepAt(now)),
    secondsLeft: 30 - (Math.floor(now.getTime() / 1000) % 30),
    accounts: demoPeople.map(({ signInName, title }) => ({ signInName, title })),
  };
}

/**
 * Makes the demonstration's people, posts, accounts and roles in the offices that the directory names today. Idempotent.
 * @throws AnNhiError `NOT_A_DEMONSTRATION` outside of demo mode; the database refuses it as well.
 */
export async function seedDemoAccounts(platform: Platform, identity: Identity): Promise<void> {
  if (platform.mode !== 'demo') throw notADemonstration();
  const { parts } = identity;
  const now = platform.clock.now();
  const made = await platform.database.run(systemActor('demo'), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('annhi-demo-accounts'))`.execute(tx);
    const there = await sql`select from identity.account where is_demo limit 1`.execute(tx);
    if (there.rows.length > 0) return [];
    const accounts: AccountId[] = [];
    for (const person of demoPeople) accounts.push(await insertPerson(tx, platform, person, now));
    return accounts;
  });
  if (made.length === 0) return;
  const hash = await parts.hasher.hash(demoPassword);
  await inAuth(parts, async (tx) => {
    for (const accountId of made) {
      await setPasswordHash(tx, accountId, hash, now);
      await setTotpSecret(parts, tx, accountId, demoSecret, 0);
      await sql`update identity.account set state = 'ACTIVE', active_since = ${now} where id = ${accountId}`.execute(
        tx,
      );
    }
  });
}

async function insertPerson(tx: Tx, platform: Platform, person: DemoPerson, now: Date): Promise<AccountId> {
  const today = civilDate(now);
  const organizationId = await findOffice(tx, person.office, today);
  const personId = newId<PersonId>(now.getTime());
  const postId = newId<PostId>(now.getTime());
  await sql`insert into directory.person (id, full_name, folded) values (${personId}, ${person.fullName}, ${foldName(person.fullName)})`.execute(
    tx,
  );
  await sql`insert into directory.post (id, organization_id, title, valid) values (${postId}, ${organizationId}, ${person.title}, daterange(${today}::date, null))`.execute(
    tx,
  );
  await sql`
    insert into directory.post_holder (id, post_id, person_id, organization_id, valid)
    values (${newOpaqueId<string>()}, ${postId}, ${personId}, ${organizationId}, daterange(${today}::date, null))`.execute(
    tx,
  );
  // The first of an office answers for it, so that steps can be sent there.
  await sql`
    insert into directory.focal_point (id, organization_id, scope, person_id, valid)
    select ${newId<string>(now.getTime())}::uuid, ${organizationId}::uuid, 'ANY', ${personId}::uuid, daterange(${today}::date, null)
    where not exists (select from directory.focal_point
      where organization_id = ${organizationId}::uuid and scope = 'ANY' and valid @> ${today}::date)`.execute(
    tx,
  );
  const accountId = await insertAccount(
    { tx, keys: platform.keys, now },
    { organizationId, personId, email: person.signInName, isDemo: true },
  );
  for (const role of person.roles) {
    await sql`
      insert into identity.role_grant (id, account_id, post_id, organization_id, role, valid, granted_by, granted_at)
      values (${newOpaqueId<string>()}, ${accountId}, ${postId}, ${organizationId}, ${role}, daterange(${today}::date, null), 'system:demo', ${now})`.execute(
      tx,
    );
  }
  return accountId;
}

/** Today's holder of the role in the province of the single intake office; for a commune the first by code, so always the same. */
async function findOffice(
  tx: Tx,
  { functionalRole, place }: DemoOffice,
  today: string,
): Promise<OrganizationId> {
  const found = await sql<{ organization_id: string }>`
    with province as (
      select r.area_id as id from directory.v_role_assignment r join directory.v_area a on a.id = r.area_id
      where r.role_code = 'ICT_AUTHORITY' and r.part = 'LEAD' and a.tier = 'PROVINCE'
        and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to > ${today}::date)
      order by r.valid_from desc, a.code limit 1
    )
    select r.organization_id from directory.v_role_assignment r join directory.v_area a on a.id = r.area_id, province
    where r.role_code = ${functionalRole} and r.part = 'LEAD' and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to > ${today}::date)
      and case when ${place === 'PROVINCE'} then a.id = province.id else a.tier = 'COMMUNE' and a.parent_id = province.id end
    order by a.code limit 1`.execute(tx);
  const row = found.rows[0];
  if (!row) throw new Error(`the directory names nobody for ${functionalRole}`);
  return asId<OrganizationId>(row.organization_id);
}

function notADemonstration(): AnNhiError {
  return new AnNhiError('REFUSED', 'NOT_A_DEMONSTRATION', {
    vi: 'Tài khoản thử chỉ có trong bản thử. Mời người thật bằng "annhi admin invite".',
    en: 'Demonstration accounts exist in demonstrations only. Invite real people with "annhi admin invite".',
  });
}
