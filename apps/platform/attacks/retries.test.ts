import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { getReport } from '#modules/reports/contract.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { countReports, intakeOfficer, lastFile } from './officers.ts';
import { codeOn, openForm, post } from './public-form.ts';

const test = useStartedPlatform();
const send = (nonce: string, what: string, more: Record<string, string> = {}) =>
  post(test.address, '/bao-tin', { nonce, what, ...more });

describe('pressing more than once', () => {
  it('six times in a second is one report and one code', async () => {
    const before = await countReports(test);
    const nonce = await openForm(test.address);
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(nonce, 'em sợ')));
    expect(new Set(answers.map(codeOn)).size).toBe(1);
    expect(await countReports(test)).toBe(before + 1);
    const superuser = await test.client('superuser');
    const file = await lastFile(test);
    const leaves = await superuser.query(
      "select 1 from audit.leaf where convert_from(body, 'UTF8') like $1",
      [`%"reports.submit-report"%${file}%`],
    );
    expect(leaves.rowCount).toBe(1);
  });

  it('two pupils behind one address with the same words and the same link get a code each', async () => {
    const before = await countReports(test);
    const same = { links: 'https://vidu.example/nhom' };
    const codes = await Promise.all(
      [1, 2].map(async () => codeOn(await send(await openForm(test.address), 'nhóm này', same))),
    );
    expect(new Set(codes).size).toBe(2);
    expect(await countReports(test)).toBe(before + 2);
  });

  it('going back to add a sentence is a report of its own: the added words are not lost', async () => {
    const nonce = await openForm(test.address);
    const first = codeOn(await send(nonce, 'em bị doạ'));
    const second = codeOn(await send(nonce, 'em bị doạ, nó biết nhà em'));
    expect(second).not.toBe(first);
    const kept = await test.platform.call(await intakeOfficer(test), getReport, {
      fileId: await lastFile(test),
    });
    expect(kept.text).toBe('em bị doạ, nó biết nhà em');
    expect(codeOn(await send(nonce, 'em bị doạ'))).toBe(first);
  });

  it('a connection cut after the body was sent leaves the report whole or absent, and a retry finds it', async () => {
    for (const patience of [0, 1, 5, 20]) {
      const before = await countReports(test);
      const nonce = await openForm(test.address);
      const what = `cắt sau ${patience} ms`;
      await sendAndHangUp(
        new URL(test.address),
        new URLSearchParams({ lang: 'vi', nonce, what }).toString(),
        patience,
      );
      const code = codeOn(await send(nonce, what));
      expect(codeOn(await send(nonce, what))).toBe(code);
      expect(await countReports(test)).toBe(before + 1);
    }
  });

  it('half a body is no report', async () => {
    const before = await countReports(test);
    const nonce = await openForm(test.address);
    const body = new URLSearchParams({ lang: 'vi', nonce, what: 'nửa chừng' }).toString();
    await sendAndHangUp(new URL(test.address), body.slice(0, -10), 5, body.length);
    codeOn(await send(nonce, 'nửa chừng'));
    expect(await countReports(test)).toBe(before + 1);
  });

  it('a form of somebody else’s making, or one changed on the way, loses no text and makes no report', async () => {
    const before = await countReports(test);
    const nonce = await openForm(test.address);
    for (const forged of ['', 'abc', `${nonce.slice(0, -2)}AA`, nonce.slice(1)]) {
      const answer = await send(forged, 'giữ chữ này lại');
      expect(answer.status).toBe(409);
      expect(answer.html).toContain('giữ chữ này lại');
    }
    expect(await countReports(test)).toBe(before);
  });

  it('a program that takes another’s Idempotency-Key with its own words neither loses them nor learns the other’s code', async () => {
    const call = async (text: string) => {
      const answer = await fetch(`${test.address}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': '0000000000000001' },
        body: JSON.stringify({ text }),
      });
      return {
        status: answer.status,
        ...((await answer.json()) as { trackingCode: string; isNew: boolean }),
      };
    };
    const first = await call('của tôi');
    const other = await call('của người khác');
    expect(first).toMatchObject({ status: 201, isNew: true });
    expect(other).toMatchObject({ status: 201, isNew: true });
    expect(other.trackingCode).not.toBe(first.trackingCode);
    expect(await call('của tôi')).toMatchObject({
      status: 200,
      isNew: false,
      trackingCode: first.trackingCode,
    });
  });
});

function sendAndHangUp(
  address: URL,
  body: string,
  patienceMs: number,
  declared = body.length,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(address.port), address.hostname, () => {
      const head = [
        'POST /bao-tin HTTP/1.1',
        `Host: ${address.host}`,
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${declared}`,
        '',
        '',
      ];
      socket.write(head.join('\r\n') + body, () => setTimeout(() => socket.destroy(), patienceMs));
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
}
