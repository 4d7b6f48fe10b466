import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newOpaqueId } from '#kernel/ids/ids.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import {
  disableAccount,
  enableAccount,
  listSessions,
  revokeOtherSessions,
  revokeSession,
} from '../contract.ts';
import { official } from '#kernel/testing/platform.ts';
import { goodPassword, origin, useTestIdentity } from '../testing/identity.ts';
import { giveCode, givePassword } from './sign-in.ts';
import { unlock } from './unlock.ts';

const test = useTestIdentity();
const minute = 60_000;
const read = (token: string, init?: Parameters<typeof test.sessionRequest>[1]) =>
  test.identity.readSession(test.sessionRequest(token, init));

describe('a session', () => {
  it('locks after 15 idle minutes; the password opens it again, with the same cookie', async () => {
    const { sessionToken } = await test.member();
    test.clock.advance(15 * minute);
    expect(await read(sessionToken)).toBeNull();
    expect((await test.identity.findSession(test.sessionRequest(sessionToken)))?.state).toBe('LOCKED');
    expect((await unlock(test.identity.parts, sessionToken, 'không phải')).kind).toBe('REFUSED');
    expect(await read(sessionToken)).toBeNull();
    expect(await unlock(test.identity.parts, sessionToken, goodPassword)).toEqual({ kind: 'UNLOCKED' });
    expect(await read(sessionToken)).not.toBeNull();
  });

  it('stays open while somebody works, until 12 hours have passed', async () => {
    const { sessionToken } = await test.member();
    for (let passed = 0; passed < 11 * 60; passed += 10) {
      test.clock.advance(10 * minute);
      expect(await read(sessionToken)).not.toBeNull();
    }
    test.clock.advance(60 * minute);
    expect((await unlock(test.identity.parts, sessionToken, goodPassword)).kind).toBe('OVER');
  });

  it('cannot be opened by guessing: the fifth wrong password locks the name', async () => {
    const { sessionToken } = await test.member();
    test.clock.advance(20 * minute);
    await Promise.all(Array.from({ length: 20 }, () => unlock(test.identity.parts, sessionToken, 'đoán mò')));
    expect((await unlock(test.identity.parts, sessionToken, goodPassword)).kind).toBe('LOCKED_OUT');
  });

  it('does not open for a made-up, a foreign or a doubled cookie', async () => {
    const { sessionToken } = await test.member();
    for (const cookie of [
      '__Host-annhi_session=',
      '__Host-annhi_session=abc',
      `annhi_session=${sessionToken}`,
      `__Host-annhi_session=${sessionToken}; __Host-annhi_session=abc`,
      `__Host-annhi_session=${sessionToken}'--`,
    ]) {
      expect(
        await test.identity.readSession(new Request(`${origin}/console`, { headers: { cookie } })),
        cookie,
      ).toBeNull();
    }
  });

  it('takes no change from a foreign page, nor from one that does not say where it is from', async () => {
    const { sessionToken } = await test.member();
    const post = (headers: Record<string, string>) => read(sessionToken, { method: 'POST', headers });
    expect(await post({ origin })).not.toBeNull();
    expect(await post({ 'sec-fetch-site': 'same-origin' })).not.toBeNull();
    for (const headers of [
      { origin: 'https://ke-xau.vidu.vn' },
      { origin: 'null' },
      { origin: 'https://annhi.vidu.vn.ke-xau.vn' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ]) {
      expect(await post(headers as Record<string, string>), JSON.stringify(headers)).toBeNull();
    }
  });

  it('is set so that scripts, plain http and neighbouring hosts cannot have it', () => {
    expect(test.identity.cookies.set('session', 'abc')).toBe(
      '__Host-annhi_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });

  it('can be listed and ended by its owner; a stolen cookie is worth nothing afterwards', async () => {
    const member = await test.member();
    const first = await givePassword(test.identity.parts, member.email, goodPassword);
    if (first.kind !== 'CODE_NEEDED') throw new Error('the password is right');
    const second = await giveCode(
      test.identity.parts,
      first.ticket,
      { kind: 'TOTP', typed: test.codeNow(member) },
      { device: 'Safari · iOS', token: null },
    );
    if (second.kind !== 'SIGNED_IN') throw new Error('the code is right');
    const { sessions } = await test.platform.call(member.actor, listSessions, {});
    expect(sessions.map((session) => session.device).sort()).toEqual(['Firefox · Linux', 'Safari · iOS']);
    const stolen = sessions.find((session) => session.device === 'Safari · iOS');
    await test.platform.call(member.actor, revokeSession, { sessionId: stolen?.sessionId });
    expect(await read(second.token)).toBeNull();
    expect((await unlock(test.identity.parts, second.token, goodPassword)).kind).toBe('OVER');
    expect(await read(member.sessionToken)).not.toBeNull();
    expect(await test.platform.call(member.actor, revokeOtherSessions, { keep: null })).toEqual({ ended: 1 });
    expect(await read(member.sessionToken)).toBeNull();
  });

  it('cannot be listed or ended by anybody else, an administrator included', async () => {
    const [member, other] = [await test.member(), await test.member({ roles: ['ACCOUNT_ADMIN'] })];
    const { sessions } = await test.platform.call(member.actor, listSessions, {});
    await expect(
      test.platform.call(other.actor, revokeSession, { sessionId: sessions[0]?.sessionId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await read(member.sessionToken)).not.toBeNull();
    const seen = await test.database.run(other.actor, (tx) =>
      sql`select id from auth.session where account_id = ${member.accountId}`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
  });

  it('ends when the account is disabled and does not come back when it is enabled', async () => {
    const member = await test.member();
    const admin = official(test.office, ['ACCOUNT_ADMIN']);
    const target = { organizationId: test.office, accountId: member.accountId };
    await test.platform.call(admin, disableAccount, target);
    expect(await read(member.sessionToken)).toBeNull();
    test.clock.advance(minute);
    await test.platform.call(admin, enableAccount, target);
    expect(await read(member.sessionToken)).toBeNull();
  });
});

describe('rights', () => {
  it('end with the post at 00:00 of that day in Viet Nam, without any job', async () => {
    test.clock.set('2026-12-31T16:50:00Z');
    const member = await test.member({ until: '2027-01-01' });
    test.clock.set('2026-12-31T16:59:59.999Z');
    expect(await read(member.sessionToken)).not.toBeNull();
    test.clock.set('2026-12-31T17:00:00Z');
    expect(await read(member.sessionToken)).toBeNull();
    const first = await givePassword(test.identity.parts, member.email, goodPassword);
    if (first.kind !== 'CODE_NEEDED') throw new Error('the password is right');
    const answer = await giveCode(
      test.identity.parts,
      first.ticket,
      { kind: 'TOTP', typed: test.codeNow(member) },
      { device: '', token: null },
    );
    expect(answer).toMatchObject({ kind: 'REFUSED', sentence: { en: expect.stringContaining('No post') } });
  });

  it("are only those of posts held today: the other post's roles end with it", async () => {
    const member = await test.member({ roles: ['INTAKE_OFFICER'] });
    const { postId } = await test.appoint(test.otherOffice);
    await test.database.run(systemActor('test'), async (tx) => {
      await sql`update directory.post_holder set valid = daterange(lower(valid), '2027-02-01') where post_id = ${postId}`.execute(
        tx,
      );
      await sql`insert into directory.post_holder (id, post_id, person_id, organization_id, valid) values (${newOpaqueId<string>()}, ${postId}, ${member.personId}, ${test.otherOffice}, daterange('2027-02-01', '2027-03-01'))`.execute(
        tx,
      );
      await sql`
        insert into identity.role_grant (id, account_id, post_id, organization_id, role, valid, granted_by, granted_at)
        values (${newOpaqueId<string>()}, ${member.accountId}, ${postId}, ${test.otherOffice}, 'AUDITOR', daterange('2026-01-01', null), 'system:test', now())`.execute(
        tx,
      );
    });
    const rolesOn = async (day: string) => {
      test.clock.set(`${day}T03:00:00Z`);
      await touch(member.sessionToken, `${day}T02:55:00Z`);
      return (await read(member.sessionToken))?.grants.map((grant) => grant.role);
    };
    expect(await rolesOn('2027-01-31')).toEqual(['INTAKE_OFFICER']);
    expect(await rolesOn('2027-02-01')).toEqual(['AUDITOR', 'INTAKE_OFFICER']);
    expect(await rolesOn('2027-03-01')).toEqual(['INTAKE_OFFICER']);
  });

  it('do not come from being named: a deputy and a substitute have only what was granted to themselves', async () => {
    test.clock.set('2027-03-02T02:00:00Z');
    const [chief, deputy] = [
      await test.member({ roles: ['SUPERVISOR'] }),
      await test.member({ roles: ['INTAKE_OFFICER'] }),
    ];
    await test.database.run(systemActor('test'), async (tx) => {
      const focal = newOpaqueId<string>();
      await sql`insert into directory.focal_point (id, organization_id, scope, person_id, valid) values (${focal}, ${test.office}, 'POLICE', ${chief.personId}, daterange('2026-01-01', null))`.execute(
        tx,
      );
      await sql`insert into directory.focal_point_deputy (focal_point_id, organization_id, rank, person_id) values (${focal}, ${test.office}, 1, ${deputy.personId})`.execute(
        tx,
      );
      await sql`insert into directory.absence (id, person_id, organization_id, period, substitute_person_id) values (${newOpaqueId<string>()}, ${chief.personId}, ${test.office}, daterange('2027-03-01', '2027-03-10'), ${deputy.personId})`.execute(
        tx,
      );
    });
    expect((await read(deputy.sessionToken))?.grants.map((grant) => grant.role)).toEqual(['INTAKE_OFFICER']);
  });
});

describe('an account that lay idle for 45 days', () => {
  it('is refused with the reason, also to whoever has everything right, until an administrator enables it', async () => {
    const member = await test.member();
    const signIn = async () => {
      const first = await givePassword(test.identity.parts, member.email, goodPassword);
      return first.kind === 'CODE_NEEDED'
        ? giveCode(
            test.identity.parts,
            first.ticket,
            { kind: 'TOTP', typed: test.codeNow(member) },
            { device: '', token: null },
          )
        : first;
    };
    test.clock.advance(45 * 86_400_000);
    expect(await signIn()).toMatchObject({
      kind: 'REFUSED',
      sentence: { en: expect.stringContaining('45 days') },
    });
    test.clock.advance(minute);
    await test.platform.call(official(test.office, ['ACCOUNT_ADMIN']), enableAccount, {
      organizationId: test.office,
      accountId: member.accountId,
    });
    expect((await signIn()).kind).toBe('SIGNED_IN');
  });

  it('is marked by the nightly job, which leaves the others alone', async () => {
    const idle = await test.member();
    test.clock.advance(45 * 86_400_000);
    const busy = await test.member();
    const room = test.platform.rooms.find((one) => one.name === 'identity');
    for (const job of room?.jobs ?? []) await test.platform.runJob(job, {});
    const state = async (id: string) =>
      test.database.run(
        systemActor('test'),
        async (tx) =>
          (
            await sql<{
              state: string;
            }>`select state || coalesce(' ' || disabled_why, '') as state from identity.account where id = ${id}`.execute(
              tx,
            )
          ).rows[0]?.state,
      );
    expect([await state(idle.accountId), await state(busy.accountId)]).toEqual(['DISABLED IDLE', 'ACTIVE']);
  });
});

/** Plays a session that was used all along, over weeks that no session lives. */
async function touch(token: string, at: string): Promise<void> {
  await test.identity.parts.auth.run(systemActor('test'), (tx) =>
    sql`update auth.session set started_at = ${at}, last_active_at = ${at} where token_hash = sha256(convert_to(${token}, 'utf8'))`.execute(
      tx,
    ),
  );
}
