import { teencode } from './data/teencode.ts';
import { foldAccents, syllableKey } from './fold.ts';
import { ANY_NUMBER, wordPieces } from './units.ts';
import type { Unit } from './units.ts';

/**
 * Phrases as people write them in the data files, with full accents:
 * `(dọa|đe dọa) tung ảnh` alternatives, `riêng?` and `(a|b)?` may be absent, `*` exactly one word, `*?` at most one,
 * `#` a number, `=trói` only with its accents typed (without them it reads as `trời`).
 *
 * They become one graph of words: a part that may be absent adds an edge, not a copy of what follows, so that the
 * graph grows with the length of the data files and not with the number of sentences that they describe.
 */
interface Node {
  readonly byFold: Map<string, Edge[]>;
  readonly any: Node[];
  readonly labels: Set<number>;
}

interface Edge {
  readonly to: Node;
  /** Letters and tone of the word as written in the phrase. */
  readonly exact: string;
  /** Matches only when its accents were typed. */
  readonly isStrict: boolean;
  /** The word has no accents itself. */
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

const newNode = (): Node => ({ byFold: new Map(), any: [], labels: new Set() });

function connect(from: Node, word: string, to: Node): void {
  if (word === ANY_WORD) {
    from.any.push(to);
    return;
  }
  const isStrict = word.startsWith(STRICT);
  const plain = isStrict ? word.slice(1) : word;
  const fold = word === ANY_NUMBER ? word : foldAccents(plain);
  const exact = word === ANY_NUMBER ? word : syllableKey(plain);
  const edges = from.byFold.get(fold) ?? [];
  from.byFold.set(fold, edges);
  edges.push({ to, exact, isStrict, isBare: exact === fold });
}

/** Words of an alternative, split as texts are: Khmer into clusters, `acc` into `tài khoản`. */
const wordsOf = (alternative: string): string[] =>
  alternative
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const standard = teencode.get(word);
      return standard !== undefined && standard.length > 1 ? standard : wordPieces(word);
    });

/** Adds one phrase; returns the nodes at which it is complete. */
function addPhrase(root: Node, phrase: string): readonly Node[] {
  let ends: Node[] = [root];
  for (const [, group, optionalGroup, word = ''] of phrase.matchAll(PART)) {
    const isOptional = optionalGroup === '?' || word.endsWith('?');
    const join = newNode();
    for (const alternative of (group ?? word.replace(/\?$/, '')).split('|')) {
      const words = wordsOf(alternative);
      let starts: readonly Node[] = ends;
      words.forEach((each, index) => {
        const to = index === words.length - 1 ? join : newNode();
        for (const start of starts) connect(start, each, to);
        starts = [to];
      });
    }
    ends = isOptional ? [...ends, join] : [join];
  }
  return ends.filter((node) => node !== root);
}

/** Builds one graph of all phrases, so that a text is read once however many phrases there are. */
export function indexPhrases<Label extends string>(
  phrases: Readonly<Record<Label, readonly string[]>>,
): PhraseIndex<Label> {
  const root = newNode();
  const labels = Object.keys(phrases) as Label[];
  labels.forEach((label, number) => {
    for (const phrase of phrases[label]) for (const end of addPhrase(root, phrase)) end.labels.add(number);
  });
  return { root, labels };
}

function edgesFor(node: Node, unit: Unit): Edge[] {
  return unit.spellings.flatMap(({ fold, exact }) =>
    (node.byFold.get(fold) ?? []).filter((edge) => (exact === null ? !edge.isStrict : edge.exact === exact)),
  );
}

/** One bare word amid accents ("tan học") is that word, not another one (`tẩn`) typed in haste. */
const isBareAmidAccents = (unit: Unit): boolean =>
  unit.inAccentedSentence && unit.spellings.every(({ exact }) => exact === null);

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
  units.forEach((first, from) => {
    const needsBareWord = isBareAmidAccents(first);
    let nodes = new Set<Node>([index.root]);
    for (let at = from; at < units.length && nodes.size > 0; at += 1) {
      const unit = units[at];
      if (unit === undefined || masked?.[at] === true || (at > from && unit.breakBefore > maxBreak)) break;
      const next = new Set<Node>();
      const labels = new Set<number>();
      for (const node of nodes) {
        for (const to of node.any) next.add(to);
        for (const { to, isBare } of edgesFor(node, unit)) {
          next.add(to);
          if (at > from || isBare || !needsBareWord) for (const label of to.labels) labels.add(label);
        }
        if (at > from) for (const to of node.any) for (const label of to.labels) labels.add(label);
      }
      for (const number of labels) {
        const label = index.labels[number];
        if (label !== undefined) found.push({ label, from, to: at + 1 });
      }
      nodes = next;
    }
  });
  return found;
}
