import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Platform } from '#kernel/actions/platform.ts';
import { systemActor } from '#kernel/permissions/actor.ts';
import { startPlatform } from '#platform/start.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { makePlace } from './product.ts';
import type { BenchTable } from './table.ts';

const goalMs = 5_000;
const patienceMs = 30_000;

/**
 * From sending the form until the telephone gateway has the call and the text message and the mail folder the letter: over a started
 * platform with a real gateway listening, one emergency after the other as a person would send them, then many in one second.
 */
export async function run(options: { long: boolean }): Promise<BenchTable> {
  const place = makePlace();
  const gateway = await listen();
  const running = await startPlatform(
    {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      PORT: '0',
      ANNHI_DATA: path.join(place.folder, 'data'),
      ANNHI_KEYS: path.join(place.folder, 'keys'),
      ANNHI_LOG_LEVEL: 'silent',
      ANNHI_PHONE_GATEWAY_URL: gateway.url,
    },
    () => undefined,
  );
  const letters = () => countLetters(path.join(place.folder, 'data', 'mail'));
  try {
    await settle(() => gateway.taken.length + letters());
    const took: number[] = [];
    for (let number = 0; number < (options.long ? 100 : 25); number += 1) {
      await forgetTheLastMinute(running.platform);
      // At no fixed beat, so that the jobs' own rhythm is met everywhere.
      await sleep(Math.random() * 1_000);
      const before = { rung: gateway.taken.length, letters: letters() };
      const began = performance.now();
      await send(running.address, `Em đang đứng trên cầu, em muốn chết bây giờ. Lần ${number}`);
      while (
        (gateway.taken.length < before.rung + 2 || letters() < before.letters + 1) &&
        performance.now() - began < patienceMs
      )
        await sleep(10);
      took.push(performance.now() - began);
    }
    await forgetTheLastMinute(running.platform);
    const before = gateway.taken.length;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        send(running.address, `Em đang đứng trên cầu, em muốn chết ngay. Cùng lúc ${number}`),
      ),
    );
    while (gateway.taken.length < before + 2 && performance.now() - began < patienceMs) await sleep(10);
    const first = performance.now() - began;
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return {
      title: `An emergency rings: form sent until call, text message and mail have left (${took.length} times)`,
      rows: [
        { what: 'p50', goal: '', figure: seconds(at(0.5)), met: null },
        { what: 'p99', goal: '<= 5 s', figure: seconds(at(0.99)), met: at(0.99) <= goalMs },
        { what: 'slowest', goal: '', figure: seconds(at(1)), met: null },
        {
          what: 'twenty in one second: the first call and text message',
          goal: '<= 5 s',
          figure: seconds(first),
          met: first <= goalMs,
        },
      ],
    };
  } finally {
    await running.stop();
    gateway.close();
    place.remove();
  }
}

async function send(address: string, what: string): Promise<void> {
  const page = await (await fetch(`${address}${publicPaths.report}`)).text();
  const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(`${address}${publicPaths.report}`, {
    method: 'POST',
    body: new URLSearchParams({ nonce, lang: 'vi', what }),
  });
  if (!answer.ok) throw new Error(`the form answered ${answer.status}`);
}

/** A gateway that takes everything at once. */
async function listen(): Promise<{ readonly url: string; readonly taken: number[]; close(): void }> {
  const taken: number[] = [];
  const server = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      taken.push(performance.now());
      response.writeHead(202).end('{"reference":"bench"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, taken, close: () => server.close() };
}

function countLetters(folder: string): number {
  return fs.existsSync(folder) ? fs.readdirSync(folder).length : 0;
}

/** What the demonstration itself rings at its start is not measured. */
async function settle(count: () => number): Promise<void> {
  for (let last = -1, quiet = 0; quiet < 5; ) {
    await sleep(1_000);
    const now = count();
    quiet = now === last ? quiet + 1 : 0;
    last = now;
  }
}

/** Emergencies of one minute to one person are bundled; each of these is to be the first of its minute. Nothing rings in between. */
async function forgetTheLastMinute(platform: Platform): Promise<void> {
  await platform.database.run(systemActor('bench'), async (tx) => {
    await sql`update duty.try set at = at - interval '10 minutes'`.execute(tx);
    await sql`update duty.alarm set state = 'ENDED', next_at = null where state = 'RINGING'`.execute(tx);
  });
}
