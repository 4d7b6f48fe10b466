import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { untilReady } from '#platform/testing/ready.ts';
import { annhi, makeHome, startProcess, startRefused } from './testing/processes.ts';

// Whole processes with servers of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
const homes: ReturnType<typeof makeHome>[] = [];

function home(mode?: number) {
  const made = makeHome(mode);
  homes.push(made);
  return made;
}

afterEach(async () => {
  for (const one of homes.splice(0)) await one.remove();
});

async function send(address: string, key: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key.padEnd(20, '0') },
    body: JSON.stringify({ text: `thử ${key}`, links: [] }),
  });
  expect([200, 201]).toContain(response.status);
  return ((await response.json()) as { trackingCode: string }).trackingCode;
}

describe('the platform as a process', () => {
  it('is adopted by the next start after kill -9, and not one accepted report is lost', async () => {
    const { env } = home();
    const first = await startProcess(env);
    const codes = await Promise.all(['a', 'b', 'c'].map((key) => send(first.address, key)));
    await first.end('SIGKILL');
    const second = await startProcess(env);
    // The same keys answer the same codes: the reports are there, and none is there twice.
    expect(await Promise.all(['a', 'b', 'c'].map((key) => send(second.address, key)))).toEqual(codes);
    expect((await fetch(`${second.address}/livez`)).status).toBe(200);
    const verified = await annhi(['audit', 'verify', '--json'], env);
    expect(JSON.parse(verified.out)).toMatchObject({ finding: null });
    expect(await second.end('SIGTERM')).toBe(0);
    const cluster = fs.existsSync(path.join(String(env['ANNHI_DATA']), 'postgres.place'))
      ? fs.readFileSync(path.join(String(env['ANNHI_DATA']), 'postgres.place'), 'utf8').trim()
      : path.join(String(env['ANNHI_DATA']), 'postgres');
    expect(fs.existsSync(path.join(cluster, 'postmaster.pid'))).toBe(false);
  });

  it('refuses a second start on the same folder, and a taken port, by name, and the first goes on', async () => {
    const { env } = home();
    const first = await startProcess(env);
    const second = await startRefused(env);
    expect(second.code).toBe(1);
    expect(second.err).toContain('An Nhi đang chạy với thư mục dữ liệu này');
    const other = home();
    const taken = await startRefused({ ...other.env, PORT: new URL(first.address).port });
    expect(taken.code).toBe(1);
    expect(taken.err).toContain('đang có chương trình khác dùng');
    expect((await fetch(`${first.address}/livez`)).status).toBe(200);
    expect((await annhi(['demo', 'reset', '--yes', '--json'], env)).out).toContain('STOP_FIRST');
    expect((await annhi(['keys', 'rotate', '--json'], env)).out).toContain('STOP_FIRST');
    await first.end('SIGTERM');
  });

  it('of two starts at once on a new folder lets one work and tells the other', async () => {
    const { env } = home();
    const outcomes = await Promise.allSettled([startProcess(env), startProcess(env)]);
    const started = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    try {
      expect(started).toHaveLength(1);
      expect(String(outcomes.find((one) => one.status === 'rejected')?.reason)).toContain('An Nhi');
      await send(started[0]?.address ?? '', 'both');
    } finally {
      for (const one of started) await one.end('SIGTERM');
    }
  });

  it('at work is begun by its first administrator, invited from the command line, and refuses demonstration mode', async () => {
    const { env } = home();
    const real = { ...env, ANNHI_MODE: 'real' };
    const running = await startProcess(real);
    const args = ['admin', 'invite', '--name', 'Nguyễn Thị Bịa', '--email', 'quan-tri@vidu.vn', '--json'];
    const unclear = await annhi([...args, '--office', 'Sở'], real);
    expect(unclear.code).toBe(2);
    const listed = JSON.parse(unclear.out) as { error: string; vi: string };
    expect(listed.error).toBe('OFFICE_UNCLEAR');
    const office = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(listed.vi)?.[0] ?? '';
    const invited = await annhi([...args, '--office', office], real);
    expect(invited.code, invited.out + invited.err).toBe(0);
    expect(JSON.parse(invited.out)).toMatchObject({ link: expect.stringContaining('/console/') });
    const examined = JSON.parse((await annhi(['doctor', '--json'], real)).out) as {
      checks: { name: string; state: string }[];
    };
    expect(examined.checks.find((one) => one.name === 'bundled-postgres')?.state).toBe('NOTICE');
    expect((await annhi(['mail', 'waiting', '--json'], real)).out).toContain('identity.');
    await running.end('SIGTERM');
    const demo = await startRefused(env);
    expect(demo.code).toBe(1);
    expect(demo.err).toContain('dữ liệu thật');
  });

  it('names every wrong setting at once and makes nothing', async () => {
    const { env } = home();
    const refused = await startRefused({
      ...env,
      PORT: '70000',
      ANNHI_MODE: 'prod',
      DATABASE_URL: 'mysql://x',
      ANNHI_PROT: '1',
    });
    expect(refused.code).toBe(1);
    for (const name of ['PORT', 'ANNHI_MODE', 'DATABASE_URL', 'ANNHI_PROT'])
      expect(refused.err).toContain(`${name}:`);
    expect(fs.existsSync(String(env['ANNHI_DATA']))).toBe(false);
  });

  it.skipIf(!isRoot)('starts as root in a folder that nobody else may enter', async () => {
    const { env } = home(0o700);
    const running = await startProcess(env);
    await send(running.address, 'closed');
    await running.end('SIGKILL');
    const again = await startProcess(env);
    await untilReady(again.address);
    await again.end('SIGTERM');
  });

  it.skipIf(!isRoot || !canOthersEnter(root))('starts as an ordinary user', async () => {
    const { env, folder } = home(0o700);
    const user = { uid: 65534, gid: 65534 };
    fs.chownSync(folder, user.uid, user.gid);
    const running = await startProcess(env, user);
    await send(running.address, 'ordinary');
    expect(fs.statSync(path.join(String(env['ANNHI_DATA']), 'postgres')).uid).toBe(user.uid);
    expect(fs.statSync(`${env['ANNHI_DATA']}-keys`).mode & 0o077).toBe(0);
    await running.end('SIGTERM');
  });
});

describe("the operators' tool", () => {
  it('lists every command in both languages, for people and for programs', async () => {
    const { code, out } = await annhi(['help'], {});
    expect(code).toBe(0);
    const listed = JSON.parse((await annhi(['help', '--json'], {})).out) as {
      name: string;
      usage: string;
      vi: string;
      en: string;
    }[];
    expect(listed.map((one) => one.name)).toEqual(
      expect.arrayContaining(['doctor', 'backup', 'restore', 'audit verify', 'keys rotate', 'admin invite']),
    );
    for (const one of listed) {
      expect(out).toContain(one.usage);
      expect(one.vi).not.toBe(one.en);
    }
  });

  it('says in one sentence what it does not understand', async () => {
    const { env } = home();
    expect(await annhi(['bakcup'], env)).toMatchObject({ code: 2, out: '' });
    for (const args of [
      ['backup'],
      ['restore'],
      ['doctor', 'x'],
      ['backup', 'a', '--nope'],
      ['jobs', 'dead', '--retry'],
    ]) {
      const said = await annhi([...args, '--json'], env);
      expect(said.code).toBe(2);
      expect(JSON.parse(said.out)).toMatchObject({ error: 'USAGE' });
    }
  });

  it('makes nothing where nothing is, whatever is asked', async () => {
    const { env } = home();
    for (const args of [
      ['audit', 'verify'],
      ['mail', 'waiting'],
      ['jobs', 'dead'],
      ['keys', 'rotate'],
      ['backup', '/nonexistent/x'],
    ]) {
      const said = await annhi([...args, '--json'], env);
      expect(said.code).toBe(args[0] === 'audit' ? 3 : 2);
      expect(JSON.parse(said.out)).toMatchObject({ error: 'NOT_INSTALLED' });
    }
    expect((await annhi(['doctor', '--json'], env)).code).toBe(1);
    expect((await annhi(['doctor', '--json'], { ...env, PORT: 'x' })).out).toContain(
      '"name":"config","state":"WRONG"',
    );
    expect(fs.existsSync(String(env['ANNHI_DATA']))).toBe(false);
    expect(fs.existsSync(`${env['ANNHI_DATA']}-keys`)).toBe(false);
  });
});

function canOthersEnter(folder: string): boolean {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
  return true;
}
