import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { createLimiter } from '#kernel/http/limits.ts';
import { useStartedPlatform } from '../testing/started-platform.ts';
import { countReports } from './officers.ts';
import { codeOn, openForm, post, report } from './public-form.ts';

const test = useStartedPlatform({ bodyPatienceMs: 400 });
type Problem = {
  title: string;
  status: number;
  detail: string;
  errors?: { field: string; detail: string }[];
};

async function call(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; problem: Problem; headers: Headers }> {
  const answer = await fetch(`${test.address}/api/v1/reports`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  });
  return { status: answer.status, problem: (await answer.json()) as Problem, headers: answer.headers };
}

describe('a program that sends something wrong', () => {
  it.each([
    ['no JSON', '{"text":', ['']],
    ['nothing', '', ['']],
    ['a list', '[]', ['']],
    ['a number for text', '{"text":7}', ['text']],
    ['two wrong fields at once', '{"text":7,"links":"x"}', ['text', 'links']],
    ['an unknown field', '{"text":"a","picture":"…"}', ['picture']],
    ['an unknown field inside', '{"text":"a","informant":{"identityCard":"0"}}', ['informant.identityCard']],
    ['a way into the prototype', '{"text":"a","__proto__":{"admin":true}}', ['__proto__']],
    ['text over the limit', JSON.stringify({ text: 'a'.repeat(200_001) }), ['text']],
    ['a very deep nest', `{"text":${'['.repeat(200_000)}`, ['']],
    ['a made-up kind', '{"text":"a","informant":{"kind":"ADMIN"}}', ['informant.kind']],
    ['nothing that has a meaning', '{"text":"\\u200b"}', ['text']],
  ])('%s is answered 422 with the field’s name, and nothing is kept', async (_name, body, fields) => {
    const before = await countReports(test);
    const { status, problem, headers } = await call(body);
    expect({ status, fields: problem.errors?.map((error) => error.field) }).toEqual({ status: 422, fields });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(await countReports(test)).toBe(before);
  });

  it('without an Idempotency-Key is told which header it needs', async () => {
    const { status, problem } = await call('{"text":"a"}', { 'idempotency-key': 'short' });
    expect({ status, field: problem.errors?.[0]?.field }).toEqual({ status: 422, field: 'Idempotency-Key' });
  });
});

describe('too much and too slow', () => {
  it('a huge body is refused with 413, whether it says its size or not', async () => {
    const huge = JSON.stringify({ text: 'a'.repeat(3 * 1024 * 1024) });
    expect(await call(huge)).toMatchObject({ status: 413, problem: { title: 'TOO_LARGE' } });
    const stream = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 48; n += 1) controller.enqueue(new Uint8Array(64 * 1024).fill(97));
        controller.close();
      },
    });
    const answer = await fetch(`${test.address}/api/v1/reports`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('a huge form is answered with a kind page and 413; the person reads what to do', async () => {
    const answer = await post(test.address, '/bao-tin', {
      nonce: await openForm(test.address),
      what: 'a'.repeat(13 * 1024 * 1024),
    });
    expect(answer.status).toBe(413);
    expect(answer.html).toContain('Hãy rút ngắn');
    expect(answer.html).toContain('111');
  });

  it('a slow body is answered 408 and its connection is not held; others go on meanwhile', async () => {
    const { hostname, port, host } = new URL(test.address);
    const socket = net.connect(Number(port), hostname);
    const head = [
      'POST /api/v1/reports HTTP/1.1',
      `Host: ${host}`,
      `Idempotency-Key: ${randomUUID()}`,
      'Content-Length: 1000',
      '',
      '',
    ].join('\r\n');
    socket.write(`${head}{"te`);
    expect(await report(test.address, { what: 'trong lúc đó' })).toMatch(/^\d{16}$/);
    const answered = await new Promise<string>((resolve) => {
      socket.once('data', (part: Buffer) => resolve(part.toString()));
    });
    expect(answered).toMatch(/^HTTP\/1\.1 408 /);
    expect(answered).toContain('TOO_SLOW');
    socket.destroy();
  });

  it('forty large bodies that never end hold neither memory nor the next person’s report', async () => {
    const { hostname, port, host } = new URL(test.address);
    const before = process.memoryUsage().arrayBuffers;
    const head = [
      'POST /bao-tin HTTP/1.1',
      `Host: ${host}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${12 * 1024 * 1024}`,
      '',
      '',
    ].join('\r\n');
    const sockets = Array.from({ length: 40 }, () => {
      const socket = net.connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(head);
      socket.write(Buffer.alloc(8 * 1024 * 1024, 97));
      return socket;
    });
    expect(await report(test.address, { what: 'vẫn gửi được' })).toMatch(/^\d{16}$/);
    // What this process holds counts both ends: the 8 MB that each sender waits to write, and what the server has taken in.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 8 * 2 ** 20 + 160 * 2 ** 20);
    for (const socket of sockets) socket.destroy();
  });
});

describe('very many requests from one address', () => {
  it('a program is told to wait with 429 and Retry-After; people behind the same address are never refused', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => call('{"text":7}')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(200);
    expect(answers.length - refused.length).toBeGreaterThan(40);
    for (const { problem, headers } of refused) {
      expect(problem.title).toBe('TOO_MANY');
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    const forms = await Promise.all(Array.from({ length: 100 }, () => openForm(test.address)));
    const receipts = await Promise.all(
      forms.map((nonce) => post(test.address, '/bao-tin', { nonce, what: 'cả lớp em' })),
    );
    expect(new Set(receipts.map(codeOn)).size).toBe(100);
  });

  it('are told apart by prefix only, and memory stays flat whatever addresses they claim', () => {
    const limiter = createLimiter(20, 60, 500);
    const pause = (address: string, at: number) => limiter.check(address, at);
    for (let n = 0; n < 60; n += 1) expect(pause('203.0.113.7', 0)).toBe(0);
    expect(pause('203.0.113.200', 0)).toBeGreaterThan(0);
    expect(pause('203.0.114.7', 0)).toBe(0);
    expect(pause('203.0.113.7', 1_000)).toBe(0);
    for (let n = 0; n < 5_000; n += 1)
      pause(`2001:db8:${(n >> 8).toString(16)}:${(n & 255).toString(16)}00::1`, 2_000);
    expect(limiter.size).toBeLessThanOrEqual(500);
  });
});
