import { idioms } from './data/idioms.ts';
import { lexicon } from './data/lexicon.ts';
import type { WordClass } from './data/lexicon.ts';
import { findPhrases, indexPhrases } from './phrases.ts';
import type { Occurrence } from './phrases.ts';
import type { TextSpan } from './types.ts';
import { readUnits } from './units.ts';
import type { Unit } from './units.ts';

/** A text read once: its syllables and where each class of words occurs. */
export interface Reading {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly occurrences: ReadonlyMap<WordClass, readonly Occurrence<WordClass>[]>;
}

const words = indexPhrases<WordClass>(lexicon);
const idiomIndex = indexPhrases({ idiom: idioms });

/** Reads a text once, so that every proposal can be made from one pass. Linear, total. */
export function readText(text: string): Reading {
  const units = readUnits(text);
  const masked = units.map(() => false);
  for (const { from, to } of findPhrases(idiomIndex, units, 0)) masked.fill(true, from, to);
  const occurrences = new Map<WordClass, Occurrence<WordClass>[]>();
  for (const occurrence of findPhrases(words, units, 1, masked)) {
    const list = occurrences.get(occurrence.label);
    if (list === undefined) occurrences.set(occurrence.label, [occurrence]);
    else list.push(occurrence);
  }
  return { text, units, occurrences };
}

export const readingOf = (text: string | Reading): Reading =>
  typeof text === 'string' ? readText(text) : text;

/** What a rule asks for: a phrase of every class, close together. */
export interface Wanted {
  readonly all: readonly WordClass[];
  readonly window: number | null;
  readonly ordered?: true;
  readonly wholeSentence?: true;
}

type Found = readonly Occurrence<WordClass>[];

const span = (found: Found): number =>
  Math.max(...found.map(({ to }) => to)) - Math.min(...found.map(({ from }) => from));

const isWholeSentence = (units: readonly Unit[], { from, to }: Occurrence<WordClass>): boolean =>
  (from === 0 || units[from]?.breakBefore === 2) && (to === units.length || units[to]?.breakBefore === 2);

/** Walks the occurrences by place and keeps, for each class, the latest one that may still take part. */
function closest({ units, occurrences }: Reading, wanted: Wanted): Found | null {
  const events = wanted.all
    .flatMap((label, index) => (occurrences.get(label) ?? []).map((occurrence) => ({ occurrence, index })))
    .filter(({ occurrence }) => wanted.wholeSentence !== true || isWholeSentence(units, occurrence))
    .sort((a, b) => a.occurrence.from - b.occurrence.from);
  const latest: (Found | undefined)[] = wanted.all.map(() => undefined);
  let best: Found | null = null;
  for (const { occurrence, index } of events) {
    if (wanted.ordered === true) {
      const before: Found | undefined = index === 0 ? [] : latest[index - 1];
      if (before === undefined || (before.at(-1)?.to ?? 0) > occurrence.from) continue;
      latest[index] = [...before, occurrence];
    } else latest[index] = [occurrence];
    const candidate = wanted.ordered === true ? latest.at(-1) : latest.flatMap((found) => found ?? []);
    if (candidate?.length !== wanted.all.length) continue;
    if (best === null || span(candidate) < span(best)) best = candidate;
  }
  return best;
}

/** The closest phrases that satisfy a rule, or null. Linear in the number of occurrences. */
export function findWanted(reading: Reading, wanted: Wanted): Found | null {
  if (wanted.all.some((label) => !reading.occurrences.has(label))) return null;
  const found = closest(reading, wanted);
  return found !== null && (wanted.window === null || span(found) <= wanted.window) ? found : null;
}

export const has = (reading: Reading, ...classes: readonly WordClass[]): boolean =>
  classes.some((label) => reading.occurrences.has(label));

/** The original words of some phrases, in order, each once. */
export function spansOf(
  { text, units }: Reading,
  found: readonly Pick<Occurrence<WordClass>, 'from' | 'to'>[],
): TextSpan[] {
  const spans = new Map<string, TextSpan>();
  for (const { from, to } of found) {
    const start = units[from]?.start ?? 0;
    const end = units[to - 1]?.end ?? start;
    spans.set(`${start}-${end}`, { start, end, text: text.slice(start, end) });
  }
  return [...spans.values()].sort((a, b) => a.start - b.start);
}

/** Ages written as a number of years: "13t", "14 tuổi". */
export const agesIn = ({ units }: Reading): number[] =>
  units.flatMap(({ number }, index) =>
    number !== null && number > 0 && number < 120 && ['tuổi', 'years'].includes(units[index + 1]?.word ?? '')
      ? [number]
      : [],
  );
