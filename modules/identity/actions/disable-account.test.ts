import { describe, expect, it } from 'vitest';
import { official } from '#kernel/testing/platform.ts';
import * as contract from '../contract.ts';
import { useTestIdentity } from '../testing/identity.ts';

const test = useTestIdentity();
const admin = () => official(test.office, ['ACCOUNT_ADMIN']);
const stateOf = async (accountId: string) => {
  const { accounts } = await test.platform.call(admin(), contract.listAccounts, {
    organizationId: test.office,
  });
  return accounts.find((account) => account.accountId === accountId)?.state;
};

describe('a disabled account', () => {
  it('is disabled once, gets no link, and comes back as what it was', async () => {
    for (const [who, state] of [
      [await test.member(), 'ACTIVE'],
      [await test.invite(), 'INVITED'],
    ] as const) {
      const target = { organizationId: test.office, accountId: who.accountId };
      const both = await Promise.allSettled(
        [1, 2].map(() => test.platform.call(admin(), contract.disableAccount, target)),
      );
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await stateOf(who.accountId)).toBe('DISABLED');
      await expect(test.platform.call(admin(), contract.renewLink, target)).rejects.toMatchObject({
        reason: 'ACCOUNT_DISABLED',
      });
      await test.platform.call(admin(), contract.enableAccount, target);
      expect(await stateOf(who.accountId)).toBe(state);
      await expect(test.platform.call(admin(), contract.enableAccount, target)).rejects.toMatchObject({
        reason: 'NOT_DISABLED',
      });
    }
  });
});
