import { describe, expect, it } from 'vitest';
import { usePlatformProcess } from '../testing/platform-process.ts';
import { untilReady } from '../testing/ready.ts';
import { codeOn, hiddenField, openForm, post, textArea } from './public-form.ts';

const platform = usePlatformProcess();
/** The demonstration begins with some reports of its own. */
const count = async () =>
  (await platform.query<{ n: number }>('select count(*)::int as n from reports.report'))[0]?.n ?? 0;
const leaves = async () =>
  (
    await platform.query<{ n: number }>(
      "select count(*)::int as n from audit.leaf where convert_from(body, 'UTF8') like '%reports.submit-report%'",
    )
  )[0]?.n ?? 0;
const send = (nonce: string, what: string) =>
  post(platform.address, '/bao-tin', { nonce, what, links: 'https://vidu.example/kill' });

describe('killed at any instant', () => {
  it('during 200 submissions, server and database, every report is whole or absent, and no code was shown for a lost one', async () => {
    const before = { reports: await count(), leaves: await leaves() };
    const all = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => ({
        nonce: await openForm(platform.address),
        what: `tin thứ ${n}`,
      })),
    );
    const shown = new Map<string, string>();
    const waiting = [...all];

    /** Sends from eight hands at once what is still unanswered, until the deadly blow falls. */
    async function sendUntilKilled(blow: () => Promise<void>, after: number): Promise<void> {
      const falling: Promise<void>[] = [];
      const target = shown.size + after;
      const hand = async () => {
        for (let next = waiting.shift(); next && falling.length === 0; next = waiting.shift()) {
          try {
            shown.set(next.nonce, codeOn(await send(next.nonce, next.what)));
          } catch {
            waiting.push(next);
            return;
          }
          // Not between two requests: seven other hands are in the middle of theirs.
          if (shown.size >= target && falling.length === 0) falling.push(blow());
        }
      };
      await Promise.all(Array.from({ length: 8 }, hand));
      await Promise.all(falling);
    }

    await sendUntilKilled(platform.kill, 25);
    await platform.start();
    await sendUntilKilled(platform.killPostgres, 30);
    await platform.kill();
    await platform.start();
    await sendUntilKilled(platform.kill, 40);
    await platform.start();
    expect(shown.size).toBeGreaterThanOrEqual(90);
    expect(shown.size).toBeLessThan(200);

    const codes = new Set<string>();
    for (const { nonce, what } of all) {
      const code = codeOn(await send(nonce, what));
      if (shown.has(nonce)) expect(code).toBe(shown.get(nonce));
      codes.add(code);
    }
    expect(codes.size).toBe(200);
    expect(await count()).toBe(before.reports + 200);
    expect(await leaves()).toBe(before.leaves + 200);
    // Whole: every report has its file, its access, its link, its code, and its sealed text opens with a key that is there.
    const torn = await platform.query(
      `select r.file_id from reports.report r
       where not exists (select from files.file f where f.id = r.file_id) or not exists (select from files.access a where a.file_id = r.file_id)
         or not exists (select from reports.tracking t where t.file_id = r.file_id)
         or r.link_count <> (select count(*) from reports.link l where l.file_id = r.file_id)
       union all select t.file_id from reports.tracking t where not exists (select from reports.report r where r.file_id = t.file_id)`,
    );
    expect(torn).toEqual([]);
    for (const code of [...codes].slice(0, 20))
      expect((await post(platform.address, '/tra-cuu', { trackingCode: code })).status).toBe(200);
  }, 180_000);
});

describe('the database away for a while', () => {
  it('the page says so with 111 and keeps the text; everything goes on by itself when it is back', async () => {
    const nonce = await openForm(platform.address);
    const what = 'Cơ sở dữ liệu <đang> nghỉ\r\nvẫn phải giữ chữ';
    const before = await count();
    await platform.killPostgres();
    for (let n = 0; n < 5; n += 1) {
      const answer = await post(platform.address, '/bao-tin', { nonce, what, phone: '0900 000 000' });
      expect(answer.status).toBe(503);
      expect(answer.html).toContain('Tin của bạn CHƯA gửi được');
      expect(answer.html).toContain('111');
      expect(textArea(answer.html, 'what')).toBe(what);
      expect(hiddenField(answer.html, 'phone')).toBe('0900 000 000');
      expect(hiddenField(answer.html, 'nonce')).toBe(nonce);
    }
    expect((await fetch(`${platform.address}/`)).status).toBe(200);
    expect((await fetch(`${platform.address}/bao-tin`)).status).toBe(200);
    expect((await fetch(`${platform.address}/livez`)).status).toBe(200);
    const ready = await fetch(`${platform.address}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ready: false, checks: { database: 'DATABASE_AWAY' } });
    const machine = await fetch(`${platform.address}/api/v1/reports`, {
      method: 'POST',
      headers: { 'idempotency-key': 'mot-khoa-rat-ngau-nhien' },
      body: '{"text":"a"}',
    });
    expect(machine.status).toBe(503);
    expect(machine.headers.get('retry-after')).toBe('30');

    await platform.startPostgres();
    const code = codeOn(await post(platform.address, '/bao-tin', { nonce, what, phone: '0900 000 000' }));
    expect(codeOn(await post(platform.address, '/bao-tin', { nonce, what, phone: '0900 000 000' }))).toBe(
      code,
    );
    expect(await count()).toBe(before + 1);
    expect((await post(platform.address, '/tra-cuu', { trackingCode: code })).status).toBe(200);
    // The sequencer and the jobs find their way back too: the entries of the last minute get their positions.
    await untilReady(platform.address);
    const lines = platform.logLines().join('\n');
    expect(lines).toContain('DATABASE_AWAY');
    expect(lines).not.toContain('vẫn phải giữ chữ');
    expect(lines).not.toContain(code);
    expect(platform.output).not.toContain(code);
  }, 60_000);
});

describe('the operator’s page', () => {
  it('is there for this machine only, and not through a proxy that makes everybody look like it', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${platform.address}/metrics`, { headers })).status;
    expect(await ask({})).toBe(200);
    expect(await ask({ 'x-forwarded-for': '203.0.113.7' })).toBe(404);
    expect(await ask({ forwarded: 'for=127.0.0.1' })).toBe(404);
    expect(await ask({ via: '1.1 cua-ngo' })).toBe(404);
  });
});

describe('a flood from one address', () => {
  it('of a program is refused one by one, memory stays flat, and people at the same address get their receipt', async () => {
    const flood = async (requests: number) => {
      const refused = new Set<number>();
      const hand = async () => {
        for (let n = 0; n < requests / 50; n += 1) {
          const answer = await fetch(`${platform.address}/api/v1/reports`, {
            method: 'POST',
            body: '{"text":7}',
          });
          await answer.arrayBuffer();
          refused.add(answer.status);
        }
      };
      await Promise.all(Array.from({ length: 50 }, hand));
      return refused;
    };
    const resident = async () => {
      const metrics = await (await fetch(`${platform.address}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1]);
    };
    await flood(1_000);
    const before = await resident();
    const [answers] = await Promise.all([
      flood(3_000),
      (async () => {
        for (let n = 0; n < 10; n += 1)
          codeOn(await send(await openForm(platform.address), `giữa cơn lũ ${n}`));
      })(),
    ]);
    expect([...answers].sort()).toEqual([422, 429]);
    expect(before).toBeGreaterThan(0);
    expect((await resident()) - before).toBeLessThan(96 * 2 ** 20);
  }, 120_000);
});
