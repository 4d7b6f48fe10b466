import { beforeAll, describe, expect, it } from 'vitest';
import { useConsole } from '#platform/console/testing/console.ts';
import { demoPassword, findDemoHint, seedDemoAccounts } from '../../demo.ts';
import { codeOfStep, stepAt } from '../../rules/totp.ts';
import { goodPassword } from '../../testing/identity.ts';
import { byName, type PlainBrowser, plainBrowser } from '../../testing/plain-browser.ts';

const running = useConsole();
let office = '';
beforeAll(async () => {
  await seedDemoAccounts(running.test.platform, running.identity);
  const client = await running.test.client('superuser');
  const found = await client.query<{ id: string }>('select reports.single_intake($1) as id', [
    running.test.clock.now(),
  ]);
  office = found.rows[0]?.id ?? '';
});
const address = () => byName(running.address);
const newBrowser = () => plainBrowser(address());
const codeNow = () => findDemoHint(running.identity)?.code ?? '';

async function signedIn(who: string): Promise<PlainBrowser> {
  const browser = newBrowser();
  await browser.post('/console/sign-in', {
    do: 'signIn',
    name: `${who}@an-nhi.example`,
    password: demoPassword,
  });
  const answer = await browser.post('/console/sign-in/code', { do: 'totp', code: codeNow() });
  expect(answer.status).toBe(303);
  return browser;
}

describe('signing in without JavaScript', () => {
  it('leads from the page that was asked for, over both steps, back to it', async () => {
    const browser = newBrowser();
    const first = await browser.get('/console/account?x=1');
    expect([first.status, first.location]).toEqual([303, '/console/sign-in?to=%2Fconsole%2Faccount%3Fx%3D1']);
    const page = await browser.get(first.location ?? '');
    expect(page.status).toBe(200);
    expect(page.text).toContain('name="to" value="/console/account?x=1"');
    const second = await browser.post('/console/sign-in', {
      do: 'signIn',
      name: 'tiep-nhan@an-nhi.example',
      password: demoPassword,
      to: '/console/account?x=1',
    });
    expect([second.status, second.location]).toEqual([
      303,
      '/console/sign-in/code?to=%2Fconsole%2Faccount%3Fx%3D1',
    ]);
    expect((await browser.get(second.location ?? '')).text).toContain('autoComplete="one-time-code"');
    const third = await browser.post('/console/sign-in/code', {
      do: 'totp',
      code: codeNow(),
      to: '/console/account?x=1',
    });
    expect([third.status, third.location]).toEqual([303, '/console/account?x=1']);
    expect(third.headers.getSetCookie().find((cookie) => cookie.startsWith('annhi_session='))).toMatch(
      /; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const there = await browser.get('/console/account');
    expect(there.status).toBe(200);
    expect(there.text).toContain('Nguyễn Thị Thử');
    expect(running.faults).toEqual([]);
  });

  it('says what is wrong on the page, keeps the name and never the password', async () => {
    const answer = await newBrowser().post('/console/sign-in', {
      do: 'signIn',
      name: 'khong.co@vidu.vn',
      password: 'mật khẩu gõ nhầm',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng');
    expect(answer.text).toContain('value="khong.co@vidu.vn"');
    expect(answer.text).not.toContain('mật khẩu gõ nhầm');
  });

  it('is refused from a foreign page and from one that does not say where it is from', async () => {
    const form = { do: 'signIn', name: 'tiep-nhan@an-nhi.example', password: demoPassword };
    for (const headers of [{ origin: 'https://ke-xau.vidu.vn' }, { origin: 'null' }, {}]) {
      const browser = newBrowser();
      const answer = await browser.post('/console/sign-in', form, headers as Record<string, string>);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(browser.cookies.has('annhi_step')).toBe(false);
    }
  });

  it('follows no address that leads elsewhere', async () => {
    const browser = newBrowser();
    await browser.post('/console/sign-in', {
      do: 'signIn',
      name: 'go-bo@an-nhi.example',
      password: demoPassword,
    });
    const answer = await browser.post('/console/sign-in/code', {
      do: 'totp',
      code: codeNow(),
      to: 'https://ke-xau.vidu.vn/console/',
    });
    expect(answer.location).toMatch(/^\/console\/?$/);
  });

  it('ends with signing out, also for whoever copied the cookie', async () => {
    const browser = await signedIn('van-thu');
    const stolen = new Map(browser.cookies);
    expect((await browser.post('/console/sign-out', {})).location).toBe('/console/sign-in?why=signed-out');
    expect(browser.cookies.has('annhi_session')).toBe(false);
    for (const [name, value] of stolen) browser.cookies.set(name, value);
    expect((await browser.get('/console/account')).status).toBe(303);
  });
});

describe('the idle lock', () => {
  it('opens in place for the shell, with a problem for a wrong password', async () => {
    const browser = await signedIn('lanh-dao');
    running.test.clock.advance(16 * 60_000);
    const json = { origin: address(), accept: 'application/json' };
    const wrong = await browser.post('/console/unlock', { password: 'không phải' }, json);
    expect([wrong.status, JSON.parse(wrong.text).detail]).toEqual([
      422,
      expect.stringContaining('Mật khẩu chưa đúng'),
    ]);
    expect((await browser.get('/console/account')).status).toBe(303);
    expect((await browser.post('/console/unlock', { password: demoPassword }, json)).status).toBe(204);
    expect((await browser.get('/console/account')).status).toBe(200);
    expect((await newBrowser().post('/console/unlock', { password: demoPassword }, json)).status).toBe(401);
    expect((await browser.post('/console/lock', {}, json)).status).toBe(204);
    expect((await browser.get('/console/account')).status).toBe(303);
  });

  it('opens on a page of its own without scripts and leads back; a form that was sent meanwhile comes back whole', async () => {
    const browser = await signedIn('kiem-tra');
    running.test.clock.advance(16 * 60_000);
    const kept = await browser.post('/console/account', { do: 'recovery', code: '123 456' });
    expect(kept.status).toBe(401);
    expect(kept.text).toContain('123 456');
    const asked = await browser.get('/console/account');
    const locked = await browser.get(asked.location ?? '');
    expect(locked.location).toBe('/console/locked?to=%2Fconsole%2Faccount');
    expect((await browser.get(locked.location ?? '')).text).toContain('Màn hình đã khóa');
    const opened = await browser.post('/console/locked', {
      do: 'unlock',
      password: demoPassword,
      to: '/console/account',
    });
    expect([opened.status, opened.location]).toEqual([303, '/console/account']);
    expect((await browser.get('/console/account')).status).toBe(200);
  });
});

describe('an invitation', () => {
  it("goes from the administrator's page to a first session, with the recovery codes shown once", async () => {
    const admin = await signedIn('tai-khoan');
    const { personId, postId } = await appoint('Mai Thị Mới Thử');
    const list = await admin.get('/console/accounts');
    expect(list.text).toContain('Mai Thị Mới Thử');
    const made = await admin.post('/console/accounts', {
      do: 'invite',
      organizationId: office,
      who: `${personId}|${postId}`,
      email: 'moi.thu@vidu.vn',
      role: 'INTAKE_OFFICER',
      personalNumber: '',
    });
    const link = /http[^<\s"]*(\/console\/invitation\/[A-Za-z0-9_-]+)/.exec(made.text)?.[1] ?? '';
    expect(link).not.toBe('');

    const browser = newBrowser();
    const page = await browser.get(link);
    const secret = fromBase32(
      (/<code>([A-Z2-7 ]{30,})<\/code>/.exec(page.text)?.[1] ?? '').replaceAll(' ', ''),
    );
    expect(page.text).toContain('data:image/svg+xml');
    const give = (password: string, code: string) =>
      browser.post(link, { do: 'accept', password, passwordAgain: password, code });
    const refused = await give('ngắn', '000000');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ít nhất 12 ký tự');
    expect(refused.text).toContain('Mã chưa đúng');
    const done = await give(goodPassword, codeOfStep(secret, stepAt(running.test.clock.now())));
    expect(done.status).toBe(200);
    expect(done.text.match(/<code>[0-9a-z]{5}-[0-9a-z]{5}<\/code>/g)).toHaveLength(10);
    expect((await browser.get('/console/account')).status).toBe(200);
    expect((await newBrowser().get(link)).text).toContain('không dùng được');
    expect(running.faults).toEqual([]);
  });

  it("cannot be made by anybody but the office's administrator", async () => {
    const officer = await signedIn('tiep-nhan');
    expect((await officer.get('/console/accounts')).status).toBe(404);
    const answer = await officer.post('/console/accounts', {
      do: 'invite',
      organizationId: office,
      who: `${crypto.randomUUID()}|${crypto.randomUUID()}`,
      email: 'a@vidu.vn',
      role: 'AUDITOR',
      personalNumber: '',
    });
    expect(answer.status).toBe(404);
  });
});

describe("one's own account", () => {
  it('changes the password with the present one and makes new recovery codes with a code', async () => {
    const browser = await signedIn('giao-duc');
    const change = (present: string, password: string) =>
      browser.post('/console/account', {
        do: 'password',
        presentPassword: present,
        password,
        passwordAgain: password,
      });
    expect((await change('không phải', goodPassword)).status).toBe(422);
    expect((await change(demoPassword, 'matkhau12345')).text).toContain('dễ bị đoán');
    expect((await change(demoPassword, goodPassword)).location).toBe('/console/account?xong=password');
    const codes = await browser.post('/console/account', { do: 'recovery', code: codeNow() });
    expect(codes.text.match(/<code>[0-9a-z]{5}-[0-9a-z]{5}<\/code>/g)).toHaveLength(10);
  });
});

async function appoint(fullName: string): Promise<{ personId: string; postId: string }> {
  const client = await running.test.client('superuser');
  const [personId, postId] = [crypto.randomUUID(), crypto.randomUUID()];
  await client.query('insert into directory.person (id, full_name, folded) values ($1, $2, lower($2))', [
    personId,
    fullName,
  ]);
  await client.query(
    "insert into directory.post (id, organization_id, title, valid) values ($1, $2, 'Chuyên viên', daterange('2026-01-01', null))",
    [postId, office],
  );
  await client.query(
    "insert into directory.post_holder (id, post_id, person_id, organization_id, valid) values (gen_random_uuid(), $1, $2, $3, daterange('2026-01-01', null))",
    [postId, personId, office],
  );
  return { personId, postId };
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
