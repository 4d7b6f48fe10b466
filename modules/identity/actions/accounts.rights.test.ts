import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newOpaqueId } from '#kernel/ids/ids.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { official } from '#kernel/testing/platform.ts';
import * as contract from '../contract.ts';
import { useTestIdentity } from '../testing/identity.ts';

const test = useTestIdentity();

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
});
