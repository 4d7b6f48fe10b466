import { describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import * as contract from '../contract.ts';
import { useTestIdentity } from '../testing/identity.ts';

const test = useTestIdentity();
const admin = () => official(test.office, ['ACCOUNT_ADMIN']);

describe('accounts', () => {
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
