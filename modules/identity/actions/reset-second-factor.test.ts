import { describe, expect, it } from 'vitest';
import * as contract from '../contract.ts';
import { useTestIdentity } from '../testing/identity.ts';

const test = useTestIdentity();

describe('taking a second factor away', () => {
  it('needs two administrators, neither of them the owner, and is done once', async () => {
    const [one, two, owner] = [
      await test.member({ roles: ['ACCOUNT_ADMIN'] }),
      await test.member({ roles: ['ACCOUNT_ADMIN'] }),
      await test.member({ roles: ['ACCOUNT_ADMIN'] }),
    ];
    const target = { organizationId: test.office, accountId: owner.accountId };
    const { resetId } = await test.platform.call(one.actor, contract.askFactorReset, target);
    await expect(test.platform.call(two.actor, contract.askFactorReset, target)).rejects.toMatchObject({
      reason: 'RESET_ASKED',
    });
    const approve = (who: typeof one) =>
      test.platform.call(who.actor, contract.approveFactorReset, { organizationId: test.office, resetId });
    for (const who of [one, owner])
      await expect(approve(who)).rejects.toMatchObject({ reason: 'TWO_PEOPLE' });
    const both = await Promise.allSettled([approve(two), approve(two)]);
    expect(both.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused by the database as well, whoever writes', async () => {
    const [one, owner] = [await test.member({ roles: ['ACCOUNT_ADMIN'] }), await test.member()];
    const client = await test.client('superuser');
    const insert = (asked: string, approved: string | null) =>
      client.query(
        'insert into identity.factor_reset (id, account_id, organization_id, asked_by, asked_at, approved_by, approved_at) values (gen_random_uuid(), $1, $2, $3, now(), $4, case when $4::uuid is null then null else now() end)',
        [owner.accountId, test.office, asked, approved],
      );
    await expect(insert(one.accountId, one.accountId)).rejects.toThrow(/check constraint/);
    await expect(insert(owner.accountId, null)).rejects.toThrow(/check constraint/);
    await expect(insert(one.accountId, owner.accountId)).rejects.toThrow(/check constraint/);
  });

  it('has nothing to take from somebody who was only invited', async () => {
    const [one, invited] = [await test.member({ roles: ['ACCOUNT_ADMIN'] }), await test.invite()];
    await expect(
      test.platform.call(one.actor, contract.askFactorReset, {
        organizationId: test.office,
        accountId: invited.accountId,
      }),
    ).rejects.toMatchObject({ reason: 'NOT_ACTIVE' });
  });
});
