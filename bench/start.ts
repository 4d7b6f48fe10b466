import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePlace, startProduct } from './product.ts';
import type { BenchTable } from './table.ts';

type Row = BenchTable['rows'][number];

const root = fileURLToPath(new URL('..', import.meta.url));
const firstGoal = 12;
const laterGoal = 3;
const goalMegabytes = 600;
const largePackage = 10;

/** From the start of the server's process to its printed address, with empty folders and then again; and what an installation weighs. */
export async function run(options: { long: boolean }): Promise<BenchTable[]> {
  const place = makePlace();
  try {
    const first = await timeStart(place.folder);
    const later: Started[] = [];
    for (let n = 0; n < 3; n += 1) later.push(await timeStart(place.folder));
    const [best = first, , worst = first] = later.sort((a, b) => a.seconds - b.seconds);
    const rows: Row[] = [
      {
        what: 'first start: key store, cluster, schema, law, directory, demonstration',
        goal: `<= ${firstGoal} s`,
        figure: `${first.seconds.toFixed(1)} s (processor ${first.processor.toFixed(1)} s)`,
        met: first.seconds <= firstGoal,
      },
      {
        what: 'later starts, the slowest of three',
        goal: `<= ${laterGoal} s`,
        figure: `${worst.seconds.toFixed(1)} s (best ${best.seconds.toFixed(1)} s, processor ${best.processor.toFixed(1)} s)`,
        met: worst.seconds <= laterGoal,
      },
    ];
    return [{ title: 'Start of the built product', rows }, installation(options.long)];
  } finally {
    place.remove();
  }
}

type Started = { readonly seconds: number; readonly processor: number };

async function timeStart(folder: string): Promise<Started> {
  const product = await startProduct(folder);
  await product.stop();
  return { seconds: product.startedIn, processor: product.processorSeconds };
}

/** The packages of production: installed anew by npm with `--long`, otherwise summed up here from what the lockfile marks. */
function installation(long: boolean): BenchTable {
  const sizes = long ? installed() : fromLockfile();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const large = [...sizes].filter(([, size]) => size > largePackage).sort((a, b) => b[1] - a[1]);
  return {
    title: `Production installation (${long ? 'npm ci --omit=dev in an empty folder' : 'packages of the lockfile that are not for development'})`,
    rows: [
      {
        what: 'all packages',
        goal: `<= ${goalMegabytes} MB`,
        figure: `${total.toFixed(0)} MB`,
        met: total <= goalMegabytes,
      },
      ...large.map(([name, size]) => ({
        what: name,
        goal: 'reason in docs/adr/0003',
        figure: `${size.toFixed(0)} MB`,
        met: null,
      })),
    ],
  };
}

function installed(): Map<string, number> {
  const place = makePlace();
  try {
    for (const file of ['package.json', 'package-lock.json'])
      fs.copyFileSync(path.join(root, file), path.join(place.folder, file));
    const args = ['ci', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const run = spawnSync('npm', args, { cwd: place.folder, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`npm ci failed: ${run.stderr.slice(-500)}`);
    return sizesIn(place.folder);
  } finally {
    place.remove();
  }
}

function fromLockfile(): Map<string, number> {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const places = Object.entries(lock.packages)
    .filter(
      ([place, { dev, devOptional }]) =>
        place !== '' && !dev && !devOptional && fs.existsSync(path.join(root, place)),
    )
    .map(([place]) => place);
  return sizesOf(root, places);
}

function sizesIn(folder: string): Map<string, number> {
  const lock = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  return sizesOf(
    folder,
    Object.keys(lock.packages).filter((place) => fs.existsSync(path.join(folder, place))),
  );
}

/** Megabytes on disk of each package without the packages nested in it. */
function sizesOf(folder: string, places: readonly string[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const place of places) {
    const args = ['-sk', '--exclude=node_modules', path.join(folder, place)];
    const kilobytes = Number(execFileSync('du', args, { encoding: 'utf8' }).split('\t')[0]);
    const name = place.replace(/^.*node_modules\//, '');
    sizes.set(name, (sizes.get(name) ?? 0) + kilobytes / 1024);
  }
  return sizes;
}
