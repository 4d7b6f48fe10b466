import { teencode } from './data/teencode.ts';
import { foldAccents, syllableKey } from './fold.ts';
import { ANY_NUMBER } from './units.ts';
import type { Unit } from './units.ts';

/**
 * Phrases as people write them in the data files, with full accents:
 * `(dọa|đe dọa) tung ảnh` alternatives, `riêng?` and `(a|b)?` may be absent, `*` exactly one word, `*?` at most one,
 * `#` a number, `=trói` only with its accents typed (without them it reads as `trời`).
 */
interface Node {
  readonly byFold: Map<string, Map<string, Node>>;
  any: Node | null;
  readonly labels: number[];
  /** Whether the word that leads here has no accents itself. */
  readonly isBare: boolean;
}

export interface PhraseIndex<Label extends string> {
  readonly root: Node;
  readonly labels: readonly Label[];
}

/** A phrase found in a text: units `from` (inclusive) to `to` (exclusive). */
export interface Occurrence<Label extends string> {
  readonly label: Label;
  readonly from: number;
  readonly to: number;
}

const ANY_WORD = '*';
const STRICT = '=';
const PART = /\(([^)]*)\)(\?)?|(\S+)/g;

const newNode = (isBare: boolean): Node => ({ byFold: new Map(), any: null, labels: [], isBare });

/** All word sequences that a phrase stands for. */
export function expandPhrase(phrase: string): string[][] {
  let sequences: string[][] = [[]];
  for (const [, group, optionalGroup, word = ''] of phrase.matchAll(PART)) {
    const isOptional = optionalGroup === '?' || word.endsWith('?');
    const options = (group ?? word.replace(/\?$/, '')).split('|').map((option) => option.trim().split(/\s+/));
    const choices = isOptional ? [...options, []] : options;
    sequences = sequences.flatMap((head) => choices.map((tail) => [...head, ...tail]));
  }
  return sequences;
}

function childOf(node: Node, word: string): Node {
  if (word === ANY_WORD) return (node.any ??= newNode(true));
  const isKey = word === ANY_NUMBER;
  const isStrict = word.startsWith(STRICT);
  const plain = isStrict ? word.slice(1) : word;
  const fold = isKey ? word : foldAccents(plain);
  const exact = isKey ? word : (isStrict ? STRICT : '') + syllableKey(plain);
  const children = node.byFold.get(fold) ?? new Map<string, Node>();
  node.byFold.set(fold, children);
  const child = children.get(exact) ?? newNode(exact === fold);
  children.set(exact, child);
  return child;
}

/** Builds one index for all phrases, so that a text is read once however many phrases there are. */
export function indexPhrases<Label extends string>(
  phrases: Readonly<Record<Label, readonly string[]>>,
): PhraseIndex<Label> {
  const root = newNode(true);
  const labels = Object.keys(phrases) as Label[];
  labels.forEach((label, number) => {
    for (const sequence of phrases[label].flatMap(expandPhrase)) {
      // Split as texts are: Khmer into clusters, `acc` into `tài khoản`.
      const words = sequence.flatMap((word) => {
        const standard = teencode.get(word);
        return standard !== undefined && standard.length > 1 ? standard : (word.match(KHMER_OR_WORD) ?? []);
      });
      const end = words.reduce(childOf, root);
      if (!end.labels.includes(number)) end.labels.push(number);
    }
  });
  return { root, labels };
}

const KHMER_OR_WORD =
  /\p{Script=Khmer}(?:\u17D2\p{Script=Khmer}|[\u17B6-\u17D3\u17DD])*|[^\p{Script=Khmer}]+/gu;

function* childrenFor(node: Node, unit: Unit): Generator<Node> {
  if (node.any !== null) yield node.any;
  for (const { fold, exact } of unit.spellings) {
    const children = node.byFold.get(fold);
    if (children === undefined) continue;
    for (const [key, child] of children) {
      const wanted = key.startsWith(STRICT) ? key.slice(1) : key;
      if (exact === null ? !key.startsWith(STRICT) : wanted === exact) yield child;
    }
  }
}

/**
 * Every phrase that occurs, in order of its beginning. A phrase never runs across the end of a sentence
 * (`maxBreak` 1) or, when `maxBreak` is 0, across a comma. `masked` units belong to idioms and match nothing.
 */
export function findPhrases<Label extends string>(
  index: PhraseIndex<Label>,
  units: readonly Unit[],
  maxBreak: 0 | 1,
  masked?: readonly boolean[],
): Occurrence<Label>[] {
  const found: Occurrence<Label>[] = [];
  units.forEach((_unit, from) => {
    let nodes: readonly Node[] = [index.root];
    for (let at = from; at < units.length && nodes.length > 0; at += 1) {
      const unit = units[at];
      if (unit === undefined || masked?.[at] === true || (at > from && unit.breakBefore > maxBreak)) break;
      const next = new Set<Node>();
      for (const node of nodes) for (const child of childrenFor(node, unit)) next.add(child);
      // One bare word amid accents ("tan học") is that word, not another one (`tẩn`) typed in haste.
      const isBareAmidAccents =
        at === from && unit.inAccentedSentence && unit.spellings.every(({ exact }) => exact === null);
      const labels = new Set(
        [...next].flatMap((node) => (isBareAmidAccents && !node.isBare ? [] : node.labels)),
      );
      for (const number of labels) {
        const label = index.labels[number];
        if (label !== undefined) found.push({ label, from, to: at + 1 });
      }
      nodes = [...next];
    }
  });
  return found;
}
