import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { reportFormPage } from '#modules/reports/pages/public/handles.ts';
import { emptyReportForm } from '#modules/reports/pages/public/props.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { makePlace, startProduct } from './product.ts';
import type { BenchTable } from './table.ts';

type Row = BenchTable['rows'][number];

const limitBytes = 14_000;
const goalPerSecond = 5_000;
const goalShare = 0.5;

/** What a first visit weighs, and how many forms a second the server gives out beside a bare `renderToString` of the same page. */
export async function run(options: { long: boolean }): Promise<BenchTable[]> {
  const place = makePlace();
  const product = await startProduct(place.folder);
  try {
    const weights: Row[] = [];
    for (const path of Object.values(publicPaths).filter((one) => one !== publicPaths.exit))
      weights.push(...(await weigh(product.address, path)));
    return [
      {
        title: 'First visit to a public page: HTML, stylesheet and icon, as a browser receives them',
        rows: weights,
      },
      {
        title: 'Public form page: 16 connections, load generator in a process of its own',
        rows: await race(product.address, options.long),
      },
    ];
  } finally {
    await product.stop();
    place.remove();
  }
}

async function weigh(address: string, path: string): Promise<Row[]> {
  const page = await fetch(`${address}${path}`, { headers: { 'accept-encoding': 'identity' } });
  const html = await page.text();
  const linked = [...html.matchAll(/<(?:link|img|script)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map(
    (found) => found[1] ?? '',
  );
  let sent = await bytesSent(`${address}${path}`);
  for (const file of new Set(linked)) sent += await bytesSent(`${address}${file}`);
  const scripts = (html.match(/<script\b|\son[a-z]+=|javascript:/gi) ?? []).length;
  const cookies = page.headers.getSetCookie().length;
  return [
    {
      what: path,
      goal: `<= ${limitBytes / 1000} kB, no script, no cookie`,
      figure: `${(sent / 1000).toFixed(1)} kB (HTML alone ${(gzipSync(html).length / 1000).toFixed(1)} gzipped), ${scripts} scripts, ${cookies} cookies`,
      met: sent <= limitBytes && scripts === 0 && cookies === 0,
    },
  ];
}

/** The body as it travels to a browser that takes gzip: `fetch` unpacks it, so curl's count is the plain truth. */
async function bytesSent(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)('curl', [
    '-s',
    '-o',
    '/dev/null',
    '-w',
    '%{size_download}',
    '-H',
    'accept-encoding: gzip',
    url,
  ]);
  return Number(stdout);
}

async function race(address: string, long: boolean): Promise<Row[]> {
  const form = await (await fetch(`${address}${publicPaths.report}`)).text();
  const communes = [...form.matchAll(/<option>([^<]*)</g)].map((found) => found[1] ?? '');
  const nonce = /name="nonce" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const props = { action: publicPaths.report, nonce, values: emptyReportForm, problems: [], communes };
  const bare = await startBare(reportFormPage.name, props);
  const seconds = long ? 15 : 5;
  const rates = { bare: [] as number[], product: [] as number[] };
  try {
    await load(bare.address, 2);
    await load(`${address}${publicPaths.report}`, 2);
    // Taken in turns, so that a noisy neighbour disturbs both alike.
    for (let round = 0; round < 3; round += 1) {
      rates.product.push(await load(`${address}${publicPaths.report}`, seconds));
      rates.bare.push(await load(bare.address, seconds));
    }
  } finally {
    bare.stop();
  }
  const [product, yardstick] = [median(rates.product), median(rates.bare)];
  return [
    {
      what: `${publicPaths.report}, requests per second`,
      goal: `>= ${goalPerSecond}`,
      figure: product.toFixed(0),
      met: product >= goalPerSecond,
    },
    {
      what: 'bare renderToString of the same page in node:http, requests per second',
      goal: '',
      figure: yardstick.toFixed(0),
      met: null,
    },
    {
      what: 'share of the bare page',
      goal: `>= ${goalShare}`,
      figure: (product / yardstick).toFixed(2),
      met: product / yardstick >= goalShare,
    },
    {
      what: 'the page',
      goal: '',
      figure: `${form.length} characters, ${communes.length} communes proposed`,
      met: null,
    },
  ];
}

async function startBare(name: string, props: object): Promise<{ readonly address: string; stop(): void }> {
  const program = fileURLToPath(new URL('bare-page-server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, name, JSON.stringify(props)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the bare page server ended'))),
  ])) as [Buffer];
  return { address: line.toString().trim(), stop: () => child.kill() };
}

async function load(url: string, seconds: number): Promise<number> {
  const autocannon = createRequire(import.meta.url).resolve('autocannon');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [autocannon, '--json', '-c', '16', '-d', String(seconds), url],
    { maxBuffer: 1 << 26 },
  );
  const result = JSON.parse(stdout) as {
    non2xx: number;
    errors: number;
    requests: { total: number };
    duration: number;
  };
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.total / result.duration;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
