import { describe, expect, it } from 'vitest';
import { goodPassword, type Member, useTestIdentity } from '../testing/identity.ts';
import { giveCode, givePassword } from './sign-in.ts';

const test = useTestIdentity();
const browser = { device: 'Chrome · Windows', token: null };
const wrong = 'không phải mật khẩu này';

async function signIn(member: Member, given: { token?: string | null } = {}) {
  const first = await givePassword(test.identity.parts, member.email, goodPassword);
  if (first.kind !== 'CODE_NEEDED') return first;
  return giveCode(
    test.identity.parts,
    first.ticket,
    { kind: 'TOTP', typed: test.codeNow(member) },
    { device: 'Chrome · Windows', token: given.token ?? null },
  );
}

async function leaves(): Promise<
  { action: string; outcome: string; actor: string; subject: { kind: string; id: string } }[]
> {
  const client = await test.client('superuser');
  const found = await client.query<{ body: Buffer }>('select body from audit.leaf order by id');
  return found.rows.map((row) => JSON.parse(row.body.toString('utf8')) as never);
}

describe('signing in', () => {
  it('takes password and code, and knows the person with the roles of today', async () => {
    const member = await test.member({ roles: ['INTAKE_OFFICER', 'SUPERVISOR'] });
    const done = await signIn(member);
    expect(done).toMatchObject({ kind: 'SIGNED_IN', recoveryCodesLeft: 10 });
    if (done.kind !== 'SIGNED_IN') return;
    const actor = await test.identity.readSession(test.sessionRequest(done.token));
    expect(actor).toMatchObject({ accountId: member.accountId, personId: member.personId });
    expect(actor?.grants.map((grant) => grant.role)).toEqual(['INTAKE_OFFICER', 'SUPERVISOR']);
  });

  it('reads the e-mail address however it is typed', async () => {
    const member = await test.member();
    expect(
      (await givePassword(test.identity.parts, `  ${member.email.toUpperCase()} `, goodPassword)).kind,
    ).toBe('CODE_NEEDED');
  });

  it('answers unknown names, invited accounts and wrong passwords alike, with one hash each', async () => {
    const member = await test.member();
    const invited = await test.invite();
    const costs: number[] = [];
    const answers = [];
    for (const name of [member.email, invited.email, 'khong.co.ai@vidu.vn']) {
      const before = test.hashCount();
      answers.push(await givePassword(test.identity.parts, name, wrong));
      costs.push(test.hashCount() - before);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(costs).toEqual([1, 1, 1]);
  });

  it('locks a name after five failures, known or not, even against the right password', async () => {
    const member = await test.member();
    for (const name of [member.email, 'cung.khong.co@vidu.vn']) {
      for (let count = 0; count < 5; count += 1)
        expect((await givePassword(test.identity.parts, name, wrong)).kind).toBe('REFUSED');
      const before = test.hashCount();
      expect(await givePassword(test.identity.parts, name, goodPassword)).toEqual({
        kind: 'LOCKED_OUT',
        minutes: 15,
      });
      expect(test.hashCount()).toBe(before);
    }
    test.clock.advance(15 * 60_000);
    expect((await signIn(member)).kind).toBe('SIGNED_IN');
  });

  it('locks longer the second time', async () => {
    const member = await test.member();
    const fail = async (times: number) => {
      for (let count = 0; count < times; count += 1)
        await givePassword(test.identity.parts, member.email, wrong);
    };
    await fail(5);
    test.clock.advance(15 * 60_000);
    await fail(5);
    expect(await givePassword(test.identity.parts, member.email, goodPassword)).toEqual({
      kind: 'LOCKED_OUT',
      minutes: 30,
    });
  });

  it('lets no more than five of sixty tries at the same time be compared', async () => {
    const member = await test.member();
    const before = test.hashCount();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        givePassword(test.identity.parts, member.email, `thử mật khẩu số ${index}`),
      ),
    );
    expect(test.hashCount() - before).toBe(5);
    expect(answers.filter((answer) => answer.kind === 'LOCKED_OUT')).toHaveLength(55);
    expect((await givePassword(test.identity.parts, member.email, goodPassword)).kind).toBe('LOCKED_OUT');
  });

  it('counts wrong codes together with wrong passwords, and a right password gives no new tries', async () => {
    const member = await test.member();
    for (let count = 0; count < 5; count += 1) {
      const first = await givePassword(test.identity.parts, member.email, goodPassword);
      expect(first.kind).toBe('CODE_NEEDED');
      if (first.kind === 'CODE_NEEDED')
        expect(
          (await giveCode(test.identity.parts, first.ticket, { kind: 'TOTP', typed: '000000' }, browser))
            .kind,
        ).toBe('REFUSED');
    }
    expect((await givePassword(test.identity.parts, member.email, goodPassword)).kind).toBe('LOCKED_OUT');
  });

  it('does not count a right fifth try', async () => {
    const member = await test.member();
    for (let count = 0; count < 4; count += 1) await givePassword(test.identity.parts, member.email, wrong);
    expect((await signIn(member)).kind).toBe('SIGNED_IN');
  });

  it('takes each code once, also twice at once', async () => {
    const member = await test.member();
    const tickets = await Promise.all(
      [1, 2].map(() => givePassword(test.identity.parts, member.email, goodPassword)),
    );
    const code = test.codeNow(member);
    const answers = await Promise.all(
      tickets.map((first) =>
        first.kind === 'CODE_NEEDED'
          ? giveCode(test.identity.parts, first.ticket, { kind: 'TOTP', typed: code }, browser)
          : first,
      ),
    );
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['REFUSED', 'SIGNED_IN']);
  });

  it('refuses a code that somebody watched, within its window', async () => {
    const member = await test.member();
    const code = test.codeNow(member);
    expect((await signIn(member)).kind).toBe('SIGNED_IN');
    const first = await givePassword(test.identity.parts, member.email, goodPassword);
    if (first.kind !== 'CODE_NEEDED') throw new Error('the password is right');
    const again = await giveCode(test.identity.parts, first.ticket, { kind: 'TOTP', typed: code }, browser);
    expect(again).toMatchObject({
      kind: 'REFUSED',
      sentence: { en: expect.stringContaining('has been used') },
    });
  });

  it('takes a ticket once, for ten minutes, and only one of ours', async () => {
    const member = await test.member();
    const first = await givePassword(test.identity.parts, member.email, goodPassword);
    if (first.kind !== 'CODE_NEEDED') throw new Error('the password is right');
    const give = (ticket: string) =>
      giveCode(test.identity.parts, ticket, { kind: 'TOTP', typed: test.codeNow(member) }, browser);
    expect((await give(`${first.ticket.slice(0, -2)}AA`)).kind).toBe('REFUSED');
    expect((await give(first.ticket)).kind).toBe('SIGNED_IN');
    test.clock.advance(30_000);
    expect((await give(first.ticket)).kind).toBe('REFUSED');
    const late = await givePassword(test.identity.parts, member.email, goodPassword);
    test.clock.advance(10 * 60_000);
    if (late.kind === 'CODE_NEEDED') expect((await give(late.ticket)).kind).toBe('REFUSED');
  });

  it('takes a recovery code once, however it is written', async () => {
    const member = await test.member();
    const [code = ''] = member.recoveryCodes;
    const use = async (typed: string) => {
      const first = await givePassword(test.identity.parts, member.email, goodPassword);
      return first.kind === 'CODE_NEEDED'
        ? giveCode(test.identity.parts, first.ticket, { kind: 'RECOVERY_CODE', typed }, browser)
        : first;
    };
    expect(await use(` ${code.toUpperCase().replace('-', ' ')} `)).toMatchObject({
      kind: 'SIGNED_IN',
      recoveryCodesLeft: 9,
    });
    expect((await use(code)).kind).toBe('REFUSED');
  });

  it('gives the browser a new session and ends the one it came with', async () => {
    const attacker = await test.member();
    const victim = await test.member();
    const done = await signIn(victim, { token: attacker.sessionToken });
    if (done.kind !== 'SIGNED_IN') throw new Error('signed in');
    expect(done.token).not.toBe(attacker.sessionToken);
    expect(await test.identity.readSession(test.sessionRequest(attacker.sessionToken))).toBeNull();
    expect((await test.identity.readSession(test.sessionRequest(done.token)))?.accountId).toBe(
      victim.accountId,
    );
  });

  it('writes an entry for each sign-in, failure and lockout, and no name in any', async () => {
    const member = await test.member();
    for (let count = 0; count < 5; count += 1) await givePassword(test.identity.parts, member.email, wrong);
    test.clock.advance(15 * 60_000);
    await signIn(member);
    const own = (await leaves()).filter((leaf) => leaf.subject.id === member.accountId);
    expect(own.map((leaf) => `${leaf.action} ${leaf.outcome}`)).toEqual([
      'identity.invite-account DONE',
      'identity.accept-invitation DONE',
      'identity.sign-in DONE',
      ...Array<string>(4).fill('identity.sign-in REFUSED'),
      'identity.lock-out REFUSED',
      'identity.sign-in DONE',
    ]);
    expect(JSON.stringify(await leaves())).not.toContain(member.email.split('@')[0]);
  });

  it('keeps secrets from the login that serves pages', async () => {
    const app = await test.client('app');
    for (const table of ['password', 'totp', 'recovery_code', 'passkey']) {
      await expect(app.query(`select * from auth.${table}`)).rejects.toThrow(/permission denied/);
    }
    await expect(app.query('select token_hash from auth.session')).rejects.toThrow(/permission denied/);
  });
});
