import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newOpaqueId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import * as contract from '../contract.ts';
import { useTestIdentity } from '../testing/identity.ts';

const test = useTestIdentity();
const admin = () => official(test.office, ['ACCOUNT_ADMIN']);

describe('accounts', () => {
  it('give their roles up at once when a role is taken away', async () => {
    const member = await test.member({ roles: ['INTAKE_OFFICER', 'AUDITOR'] });
    const list = await test.platform.call(admin(), contract.listAccounts, { organizationId: test.office });
    const grant = list.accounts
      .find((account) => account.accountId === member.accountId)
      ?.grants.find((one) => one.role === 'AUDITOR');
    expect(grant).toMatchObject({ holdsToday: true, title: 'Chuyên viên' });
    await test.platform.call(admin(), contract.revokeRole, {
      organizationId: test.office,
      grantId: grant?.grantId,
    });
    const actor = await test.identity.readSession(test.sessionRequest(member.sessionToken));
    expect(actor?.grants.map((one) => one.role)).toEqual(['INTAKE_OFFICER']);
    await test.platform.call(admin(), contract.grantRole, {
      organizationId: test.office,
      accountId: member.accountId,
      postId: member.postId,
      role: 'AUDITOR',
    });
    await expect(
      test.platform.call(admin(), contract.grantRole, {
        organizationId: test.office,
        accountId: member.accountId,
        postId: member.postId,
        role: 'AUDITOR',
      }),
    ).rejects.toMatchObject({ reason: 'ALREADY_GRANTED' });
  });

  it("get roles in a second office from that office's administrator, once the person serves there", async () => {
    const member = await test.member();
    const other = official(test.otherOffice, ['ACCOUNT_ADMIN']);
    const { postId } = await test.appoint(test.otherOffice);
    const grant = { organizationId: test.otherOffice, accountId: member.accountId, postId, role: 'AUDITOR' };
    await expect(test.platform.call(other, contract.grantRole, grant)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await test.database.run(systemActor('test'), async (tx) => {
      await sql`update directory.post_holder set valid = daterange(lower(valid), current_date) where post_id = ${postId}`.execute(
        tx,
      );
      await sql`insert into directory.post_holder (id, post_id, person_id, organization_id, valid) values (${newOpaqueId<string>()}, ${postId}, ${member.personId}, ${test.otherOffice}, daterange(current_date, null))`.execute(
        tx,
      );
    });
    await test.platform.call(other, contract.grantRole, grant);
    await expect(
      test.platform.call(other, contract.disableAccount, {
        organizationId: test.otherOffice,
        accountId: member.accountId,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('hold a role from the day that was named until the day that was named', async () => {
    const member = await test.member({ roles: ['INTAKE_OFFICER'] });
    const grant = {
      organizationId: test.office,
      accountId: member.accountId,
      postId: member.postId,
      role: 'AUDITOR',
    };
    await expect(
      test.platform.call(admin(), contract.grantRole, {
        ...grant,
        validFrom: '2026-11-25',
        validTo: '2026-11-25',
      }),
    ).rejects.toMatchObject({ reason: 'GRANT_ENDS_BEFORE_IT_BEGINS' });
    await test.platform.call(admin(), contract.grantRole, {
      ...grant,
      validFrom: '2026-11-24',
      validTo: '2026-11-25',
    });
    const rolesAt = async (instant: string) => {
      test.clock.set(instant);
      const { accounts } = await test.platform.call(admin(), contract.listAccounts, {
        organizationId: test.office,
      });
      const grants = accounts.find((account) => account.accountId === member.accountId)?.grants;
      return grants?.filter((one) => one.holdsToday).map((one) => one.role);
    };
    expect(await rolesAt('2026-11-23T16:59:59Z')).toEqual(['INTAKE_OFFICER']);
    expect(await rolesAt('2026-11-23T17:00:00Z')).toEqual(['AUDITOR', 'INTAKE_OFFICER']);
    expect(await rolesAt('2026-11-24T17:00:00Z')).toEqual(['INTAKE_OFFICER']);
  });
});
