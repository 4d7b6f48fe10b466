import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { systemActor } from '#kernel/permissions/actor.ts';
import type { IdentityProvider } from '#standards/oidc/contract.ts';
import { openIdProvider } from '#standards/oidc/openid-provider.ts';
import { startTestProvider, type TestProvider, testReturn } from '#standards/oidc/testing/test-provider.ts';
import { useTestIdentity } from '../testing/identity.ts';
import { beginSingleSignOn, finishSingleSignOn } from './single-sign-on.ts';
import { giveCode } from './sign-in.ts';

const test = useTestIdentity();
let server: TestProvider;
let provider: IdentityProvider;
beforeAll(async () => {
  server = await startTestProvider();
  provider = openIdProvider(server);
});
afterAll(() => server.close());

async function goThrough() {
  const { address, kept } = await beginSingleSignOn(test.identity.parts, provider, testReturn);
  return { kept, returned: await server.visit(address) };
}
const finish = ({ kept, returned }: { kept: string; returned: URL }) =>
  finishSingleSignOn(test.identity.parts, provider, returned, kept);

describe('single sign-on', () => {
  it('stands for the password of the person with that number; the code is still asked', async () => {
    const member = await test.member({ personalNumber: '000000000017' });
    server.person = { subject: 'mot-nguoi', personalNumber: '000000000017' };
    const first = await finish(await goThrough());
    if (first.kind !== 'CODE_NEEDED') throw new Error('the person has an account');
    const done = await giveCode(
      test.identity.parts,
      first.ticket,
      { kind: 'TOTP', typed: test.codeNow(member) },
      { device: '', token: null },
    );
    if (done.kind !== 'SIGNED_IN') throw new Error('the code is right');
    expect((await test.identity.readSession(test.sessionRequest(done.token)))?.accountId).toBe(
      member.accountId,
    );
  });

  it('makes no account for whoever has none', async () => {
    server.person = { subject: 'nguoi-la', personalNumber: '000000000099' };
    const count = () =>
      test.database.run(
        systemActor('test'),
        async (tx) => (await sql`select from identity.account`.execute(tx)).rows.length,
      );
    const before = await count();
    expect((await finish(await goThrough())).kind).toBe('REFUSED');
    expect(await count()).toBe(before);
  });

  it('works once per beginning, in the browser that began, for ten minutes', async () => {
    await test.member({ personalNumber: '000000000025' });
    server.person = { subject: 'hai-nguoi', personalNumber: '000000000025' };
    const mine = await goThrough();
    const theirs = await goThrough();
    expect((await finish({ kept: theirs.kept, returned: mine.returned })).kind).toBe('REFUSED');
    expect((await finish(mine)).kind).toBe('CODE_NEEDED');
    expect((await finish(mine)).kind).toBe('REFUSED');
    const late = await goThrough();
    test.clock.advance(10 * 60_000);
    expect((await finish(late)).kind).toBe('REFUSED');
    expect((await finish({ ...mine, kept: '' })).kind).toBe('REFUSED');
  });

  it('keeps the number sealed and indexed by key only', async () => {
    const client = await test.client('superuser');
    const found = await client.query(
      'select personal_number_sealed::text || personal_number_index::text as text from identity.account where personal_number_index is not null',
    );
    expect(found.rows.length).toBe(2);
    for (const row of found.rows) expect(row.text).not.toContain(Buffer.from('000000000017').toString('hex'));
  });
});
