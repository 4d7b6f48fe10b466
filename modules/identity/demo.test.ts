import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { demoPassword, demoPeople, findDemoHint, seedDemoAccounts } from './demo.ts';
import { giveCode, givePassword } from './sign-in/sign-in.ts';
import { useTestIdentity } from './testing/identity.ts';

const test = useTestIdentity();

describe('demonstration accounts', () => {
  it('sign in with the password and code that the page shows, each with its roles, twice in half a minute', async () => {
    await Promise.all([
      seedDemoAccounts(test.platform, test.identity),
      seedDemoAccounts(test.platform, test.identity),
    ]);
    for (const person of [...demoPeople, demoPeople[0]]) {
      const hint = findDemoHint(test.identity);
      const first = await givePassword(test.identity.parts, person?.signInName ?? '', demoPassword);
      if (first.kind !== 'CODE_NEEDED') throw new Error('the demonstration password is right');
      const done = await giveCode(
        test.identity.parts,
        first.ticket,
        { kind: 'TOTP', typed: hint?.code ?? '' },
        { device: '', token: null },
      );
      if (done.kind !== 'SIGNED_IN') throw new Error('the code that is shown is right');
      const actor = await test.identity.readSession(test.sessionRequest(done.token));
      expect(actor?.grants.map((grant) => grant.role).sort()).toEqual([...(person?.roles ?? [])].sort());
    }
  });

  it('work in the offices of the province: the single intake office, the police, a commune', async () => {
    await seedDemoAccounts(test.platform, test.identity);
    const found = await test.database.run(systemActor('test'), (tx) =>
      sql<{ name: string; kind: string }>`
        select distinct o.name, o.kind from identity.account a join directory.v_organization_today o on o.id = a.organization_id where a.is_demo order by o.name`.execute(
        tx,
      ),
    );
    expect(found.rows.map((row) => row.name)).toEqual([
      expect.stringMatching(/^Công an tỉnh Tây Ninh/),
      'Sở Giáo dục và Đào tạo tỉnh Tây Ninh',
      'Sở Khoa học và Công nghệ tỉnh Tây Ninh',
      expect.stringMatching(/^Ủy ban nhân dân (xã|phường)/),
    ]);
  });

  it('are refused by an installation at work: by the room, and by the database whoever asks', async () => {
    await expect(seedDemoAccounts({ ...test.platform, mode: 'real' }, test.identity)).rejects.toMatchObject({
      reason: 'NOT_A_DEMONSTRATION',
    });
    expect(findDemoHint({ ...test.identity, parts: { ...test.identity.parts, mode: 'real' } })).toBeNull();
    await seedDemoAccounts(test.platform, test.identity);
    const owner = await test.client('superuser');
    await owner.query("update kernel.installation set mode = 'real'");
    await expect(owner.query('update identity.account set is_demo = true')).rejects.toThrow(
      /demonstrations only/,
    );
    await owner.query("update kernel.installation set mode = 'demo'");
  });
});
