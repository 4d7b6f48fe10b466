import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/permissions/actor.ts';
import { official } from '#kernel/testing/platform.ts';
import { approveFactorReset, askFactorReset, disableAccount, renewLink } from '../contract.ts';
import { codeOfStep, stepAt } from '../rules/totp.ts';
import { goodPassword, useTestIdentity } from '../testing/identity.ts';
import { acceptInvitation, findInvitation } from './accept-invitation.ts';
import { giveCode, givePassword } from './sign-in.ts';

const test = useTestIdentity();
const nonce = 'nonce-of-this-browser';
const browser = { device: 'Firefox · Linux', token: null };
const newPassword = 'chiều nay trời trong xanh';

async function accept(token: string, given: { password?: string; again?: string; code?: string } = {}) {
  const view = await findInvitation(test.identity.parts, token, nonce);
  const secret = view?.secret ?? Buffer.alloc(20);
  const password = given.password ?? goodPassword;
  return acceptInvitation(
    test.identity.parts,
    token,
    {
      password,
      passwordAgain: given.again ?? password,
      code: given.code ?? codeOfStep(secret, stepAt(test.clock.now())),
      nonce,
    },
    browser,
  );
}
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

describe('an invitation', () => {
  it('sets up password, app and ten recovery codes, and signs in', async () => {
    const { token } = await test.invite();
    const accepted = await accept(token);
    expect(accepted.kind).toBe('ACCEPTED');
    if (accepted.kind !== 'ACCEPTED') return;
    expect(new Set(accepted.recoveryCodes).size).toBe(10);
    expect(await test.identity.readSession(test.sessionRequest(accepted.token ?? ''))).not.toBeNull();
  });

  it('works once, also when clicked twice at once', async () => {
    const { token } = await test.invite();
    const both = await Promise.all([accept(token), accept(token)]);
    expect(both.map((one) => one.kind).sort()).toEqual(['ACCEPTED', 'UNUSABLE']);
    expect(await findInvitation(test.identity.parts, token, nonce)).toBeNull();
    expect((await accept(token)).kind).toBe('UNUSABLE');
  });

  it('ends after 72 hours, when a new one is sent, and when the account is disabled', async () => {
    const late = await test.invite();
    test.clock.advance(72 * 3_600_000);
    expect((await accept(late.token)).kind).toBe('UNUSABLE');
    const admin = official(test.office, ['ACCOUNT_ADMIN']);
    const replaced = await test.invite();
    const renewed = await test.platform.call(admin, renewLink, {
      organizationId: test.office,
      accountId: replaced.accountId,
    });
    expect((await accept(replaced.token)).kind).toBe('UNUSABLE');
    await test.platform.call(admin, disableAccount, {
      organizationId: test.office,
      accountId: replaced.accountId,
    });
    expect((await accept(tokenOf(renewed.link))).kind).toBe('UNUSABLE');
  });

  it('cannot be made up or changed', async () => {
    const { token } = await test.invite();
    for (const forged of ['', 'abc', `${token.slice(0, 40)}A${token.slice(41)}`, `${token}A`])
      expect(await findInvitation(test.identity.parts, forged, nonce)).toBeNull();
  });

  it('names every mistake at once and is not used up by it', async () => {
    const { token } = await test.invite();
    const answer = await accept(token, { password: 'ngắn', code: '123' });
    expect(answer).toMatchObject({ kind: 'PROBLEMS', problems: [{ path: 'password' }, { path: 'code' }] });
    expect(await accept(token, { again: 'không giống đâu nhé' })).toMatchObject({
      kind: 'PROBLEMS',
      problems: [{ path: 'passwordAgain' }],
    });
    expect((await accept(token)).kind).toBe('ACCEPTED');
  });

  it('shows another app secret to whoever opened the link in another browser, and the same one after a mistake', async () => {
    const { token } = await test.invite();
    const secretIn = async (browserNonce: string) =>
      (await findInvitation(test.identity.parts, token, browserNonce))?.secret ?? Buffer.alloc(20);
    const watched = await secretIn('nonce-of-an-intruder');
    expect(await accept(token, { code: codeOfStep(watched, stepAt(test.clock.now())) })).toMatchObject({
      kind: 'PROBLEMS',
      problems: [{ path: 'code' }],
    });
    expect(await secretIn(nonce)).toEqual(await secretIn(nonce));
    expect((await accept(token)).kind).toBe('ACCEPTED');
  });

  it('leaves by mail, sealed until then', async () => {
    const { email } = await test.invite();
    const client = await test.client('superuser');
    const found = await client.query("select sealed from mail.message where purpose = 'identity.link'");
    expect(found.rows.length).toBeGreaterThan(0);
    for (const row of found.rows) expect(String(row.sealed)).not.toContain(email);
  });
});

describe('a forgotten password', () => {
  it('is replaced by link and code; the old one, used ones and all sessions end', async () => {
    const member = await test.member();
    const { link } = await test.platform.call(official(test.office, ['ACCOUNT_ADMIN']), renewLink, {
      organizationId: test.office,
      accountId: member.accountId,
    });
    expect(await accept(tokenOf(link), { password: goodPassword, code: test.codeNow(member) })).toMatchObject(
      { kind: 'PROBLEMS', problems: [{ path: 'password' }] },
    );
    expect((await accept(tokenOf(link), { password: newPassword, code: '000000' })).kind).toBe('PROBLEMS');
    expect((await accept(tokenOf(link), { password: newPassword, code: test.codeNow(member) })).kind).toBe(
      'ACCEPTED',
    );
    expect(await test.identity.readSession(test.sessionRequest(member.sessionToken))).toBeNull();
    expect((await givePassword(test.identity.parts, member.email, goodPassword)).kind).toBe('REFUSED');
    expect((await givePassword(test.identity.parts, member.email, newPassword)).kind).toBe('CODE_NEEDED');
  });

  it('does not let a stolen link guess the code', async () => {
    const member = await test.member();
    const { link } = await test.platform.call(official(test.office, ['ACCOUNT_ADMIN']), renewLink, {
      organizationId: test.office,
      accountId: member.accountId,
    });
    for (let count = 0; count < 5; count += 1)
      await accept(tokenOf(link), { password: newPassword, code: '000000' });
    expect((await accept(tokenOf(link), { password: newPassword, code: test.codeNow(member) })).kind).toBe(
      'LOCKED_OUT',
    );
  });

  it('may be none of the last ten', async () => {
    const member = await test.member();
    const hash = await test.identity.parts.hasher.hash(newPassword);
    await test.identity.parts.auth.run(systemActor('test'), async (tx) => {
      await sql`insert into auth.password (account_id, hash, set_at) values (${member.accountId}, ${hash}, now())`.execute(
        tx,
      );
      for (let count = 0; count < 8; count += 1)
        await sql`insert into auth.password (account_id, hash, set_at) select account_id, 'scrypt$1024$8$1$AAAA$' || repeat('A', 43), now() from auth.password where account_id = ${member.accountId} limit 1`.execute(
          tx,
        );
    });
    const { link } = await test.platform.call(official(test.office, ['ACCOUNT_ADMIN']), renewLink, {
      organizationId: test.office,
      accountId: member.accountId,
    });
    for (const used of [goodPassword, newPassword])
      expect(await accept(tokenOf(link), { password: used, code: test.codeNow(member) })).toMatchObject({
        kind: 'PROBLEMS',
        problems: [{ path: 'password' }],
      });
    expect(
      (await accept(tokenOf(link), { password: 'một câu hoàn toàn mới', code: test.codeNow(member) })).kind,
    ).toBe('ACCEPTED');
    const kept = await test.identity.parts.auth.run(systemActor('test'), (tx) =>
      sql<{
        count: number;
      }>`select count(*)::int as count from auth.password where account_id = ${member.accountId}`.execute(tx),
    );
    expect(kept.rows[0]?.count).toBe(10);
  });
});

describe('a lost second factor', () => {
  it('is taken away by two administrators and enrolled anew with the password', async () => {
    const member = await test.member();
    const [first, second] = [
      await test.member({ roles: ['ACCOUNT_ADMIN'] }),
      await test.member({ roles: ['ACCOUNT_ADMIN'] }),
    ];
    const { resetId } = await test.platform.call(first.actor, askFactorReset, {
      organizationId: test.office,
      accountId: member.accountId,
    });
    expect(await test.identity.readSession(test.sessionRequest(member.sessionToken))).not.toBeNull();
    await expect(
      test.platform.call(first.actor, approveFactorReset, { organizationId: test.office, resetId }),
    ).rejects.toMatchObject({ reason: 'TWO_PEOPLE' });
    const { link } = await test.platform.call(second.actor, approveFactorReset, {
      organizationId: test.office,
      resetId,
    });
    expect(await test.identity.readSession(test.sessionRequest(member.sessionToken))).toBeNull();

    const old = await givePassword(test.identity.parts, member.email, goodPassword);
    if (old.kind !== 'CODE_NEEDED') throw new Error('the password is right');
    expect(
      (
        await giveCode(
          test.identity.parts,
          old.ticket,
          { kind: 'TOTP', typed: test.codeNow(member) },
          browser,
        )
      ).kind,
    ).toBe('REFUSED');
    expect((await accept(tokenOf(link), { password: 'không phải mật khẩu' })).kind).toBe('PROBLEMS');
    const done = await accept(tokenOf(link));
    expect(done.kind).toBe('ACCEPTED');
    if (done.kind === 'ACCEPTED') expect(done.recoveryCodes).not.toContain(member.recoveryCodes[0]);
    const reused = await givePassword(test.identity.parts, member.email, goodPassword);
    test.clock.advance(30_000);
    if (reused.kind === 'CODE_NEEDED') {
      expect(
        (
          await giveCode(
            test.identity.parts,
            reused.ticket,
            { kind: 'TOTP', typed: test.codeNow(member) },
            browser,
          )
        ).kind,
      ).toBe('REFUSED');
      expect(
        (
          await giveCode(
            test.identity.parts,
            reused.ticket,
            { kind: 'RECOVERY_CODE', typed: member.recoveryCodes[1] ?? '' },
            browser,
          )
        ).kind,
      ).toBe('REFUSED');
    }
  });
});
