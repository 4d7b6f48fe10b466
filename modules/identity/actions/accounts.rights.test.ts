import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newOpaqueId } from '#kernel/ids/ids.ts';
import { publicActor, systemActor } from '#kernel/permissions/actor.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { official } from '#kernel/testing/platform.ts';
import * as contract from '../contract.ts';
import { useTestIdentity } from '../testing/identity.ts';

const test = useTestIdentity();
const admin = () => official(test.office, ['ACCOUNT_ADMIN']);

/** Every action of an administrator, aimed at an account of `office`. */
async function everyAction(organizationId: string, accountId: string, personId: string, postId: string) {
  return [
    [
      contract.inviteAccount,
      { organizationId, personId, postId, email: 'ai.do@vidu.vn', roles: ['AUDITOR'] },
    ],
    [contract.renewLink, { organizationId, accountId }],
    [contract.disableAccount, { organizationId, accountId }],
    [contract.enableAccount, { organizationId, accountId }],
    [contract.grantRole, { organizationId, accountId, postId, role: 'AUDITOR' }],
    [contract.revokeRole, { organizationId, grantId: newOpaqueId<string>() }],
    [contract.askFactorReset, { organizationId, accountId }],
    [contract.approveFactorReset, { organizationId, resetId: newOpaqueId<string>() }],
    [contract.listAccounts, { organizationId }],
  ] as const;
}

describe('accounts of an office', () => {
  it("are nobody else's: another office's administrator, other roles, the public", async () => {
    const member = await test.member();
    const others = roleNames.filter((role) => role !== 'ACCOUNT_ADMIN');
    for (const actor of [
      official(test.otherOffice, ['ACCOUNT_ADMIN']),
      official(test.office, others),
      publicActor,
    ]) {
      for (const [handle, input] of await everyAction(
        test.office,
        member.accountId,
        member.personId,
        member.postId,
      )) {
        await expect(test.platform.call(actor, handle as never, input), handle.name).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      }
    }
  });

  it("cannot be reached by naming one's own office beside somebody else's account", async () => {
    const member = await test.member();
    const intruder = official(test.otherOffice, ['ACCOUNT_ADMIN']);
    for (const [handle, input] of await everyAction(
      test.otherOffice,
      member.accountId,
      member.personId,
      member.postId,
    )) {
      if (handle.name === 'identity.list-accounts') continue;
      await expect(test.platform.call(intruder, handle as never, input), handle.name).rejects.toMatchObject({
        code: expect.stringMatching(/NOT_FOUND|REFUSED/),
      });
    }
    const list = await test.platform.call(intruder, contract.listAccounts, {
      organizationId: test.otherOffice,
    });
    expect(list.accounts.map((account) => account.accountId)).not.toContain(member.accountId);
  });

  it('stay apart in the database itself', async () => {
    const member = await test.member();
    const seen = await test.database.run(official(test.otherOffice, ['ACCOUNT_ADMIN']), (tx) =>
      sql`select id from identity.account where id = ${member.accountId} union all select id from identity.role_grant where account_id = ${member.accountId}`.execute(
        tx,
      ),
    );
    expect(seen.rows).toEqual([]);
    const changed = await test.database.run(official(test.otherOffice, ['ACCOUNT_ADMIN']), (tx) =>
      sql`update identity.account set state = 'DISABLED', disabled_why = 'ADMINISTRATOR' where id = ${member.accountId}`.execute(
        tx,
      ),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });

  it('are for nobody to change for oneself', async () => {
    const self = await test.member({ roles: ['ACCOUNT_ADMIN'] });
    for (const [handle, input] of await everyAction(
      test.office,
      self.accountId,
      self.personId,
      self.postId,
    )) {
      if (
        ![
          'identity.grant-role',
          'identity.disable-account',
          'identity.renew-link',
          'identity.ask-factor-reset',
          'identity.enable-account',
        ].includes(handle.name)
      )
        continue;
      await expect(test.platform.call(self.actor, handle as never, input), handle.name).rejects.toMatchObject(
        { reason: 'OWN_ACCOUNT' },
      );
    }
    const list = await test.platform.call(self.actor, contract.listAccounts, { organizationId: test.office });
    const own = list.accounts.find((account) => account.accountId === self.accountId);
    await expect(
      test.platform.call(self.actor, contract.revokeRole, {
        organizationId: test.office,
        grantId: own?.grants[0]?.grantId,
      }),
    ).rejects.toMatchObject({ reason: 'OWN_ACCOUNT' });
  });

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

  it('belong to people in a post, one each', async () => {
    const { personId, postId } = await test.appoint(test.office, '2026-11-01');
    const invite = (email: string, who = personId, post = postId) =>
      test.platform.call(admin(), contract.inviteAccount, {
        organizationId: test.office,
        personId: who,
        postId: post,
        email,
        roles: ['AUDITOR'],
      });
    await expect(invite('da.nghi@vidu.vn')).rejects.toMatchObject({ reason: 'NOT_IN_POST' });
    const member = await test.invite();
    await expect(invite('khac@vidu.vn', member.personId, member.postId)).rejects.toMatchObject({
      reason: 'ACCOUNT_EXISTS',
    });
    const next = await test.appoint(test.office);
    await expect(invite(member.email.toUpperCase(), next.personId, next.postId)).rejects.toMatchObject({
      reason: 'ACCOUNT_EXISTS',
    });
  });

  it('begin with one administrator, whom only the platform itself can invite', async () => {
    const input = { organizationId: test.office, fullName: 'Trần Văn Mẫu', email: 'quan.tri.dau@vidu.vn' };
    await expect(test.platform.call(admin(), contract.inviteFirstAdministrator, input)).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
    const { accountId } = await test.platform.call(
      systemActor('cli'),
      contract.inviteFirstAdministrator,
      input,
    );
    const list = await test.platform.call(admin(), contract.listAccounts, { organizationId: test.office });
    expect(list.accounts.find((account) => account.accountId === accountId)).toMatchObject({
      fullName: 'Trần Văn Mẫu',
      state: 'INVITED',
      grants: [{ role: 'ACCOUNT_ADMIN' }, { role: 'DIRECTORY_ADMIN' }],
    });
  });
});
