import { readdirSync, readFileSync } from 'node:fs';
import { foldAccents } from './fold.ts';
import { readUnits } from './units.ts';
import type { Unit } from './units.ts';
import { CATEGORIES } from './types.ts';
import type { Category } from './types.ts';

/** An invented report of which people have said what it is about and how urgent it is. */
export interface Example {
  readonly text: string;
  readonly category: Category;
  readonly isEmergency: boolean;
}

/** What a word says: how rare it is, how it leans towards each category, and how it leans towards an emergency. */
interface Weight {
  readonly rarity: number;
  readonly towards: readonly number[];
  readonly urgency: number;
}

/**
 * What the examples teach: for each word and pair of words the weight of its place in the mean example of a category, and in the
 * difference between the mean emergency and the mean of all others (Rocchio's classifier over tf-idf; Manning, Raghavan and Schütze,
 * "Introduction to Information Retrieval", chapter 14.2). Counted anew at each start: to teach it something, add an example.
 */
export type Learned = ReadonlyMap<string, Weight>;

interface Word {
  readonly key: string;
  /** Units `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
}

/** Every word, and every two words that stand side by side in a sentence; without accents, numbers as one word. */
function wordsOf(units: readonly Unit[]): Word[] {
  const keys = units.map(({ number, word }) => (number === null ? foldAccents(word) : '#'));
  return units.flatMap((unit, at): Word[] => [
    ...(at > 0 && unit.breakBefore < 2
      ? [{ key: `${keys[at - 1]} ${keys[at]}`, from: at - 1, to: at + 1 }]
      : []),
    { key: keys[at] ?? '', from: at, to: at + 1 },
  ]);
}

/** Learns from examples; the same examples teach the same. */
export function learnFrom(examples: readonly Example[]): Learned {
  const places = new Map<string, number>();
  const documents = examples.map(({ text }) =>
    [...new Set(wordsOf(readUnits(text)).map(({ key }) => key))].map((key) => {
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      return place;
    }),
  );
  const counts = new Float64Array(places.size);
  for (const document of documents) for (const place of document) counts[place] = (counts[place] ?? 0) + 1;
  const rarity = counts.map((count) => Math.log((1 + examples.length) / (1 + count)) + 1);
  /** The mean of some documents, each of length one: a long example teaches no more than a short one. */
  const meanOf = (isMeant: (example: Example) => boolean): Float64Array => {
    const meant = documents.filter((_, index) => examples.slice(index, index + 1).some(isMeant));
    const mean = new Float64Array(places.size);
    for (const document of meant) {
      const length = lengthOf(document.map((place) => rarity[place] ?? 0)) * meant.length;
      for (const place of document) mean[place] = (mean[place] ?? 0) + (rarity[place] ?? 0) / length;
    }
    return mean;
  };
  const means = CATEGORIES.map((category) => ofLengthOne(meanOf((one) => one.category === category)));
  const calm = meanOf(({ isEmergency }) => !isEmergency);
  const urgency = ofLengthOne(
    meanOf(({ isEmergency }) => isEmergency).map((mean, place) => mean - (calm[place] ?? 0)),
  );
  return new Map(
    [...places].map(([key, place]) => [
      key,
      {
        rarity: rarity[place] ?? 0,
        towards: means.map((mean) => mean[place] ?? 0),
        urgency: urgency[place] ?? 0,
      },
    ]),
  );
}

function lengthOf(numbers: ArrayLike<number> & Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number * number;
  return Math.sqrt(sum) || 1;
}

function ofLengthOne(numbers: Float64Array): Float64Array {
  const length = lengthOf(numbers);
  return numbers.map((number) => number / length);
}

type HasUnits = { readonly units: readonly Unit[] };

/** A place in the text that speaks for a guess, strongest first. */
export type Speaking = Pick<Word, 'from' | 'to'>;

const strongest = (found: readonly (Speaking & { readonly weight: number })[]): Speaking[] =>
  found
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3);

/** The words of a text that the examples know, each once, at its first place. */
function knownIn(learned: Learned, units: readonly Unit[]): (Word & Weight)[] {
  const known = new Map<string, Word & Weight>();
  for (const word of wordsOf(units)) {
    const weight = learned.get(word.key);
    if (weight !== undefined && !known.has(word.key)) known.set(word.key, { ...word, ...weight });
  }
  return [...known.values()];
}

/** A shorter text says too little to be likened: there the rules speak alone. */
export const FEWEST_WORDS = 15;

/** As if some fifteen more words stood in every text, of which nothing is known: a few words say little, whatever they are. */
const UNSAID = 400;

/** How much a text is like the examples of each category: cosine, 0 to 1, in the order of `CATEGORIES`. */
export function likenessToCategories(learned: Learned, { units }: HasUnits): number[] {
  const known = knownIn(learned, units);
  const length = Math.sqrt(known.reduce((sum, { rarity }) => sum + rarity * rarity, UNSAID));
  return CATEGORIES.map(
    (_, index) =>
      known.reduce((sum, { rarity, towards }) => sum + rarity * (towards[index] ?? 0), 0) / length,
  );
}

/** The words for which a text is like the examples of one category. */
export function wordsTowards(learned: Learned, { units }: HasUnits, category: Category): Speaking[] {
  const index = CATEGORIES.indexOf(category);
  return strongest(
    knownIn(learned, units).map((word) => ({ ...word, weight: word.rarity * (word.towards[index] ?? 0) })),
  );
}

/**
 * How much a text is like the emergencies among the examples, and unlike the others: 0 to 1. The highest of the whole text and of every
 * beginning and end of it, cut between lines: calm lines added above or below take nothing back.
 */
export function likenessToEmergency(learned: Learned, reading: HasUnits & { readonly text: string }): number {
  const lines = linesIn(reading);
  return Math.max(highestOfBeginnings(learned, lines), highestOfBeginnings(learned, lines.toReversed()));
}

/** The words of each line. */
function linesIn({ text, units }: HasUnits & { readonly text: string }): Word[][] {
  let line = 0;
  const lineOf = units.map((unit, at) => {
    if (at > 0 && text.slice(units[at - 1]?.end, unit.start).includes('\n')) line += 1;
    return line;
  });
  const lines: Word[][] = Array.from({ length: line + 1 }, () => []);
  for (const word of wordsOf(units)) lines[lineOf[word.from] ?? 0]?.push(word);
  return lines;
}

function highestOfBeginnings(learned: Learned, lines: readonly (readonly Word[])[]): number {
  const seen = new Set<string>();
  let sum = 0;
  let square = UNSAID;
  let best = 0;
  for (const line of lines) {
    for (const { key } of line) {
      const weight = learned.get(key);
      if (weight === undefined || seen.has(key)) continue;
      seen.add(key);
      sum += weight.rarity * weight.urgency;
      square += weight.rarity * weight.rarity;
    }
    best = Math.max(best, sum / Math.sqrt(square));
  }
  return best;
}

/** The words for which a text is like an emergency. */
export function wordsOfUrgency(learned: Learned, { units }: HasUnits): Speaking[] {
  return strongest(knownIn(learned, units).map((word) => ({ ...word, weight: word.rarity * word.urgency })));
}

const folder = new URL('examples/', import.meta.url);

/** The lines of one file of examples. */
const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

let own: Learned | undefined;

/** What our own examples teach (the folder `examples/`), counted once when it is first asked for. */
export function ownExamples(): Learned {
  own ??= learnFrom(
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .flatMap(linesOf)
      .map((line): Example => {
        const { text, expect } = JSON.parse(line) as { text: string; expect: Omit<Example, 'text'> };
        return { text, category: expect.category, isEmergency: expect.isEmergency };
      }),
  );
  return own;
}
