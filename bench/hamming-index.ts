import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  hostileCalls,
  indexUnderAttack,
  surviveHostileCall,
} from '../packages/hamming-index/hostile-input.ts';
import { HammingIndex } from '../packages/hamming-index/index.ts';
import { hashAt, SampleHashes } from '../packages/hamming-index/sample-hashes.ts';
import {
  type BuildFigures,
  type ChangeFigures,
  cpuNow,
  type QueryFigures,
  type Seconds,
  type Spread,
} from './hamming-index-child.ts';
import type { BenchTable } from './table.ts';

type Row = BenchTable['rows'][number];

const MILLION = 1_000_000;
const QUERIES = 2_000;
const FAISS_QUERIES = { '1': 100, '10': 20 };

/**
 * Exact search beside FAISS in the same run, one thread each. The short run (about two minutes) measures 1 M and 10 M
 * and FAISS at 1 M; the long one adds FAISS at 10 M, the curve to 30 M and the fuzz run of a million cases.
 * Rates and durations are in CPU time of the one thread, on both sides, so that other work on the machine distorts them
 * less; the wall clock stands beside them.
 */
export async function run({ long }: { long: boolean }): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'annhi-bench-hamming-'));
  try {
    const rows: Row[] = [];
    rows.push(...(await oneMillion(folder, 'random')), ...(await oneMillion(folder, 'clustered')));
    rows.push(...(await tenMillion(folder, long)));
    rows.push(...nearEqualSets(), ...widerRadius(), fuzz(long ? MILLION : 20_000));
    if (long) for (const millions of [3, 30]) rows.push(...(await onCurve(folder, millions)));
    return { title: 'hamming-index: exact search within 31 of 256 bits', rows };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function oneMillion(folder: string, kind: 'random' | 'clustered'): Promise<Row[]> {
  const paths = await writeSample(folder, MILLION, kind);
  const faiss = runFaiss(paths, FAISS_QUERIES['1'], 'flat,multihash');
  const figures = measure(paths, FAISS_QUERIES['1']);
  const what = `1 M ${kind}`;
  return [
    searchRow(what, '>= 8,000 (15,000)', figures, (rate) => rate >= 8_000),
    recallRow(what, figures, faiss),
    ...faissRows(what, faiss),
    eightRow(what, figures),
  ];
}

async function tenMillion(folder: string, long: boolean): Promise<Row[]> {
  const paths = await writeSample(folder, 10 * MILLION, 'random');
  const faiss = runFaiss(paths, FAISS_QUERIES['10'], long ? 'flat,multihash' : 'flat');
  const figures = measure(paths, FAISS_QUERIES['10']);
  const changes = child<ChangeFigures>('change', paths.snapshot);
  const what = '10 M random';
  const { insertMs, deleteMs, nothingMs } = changes;
  const times = ({ median, high, worst }: Spread) =>
    `median ${median.toFixed(3)}, 99 % within ${high.toFixed(2)}, worst ${worst.toFixed(1)} ms`;
  return [
    searchRow(what, '>= 1,200 (2,000)', figures, (rate) => rate >= 1_200),
    {
      what: `${what}: resident memory of the whole process`,
      goal: '<= 1.4 GB',
      figure: `${(figures.megabytes / 1_000).toFixed(2)} GB`,
      met: figures.megabytes <= 1_400,
    },
    recallRow(what, figures, faiss),
    ...faissRows(what, faiss),
    secondsRow(`${what}: load from snapshot`, 5, figures.loadSeconds),
    secondsRow(`${what}: build from scratch`, 60, figures.buildSeconds),
    secondsRow(`${what}: write the snapshot`, undefined, figures.saveSeconds),
    { what: `${what}: insert to visible`, goal: '<= 1 ms', figure: times(insertMs), met: insertMs.high <= 1 },
    { what: `${what}: delete to visible`, goal: '<= 1 ms', figure: times(deleteMs), met: deleteMs.high <= 1 },
    { what: 'the same clock around plain arithmetic', goal: 'noise', figure: times(nothingMs), met: null },
    eightRow(what, figures),
  ];
}

async function onCurve(folder: string, millions: number): Promise<Row[]> {
  const figures = measure(await writeSample(folder, millions * MILLION, 'random'), 0);
  const what = `${millions} M random`;
  const { megabytes, buildSeconds, loadSeconds } = figures;
  const size = `${(megabytes / 1_000).toFixed(2)} GB, build ${buildSeconds.cpu.toFixed(1)} s, load ${loadSeconds.cpu.toFixed(1)} s`;
  return [
    searchRow(what, 'the curve', figures, () => null),
    { what: `${what}: memory, build, load`, goal: 'the curve', figure: size, met: null },
  ];
}

function searchRow(
  what: string,
  goal: string,
  figures: QueryFigures,
  isMet: (rate: number) => boolean | null,
): Row {
  return {
    what: `${what}: queries/s`,
    goal,
    figure: `${rounded(figures.perSecondCpu)} (wall clock ${rounded(figures.perSecondWall)})`,
    met: isMet(figures.perSecondCpu),
  };
}

function recallRow(what: string, figures: QueryFigures, faiss: FaissFigures | undefined): Row {
  const flat = faiss?.flat.matches;
  return {
    what: `${what}: recall of planted neighbours at 0..31; matches as FAISS flat finds them`,
    goal: '1.000; equal',
    figure: `${figures.recall.toFixed(3)}; ${figures.fewMatches} and ${flat ?? 'not measured'}`,
    met: figures.recall === 1 && figures.fewMatches === (flat ?? figures.fewMatches),
  };
}

function faissRows(what: string, faiss: FaissFigures | undefined): Row[] {
  if (faiss === undefined) {
    return [
      { what: `${what}: FAISS`, goal: 'yardstick', figure: 'not measured: no python3-faiss', met: null },
    ];
  }
  return Object.entries(faiss).map(([kind, { perSecondCpu, buildSeconds, megabytes }]) => ({
    what: `${what}: FAISS ${kind}, queries/s, build, memory`,
    goal: 'yardstick',
    figure: `${perSecondCpu.toFixed(0)}, ${buildSeconds.toFixed(1)} s, ${(megabytes / 1_000).toFixed(2)} GB`,
    met: null,
  }));
}

function eightRow(what: string, figures: QueryFigures): Row {
  const ratio = figures.perSecondCpu / figures.eightPerSecondCpu;
  return {
    what: `${what}: eight hashes in one call`,
    goal: '<= 8 x one',
    figure: `${ratio.toFixed(2)} x one`,
    // A twentieth is the noise of two rounds of the same work.
    met: ratio <= 8.4,
  };
}

function secondsRow(what: string, limit: number | undefined, { cpu, wall }: Seconds): Row {
  return {
    what,
    goal: limit === undefined ? 'figure only' : `<= ${limit} s`,
    figure: `${cpu.toFixed(1)} s (wall clock ${wall.toFixed(1)})`,
    met: limit === undefined ? null : cpu <= limit,
  };
}

/** Sets in which very many hashes are near each other and near the query. */
function nearEqualSets(): Row[] {
  const sets: [string, number, number][] = [
    ['random', 1, 0],
    ['clusters of 1,000 within 12 bits of their centre', 1_000, 12],
    ['clusters of 100,000 within 12 bits of their centre', 100_000, 12],
    ['all 1 M within 12 bits of one hash', MILLION, 12],
  ];
  let random = 0;
  return sets.map(([name, clusterSize, spread]) => {
    const sample = new SampleHashes(5);
    const hashes = sample.clustered(MILLION, clusterSize, spread);
    const index = new HammingIndex({ capacity: MILLION });
    index.insertMany(hashes);
    const queries = Array.from({ length: 600 }, (_, i) =>
      sample.near(hashAt(hashes, sample.below(MILLION)), i % 32),
    );
    for (const query of queries.slice(0, 100)) index.search(query);
    const started = cpuNow();
    let matches = 0;
    for (const query of queries) matches += index.search(query).matches.length;
    const micros = ((cpuNow() - started) * 1_000) / queries.length;
    const each = matches / queries.length;
    if (clusterSize === 1) random = micros;
    const allowed = 10 * random + 0.2 * each;
    return {
      what: `1 M, ${name}: time a query`,
      goal: clusterSize === 1 ? 'the measure' : `<= 10 x random + 200 ns a match = ${rounded(allowed)} µs`,
      figure: `${rounded(micros)} µs, ${each.toFixed(0)} matches`,
      met: clusterSize === 1 ? null : micros <= allowed,
    };
  });
}

/** What a radius beyond 31 costs. */
function widerRadius(): Row[] {
  const sample = new SampleHashes(6);
  const hashes = sample.random(MILLION);
  const index = new HammingIndex({ capacity: MILLION });
  index.insertMany(hashes);
  return [7, 15, 23, 31, 39, 47, 55, 63].map((radius) => {
    const queries = Array.from({ length: radius > 31 ? 60 : 1_000 }, (_, i) =>
      sample.near(hashAt(hashes, sample.below(MILLION)), i % (radius + 1)),
    );
    const search = () => queries.filter((query) => index.search(query, { radius }).matches.length > 0).length;
    search();
    const started = cpuNow();
    const found = search();
    const micros = ((cpuNow() - started) * 1_000) / queries.length;
    return {
      what: `1 M random, radius ${radius}: time a query`,
      goal: 'recall 1.000',
      figure: `${rounded(micros)} µs, recall ${(found / queries.length).toFixed(3)}`,
      met: found === queries.length,
    };
  });
}

function fuzz(cases: number): Row {
  const { index, kept } = indexUnderAttack();
  const started = performance.now();
  const report = fc.check(
    fc.property(hostileCalls, (call) => surviveHostileCall(index, call, kept)),
    { numRuns: cases },
  );
  const seconds = (performance.now() - started) / 1_000;
  return {
    what: 'hostile calls: each works or is refused by name, and nothing is lost',
    goal: 'all',
    figure: report.failed
      ? `failed after ${report.numRuns}, seed ${report.seed}`
      : `${rounded(cases)} in ${seconds.toFixed(0)} s`,
    met: !report.failed,
  };
}

interface SamplePaths {
  readonly hashes: string;
  readonly queries: string;
  readonly snapshot: string;
}

async function writeSample(
  folder: string,
  count: number,
  kind: 'random' | 'clustered',
): Promise<SamplePaths> {
  const path = (name: string): string => join(folder, `${count}-${kind}.${name}`);
  const paths = { hashes: path('hashes'), queries: path('queries'), snapshot: path('snapshot') };
  const sample = new SampleHashes(count);
  const hashes = kind === 'random' ? sample.random(count) : sample.clustered(count, 30, 20);
  const queries = new Uint8Array(32 * QUERIES);
  for (let i = 0; i < QUERIES; i++)
    queries.set(sample.near(hashAt(hashes, sample.below(count)), i % 32), 32 * i);
  await writeFile(paths.hashes, hashes);
  await writeFile(paths.queries, queries);
  return paths;
}

function measure(paths: SamplePaths, few: number): BuildFigures & QueryFigures {
  const built = child<BuildFigures>('build', paths.hashes, paths.snapshot);
  return { ...built, ...child<QueryFigures>('query', paths.snapshot, paths.queries, String(few)) };
}

function child<Figures>(...parameters: string[]): Figures {
  const script = join(import.meta.dirname, 'hamming-index-child.ts');
  return parse<Figures>(spawnSync(process.execPath, [script, ...parameters], { encoding: 'utf8' }));
}

interface FaissKind {
  readonly buildSeconds: number;
  readonly perSecondWall: number;
  readonly perSecondCpu: number;
  readonly matches: number;
  readonly megabytes: number;
}
type FaissFigures = { readonly flat: FaissKind; readonly multihash?: FaissKind };

/** Undefined where Debian's python3-faiss is not installed. */
function runFaiss({ hashes, queries }: SamplePaths, few: number, kinds: string): FaissFigures | undefined {
  const python = '/usr/bin/python3';
  if (spawnSync(python, ['-P', '-c', 'import faiss, numpy']).status !== 0) return undefined;
  // -P: the script has the name of the library that it imports.
  return parse<FaissFigures>(
    spawnSync(python, ['-P', join(import.meta.dirname, 'faiss.py'), hashes, queries, kinds, String(few)], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    }),
  );
}

function parse<Figures>({ status, stdout, stderr, error }: ReturnType<typeof spawnSync>): Figures {
  if (error !== undefined || status !== 0)
    throw new Error(`a measurement failed: ${String(error ?? stderr)}`);
  return JSON.parse(String(stdout)) as Figures;
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en');
}

if (import.meta.main) {
  const { title, rows } = await run({ long: process.env['ANNHI_BENCH_LONG'] === '1' });
  console.log(title);
  const mark = (met: boolean | null): string => (met === null ? ' ' : met ? '✓' : '✗');
  for (const { what, goal, figure, met } of rows) console.log(`${mark(met)} ${what} | ${goal} | ${figure}`);
}
