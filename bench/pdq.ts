import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareVideos,
  type FrameHash,
  formatHash,
  hashDihedral,
  hashPixels,
  MAX_FRAMES,
  type Pixels,
} from '../packages/pdq/index.ts';
import { decodePicture } from '../packages/pdq/node/decode-picture.ts';
import { FileHasher } from '../packages/pdq/node/file-hasher.ts';
import { readVectors } from '../packages/pdq/vectors.ts';
import type { BenchTable } from './table.ts';

type Row = BenchTable['rows'][number];

const SECONDS_EACH = 3;

/**
 * PDQ against its goals. A short run takes about a minute; `ANNHI_BENCH_LONG=1` adds the fuzz run of a million cases.
 * The reference's figures are its whole processor time on a machine like this, from PPM; from JPEG by the clock, because
 * it starts a converter for each.
 */
export async function run(): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'annhi-bench-pdq-'));
  try {
    const rows = [
      await agreement(),
      ...(await speed()),
      comparison(),
      ...(await onDevice(folder)),
      await fuzzed(),
    ];
    return { title: 'PDQ: hashing pictures and videos', rows };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function agreement(): Promise<Row> {
  const vectors = readVectors().filter(({ kind }) => kind === 'exact' || kind === 'big');
  let equal = 0;
  for (const { path, pdq, quality } of vectors) {
    const result = hashPixels(await decodePicture(await readFile(path), 20));
    if (formatHash(result.hash) === pdq && result.quality === quality) equal++;
  }
  const figure = `${equal} of ${vectors.length}`;
  return {
    what: 'hash and quality equal to the reference',
    goal: 'all',
    figure,
    met: equal === vectors.length,
  };
}

async function speed(): Promise<Row[]> {
  const picture = hills(512, 512);
  const small = await toJpeg(picture);
  const full = await toJpeg(hills(1920, 1080));
  const fromJpeg = async (bytes: Buffer) => hashPixels(await decodePicture(bytes, 20));
  const large = hills(1920, 1080);
  return [
    rate('hash 512 x 512 from pixels (reference: 234/s)', null, await perSecond(() => hashPixels(picture))),
    rate('hash 1920 x 1080 from pixels (reference: 142/s)', null, await perSecond(() => hashPixels(large))),
    rate('eight positions, 512 x 512 (reference: 234/s)', null, await perSecond(() => hashDihedral(picture))),
    rate('JPEG 512 x 512, one thread (reference: 30/s)', 150, await perSecond(() => fromJpeg(small))),
    rate('JPEG 1920 x 1080, one thread (reference: 13/s)', 60, await perSecond(() => fromJpeg(full))),
  ];
}

type Rate = { perSecond: number; perProcessorSecond: number };

/** Goals are for one thread's processor time, as the reference was measured: other work on the machine does not count. */
function rate(what: string, goal: number | null, { perSecond: wall, perProcessorSecond }: Rate): Row {
  return {
    what,
    goal: goal === null ? '' : `>= ${goal}/s`,
    figure: `${Math.round(perProcessorSecond)}/s of processor time (${Math.round(wall)}/s by the clock)`,
    met: goal === null ? null : perProcessorSecond >= goal,
  };
}

async function perSecond(act: () => unknown): Promise<Rate> {
  for (let i = 0; i < 5; i++) await act();
  const start = performance.now();
  const usage = process.cpuUsage();
  let count = 0;
  while (performance.now() - start < SECONDS_EACH * 1000) {
    await act();
    count++;
  }
  const { user, system } = process.cpuUsage(usage);
  return {
    perSecond: count / ((performance.now() - start) / 1000),
    perProcessorSecond: count / ((user + system) / 1e6),
  };
}

/** A landscape of our own: hills as sums of waves, with grain, so that it packs like a photo. */
function hills(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  let grain = 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      grain = (Math.imul(grain, 1103515245) + 12345) & 0x7fffffff;
      const ridge = 0.5 + 0.2 * Math.sin((9 * x) / width) + 0.1 * Math.sin((31 * x) / width + 2);
      const sky = y / height < ridge;
      const shade = 40 * Math.sin((50 * x) / width) * Math.cos((35 * y) / height) + ((grain >> 16) & 15);
      const at = 3 * (y * width + x);
      data[at] = (sky ? 150 : 70) + shade;
      data[at + 1] = (sky ? 190 : 110) + shade;
      data[at + 2] = (sky ? 200 : 50) + shade;
    }
  }
  return { data, width, height, channels: 3 };
}

async function toJpeg({ data, width, height }: Pixels): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function comparison(): Row {
  const film = (seed: number): FrameHash[] =>
    Array.from({ length: MAX_FRAMES }, (_, second) => {
      let state = seed + second;
      const hash = new Uint8Array(32);
      for (let i = 0; i < 32; i += 2) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        hash[i] = state >> 15;
        hash[i + 1] = ~(state >> 15);
      }
      return { hash, quality: 90, second };
    });
  const [query, stored] = [film(1), film(900_000)];
  const start = performance.now();
  compareVideos(query, stored);
  const figure = `${Math.round(performance.now() - start)} ms`;
  return { what: 'compare two videos of four hours each, both directions', goal: '', figure, met: null };
}

async function onDevice(folder: string): Promise<Row[]> {
  // Loaded late: a bundler in memory makes every collection of garbage dear, and the decoder makes much.
  const { findChromium, openDemo } = await import('../e2e/pdq-demo/open-demo.ts');
  const chromium = findChromium();
  if (!chromium) return [unmeasured('on the device', 'Chromium is not installed')];
  const photo = join(folder, 'photo.jpg');
  await writeFile(photo, await toJpeg(hills(4000, 3000)));
  const film = await makeFilm(folder);
  const demo = await openDemo(chromium);
  try {
    await demo.hash([photo]);
    await demo.page.evaluate(() => {
      const blocked: number[] = [];
      Object.assign(globalThis, { blocked });
      new PerformanceObserver((list) =>
        blocked.push(...list.getEntries().map((entry) => entry.duration)),
      ).observe({
        type: 'longtask',
      });
    });
    const photos = await demo.hash([photo, photo, photo, photo, photo]);
    const median = photos.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)[2]!;
    const rows = [
      goal('page and hasher in the browser, gzip', demo.scriptBytes / 1000, 60, 'kB'),
      goal('12-megapixel JPEG in Chromium, median of 5', median, 400, 'ms'),
    ];
    if (film === null) {
      rows.push(unmeasured('60 s video in Chromium', 'ffmpeg is not installed'));
    } else {
      const [video] = await demo.hash([film]);
      rows.push(
        goal(
          `60 s video in Chromium (${video!.vpdq?.length ?? 0} frames)`,
          video!.milliseconds / 1000,
          10,
          's',
        ),
      );
      await using hasher = new FileHasher();
      const start = performance.now();
      await hasher.hash(film);
      rows.push(goal('60 s video with ffmpeg', (performance.now() - start) / 1000, null, 's'));
    }
    const blocked = await demo.page.evaluate(() => (globalThis as unknown as { blocked: number[] }).blocked);
    rows.push(
      goal(
        'longest block of the page meanwhile (0: none of 50 ms or more)',
        Math.max(0, ...blocked),
        50,
        'ms',
      ),
    );
    return rows;
  } finally {
    await demo.close();
  }
}

/** One minute, 1280 x 720, 30 frames a second, a key frame every two seconds as phones record. */
async function makeFilm(folder: string): Promise<string | null> {
  const still = join(folder, 'still.jpg');
  await writeFile(still, await toJpeg(hills(2560, 1440)));
  const film = join(folder, 'film.mp4');
  const pan = 'fps=30,crop=1280:720:x=20*t:y=10*t';
  const args = ['-v', 'error', '-loop', '1', '-t', '60', '-i', still, '-vf', pan, '-pix_fmt', 'yuv420p'];
  const { status } = spawnSync('ffmpeg', [
    ...args,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-g',
    '60',
    film,
  ]);
  return status === 0 ? film : null;
}

function goal(what: string, figure: number, limit: number | null, unit: string): Row {
  const shown = `${figure < 20 ? figure.toFixed(1) : Math.round(figure)} ${unit}`;
  if (limit === null) return { what, goal: '', figure: shown, met: null };
  return { what, goal: `<= ${limit} ${unit}`, figure: shown, met: figure <= limit };
}

function unmeasured(what: string, why: string): Row {
  return { what, goal: '', figure: `not measured: ${why}`, met: null };
}

async function fuzzed(): Promise<Row> {
  const { fuzz } = await import('../packages/pdq/fuzz.ts');
  const runs = process.env['ANNHI_BENCH_LONG'] === '1' ? 1_000_000 : 20_000;
  fuzz(runs);
  return {
    what: 'fuzz: calls with anything at all',
    goal: 'no surprise',
    figure: `${runs} cases, no surprise`,
    met: true,
  };
}
