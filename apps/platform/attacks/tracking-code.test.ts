import { describe, expect, it } from 'vitest';
import { publicActor } from '#kernel/permissions/actor.ts';
import { claimReport, closeReport, findStatus } from '#modules/reports/contract.ts';
import { dammDigit, readTrackingCode } from '#modules/reports/rules/tracking-code.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { intakeOfficer, lastFile } from './officers.ts';
import { codeOn, hiddenField, openForm, post, report } from './public-form.ts';

const test = useStartedPlatform();
const lookUp = (trackingCode: string) => post(test.address, '/tra-cuu', { trackingCode });
/** A code that nobody has, with a right check digit. */
const nobodys = () => {
  const run = String(Math.floor(Math.random() * 1e15)).padStart(15, '0');
  return `${run}${dammDigit(run)}`;
};
const expire = async (code: string) => {
  const superuser = await test.client('superuser');
  const file = await lastFile(test);
  await superuser.query("update reports.tracking set expires_at = '2026-11-01' where file_id = $1", [file]);
  return code;
};

describe('a tracking code', () => {
  it('still answers when the report is closed', async () => {
    const code = await report(test.address, { what: 'đã xong' });
    const fileId = await lastFile(test);
    const officer = await intakeOfficer(test);
    await test.platform.call(officer, claimReport, { fileId });
    await test.platform.call(officer, closeReport, {
      fileId,
      reason: 'SUPPORTED',
      outcome: 'CHILD_SUPPORTED',
    });
    const answer = await lookUp(code);
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('Có người đang chăm lo cho trẻ.');
  });

  it('is read however people write it', async () => {
    const code = await report(test.address, { what: 'x' });
    const groups = code.match(/.{4}/g) ?? [];
    for (const typed of [
      groups.join(' '),
      groups.join('-'),
      ` ${groups.join('.')}\t`,
      // As it comes out of a chat window: with characters that nobody sees.
      `\u202a${groups.join('\u200b')}\u202c\ufeff`,
      groups.join('\u00a0\u2060'),
      code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ]) {
      expect((await lookUp(typed)).status).toBe(200);
    }
  });

  it('of which one digit is wrong or two neighbours are swapped is never another’s', async () => {
    const code = await report(test.address, { what: 'x' });
    for (let at = 0; at < 16; at += 1) {
      for (let by = 1; by < 10; by += 1) {
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(readTrackingCode(wrong)).toBeNull();
      }
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
      if (at < 15 && swapped !== code) expect(readTrackingCode(swapped)).toBeNull();
    }
  });

  it('wrong, malformed and expired answer in the same bytes', async () => {
    const expired = await expire(await report(test.address, { what: 'x' }));
    const answers = await Promise.all(
      [expired, nobodys(), '1234123412341234', 'abcdabcdabcdabcd'].map(async (typed) => ({
        typed,
        ...(await lookUp(typed)),
      })),
    );
    const [first] = answers;
    expect(first?.status).toBe(404);
    for (const { typed, status, html, headers } of answers) {
      expect(status).toBe(404);
      expect(html.replaceAll(typed, '')).toBe(first?.html.replaceAll(first.typed, ''));
      expect([...headers.keys()].sort()).toEqual([...(first?.headers.keys() ?? [])].sort());
    }
    const machine = async (trackingCode: string) => {
      const answer = await fetch(`${test.address}/api/v1/reports/status`, {
        method: 'POST',
        body: JSON.stringify({ trackingCode }),
      });
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await machine(expired)).toBe(await machine(nobodys()));
    expect(await machine(expired)).toBe('404 {"status":null,"token":null}');
  });

  it('wrong and expired take the same time', async () => {
    const expired = await expire(await report(test.address, { what: 'x' }));
    const took: Record<'wrong' | 'expired', number[]> = { wrong: [], expired: [] };
    const time = async (kind: keyof typeof took, trackingCode: string) => {
      const begun = performance.now();
      await test.platform.call(publicActor, findStatus, { trackingCode });
      took[kind].push(performance.now() - begun);
    };
    // Interleaved, so that whatever else the machine does falls on both alike.
    for (let n = 0; n < 150; n += 1) {
      await time('wrong', nobodys());
      await time('expired', expired);
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    const ratio = median(took.wrong) / median(took.expired);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('looking again', () => {
  it('goes by a sealed token for 30 minutes, on a page that does not hold the code; then the code is asked for again', async () => {
    const code = await report(test.address, { what: 'x' });
    const first = await lookUp(code);
    const token = hiddenField(first.html, 'token');
    expect(first.html).not.toContain(code);
    expect(token).toMatch(/^[\w-]{40,}$/);
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain(code);

    test.clock.advance(29 * 60_000);
    const second = await post(test.address, '/tra-cuu', { token });
    expect(second.status).toBe(200);
    expect(hiddenField(second.html, 'token')).toBe(token);
    test.clock.advance(61_000);
    const third = await post(test.address, '/tra-cuu', { token });
    expect(third.status).toBe(422);
    expect(third.html).toContain('Hãy viết lại mã tra cứu');
  });

  it('a token that was changed, made for a form, or taken from an address opens nothing', async () => {
    const code = await report(test.address, { what: 'x' });
    const token = hiddenField((await lookUp(code)).html, 'token');
    for (const forged of [`${token.slice(0, -3)}AAA`, await openForm(test.address), code]) {
      expect((await post(test.address, '/tra-cuu', { token: forged })).status).toBe(422);
    }
    for (const query of [`trackingCode=${code}`, `token=${token}`, `code=${code}`]) {
      const answer = await fetch(`${test.address}/tra-cuu?${query}`);
      const html = await answer.text();
      expect(html).not.toContain('Đã nhận');
      expect(html).not.toContain(code);
    }
  });

  it('the token of a status page that was left open gives nobody the code, not even at the child’s door', async () => {
    const code = await report(test.address, { what: 'x' });
    const token = hiddenField((await lookUp(code)).html, 'token');
    const answer = await post(test.address, publicPaths.child, { screen: 'sent', go: 'code', token });
    expect(answer.status).toBe(200);
    expect(answer.html.replace(/<[^>]*>|\s/g, '')).not.toContain(code);
  });

  it('the machine API gives the same kind of token and never prolongs it', async () => {
    const code = await report(test.address, { what: 'x' });
    const ask = async (body: object) => {
      const answer = await fetch(`${test.address}/api/v1/reports/status`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      return { http: answer.status, ...((await answer.json()) as { token: string | null }) };
    };
    const { token } = await ask({ trackingCode: code });
    expect(token).toBeTruthy();
    expect(await ask({ token })).toMatchObject({ http: 200, token });
    test.clock.advance(31 * 60_000);
    expect(await ask({ token })).toMatchObject({ http: 404, token: null });
  });
});

describe('the code stays where it was shown', () => {
  it('no address, header, log line, audit leaf, job or table of the database holds it', async () => {
    const nonce = await openForm(test.address);
    const receipt = await post(test.address, '/bao-tin', { nonce, what: 'giữ mã' });
    const code = codeOn(receipt);
    const status = await lookUp(code);
    await lookUp(`${code.slice(0, 15)}${(Number(code[15]) + 1) % 10}`);
    await fetch(`${test.address}/api/v1/reports/status`, {
      method: 'POST',
      body: JSON.stringify({ trackingCode: code, wrong: true }),
    });
    const spellings = [
      code,
      code.match(/.{4}/g)?.join(' ') ?? '',
      Buffer.from(code).toString('hex'),
      Buffer.from(code).toString('base64').slice(0, 20),
    ];
    const found = (text: string) => spellings.filter((spelling) => text.includes(spelling));

    for (const { html, headers } of [receipt, status]) {
      expect(found(JSON.stringify([...headers]))).toEqual([]);
      const addresses = [...html.matchAll(/(?:href|action|src)="([^"]*)"/g)]
        .map(([, address]) => address)
        .join('\n');
      expect(found(addresses)).toEqual([]);
    }
    expect(found(test.log.join('\n'))).toEqual([]);
    const superuser = await test.client('superuser');
    const tables = await superuser.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    expect(tables.rows.length).toBeGreaterThan(40);
    for (const { name } of tables.rows) {
      const rows = await superuser.query<{ line: string }>(`select t::text as line from ${name} t`);
      expect(found(rows.rows.map((row) => row.line).join('\n')), name).toEqual([]);
    }
    // The search itself finds what is there: the same look through the log for something that must be in it.
    const leaves = await superuser.query<{ line: string }>(
      "select convert_from(body, 'UTF8') as line from audit.leaf",
    );
    expect(leaves.rows.map((row) => row.line).join('\n')).toContain('reports.find-status');
    expect(found(leaves.rows.map((row) => row.line).join('\n'))).toEqual([]);
  });
});
