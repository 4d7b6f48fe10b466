import fs from 'node:fs';
import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { publicPaths } from '#ui/public/paths.ts';
import { makePlace, startProduct } from './product.ts';
import type { BenchTable } from './table.ts';

const perSecond = 200;
const goalMegabytes = 600;
/** A slope that would fill the goal within a month of such days is none that a restart for updates would not end. */
const goalSlope = 0.5;
const sampleEverySeconds = 5;

/**
 * Memory of the server under 200 reports a second over HTTP: forms fetched once, posted as a browser posts them. One minute, or ten with
 * `--long`. The slope is that of a straight line through the samples after a third of the time, when pools and compiled code are there.
 */
export async function run(options: { long: boolean }): Promise<BenchTable> {
  const place = makePlace();
  const product = await startProduct(place.folder);
  try {
    const seconds = options.long ? 600 : 60;
    const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
    const nonce = await fetchNonce(product.address);
    const samples: { readonly minute: number; readonly megabytes: number }[] = [];
    const done = { accepted: 0, refused: 0 };
    const pending = new Set<Promise<void>>();
    const began = performance.now();
    for (let n = 0; n < seconds * perSecond; n += 1) {
      const wait = began + (n * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      const one = post(product.address, agent, nonce, n).then((isTaken) => {
        done[isTaken ? 'accepted' : 'refused'] += 1;
        pending.delete(one);
      });
      pending.add(one);
      if (n % (sampleEverySeconds * perSecond) === 0)
        samples.push({
          minute: (performance.now() - began) / 60_000,
          megabytes: residentMegabytes(product.pid),
        });
    }
    await Promise.all(pending);
    const took = (performance.now() - began) / 1000;
    agent.destroy();
    const warm = samples.slice(Math.floor(samples.length / 3));
    const highest = Math.max(...samples.map((one) => one.megabytes));
    const slope = slopeOf(warm);
    return {
      title: `Memory of the server after ${Math.round(took)} s at ${perSecond} reports/s over HTTP`,
      rows: [
        {
          what: 'reports accepted per second',
          goal: '',
          figure: (done.accepted / took).toFixed(0),
          met: null,
        },
        { what: 'reports not accepted', goal: '0', figure: String(done.refused), met: done.refused === 0 },
        {
          what: 'highest resident memory',
          goal: `<= ${goalMegabytes} MB`,
          figure: `${highest.toFixed(0)} MB`,
          met: highest <= goalMegabytes,
        },
        {
          what: 'slope after warming up',
          goal: `< ${goalSlope} MB/min (judged with --long)`,
          figure: `${slope.toFixed(2)} MB/min`,
          met: options.long ? slope < goalSlope : null,
        },
        {
          what: 'at the start, in the middle, at the end',
          goal: '',
          figure: [0, 0.5, 1]
            .map((share) => `${samples[Math.round((samples.length - 1) * share)]?.megabytes.toFixed(0)} MB`)
            .join(', '),
          met: null,
        },
      ],
    };
  } finally {
    await product.stop();
    place.remove();
  }
}

async function fetchNonce(address: string): Promise<string> {
  const page = await (await fetch(`${address}${publicPaths.report}`)).text();
  return /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

const story = 'Con tôi bị người lạ nhắn tin đe doạ trên mạng, xin được giúp. '.repeat(6);

/** One form's key with ever different words: each is a report of its own, as when somebody goes back and adds something. */
function post(address: string, agent: http.Agent, nonce: string, n: number): Promise<boolean> {
  const body = new URLSearchParams({
    nonce,
    lang: 'vi',
    what: `${story} ${n}`,
    links: `https://www.tiktok.com/@vidu/video/${8_880_000_000_000_000_000n + BigInt(n)}`,
  }).toString();
  return new Promise((resolve) => {
    const request = http.request(
      `${address}${publicPaths.report}`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 200));
      },
    );
    request.on('error', () => resolve(false));
    request.end(body);
  });
}

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Least squares, megabytes per minute. */
function slopeOf(samples: readonly { readonly minute: number; readonly megabytes: number }[]): number {
  const mean = (of: (one: (typeof samples)[number]) => number) =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [minute, megabytes] = [mean((one) => one.minute), mean((one) => one.megabytes)];
  const spread = mean((one) => (one.minute - minute) ** 2);
  return spread === 0 ? 0 : mean((one) => (one.minute - minute) * (one.megabytes - megabytes)) / spread;
}
